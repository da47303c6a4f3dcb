"""F701: something still to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, Place, rule
from moudraft.deal import Item, Tbc
from moudraft.document import Blank, walk_inlines
from moudraft.english import without_the

OF_A_LINE = ("how success is measured", "who leads", "the date")


@rule("F701", "info")
def to_confirm(draft: Context) -> Iterator[Found]:
    """Something in the draft is still to be confirmed.

    Why: Each blank is a question to somebody. They are listed so that none reaches the signing; draft --final refuses
    while one is left.

    Flagged::

        date: tbc

    Fine::

        date: 2027-02-01
        objectives: [{text: keep both offices open, measure: both are open, due: 2028-03-31, lead: Eastvale}]
    """
    places = _places(draft)
    for what in draft.made.outstanding():
        place = places.get(what, "")
        where = f" ({place})" if place else ""
        yield Found(f"still to confirm: {what}{where}", _asked(draft, what), "", place)


def _places(draft: Context) -> dict[str, str]:
    """The first place of each blank in the provisions; the signatures come after them."""
    found: dict[str, str] = {}
    for passage in draft.passages:
        for inline in walk_inlines(passage.paragraph.content):
            if isinstance(inline, Blank):
                found.setdefault(inline.what, draft.place(passage.provision))
    return found


def _asked(draft: Context, what: str) -> Place:
    """The line of the deal that leaves something open, as near as it can be told."""
    for key, value in _unsettled(draft):
        if value.why == what:
            return draft.at(key)
    for axis in draft.library.axes.values():
        if what in (axis.label.lower(), *(detail.ask for detail in axis.details.values())):
            return draft.at_axis(axis.id)
    for body in draft.selection.terms.bodies:
        if without_the(str(body.name)) in what or (what == "the order of rotation" and body.kind == "members"):
            return draft.at(body.key)
    for number, party in enumerate(draft.deal.parties):
        if party.short_name in what.split("\u2019")[0].split():
            part = "approval" if "approve" in what else "signatory"
            return draft.at(f"parties.{number}.{part}")
    if what in ("the day and month", "the day") or (what == "the date" and not isinstance(draft.deal.date, str)):
        return draft.at("date")
    return draft.at("" if what not in OF_A_LINE else "objectives" if "objectives" in draft.deal.lists else "programme")


def _unsettled(draft: Context) -> Iterator[tuple[str, Tbc]]:
    deal = draft.deal
    settled: list[tuple[str, object]] = [("title", deal.title_tbc), ("date", deal.date)]
    settled += [("group.name", deal.group.name), ("group.area", deal.group.area)]
    for number, party in enumerate(deal.parties):
        key = f"parties.{number}"
        settled += [(f"{key}.name", party.name), (f"{key}.address", party.address)]
        settled += [(f"{key}.signatory.office", party.signatory.office)]
        settled += [(f"{key}.signatory.capacity", party.signatory.capacity)]
        settled += [(f"{key}.approval.by", party.approval.by), (f"{key}.approval.on", party.approval.on)]
    for item in (item for items in deal.lists.values() for item in items):
        settled += _item(item)
    yield from ((key, value) for key, value in settled if isinstance(value, Tbc) and value.why)


def _item(item: Item) -> list[tuple[str, object]]:
    parts = ("measure", "due", "lead")
    return [(item.key, item.text), *((f"{item.key}.{part}", getattr(item, part)) for part in parts)]
