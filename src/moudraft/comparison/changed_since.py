"""What has been changed in a draft since it was written, told by the digits of each paragraph that it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from moudraft.comparison.laid_flat import Line, Part
from moudraft.comparison.reading_back import Reading
from moudraft.comparison.word_file import Record, WordFile
from moudraft.comparison.word_lines import LineReader
from moudraft.office.paragraph_digits import DIGITS, digits

How = Literal["changed", "missing", "added"]
_KINDS = ("clause", "heading", "schedule", "signatures")


class LineChange(msgspec.Struct, frozen=True):
    """A paragraph changed, missing or added. ``slot`` is its provision (empty: a heading), ``number`` and ``text`` as
    they are now; what is missing has none."""

    how: How
    slot: str
    number: str = ""
    text: str = ""


def changed_since(file: WordFile, record: Record, titles: Mapping[str, str]) -> tuple[LineChange, ...] | None:
    """Every paragraph changed since the file was drafted; None where the file carries no digits."""
    if not record.lines:
        return None
    slots = [slot for slot, _, _ in record.provisions]
    before = [
        (run[at : at + DIGITS], slots[number] if 0 <= number < len(slots) else "")
        for number, run in record.lines
        for at in range(0, len(run), DIGITS)
    ]
    now = list(_lines(Reading(file, record, LineReader(file.styles), titles).parts))
    return tuple(_changes(before, now))


def _lines(parts: list[Part]) -> Iterator[tuple[str, str, Line]]:
    """The digits of each paragraph there is, with its provision; what fields show is no part of them."""
    for part in parts:
        if part.kind in _KINDS:
            for line in part.lines():
                text = "".join(atom.text for atom in line.atoms if atom.kind != "field")
                if text.strip():
                    yield digits(text), line.slot or (part.id if part.kind == "clause" else ""), line


def _changes(before: list[tuple[str, str]], now: list[tuple[str, str, Line]]) -> Iterator[LineChange]:
    matcher = SequenceMatcher(None, [each for each, _ in before], [each for each, _, _ in now], autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        if how == "equal":
            continue
        both = min(end - start, last - first)
        for number in range(both):
            _, slot, line = now[first + number]
            yield LineChange("changed", before[start + number][1] or slot, line.number, line.text.strip())
        yield from (LineChange("missing", slot) for _, slot in before[start + both : end])
        yield from (
            LineChange("added", slot, line.number, line.text.strip()) for _, slot, line in now[first + both : last]
        )
