"""Where in a paper each question that it leaves open stands."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.document import Blank, walk_inlines
from moudraft.document.blanks import Asked
from moudraft.document.drafted import Drafted
from moudraft.document.provenance import COVER, SIGNING, Spot
from moudraft.tracing.pages import Pages, paragraphs_of

MOST = 3
"""More places than this are counted, not listed."""


class BlankPlaces:
    """The places of the blanks of one draft, by what they ask and by the key that fills them."""

    def __init__(self, made: Drafted, pages: Pages) -> None:
        self.found: dict[tuple[str, str], dict[str, None]] = {}
        for blank, place in _blanks(made, pages):
            self.found.setdefault((blank.what, blank.key), {})[place] = None

    def of(self, asked: Asked) -> str:
        """The places of a question, a comma between them."""
        places = list(dict.fromkeys(place for key in asked.keys for place in self.found.get((asked.what, key), ())))
        more = f" and {len(places) - MOST} more" if len(places) > MOST else ""
        return ", ".join(places[:MOST]) + more


def _blanks(made: Drafted, pages: Pages) -> Iterator[tuple[Blank, str]]:
    document = made.document
    for part in document.cover.parts():
        yield from ((each, pages.place(Spot(COVER, 0))) for each in walk_inlines(part) if isinstance(each, Blank))
    for provision in document.all_provisions():
        for number, paragraph in enumerate(paragraphs_of(provision)):
            for each in walk_inlines(paragraph.content):
                if isinstance(each, Blank):
                    yield each, pages.place(Spot(provision.id, number))
    for block in document.execution_blocks:
        for content in (block.opening, *(content for _label, content in block.lines)):
            yield from (
                (each, pages.place(Spot(SIGNING, 0))) for each in walk_inlines(content) if isinstance(each, Blank)
            )
