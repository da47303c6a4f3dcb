"""The register of a paper: every duty and every day, as data that each of its forms is made of."""

# Annotations here are real objects, not text: schemas are made of them.

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from moudraft.document.drafted import Drafted
from moudraft.document.provenance import Spot
from moudraft.english import capital
from moudraft.papers.duties.calendar_sums import MOST, first_on, moved, turns
from moudraft.papers.duties.day import ORDER, Day
from moudraft.papers.duties.dues import LONGEST, approvals, dues
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.key_places import Places
from moudraft.papers.duties.owed import duties_of
from moudraft.papers.duties.windows import Windows
from moudraft.papers.duties.without_verbs import without_verbs
from moudraft.papers.once import once, pages_of


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
    windows, entries, found = once(made, f"register from {start}", lambda: _whole(made, start), made.deal)
    kept = [each for each in entries if not party or not each.owners or party in each.owners]
    days = [each for each in found if not party or each.party in ("", party)]
    duties = tuple(msgspec.structs.replace(each, number=n) for n, each in enumerate(kept, 1))
    return Register(
        deal=made.deal.source, title=made.document.title, template=made.document.template,
        parties=tuple(each.short_name for each in made.deal.parties), party=party,
        starts=windows.start.isoformat() if windows.start else "", ends=windows.end.isoformat() if windows.end else "",
        waits_for="" if windows.start else windows.waiting,
        counts=Counts(duties=len(duties), days=len(days), waiting=sum(1 for each in days if each.waits_for)),
        duties=duties, days=tuple(days),
    )  # fmt: skip


def _whole(made: Drafted, start: datetime.date | None) -> tuple[Windows, list[Entry], list[Day]]:
    """Every duty of a draft in the order of the paper, and every day."""
    pages = pages_of(made)
    places = Places(made, pages)
    found = list(duties_of(made, pages))
    windows = Windows(made, places, found, start)
    entries = [*_entries(found, windows), *without_verbs(made, places, found)]
    order = {each.id: n for n, each in enumerate(made.document.all_provisions())}
    entries.sort(key=lambda pair: (order.get(pair[0].provision, len(order)), pair[0].paragraph))
    days = [*approvals(made.deal, places), *windows.days(), *dues(made, places)]
    days += said_days(found, windows, days)
    return windows, [each for _spot, each in entries], sorted(days, key=_day_order)


def said_days(found: Iterable[Duty], windows: Windows, known: Iterable[Day]) -> Iterator[Day]:
    """The dates by which or until which something is owed that stand in words alone, under no key of the deal."""
    told = {(each.on, each.place) for each in known}
    for duty in found:
        on = windows.times.one_day(duty.when)
        if on and (on, duty.place) not in told:
            party = duty.who.parties[0] if len(duty.who.parties) == 1 else ""
            at = windows.places.at(duty.spot)
            at["party"] = party
            short = len(duty.text) < LONGEST
            what = capital(duty.text.rstrip(".")) if short else f"{capital(duty.who.words)}: {duty.heading}"
            yield Day(kind="due", what=what, on=on, **at)


def _day_order(day: Day) -> tuple[int, str, int]:
    """By date, what is not known last."""
    return (not day.on, day.on, ORDER.index(day.kind))


def _entries(found: Iterable[Duty], windows: Windows) -> Iterator[tuple[Spot, Entry]]:
    for each in found:
        counted = windows.times.from_start(each.when)
        first = windows.signed if counted and counted.signed else windows.start
        latest = moved(first, counted.length) if counted and first else None
        by = latest.isoformat() if latest else windows.times.one_day(each.when)
        rounds = _rounds(each, windows)
        every = f"{each.every.number} {each.every.unit}{'s' if each.every.number > 1 else ''}" if each.every else ""
        if each.changes:
            rounds, every = rounds[:1], ""
        yield each.spot, Entry(
            number=0, kind="duty", who=each.who.words, owners=each.who.parties, whichever=each.who.whichever,
            body=each.who.body, to=each.to.words, text=each.text, when=each.when, by=by,
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
