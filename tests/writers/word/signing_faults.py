"""Signature blocks that are split over pages, or that stand on a page by themselves though another would fit."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from typing import NamedTuple

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.writers.word.laid_out import Block, LaidOut

_CAPTION = "Where to sign: "
_DESCRIPTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblDescription"
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_APART = 35
"""Points between two blocks, and for words above them."""
_POINTS = 12700


class Signing(NamedTuple):
    """A block to sign: for whom, and its heading, its words and its table."""

    party: str
    blocks: tuple[Block, ...]

    @property
    def pages(self) -> frozenset[int]:
        return frozenset().union(*(each.pages for each in self.blocks))


def signing_faults(pages: LaidOut, docx: bytes) -> Iterator[str]:
    """Each block that is split, and each page that has one party's and nothing else."""
    found = signings(pages.flow, docx)
    parties = {each.party for each in found}
    for at, each in enumerate(found):
        first = min(each.pages)
        if len(each.pages) > 1:
            yield f"page {first + 1}: the signature block of {each.party} is split"
            continue
        others = [
            block for block in pages.flow if first in block.pages and not any(block is own for own in each.blocks)
        ]
        beside = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        if not others and any(_fit(each, near, pages, docx, parties) for near in beside):
            yield f"page {first + 1}: the signature block of {each.party} stands alone"


def signings(flow: list[Block], docx: bytes) -> list[Signing]:
    """The blocks to sign: their tables come last on the pages, each below its heading."""
    asked = list(_asked(docx))
    tables = [at for at, each in enumerate(flow) if each.role == "Table"][-len(asked) :] if asked else []
    return [
        Signing(party, tuple(flow[table - above : table + 1]))
        for (party, above), table in zip(asked, tables, strict=True)
    ]


def _asked(docx: bytes) -> Iterator[tuple[str, int]]:
    """Each party that signs, with the paragraphs from its heading to its table."""
    above: list[str] = []
    for each in Document(io.BytesIO(docx)).iter_inner_content():
        if isinstance(each, Paragraph):
            above.append(each.text)
        elif isinstance(each, Table):
            if party := _party(each):
                yield party, above[::-1].index(party) + 1
            above.clear()


def _party(table: Table) -> str:
    node: etree._Element | None = table._tbl.tblPr.find(_DESCRIPTION)  # type: ignore[assignment]
    says = "" if node is None else node.get(_VALUE, "")
    return says.removeprefix(_CAPTION) if says.startswith(_CAPTION) else ""


def _fit(alone: Signing, near: Signing, pages: LaidOut, docx: bytes, parties: Container[str]) -> bool:
    """Whether the page on which a block stands alone would have had room for the one beside it."""
    section = Document(io.BytesIO(docx)).sections[0]
    assert section.bottom_margin
    end = pages.pages[min(alone.pages)].height - section.bottom_margin / _POINTS
    top, bottom = _from_to(alone, pages, end, parties)
    above, below = _from_to(near, pages, end, parties)
    return (bottom - top) + (below - above) + 2 * _APART <= end - top


def _from_to(block: Signing, pages: LaidOut, end: float, parties: Container[str]) -> tuple[float, float]:
    """Where a block begins and ends on its page, in points from the top of it."""
    text = [each for each in pages.pages[min(block.pages)].lines if each.top < end]
    top = max((each.top for each in text if each.words == block.party), default=text[0].top)
    after = min((each.top for each in text if each.words in parties and each.top > top), default=end)
    return top, max(each.bottom for each in text if top <= each.top < after)
