"""The paragraphs of a draft by the spots that were noted while it was filled, each with how a person finds it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.document import Paragraph, Provision, Table, plain_text
from moudraft.document.drafted import Drafted
from moudraft.document.places import place_of
from moudraft.document.provenance import COVER, SIGNING, Spot

STATEMENT = "statement"
"""What a numbered paragraph in a table is called."""

OPENING = 6
"""How many words of a paragraph tell it from the others."""


class Passage(msgspec.Struct, frozen=True):
    """A paragraph: what it is called (``paragraph 5.2(a)``), its words, the number of its block, and itself."""

    place: str
    text: str
    block: int
    paragraph: Paragraph


class Unit(msgspec.Struct, frozen=True):
    """What is asked for as one: a numbered paragraph with its list, or a table."""

    place: str
    text: str
    spots: tuple[Spot, ...]


class Pages:
    """Every paragraph of a draft by its spot, and the units by provision."""

    def __init__(self, made: Drafted) -> None:
        self.made = made
        self.unit = made.selection.template.unit
        self.provisions = {each.id: each for each in made.document.all_provisions()}
        self.places = {id: place_of(made, each) for id, each in self.provisions.items()}
        self.passages = {id: tuple(self._passages(each)) for id, each in self.provisions.items()}

    def place(self, spot: Spot) -> str:
        """How a person finds a paragraph; empty for one that the draft does not have."""
        if spot.provision in (COVER, SIGNING):
            return "the cover" if spot.provision == COVER else "the signatures"
        passages = self.passages.get(spot.provision, ())
        return passages[spot.paragraph].place if spot.paragraph < len(passages) else ""

    def printed_place(self, spot: Spot) -> str:
        """The same for whoever has the paper alone.

        Where nothing is numbered and the paper does not show the heading of a provision, that is the section, or the
        words with which the paragraph begins.
        """
        place, provision = self.place(spot), self.provisions.get(spot.provision)
        if provision is None or provision.shown or not place.startswith(headed := f"\u201c{provision.heading}\u201d"):
            return place
        section = next((each for each in self.made.document.sections if provision in each.provisions), None)
        if section is not None and section.heading:
            found = f"section {section.number}" if section.number else f"\u201c{section.heading}\u201d"
        else:
            found = f"\u201c{self._begins(spot)} \u2026\u201d"
        return f"{found}{place.removeprefix(headed)}"

    def _begins(self, spot: Spot) -> str:
        """The words with which the block of a paragraph begins."""
        passages = self.passages[spot.provision]
        first = next(each for each in passages if each.block == passages[spot.paragraph].block)
        return " ".join(first.text.split()[:OPENING]).rstrip(",.;:")

    def heading(self, spot: Spot) -> str:
        provision = self.provisions.get(spot.provision)
        return provision.heading if provision else ""

    def text(self, spot: Spot) -> str:
        passages = self.passages.get(spot.provision, ())
        return passages[spot.paragraph].text if spot.paragraph < len(passages) else ""

    def paragraph(self, spot: Spot) -> Paragraph | None:
        """The paragraph itself; None for a spot outside every provision, or that the draft does not have."""
        passages = self.passages.get(spot.provision, ())
        return passages[spot.paragraph].paragraph if spot.paragraph < len(passages) else None

    def units(self, provision: Provision) -> Iterator[Unit]:
        """The units of a provision; the table that gathers other provisions is theirs."""
        blocks: dict[int, list[int]] = {}
        for number, passage in enumerate(self.passages[provision.id]):
            blocks.setdefault(passage.block, []).append(number)
        for block, numbers in blocks.items():
            if provision.rows and isinstance(provision.blocks[block], Table):
                continue
            of = [self.passages[provision.id][number] for number in numbers]
            text = " ".join(each.text for each in of if each.text)
            yield Unit(of[0].place, text, tuple(Spot(provision.id, number) for number in numbers))

    def _passages(self, provision: Provision) -> Iterator[Passage]:
        place = self.places[provision.id]
        for number, block in enumerate(provision.blocks):
            if isinstance(block, Paragraph):
                place = self._place(block, place)
                yield from self._paragraph(block, place, number)
            else:
                yield from self._table(block, place, number, gathers=bool(provision.rows))

    def _paragraph(self, paragraph: Paragraph, place: str, block: int) -> Iterator[Passage]:
        yield Passage(place, plain_text(paragraph.content), block, paragraph)
        for child in paragraph.children:
            yield from self._paragraph(child, self._place(child, place), block)

    def _place(self, paragraph: Paragraph, above: str) -> str:
        if not paragraph.number or paragraph.role == "recital":
            return above
        if paragraph.role.startswith("schedule"):
            return f"{above.partition(',')[0]}, paragraph {paragraph.number}"
        stated = paragraph.role == "statement" or above.startswith(STATEMENT)
        return f"{STATEMENT if stated else self.unit} {paragraph.number}"

    def _table(self, table: Table, place: str, block: int, *, gathers: bool) -> Iterator[Passage]:
        for row, cells in enumerate((table.header, *(each.cells for each in table.rows))):
            where = f"{place}, row {row}" if row else place
            for cell in cells:
                for paragraph in cell.paragraphs:
                    if not (gathers and paragraph.role == "statement"):
                        yield from self._cell(paragraph, where, block)

    def _cell(self, paragraph: Paragraph, place: str, block: int) -> Iterator[Passage]:
        for each in paragraph.walk():
            yield Passage(place, plain_text(each.content), block, each)


def paragraphs_of(provision: Provision) -> Iterator[Paragraph]:
    """The paragraphs of a provision in the order of their spots: without those that a table of its gathers."""
    for block in provision.blocks:
        if isinstance(block, Paragraph):
            yield from block.walk()
            continue
        for cell in (*block.header, *(cell for row in block.rows for cell in row.cells)):
            for paragraph in cell.paragraphs:
                if not (provision.rows and paragraph.role == "statement"):
                    yield from paragraph.walk()
