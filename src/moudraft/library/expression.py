"""What a hole may hold: a dotted name, or a sandboxed Jinja2 expression over the same names.

Most holes are plain names, which are looked up without Jinja2. An expression is parsed by Jinja2 and held to a short
list of harmless nodes before it is ever compiled: no calls, no subscripts, no names that begin with an underscore.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import NOWHERE
from moudraft.yaml_source.characters import forbidden_characters

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

NAME = lazy_pattern(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*")
ALLOWED = (
    "Template", "Output", "Name", "Const", "Getattr", "CondExpr", "Compare", "Operand", "And", "Or", "Not", "Concat",
    "TemplateData", "Filter", "List", "Tuple",
)  # fmt: skip
# Nearly every expression is a run of words and names, or one of two: "for " ~ name if other == "y" else "z". These are
# read here, so that a draft needs no Jinja2, which takes as long to import as a draft to assemble.
_NO_NAME = r"(?!(?i:and|else|false|if|in|is|none|not|or|true)\b)"
_WORD = rf"""(?:"[^"'\\{{}}]*"|'[^"'\\{{}}]*'|{_NO_NAME}[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*)"""
WORD = lazy_pattern(_WORD)
TOKEN = lazy_pattern(rf"{_WORD}| (?:~|if|else|==|!=) ")
SHAPE = lazy_pattern(r"(w(?:~w)*)(?:\?(w)(?:([=!])(w))?:(w(?:~w)*))?")
_SIGNS = {" ~ ": "~", " if ": "?", " else ": ":", " == ": "=", " != ": "!"}
LONGEST = 500
DEEPEST = 20
FILTERS = ("upper", "lower", "capitalize", "title", "trim")
COMPARISONS = {"eq": "==", "ne": "!=", "in": "in", "notin": "not in"}


@lru_cache(4096)
def is_name(expression: str) -> bool:
    """Whether an expression is no more than a dotted name, as nearly every one is."""
    return NAME.fullmatch(expression) is not None


def fault(expression: str) -> str:
    """What is wrong with an expression, in plain words, or nothing: then it can be worked out, whatever names print."""
    if NAME.fullmatch(expression):
        return ""
    from jinja2 import TemplateSyntaxError

    # A sentence has no need of more, and Python's own readers run out of stack over chains and brackets.
    if len(expression) > LONGEST or expression.count("(") > DEEPEST:
        return f"is longer than {LONGEST} characters, or has more than {DEEPEST} brackets; make another wording of it"
    try:
        tree = _environment().parse("{{ " + expression + " }}")
        return _node_fault(tree) or _trial_fault(expression)
    except TemplateSyntaxError as error:
        return f"cannot be read: {error.message}"
    except (RecursionError, MemoryError):
        return "is too long a chain; make another wording of it"


def _trial_fault(expression: str) -> str:
    """What happens when an expression is worked out with a word for every name."""
    try:
        str(result(evaluate(expression, lambda name: name)))
    except Exception as error:
        return f"cannot be worked out: {' '.join(str(error).split())}"
    return ""


def _node_fault(tree: nodes.Template) -> str:
    among: set[int] = set()
    for node in _walk(tree):
        name = type(node).__name__
        if name == "Operand":
            if node.op not in COMPARISONS:  # type: ignore[attr-defined]
                return f"compares by order; a hole may use {', '.join(COMPARISONS.values())}"
            listed = type(node.expr).__name__ in ("List", "Tuple")  # type: ignore[attr-defined]
            if listed != node.op.endswith("in"):  # type: ignore[attr-defined]
                return 'compares with a list by "in" and "not in", and with anything else by "==" and "!="'
            among.add(id(node.expr))  # type: ignore[attr-defined]
        if name in ("List", "Tuple") and id(node) not in among:
            return "prints a list; name what it should print"
        if name == "Getattr" and not _path(node):
            return "reaches into something that is not a name"
        if name not in ALLOWED:
            return f"uses {name}, which a hole may not"
        if name == "Getattr" and getattr(node, "attr", "").startswith("_"):
            return f'reaches for "{node.attr}", which is closed'  # type: ignore[attr-defined]
        if name == "Name" and node.name.startswith("_"):  # type: ignore[attr-defined]
            return f'reaches for "{node.name}", which is closed'  # type: ignore[attr-defined]
        if name == "Filter" and node.name not in FILTERS:  # type: ignore[attr-defined]
            return f'uses the filter "{node.name}"; a hole may use {", ".join(FILTERS)}'  # type: ignore[attr-defined]
        if name == "Filter" and _arguments(node):
            return f'gives the filter "{node.name}" something in brackets; it takes nothing'  # type: ignore[attr-defined]
        if name == "Const" and not isinstance(node.value, str):  # type: ignore[attr-defined]
            return f"holds {node.value!r}; what is no name stands in quotes"  # type: ignore[attr-defined]
        if name == "Const" and forbidden_characters(node.value, NOWHERE):  # type: ignore[attr-defined]
            return "holds a character that no document can hold"
    return ""


def names(expression: str) -> list[str]:
    """The dotted names an expression uses."""
    if NAME.fullmatch(expression):
        return [expression]
    found: list[str] = []
    inner: set[int] = set()
    for node in _walk(_environment().parse("{{ " + expression + " }}")):
        path = _path(node)
        if path and id(node) not in inner:
            found.append(path)
            inner.update(id(each) for each in _walk(node))
    return found


def evaluate(expression: str, lookup: Callable[[str], Any]) -> Any:
    """The value of an expression that has no fault; ``lookup`` gives the value of a dotted name."""
    choice = _choice(expression)
    if choice is not None:
        return _chosen(choice, lookup)
    return _compiled(expression)(
        **{name.partition(".")[0]: _Named(name.partition(".")[0], lookup) for name in names(expression)}
    )


@cache
def _choice(expression: str) -> tuple[str, ...] | None:
    """The run that an expression prints, what decides on it, and the run that it prints otherwise."""
    tokens = TOKEN.findall(expression)
    shape = SHAPE.fullmatch("".join(_SIGNS.get(each, "w") for each in tokens))
    if shape is None or "".join(tokens) != expression:
        return None
    return tuple("".join(tokens[slice(*shape.span(group))]) for group in range(1, 6))


def _chosen(choice: tuple[str, ...], lookup: Callable[[str], Any]) -> Any:
    one, tested, sign, against, other = choice
    if not tested:
        return _run(one, lookup)
    value = str(_word(tested, lookup))
    holds = (value == str(_word(against, lookup))) is (sign == " == ") if sign else bool(value)
    return _run(one if holds else other, lookup)


def _run(text: str, lookup: Callable[[str], Any]) -> Any:
    """The words of a run one after another; one alone is itself, so that a blank stays a blank."""
    words = [_word(each, lookup) for each in WORD.findall(text)]
    return words[0] if len(words) == 1 else "".join(map(str, words))


def _word(word: str, lookup: Callable[[str], Any]) -> Any:
    return word[1:-1] if word[0] in "\"'" else lookup(word)


class _Named:
    """A name inside an expression: it prints its value, and its attributes are longer names."""

    def __init__(self, path: str, lookup: Callable[[str], Any]) -> None:
        self._path = path
        self._lookup = lookup

    def __getattr__(self, name: str) -> _Named:
        if name.startswith("_"):
            raise AttributeError(name)
        return _Named(f"{self._path}.{name}", self._lookup)

    def value(self) -> Any:
        return self._lookup(self._path)

    def __str__(self) -> str:
        return str(self._lookup(self._path))

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __bool__(self) -> bool:
        return bool(str(self))


def result(value: Any) -> Any:
    """An evaluated value with a name at its end replaced by what the name stands for, so that blanks stay blanks."""
    return value.value() if isinstance(value, _Named) else value


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@cache
def _compiled(expression: str) -> Callable[..., Any]:
    return _environment().compile_expression(expression, undefined_to_none=False)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _arguments(node: Any) -> bool:
    return bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)


def _path(node: nodes.Node) -> str:
    kind = type(node).__name__
    if kind == "Name":
        return str(node.name)  # type: ignore[attr-defined]
    if kind == "Getattr":
        above = _path(node.node)  # type: ignore[attr-defined]
        return f"{above}.{node.attr}" if above else ""  # type: ignore[attr-defined]
    return ""
