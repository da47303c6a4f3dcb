"""The small changes that make a mutant of a function: a comparison turned, a condition denied, a call taken out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {
    "any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith", "endswith": "startswith",
    "removeprefix": "removesuffix", "removesuffix": "removeprefix", "partition": "rpartition",
}  # fmt: skip
# Not run, or of no concern to a reader of the program: types, decorators, defaults, and what is asserted for mypy.
PASSED_OVER = ("annotation", "returns", "decorator_list", "args", "type_params", "format_spec")
WIDEST = 60


class Mutation(NamedTuple):
    """One change of one function: what stood there, what stands there now, and which change of its file it is."""

    function: str
    line: int
    before: str
    after: str
    number: int


class _Place(NamedTuple):
    """Where a node hangs in its tree."""

    parent: ast.AST
    field: str
    index: int | None

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutations(source: str) -> list[Mutation]:
    """Every mutation of the functions of a file, in the order of the file."""
    found = enumerate(_changes(ast.parse(source)))
    return [
        Mutation(function, getattr(old, "lineno", 0), _shown(old), _shown(new), number)
        for number, (function, _, old, new) in found
    ]


def mutant_code(source: str, number: int, file: str) -> CodeType:
    """The code of the mutated function, compiled with the whole file around it."""
    tree = ast.parse(source)
    function, place, old, new = list(_changes(tree))[number]
    place.put(ast.copy_location(new, old))
    module = compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True)
    return next(code for code in codes(module) if code.co_qualname == function)


def noting_code(source: str, noted: str, file: str) -> dict[str, CodeType]:
    """The code of every function by its name, each changed to tell ``noted`` its name whenever it is called."""
    tree = ast.parse(source)
    functions = dict(_functions(tree, ""))
    for name, function in functions.items():
        tell = ast.Expr(ast.Call(ast.Name(noted, ast.Load()), [ast.Constant(name)], []))
        function.body.insert(1 if _is_words(function.body[0]) else 0, ast.copy_location(tell, function))
    module = compile(ast.fix_missing_locations(tree), file, "exec", dont_inherit=True)
    return {code.co_qualname: code for code in codes(module) if code.co_qualname in functions}


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code object's own, and theirs in turn."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from codes(each)


def _changes(tree: ast.Module) -> Iterator[tuple[str, _Place, ast.AST, ast.AST]]:
    for name, function in _functions(tree, ""):
        for number, statement in enumerate(function.body):
            if number == 0 and _is_words(statement):
                continue
            for place, node in _nodes(_Place(function, "body", number), statement):
                for new in _turned(node, place):
                    yield name, place, node, new


def _functions(node: ast.Module | ast.ClassDef, around: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for each in node.body:
        if isinstance(each, ast.FunctionDef):
            yield around + each.name, each
        elif isinstance(each, ast.ClassDef):
            yield from _functions(each, f"{around}{each.name}.")


def _nodes(place: _Place, node: ast.AST) -> Iterator[tuple[_Place, ast.AST]]:
    if isinstance(node, ast.Assert) or _is_words(node):
        return
    yield place, node
    for field, value in ast.iter_fields(node):
        if field in PASSED_OVER and not isinstance(node, ast.Call):
            continue
        if isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, ast.AST):
                    yield from _nodes(_Place(node, field, index), each)
        elif isinstance(value, ast.AST):
            yield from _nodes(_Place(node, field, None), value)


def _is_words(node: ast.AST) -> bool:
    """Whether a statement is a string by itself: a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _turned(node: ast.AST, place: _Place) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    if place.field == "ifs":
        yield ast.Constant(True)
    elif place.field == "test" and not isinstance(place.parent, ast.While) and not _has_opposite(node):
        yield ast.UnaryOp(ast.Not(), node)  # type: ignore[arg-type]
    match node:
        case ast.Compare(left, [operator, *others], right):
            yield ast.Compare(left, [COMPARISONS[type(operator)](), *others], right)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool() | int() | str() as value):
            yield ast.Constant(_other(value))
        case ast.BinOp():
            yield from _calculated(node)
        case ast.Call():
            yield from _called(node)
        case ast.Dict(keys, values) if None in keys:
            yield ast.Dict(keys[::-1], values[::-1])
        case ast.Tuple([ast.Starred(), ast.Starred()] as parts, context):
            yield ast.Tuple(parts[::-1], context)
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Continue() | ast.Break():
            yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue()
        case ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Raise():
            yield ast.Pass()


def _has_opposite(node: ast.AST) -> bool:
    """Whether a condition is denied by another mutation of it anyway."""
    match node:
        case ast.UnaryOp(ast.Not()):
            return True
        case ast.Compare(_, [ast.Eq() | ast.NotEq() | ast.In() | ast.NotIn() | ast.Is() | ast.IsNot()]):
            return True
    return False


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else "" if value else "mutant"


def _calculated(node: ast.BinOp) -> Iterator[ast.AST]:
    texts = (ast.JoinedStr, ast.Constant, ast.Tuple, ast.List)
    joins = isinstance(node.op, ast.Add) and (isinstance(node.left, texts) or isinstance(node.right, texts))
    if isinstance(node.op, ast.BitOr) or (joins and not _is_number(node.left) and not _is_number(node.right)):
        yield ast.BinOp(node.right, node.op, node.left)
    elif type(node.op) in OPERATORS:
        yield ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    match node.func:
        case ast.Name(name, context) if name in NAMES:
            yield ast.Call(ast.Name(NAMES[name], context), node.args, node.keywords)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Call(ast.Attribute(value, NAMES[name], context), node.args, node.keywords)
    match node.args:
        case [first, second, *rest] if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            yield ast.Call(node.func, [second, first, *rest], node.keywords)


def _shown(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}\u2026"
