"""The days that a deal gives and its paper prints, and those of the parties' own approvals."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moudraft import english
from moudraft.deal import LISTS, Approval, Deal, Item, Party
from moudraft.deal.last_day import whole_day
from moudraft.document.drafted import Drafted
from moudraft.library import Detail
from moudraft.papers.duties.calendar_sums import is_date, moved
from moudraft.papers.duties.day import Day
from moudraft.papers.duties.key_places import At, Places
from moudraft.tracing.leaves import Leaf, leaves_of, value_at

OF_THE_WHOLE = frozenset(
    ("terms.start.on", "terms.start.long_stop", "terms.term.until", "terms.term.vesting_day", "terms.term.long_stop",
     "terms.term.long_stop.on", "terms.exit.until")
)  # fmt: skip
"""Days that the windows of the paper tell."""
LONGEST = 160
"""A paragraph of more characters than this is no name for a line of a list."""
CLEAR_DAYS = 28
"""Notice of a key decision in England: clear days, so that neither its first day nor the decision's counts."""


def dues(made: Drafted, places: Places) -> Iterator[Day]:
    """The days under keys of the deal that the paper prints, but for those of approvals and of the whole paper."""
    for leaf in leaves_of(made.deal):
        key = printed_key(leaf.key)
        if not is_date(leaf.value) or leaf.key.startswith(("parties.", "date")) or leaf.plain in OF_THE_WHOLE:
            continue
        if leaf.value.isdecimal() and not _takes_a_date(made, key):
            continue  # 2000 may be a figure
        root, _, rest = key.partition(".")
        at = places.of_keys(key, leaf.key, key.removesuffix(".on"))
        if not at and root in LISTS and places.of_keys(f"{root}.{rest.rpartition('.')[2]}"):
            at = places.of_keys(f"{key.rpartition('.')[0]}.text")  # one day that stands above them all
        if at:
            heading = places.heading(at["key"])
            what, at["party"] = _what(made, leaf, places, heading)
            yield Day(kind="due", what=what, on=leaf.value, **at)


def printed_key(key: str) -> str:
    """A key of the deal as a draft notes it: a term is told as if it had one setting alone."""
    parts = key.split(".")
    if parts[0] == "terms" and len(parts) > 2 and parts[2].isdecimal():
        del parts[2]
    return ".".join(parts)


def _takes_a_date(made: Drafted, key: str) -> bool:
    """Whether what stands under a key, as a draft notes it, can be nothing but a date."""
    root, *rest = key.split(".")
    detail = _detail(made, key)
    return detail.kind == "date" if detail else root in LISTS and rest[1:] == ["due"]


def _what(made: Drafted, leaf: Leaf, places: Places, heading: str) -> tuple[str, str]:
    """What falls on a day that the deal gives, and the party that it is given for."""
    key = printed_key(leaf.key)
    root, *rest = key.split(".")
    detail = _detail(made, key)
    if root == "terms":
        row = value_at(made.deal, leaf.key.rpartition(".")[0]) if rest[-2].isdecimal() else None
        told = [str(each) for each in row.values() if isinstance(each, str) and not is_date(each)] if row else []
        parties = {party.short_name for party in made.deal.parties}
        party = next((each for each in told if each in parties), "")
        of_it = f" ({', '.join(told[:2])})" if told else ""
        return f"{heading}: {detail.ask if detail else rest[-1].replace('_', ' ')}{of_it}", party
    if root in LISTS and len(rest) > 1:
        item = made.deal.lists[root][int(rest[0])]
        name = item_name(made, root, item, places)
        if rest[1] == "due":
            return name, _seen_to_by(made, item)
        of_it = f" ({heading})" if len(rest) > 2 and heading != name else ""
        return f"{name}: {detail.ask if detail else ' '.join(rest[1:])}{of_it}", ""
    return f"{heading}: {rest[-1].replace('_', ' ')}", ""


def _seen_to_by(made: Drafted, item: Item) -> str:
    """The party that a line of a list falls to: whoever leads it, or sees to it."""
    named = item.lead or item.details.get("by")
    parties = {party.short_name for party in made.deal.parties}
    return named if isinstance(named, str) and (item.lead or named in parties) else ""


def _detail(made: Drafted, key: str) -> Detail | None:
    """The detail of an axis or a list that a key leads to: itself, a part of it, or a field of its rows."""
    root, *parts = key.split(".")
    details = made.library.axes[parts[0]].details if root == "terms" else made.library.lists.get(root, {})
    parts = [part for part in parts[1:] if not part.isdecimal()]
    for length in range(len(parts), 0, -1):
        found = details.get(".".join(parts[:length]))
        left = parts[length:]
        if found is not None:
            return found if not left or left == [found.main] else found.fields.get(left[0], found)
    return None


def item_name(made: Drafted, root: str, item: Item, places: Places) -> str:
    """A line of a list as the paper prints it; where it prints more than that in one paragraph, by its own words."""
    if isinstance(item.title, str) and item.title:
        return item.title
    if isinstance(item.text, str) and item.text:
        return english.capital(item.text)
    spot = next(iter(made.provenance.spots.get(f"{item.key}.text", ())), None)
    printed = places.pages.text(spot).rstrip(" .;:") if spot else ""
    if printed and len(printed) < LONGEST:
        return english.capital(printed.removesuffix("; and"))
    offered = made.library.items[root][item.id] if item.id else None
    words = (offered.title if offered else "") or item.id or f"{root} {int(item.key.split('.')[1]) + 1}"
    return english.capital(words.replace("-", " ").replace("_", " "))


def approvals(deal: Deal, places: Places) -> Iterator[Day]:
    """What leads up to each party's approval: notice of a key decision, the decision, the end of its call-in."""
    for number, party in enumerate(deal.parties):
        for key, approval in party.approvals(f"parties.{number}"):
            yield from _approval(party, approval, key, places)


def _approval(party: Party, approval: Approval, key: str, places: Places) -> Iterator[Day]:
    at = places.of_keys(f"{key}.on", f"{key}.by") or At(key=f"{key}.on")
    own: At = {**at, "party": party.short_name}
    stage = f" ({approval.stage})" if isinstance(approval.stage, str) and approval.stage else ""
    by = approval.by if isinstance(approval.by, str) else "its decision-makers"
    decided = approval.on if isinstance(approval.on, str) else ""
    day = whole_day(decided)
    if approval.notice is not None:
        before = f"at least {CLEAR_DAYS} clear days before"
        what = f"{english.capital(party.short_name)}: notice of the key decision is published, {before}"
        given = approval.notice if isinstance(approval.notice, str) else ""
        latest = (day - datetime.timedelta(days=CLEAR_DAYS + 1)).isoformat() if day and not given else ""
        waits = "" if given or latest else "the date of the decision"
        yield Day(kind="approval", what=what, on=given or latest, waits_for=waits, worked_out=not given, **own)
    waits = "" if decided else "a date for the decision"
    what = f"{english.capital(party.short_name)} decides: {by}{stage}"
    yield Day(kind="approval", what=what, on=decided, waits_for=waits, **own)
    if isinstance(approval.call_in, str) and approval.call_in:
        over = moved(day, approval.call_in) if day else None
        what = f"{english.capital(party.short_name)}: the decision may be called in until then{stage}"
        yield Day(kind="approval", what=what, on=over.isoformat() if over else "",
                  said=f"{english.period(approval.call_in)} after it", waits_for="" if over else "the decision",
                  worked_out=True, **own)  # fmt: skip
