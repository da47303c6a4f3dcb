"""A paragraph of a redline as XML: its properties, its mark, its words, what cuts it in two, what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from moudraft.comparison.laid_flat import Grid, Line
from moudraft.comparison.piece_pairs import LinePair, PiecePair
from moudraft.comparison.reading_back import GridSource
from moudraft.comparison.word_lines import Source
from moudraft.writers.redline.change_marks import BREAK

_ENDS = re.compile(r"(?:<w:bookmarkEnd\b[^>]*/>)+$")


def source(line: Line) -> Source:
    assert isinstance(line.source, Source)
    return line.source


def grid_source(grid: Grid) -> GridSource:
    assert isinstance(grid.source, GridSource)
    return grid.source


def all_lines(pairs: Iterable[PiecePair]) -> Iterator[LinePair]:
    for pair in pairs:
        if isinstance(pair, LinePair):
            yield pair
        else:
            yield from (line for row in pair.rows for cell in row.cells for line in cell)


def parted(properties: str) -> tuple[str, str]:
    """A paragraph's properties, and the section that ends with it, which no tracked change of properties can hold."""
    plain, section, rest = properties.partition("<w:sectPr")
    return plain, section + rest


def written(properties: str, mark: str, content: str, change: str = "") -> str:
    """A paragraph, or those that a mark cuts it into; a bookmark round them all ends with the first."""
    if BREAK in content:
        first, between, rest = content.split(BREAK, 2)
        ends = _ENDS.search(rest)
        if ends:
            first, rest = first + ends[0], rest[: ends.start()]
        return written(properties, between + mark, first) + written(properties, mark, rest, change)
    plain, section = parted(properties)
    inside = plain + (f"<w:rPr>{mark}</w:rPr>" if mark else "") + section + change
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{content}</w:p>"


def with_comments(numbers: Sequence[int], xml: str) -> str:
    """A paragraph with the comments of these numbers round its words."""
    if not numbers:
        return xml
    at = max(xml.rfind("</w:pPr>") + len("</w:pPr>") if "</w:pPr>" in xml else 0, xml.rfind("<w:p>") + len("<w:p>"))
    end = xml.rfind("</w:p>")
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>' for number in numbers
    )
    return xml[:at] + starts + xml[at:end] + ends + xml[end:]
