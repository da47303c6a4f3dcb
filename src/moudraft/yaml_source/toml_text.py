"""TOML as a tree: the same plain maps, lists and text that YAML gives, with the line of every key.

Python reads the text, and tells no lines; those come from a walk over it that knows only how keys, tables and values of
several lines begin and end. What stands inside an inline table has the line of the key it belongs to.
"""

from __future__ import annotations

import re

from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.characters import raw_characters
from moudraft.yaml_source.text_file import from_data
from moudraft.yaml_source.tree import Tree

_WHERE = lazy_pattern(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TABLE = lazy_pattern(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_NAME = r"""(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = lazy_pattern(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PART = lazy_pattern(_NAME)
_SKIPPED = lazy_pattern(r""""{3}.*?"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*""", re.DOTALL)


def parse_toml(text: str, file: str) -> Tree:
    """The tree of a TOML document. Raises ``MoudraftError`` with the line of what cannot be read."""
    import tomllib

    raise_if(list(raw_characters(text, file, 1)))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _WHERE.search(said)
        line = int(found[1]) if found and found[1] else 0
        reason = said[: found.start()] if found else said
        raise MoudraftError(
            Problem(Location(file, line), f"this is not TOML that can be read: {reason}", 'write key = "value"')
        ) from None
    tree = from_data(data, file)
    return Tree(tree.data, file, {"": Location(file, 1), **_lines(text, file)})


def _lines(text: str, file: str) -> dict[str, Location]:
    """The place of each key by its dotted path; a table of a list has its number in it."""
    found: dict[str, Location] = {}
    counts: dict[str, int] = {}
    table = ""
    open_brackets = 0
    # What is quoted or a comment may hold anything: it is blanked, line by line the same, before brackets are counted.
    bare = _SKIPPED.sub(lambda each: re.sub(r"[^\n]", " ", each[0]), text)
    in_text = _inside_texts(text)
    for number, (line, empty) in enumerate(zip(text.split("\n"), bare.split("\n"), strict=True), 1):
        if open_brackets == 0 and number not in in_text:
            table = _noted(line, number, table, counts, found, file)
        if not (open_brackets == 0 and _TABLE.match(line)):
            open_brackets += sum(empty.count(each) for each in "[{") - sum(empty.count(each) for each in "]}")
    return found


def _noted(line: str, number: int, table: str, counts: dict[str, int], found: dict[str, Location], file: str) -> str:
    """The table that a line stands in, after noting the key or the table that it begins."""
    where = Location(file, number)
    if header := _TABLE.match(line):
        table = _dotted(header[2], counts)
        if header[1] == "[[":
            found.setdefault(table, where)
            counts[table] = counts.get(table, -1) + 1
            table = f"{table}.{counts[table]}"
        found[table] = where
    elif key := _KEY.match(line):
        path = _dotted(key[1], {})
        found[f"{table}.{path}" if table else path] = where
    return table


def _dotted(name: str, counts: dict[str, int]) -> str:
    """A key of TOML as a dotted path; what belongs to a list of tables belongs to its last one."""
    path = ""
    for part in _PART.findall(name):
        bare = part[1:-1] if part[:1] in "\"'" else part
        path = f"{path}.{bare}" if path else bare
        path = f"{path}.{counts[path]}" if path in counts and not name.endswith(part) else path
    return path


def _inside_texts(text: str) -> set[int]:
    """The lines that begin inside a text of several lines."""
    found: set[int] = set()
    line, at = 1, 0
    for each in _SKIPPED.finditer(text):
        line, at = line + text.count("\n", at, each.start()), each.start()
        found.update(range(line + 1, line + each[0].count("\n") + 1))
    return found
