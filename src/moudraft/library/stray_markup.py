"""Markup of other programs in the words of a library: it would print as it stands, or run lines together."""

from __future__ import annotations

import re

from moudraft.yaml_source.in_plain_words import shown

Fault = tuple[str, str]
"""What would print, and what to write instead."""

_WORDS = "a wording has words, **bold** and *italic*; escape a mark that is meant with \\"
_SIGNS = frozenset("<[&`*~")
# The first that is found is told. Each begins with a sign of its own, so that most texts are passed over on that.
_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"<!--"), "an HTML comment would print", "what is not to print belongs under note:"),
    (re.compile(r"</?[A-Za-z][^<>]{0,200}>"), "HTML would print as it stands", _WORDS),
    (re.compile(r"!\[[^\]\n]{0,200}\]\("), "a picture has no place in a wording", "leave it out"),
    (re.compile(r"\[[^\]\n]{0,200}\](?:\(|\[)"), "a link would print as it stands", "write the address out in words"),
    (re.compile(r"\[\^"), "a footnote would print as it stands", "say it in the sentence, or under note:"),
    (re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
     "an entity would print as it stands", "type the character itself"),
    (re.compile(r"`"), "a mark of code would print as it stands", _WORDS),
    (re.compile(r"\*\*"), "two stars that make nothing bold would print", "close them, with no space inside: **bold**"),
    (re.compile(r"~~"), "a mark for striking out would print", "leave the words out"),
)  # fmt: skip
_ITEM = re.compile(
    r"(?:[\u2010-\u2015\u2022\u2023\u2043\u25aa\u25cf\u00b7](?=\s)|\(?[a-hj-z]\)(?=\s)|[a-z]\.(?=\s)"
    r"|\(?[ivx]{1,4}[.)](?=\s)|\(\d{1,2}\)(?=\s)|\d{1,2}[.)](?=[A-Z]))"
)
_RUNS_ON = re.compile(rf"{_ITEM.pattern}|\d{{1,2}}[.)](?=\s)")
_ROW = re.compile(r"\|.*\|\s*$")


def markup_fault(text: str) -> Fault | None:
    """The first mark in a text that is no mark here."""
    if _SIGNS.isdisjoint(text):
        return None
    for pattern, message, hint in _MARKS:
        found = pattern.search(text)
        if found:
            return f"{message}: {shown(text[found.start() : found.start() + 40])}", hint
    return None


def line_fault(line: str, *, first: bool) -> Fault | None:
    """What is wrong with a line of a paragraph that looks like the item of a list or the row of a table.

    A line other than the ``first`` runs on from the one above.
    """
    line = line.strip()
    if _ROW.match(line):
        return "a row of a table would print as it stands", "put a row |---|---| under the headings"
    found = (_ITEM if first else _RUNS_ON).match(line)
    if not found:
        return None
    hint = "write 1. for an item with a letter or number, and - for one with a bullet; a \\ before it keeps it as it is"
    if first:
        return f'"{found[0]}" begins no item of a list, and would print', hint
    return f'"{found[0]}" begins no item of a list: this line would run on from the one above', hint


_MARK = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])(?=\s)")
_STROKE = re.compile(r"(?<!\\)\|")


def column(line: str) -> tuple[int, int]:
    """Where the mark of a list's item stands in its line, and where its text begins."""
    mark = _MARK.match(line)
    text = mark.end() if mark else 0
    return len(line) - len(line.lstrip(" ")), text + len(line[text:]) - len(line[text:].lstrip(" "))


def cell_count(line: str) -> int:
    """How many cells a row of a table has as it was typed."""
    line = line.strip()
    closed = line.endswith("|") and not line.endswith("\\|")
    return len(_STROKE.split(line.removeprefix("|"))) - closed
