"""Read two files of one paper, each as the guide to what lost its marks in the other."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from moudraft.comparison.bookmark_names import give_names, names_regained
from moudraft.comparison.laid_flat import Paper
from moudraft.comparison.looks_of_styles import looks_of_styles
from moudraft.comparison.lost_bookmarks import regained, share_found
from moudraft.comparison.reading_back import Reading, not_ours
from moudraft.comparison.word_file import WordFile
from moudraft.comparison.word_lines import LineReader
from moudraft.problems import MoudraftError

_ENOUGH = 0.4
"""The share of a paper's clauses that a file without any record must have to be taken for a later state of it."""


def read_both(old: WordFile, new: WordFile, titles: Mapping[str, str] | None = None) -> tuple[Paper, Paper]:
    """The Papers of two files, each the guide to what lost its marks in the other.

    One of the two may have lost the property as well. Raises ``MoudraftError`` where both have, or where most of the
    clauses of the one are not in the other.
    """
    records = [each.record for each in (old, new)]
    known = records[0] or records[1]
    if known is None:
        raise MoudraftError([problem for each in (old, new) for problem in not_ours(each).problems])
    old.reader = LineReader(old.styles)
    new.reader = LineReader(new.styles, old.reader)
    readings = [
        Reading(file, record or known, reader, titles or {})
        for file, record, reader in zip((old, new), records, (old.reader, new.reader), strict=True)
    ]
    for at, record in enumerate(records):
        if record is None:
            readings[at] = _named_again(readings[at], readings[1 - at])
    parts = [each.parts for each in readings]
    papers = []
    for reading, other, record in zip(readings, reversed(parts), records, strict=True):
        slots = {slot for slot, _, _ in record.provisions} if record else None
        reading.parts = regained(reading.parts, other, slots)
        if record is None and share_found(reading.parts, other) < _ENOUGH:
            raise not_ours(reading.file)
        papers.append(reading.paper())
    if old.by_libre_office or new.by_libre_office:
        return papers[0], papers[1]  # it writes anew how everything looks
    before, after = (
        msgspec.structs.replace(paper, asides=(*paper.asides, *looks_of_styles(file)))
        for paper, file in zip(papers, (old, new), strict=True)
    )
    return before, after


def _named_again(reading: Reading, guide: Reading) -> Reading:
    """A file without any record read once more, if its bookmarks can be given our names."""
    names = names_regained(regained(reading.parts, guide.parts, None), guide.parts)
    if not names:
        return reading
    give_names(reading.file.root, names)
    return Reading(reading.file, reading.record, LineReader(reading.styles), reading.titles)
