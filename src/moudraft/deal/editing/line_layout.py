"""The canonical layout of a deal file: the order of its keys, what stands on one line, what needs quotes.

A list or map that is short stands on its key's line, in brackets; a list of records, or one too long for the
line, has an item a line. Text stays plain unless a reader of YAML, of 1.1 or 1.2, would take it for something
else; a date (2027-04-01) stays plain, as people write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from moudraft.deal import LISTS
from moudraft.deal import deal_shape as shape
from moudraft.deal.body_faults import PLACES
from moudraft.deal.body_shape import BODY_FORMS
from moudraft.yaml_source.characters import without_odd_ends
from moudraft.yaml_source.fitting import YES_NO

WIDTH = 110
Path = tuple[str, ...]

_ITEM = ("id", "tbc", "title", "text")  # what else an item says stays in the order it was said
_BODY = {f".{part}" if part else "": tuple(each.__struct_encode_fields__) for part, each in BODY_FORMS.items()}
_ORDERS: dict[str, tuple[str, ...]] = {
    "": ("moudraft", "library", "template", "title", "date", "group", "parties", *LISTS, "red_lines",
         "governance", "terms", "clauses", "report"),
    "group": shape.GroupForm.__struct_fields__,
    "parties.*": shape.PartyForm.__struct_fields__,
    "parties.*.signatory": shape.SignatoryForm.__struct_fields__,
    **dict.fromkeys(("parties.*.approval", "parties.*.approval.*"), shape.ApprovalForm.__struct_fields__),
    "parties.*.contacts.*": shape.ContactForm.__struct_encode_fields__,
    **{f"{name}.*": _ITEM for name in LISTS},
    "red_lines.*": _ITEM,
    "red_lines.*.waiver": shape.WaiverForm.__struct_fields__,
    **{f"{place}{part}": keys for place in PLACES for part, keys in _BODY.items()},
    "terms.*": ("rule",), "terms.*.*": ("rule",),
    "clauses": shape.ClausesForm.__struct_fields__,
}  # fmt: skip


class Written(str):
    """A text with the way it stands in a file, ``source``, which is kept where its surroundings are laid out anew."""

    source: str

    @classmethod
    def of(cls, text: str, source: str) -> Written:
        made = cls(text)
        made.source = source
        return made


def order_of(path: Path) -> tuple[str, ...]:
    """The keys of a map of the deal in their order; none for a map that has no order of its own."""
    return _ORDERS.get(".".join("*" if each.isdecimal() or n else each for n, each in _starred(path)), ())


def _starred(path: Path) -> Iterable[tuple[bool, str]]:
    """Each step, and whether it stands for any key: an item, or a term by its name."""
    return ((n == 1 and path[0] == "terms", each) for n, each in enumerate(path))


def ordered(keys: Iterable[str], path: Path) -> list[str]:
    """The keys of the map at a path in the order of the shape; others after them, as they come."""
    rank = {key: n for n, key in enumerate(order_of(path))}
    return sorted(keys, key=lambda key: rank.get(key, len(rank)))


def whole(data: Mapping[str, Any], newline: str = "\n") -> str:
    """A deal file from its data, every value a map, list or text."""
    return newline.join(block(data, (), 0)) + newline


def block(value: Any, path: Path, column: int) -> list[str]:
    """The lines of a map or list, indented to a column; of anything else, its one line."""
    if isinstance(value, dict) and value:
        return [line for key in ordered(value, path) for line in keyed(key, value[key], (*path, key), column)]
    if isinstance(value, list) and value:
        return [line for n, each in enumerate(value) for line in item(each, (*path, str(n)), column)]
    return [" " * column + flow(value, path)]


def keyed(key: str, value: Any, path: Path, column: int) -> list[str]:
    """The lines of one key and its value."""
    name = named(key, path[:-1])
    if len(name) > 1000:  # a key this long must be announced by a question mark
        return [" " * column + "? " + name, *_after(":", value, path, column)]
    return _after(f"{name}:", value, path, column)


def item(value: Any, path: Path, column: int) -> list[str]:
    """The lines of one item of a list."""
    return _after("-", value, path, column)


def _after(mark: str, value: Any, path: Path, column: int) -> list[str]:
    before = " " * column + mark
    text = inline(value, path, WIDTH - len(before) - 1)
    if text is not None:
        return [f"{before} {text}"]
    lines = block(value, path, column + 2)
    return [f"{before} {lines[0].lstrip(' ')}", *lines[1:]] if mark == "-" else [before, *lines]


def inline(value: Any, path: Path, room: int) -> str | None:
    """The value as it stands on its key's line, or ``None`` where it should have lines of its own."""
    if isinstance(value, str) or not value:
        return scalar(value, flow=False, path=path) if isinstance(value, str) else flow(value, path)
    if not _may_flow(value, path):
        return None
    text = flow(value, path)
    return text if len(text) <= room else None


