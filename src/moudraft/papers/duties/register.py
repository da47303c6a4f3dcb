"""The register of a paper: every duty and every day, as data that each of its forms is made of."""

# Annotations here are real objects, not text: schemas are made of them.

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from moudraft.deal import LISTS, Tbc
from moudraft.document.drafted import Drafted
from moudraft.document.owners import Owners, Who
from moudraft.document.provenance import Spot
from moudraft.english import date
from moudraft.papers.duties.calendar_sums import MOST, first_on, moved, turns
from moudraft.papers.duties.day import ORDER, Day
from moudraft.papers.duties.dues import approvals, dues, item_name
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.key_places import Places
from moudraft.papers.duties.owed import duties_of
from moudraft.papers.duties.windows import Windows
from moudraft.tracing.pages import Pages


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A duty: who owes it, to whom, by when or how often, in the words of the paper, and where it says so.

    ``owners`` are the short names of the parties that owe it, all of those that may where ``whichever`` is set; none
    where nobody can tell. ``kind`` is ``duty``, ``line`` (a line of a list with its lead and date) or ``own`` (the
    deal's own words, which a reader has to weigh). ``by`` is the day where it is known, ``every`` how often it comes
    round in days or months, with ``from`` the first day of it.
    """

    number: int
    kind: str
    who: str
    owners: tuple[str, ...]
    whichever: bool
    body: str
    to: str
    text: str
    when: str
    by: str
    every: str
    comes_round: tuple[str, ...]
    force: str
    not_to: bool
    place: str
    heading: str
    clause: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many duties and days there are, and how many days still wait for something."""

    duties: int
    days: int
    waiting: int


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """The register of one paper. ``party`` is the one it was made for, empty where it is for all of them."""

    format: int = 1
    deal: str
    title: str
    template: str
    parties: tuple[str, ...]
    party: str
    starts: str
    ends: str
    waits_for: str
    counts: Counts
    duties: tuple[Entry, ...]
    days: tuple[Day, ...]


def register_of(made: Drafted, *, party: str = "", start: datetime.date | None = None) -> Register:
    """The register of a draft; with ``party`` (a short name) without what is owed by others alone."""
    pages = Pages(made)
    places = Places(made, pages)
    found = list(duties_of(made, pages))
    windows = Windows(made, places, found, start)
    entries = [*_entries(found, windows), *_lines(made, places, found), *_own(made, places, found)]
    order = {each.id: n for n, each in enumerate(made.document.all_provisions())}
    entries.sort(key=lambda pair: (order.get(pair[0].provision, len(order)), pair[0].paragraph))
    kept = [each for _spot, each in entries if not party or not each.owners or party in each.owners]
    days = [*approvals(made.deal, places), *windows.days(), *dues(made, places)]
    days = sorted((each for each in days if not party or each.party in ("", party)), key=_day_order)
    duties = tuple(msgspec.structs.replace(each, number=n) for n, each in enumerate(kept, 1))
    return Register(
        deal=made.deal.source, title=made.document.title, template=made.document.template,
        parties=tuple(each.short_name for each in made.deal.parties), party=party,
        starts=windows.start.isoformat() if windows.start else "", ends=windows.end.isoformat() if windows.end else "",
        waits_for="" if windows.start else windows.waiting,
        counts=Counts(duties=len(duties), days=len(days), waiting=sum(1 for each in days if each.waits_for)),
        duties=duties, days=tuple(days),
    )  # fmt: skip


def _day_order(day: Day) -> tuple[int, str, int]:
    """By date, what is not known last."""
    return (not day.on, day.on, ORDER.index(day.kind))


Numbered = tuple[Spot, Entry]


def _entries(found: Iterable[Duty], windows: Windows) -> Iterator[Numbered]:
    for each in found:
        counted = windows.times.from_start(each.when)
        first = windows.signed if counted and counted.signed else windows.start
        by = moved(first, counted.length) if counted and first else None
        rounds = _rounds(each, windows)
        every = f"{each.every.number} {each.every.unit}{'s' if each.every.number > 1 else ''}" if each.every else ""
        if each.changes:
            rounds, every = rounds[:1], ""
        yield each.spot, Entry(
            number=0, kind="duty", who=each.who.words, owners=each.who.parties, whichever=each.who.whichever,
            body=each.who.body, to=each.to.words, text=each.text, when=each.when, by=by.isoformat() if by else "",
            every=every, comes_round=tuple(day.isoformat() for day in rounds), force=each.force, not_to=each.not_to,
            place=each.place, heading=each.heading, clause=each.clause,
        )  # fmt: skip


def _rounds(duty: Duty, windows: Windows) -> list[datetime.date]:
    """The days on which a duty comes round, so far as they are known: on a day of each year, else from the start."""
    if duty.every is None or windows.start is None:
        return []
    fixed = windows.times.day_of_year(duty.when)
    if fixed is None:
        return list(turns(windows.start, duty.every, windows.end))
    first = first_on(windows.start, *fixed)
    if first is None or (windows.end is not None and first > windows.end):
        return []
    return [first, *turns(first, duty.every, windows.end)][:MOST]


def _lines(made: Drafted, places: Places, found: Iterable[Duty]) -> Iterator[Numbered]:
    """The lines of the deal's lists that somebody leads, or that have a day, where no sentence lays them down."""
    told = {each.spot for each in found}
    owners = _owners(made)
    for root in LISTS:
        for item in made.deal.lists.get(root, ()):
            spots = made.provenance.spots.get(f"{item.key}.lead", ())
            if not spots or any(spot in told for spot in spots):
                continue
            lead = item.lead if isinstance(item.lead, str) else ""
            who = (owners.by_name(lead) if owners and lead else None) or Who(lead)
            due = "" if item.due is None or isinstance(item.due, Tbc) else str(item.due)
            at = places.at(spots[0])
            to = owners.but(who).words if owners and who.parties else ""
            yield spots[0], Entry(
                number=0, kind="line", who=who.words or "nobody is named yet", owners=who.parties, whichever=False,
                body="", to=to, text=item_name(made, root, item, places),
                when=f"by {date(due)}" if due else "", by=due, every="", comes_round=(), force="", not_to=False,
                place=at["place"], heading=places.pages.heading(spots[0]), clause=at["clause"],
            )  # fmt: skip


def _own(made: Drafted, places: Places, found: Iterable[Duty]) -> Iterator[Numbered]:
    """The paragraphs of the deal's own provisions in which no verb of the library lays down a duty."""
    told = {each.spot for each in found}
    own = {each.id for each in made.deal.clauses.own}
    for provision in made.document.all_provisions():
        if provision.clause not in own:
            continue
        for unit in places.pages.units(provision):
            if told.isdisjoint(unit.spots):
                yield unit.spots[0], Entry(
                    number=0, kind="own", who="as the paragraph says", owners=(), whichever=True, body="", to="",
                    text=unit.text, when="", by="", every="", comes_round=(), force="", not_to=False, place=unit.place,
                    heading=provision.heading, clause=provision.clause,
                )  # fmt: skip


def _owners(made: Drafted) -> Owners | None:
    sources = (source for paragraphs in made.provenance.sources.values() for each in paragraphs for source in each)
    first = next(sources, None)
    return Owners(first.filler.vocabulary) if first else None
