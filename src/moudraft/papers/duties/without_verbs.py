"""What is owed though no verb lays it down: lines with a lead, rows of tables that say who, a deal's own provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from moudraft.deal import LISTS, Tbc
from moudraft.document import Blank, walk_inlines
from moudraft.document.drafted import Drafted
from moudraft.document.owners import Owners, Who
from moudraft.document.provenance import Source, Spot
from moudraft.english import date
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import expression
from moudraft.library.wording import Hole
from moudraft.papers.duties.calendar_sums import is_date
from moudraft.papers.duties.dues import item_name
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.key_places import Places
from moudraft.tracing.leaves import value_at

NOBODY_YET = "nobody is named yet"
_WORD = lazy_pattern(r"\w")
Numbered = tuple[Spot, Entry]


def without_verbs(made: Drafted, places: Places, found: Iterable[Duty]) -> Iterator[Numbered]:
    """All of it, each with its place in the draft; ``found`` are the duties that verbs lay down."""
    told = {each.spot for each in found}
    sources = (source for paragraphs in made.provenance.sources.values() for each in paragraphs for source in each)
    first = next(sources, None)
    if first is not None:
        owners = Owners(first.vocabulary)
        yield from _lines(made, places, owners, told)
        yield from _rows(made, places, owners)
    yield from _own(made, places, told)


def _lines(made: Drafted, places: Places, owners: Owners, told: set[Spot]) -> Iterator[Numbered]:
    """The lines of the deal's lists that somebody leads, or that have a day, where no sentence lays them down."""
    for root in LISTS:
        for item in made.deal.lists.get(root, ()):
            spots = made.provenance.spots.get(f"{item.key}.lead", ())
            if not spots or any(spot in told for spot in spots):
                continue
            lead = item.lead if isinstance(item.lead, str) else ""
            who = (owners.by_name(lead) if lead else None) or Who(lead)
            due = "" if item.due is None or isinstance(item.due, Tbc) else str(item.due)
            yield _line(places, owners, spots[0], who, item_name(made, root, item, places), due)


def _rows(made: Drafted, places: Places, owners: Owners) -> Iterator[Numbered]:
    """The rows of tables whose headings say that a column names who owes them (``{{ owed by }}``)."""
    for provision in made.document.all_provisions():
        listed = enumerate(made.provenance.sources.get(provision.id, ()))
        cells = [(Spot(provision.id, n), each[0]) for n, each in listed if each and each[0].column]
        for _place, row in groupby(cells, lambda cell: places.pages.place(cell[0])):
            by = {source.column: (spot, source) for spot, source in row}
            who = _named(places, owners, *by["by"])
            if who is None:
                continue
            spot, _source = by["what"]
            asked = made.provenance.asked_in(by["when"][0]) if "when" in by else ()
            values = (value_at(made.deal, key) for key in asked)
            due = next((str(each) for each in values if is_date(each)), "")
            yield _line(places, owners, spot, who, places.pages.text(spot), due)


def _named(places: Places, owners: Owners, spot: Spot, source: Source) -> Who | None:
    """Whom the cell of a table names; none where it is empty but for a dash, and nobody yet where it is a blank."""
    paragraph, words = places.pages.paragraph(spot), places.pages.text(spot).strip()
    if paragraph is not None and any(isinstance(each, Blank) for each in walk_inlines(paragraph.content)):
        return Who("")
    if not _WORD.search(words):
        return None
    holes = [each.expression for each in source.content if isinstance(each, Hole)]
    name = holes[0] if len(source.content) == len(holes) == 1 and expression.NAME.fullmatch(holes[0]) else ""
    found = owners.of(name[:1].lower() + name[1:], words, source.item)
    if found is None:
        return Who(words, owners.everyone, whichever=True)
    return Who(found.parties[0], found.parties) if len(found.parties) == 1 else found


def _line(places: Places, owners: Owners, spot: Spot, who: Who, text: str, due: str) -> Numbered:
    at = places.at(spot)
    return spot, Entry(
        number=0, kind="line", who=who.words or NOBODY_YET, owners=who.parties, whichever=who.whichever, body=who.body,
        to=owners.but(who).words if who.parties else "", text=text, when=f"by {date(due)}" if due else "", by=due,
        every="", comes_round=(), force="", not_to=False, place=at["place"], heading=places.pages.heading(spot),
        clause=at["clause"],
    )  # fmt: skip


def _own(made: Drafted, places: Places, told: set[Spot]) -> Iterator[Numbered]:
    """The paragraphs of the deal's own provisions in which no verb of the library lays down a duty."""
    own = {each.id for each in made.deal.clauses.own}
    for provision in made.document.all_provisions():
        if provision.clause not in own:
            continue
        for unit in places.pages.units(provision):
            if told.isdisjoint(unit.spots):
                yield unit.spots[0], Entry(
                    number=0, kind="own", who="as the paragraph says", owners=(), whichever=True, body="", to="",
                    text=unit.text, when="", by="", every="", comes_round=(), force="", not_to=False,
                    place=places.pages.printed_place(unit.spots[0]), heading=provision.heading, clause=provision.clause,
                )  # fmt: skip
