"""An options paper as blocks that any writer can set: headings, words, tables with tones, and one heat map."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec

Tone = Literal["", "holds", "strained", "breaks", "waiver", "people", "absent", "head", "blank"]
WORDS: dict[str, str] = {
    "holds": "Holds", "strained": "Strained", "breaks": "Breaks", "waiver": "Waived", "people": "To judge",
    "absent": "\u2013",
}  # fmt: skip
LETTERS: dict[str, str] = {
    "holds": "H", "strained": "S", "breaks": "B", "waiver": "W", "people": "J", "absent": "\u2013",
}  # fmt: skip
SIGNS: dict[str, str] = {
    "holds": "\u25cf", "strained": "\u25b2", "breaks": "\u00d7", "waiver": "\u25cb", "people": "?", "absent": "",
}  # fmt: skip
"""A shape for each, so that a map reads in black and white; the fonts that come with Word have them all."""
MEANINGS: dict[Tone, str] = {
    "holds": "kept by a paragraph of the draft, and nothing is against it",
    "strained": "kept, but something in the draft pulls against it",
    "breaks": "a rule of the red line is broken: it needs another answer, or a waiver in writing",
    "waiver": "it would break, and its holder has waived it in the deal",
    "people": "in the parties\u2019 own words, which no machine can check",
    "absent": "not a red line of this option",
}


class Cell(msgspec.Struct, frozen=True):
    """A table cell: lines of text; ``tone`` colours it, and its words say the same. ``strong`` is bold."""

    lines: tuple[str, ...]
    tone: Tone = ""
    strong: bool = False


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading; ``level`` 1 or 2. ``anchor`` is where links to it go."""

    text: str
    level: int = 1
    anchor: str = ""


class Words(msgspec.Struct, frozen=True, tag="words"):
    """A paragraph, a bullet, or a note in small print; ``lead`` stands before it in bold."""

    text: str
    kind: Literal["body", "bullet", "note"] = "body"
    lead: str = ""


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table. ``widths`` are parts of the text width; ``description`` says in words what it is."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    description: str


class HeatMap(msgspec.Struct, frozen=True, tag="heat-map"):
    """How each red line stands in each option. ``rows`` hold a label and a tone for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Tone, ...]], ...]
    corner: str
    description: str


Block = Heading | Words | Grid | HeatMap


class Sheet(msgspec.Struct, frozen=True):
    """A whole paper. ``mark`` stands in the header of every page where the paper is for some eyes only."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...]
    mark: str = ""

    def is_wide(self) -> bool:
        """Whether it needs its pages on their sides."""
        grids = [len(block.header) for block in self.blocks if isinstance(block, Grid)]
        maps = [len(block.columns) for block in self.blocks if isinstance(block, HeatMap)]
        return max([0, *grids]) > 6 or max([0, *maps]) > 6


def signed(tone: str, words: dict[str, str]) -> str:
    """What stands in a cell of the map: the sign of a tone, and its word or letter."""
    return f"{SIGNS[tone]} {words[tone]}".strip()


def cell(text: str, tone: Tone = "", *, strong: bool = False) -> Cell:
    return Cell((text,), tone, strong)