def _may_flow(value: Any, path: Path) -> bool:
    """Whether a map or list goes in brackets if it fits: not the great ones, nor a list of records or sentences."""
    if isinstance(value, list):
        return len(path) > 1 or all(isinstance(each, str) and " " not in each for each in value)
    if path[:1] == ("clauses",):
        return len(path) > 1 and len(value) == 1
    return path != ("terms",)


def flow(value: Any, path: Path) -> str:
    """The value on one line, in brackets if it is a map or list."""
    if isinstance(value, dict):
        return "{" + ", ".join(flow_entry(key, value[key], path) for key in ordered(value, path)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each, (*path, str(n))) for n, each in enumerate(value)) + "]"
    return scalar(value, flow=True, path=path)


def flow_entry(key: str, value: Any, above: Path) -> str:
    """``key: value`` as it stands between braces in the map at a path."""
    name, text = named(key, above), flow(value, (*above, key))
    return f"{name}: {text}" if len(name) <= 1000 else f"? {name} : {text}"


def named(key: str, above: Path) -> str:
    """A key as it stands in a file; one the shape has (``on``) needs no quotes."""
    return key if key in order_of(above) else scalar(key, flow=True)


_WORDS = {"~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "=", "<<"}
_NUMBER = re.compile(
    r"[-+]?(0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|\.(inf|nan)"
    r"|([0-9][0-9_,]*(\.[0-9_]*)?|\.[0-9_]+)(e[-+]?[0-9]+)?)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t \t]).*",
    re.IGNORECASE,
)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`=<"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def speaks_otherwise(text: str) -> bool:
    """Whether a common reader of YAML would take the plain word for a number, a truth value or nothing."""
    return text.casefold() in _WORDS or bool(_NUMBER.fullmatch(text))


def can_be_plain(text: str, flow: bool) -> bool:
    """Whether a text without quotes reads back as itself; ``flow`` between brackets."""
    if not text or text != without_odd_ends(text.strip()) or text[0] in _INDICATORS or _UNSAFE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.startswith("..."):
        return False
    return not (flow and re.search(r"[][{},?]|:(?![\w/])", text))


def scalar(text: str, *, flow: bool, path: Path = (), like: str = "") -> str:
    """The text as it stands in a file, on one line; ``like`` is the quotation mark it had, if it had one."""
    if isinstance(text, Written) and (text.source[0] in "'\"" or can_be_plain(text, flow)):
        return text.source
    bare = can_be_plain(text, flow) and (not speaks_otherwise(text) or is_bare(text, path))
    return str(text) if bare and not like else quoted(text, like)


def is_bare(text: str, path: Path) -> bool:
    """Whether a number or truth value is what the deal's shape takes at a path."""
    return path == ("moudraft",) or (path[:1] + path[2:] == ("red_lines", "private") and text.lower() in YES_NO)


def quoted(text: str, like: str = "") -> str:
    """The text in quotes on one line: double ones, unless only single ones spare it backslashes."""
    unsafe = _UNSAFE.search(text)
    if not unsafe and (like == "'" or (not like and "'" not in text and ('"' in text or "\\" in text))):
        return "'" + text.replace("'", "''") + "'"
    return '"' + re.sub(f'["\\\\]|{_UNSAFE.pattern}', _escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
