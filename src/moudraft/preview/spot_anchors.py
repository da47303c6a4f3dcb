"""Where each paragraph of a draft is on its page: anchors by spot, and by what a person calls the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moudraft.document import Blank, Block, Paragraph, Provision, block_paragraphs, walk_inlines
from moudraft.document.drafted import Drafted
from moudraft.document.provenance import Spot
from moudraft.tracing.pages import Pages


class SpotAnchors:
    """The anchors of a draft. ``numbers`` are those of its provisions, from 1 in reading order, by their ids."""

    def __init__(self, made: Drafted) -> None:
        self.pages = Pages(made)
        self.numbers = {each.id: number for number, each in enumerate(made.document.all_provisions(), 1)}
        self.of_paragraph: dict[int, str] = {}
        self.of_spot: dict[Spot, str] = {}
        self.of_blank: dict[tuple[str, str], Spot] = {}
        for provision in made.document.provisions():
            for spot, paragraph in spots_of(provision):
                anchor = paragraph.bookmark or f"spot-{self.numbers[spot.provision]}-{spot.paragraph}"
                self.of_paragraph[id(paragraph)] = self.of_spot[spot] = anchor
                for inline in walk_inlines(paragraph.content):
                    if isinstance(inline, Blank):
                        self.of_blank.setdefault((inline.what, inline.key), spot)
        self.spot_of_place = self._places()

    def of(self, paragraph: Paragraph) -> str:
        """The anchor of a paragraph; none for one that is no paragraph of a provision."""
        return self.of_paragraph.get(id(paragraph), paragraph.bookmark)

    def of_place(self, place: str) -> str:
        """The anchor of what a person calls ``paragraph 5.2(a)``; empty for what is no paragraph."""
        spot = self.spot_of_place.get(place)
        return self.of_spot.get(spot, "") if spot else ""

    def _places(self) -> Mapping[str, Spot]:
        found: dict[str, Spot] = {}
        for id, passages in self.pages.passages.items():
            found.setdefault(self.pages.places[id], Spot(id, 0))
            for number, passage in enumerate(passages):
                found.setdefault(passage.place, Spot(id, number))
        return found


def spots_of(provision: Provision) -> Iterator[tuple[Spot, Paragraph]]:
    """Each paragraph of a provision with its spot; the statements of its table with those of what it gathers."""
    own = 0
    gathered: list[Paragraph] = []
    for block in provision.blocks:
        statements = set(map(id, _statements(block))) if provision.rows else set()
        for paragraph in block_paragraphs(block):
            if id(paragraph) in statements:
                gathered.append(paragraph)
            else:
                yield Spot(provision.id, own), paragraph
                own += 1
    rows = [Spot(row.id, number) for row in provision.rows for number, _ in enumerate(row.paragraphs())]
    if len(rows) == len(gathered):
        yield from zip(rows, gathered, strict=True)


def _statements(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        return
    for row in block.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                if paragraph.role == "statement":
                    yield from paragraph.walk()
