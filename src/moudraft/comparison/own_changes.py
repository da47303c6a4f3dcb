"""What changed between two deals in their own provisions, and in the stock words they change."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.deal import Deal
from moudraft.deal.own_provisions import Amendment, OwnProvision


def own_changes(old: Deal, new: Deal) -> Iterator[tuple[str, str]]:
    """Each change with the key it is under."""
    before, after = ({own.id: own for own in deal.clauses.own} for deal in (old, new))
    for id in dict.fromkeys((*before, *after)):
        yield from _provision(id, before.get(id), after.get(id))
    was, now = ({_place(each): each for each in deal.clauses.amend} for deal in (old, new))
    for place in dict.fromkeys((*was, *now)):
        yield from _amendment(place, was.get(place), now.get(place))


def _provision(id: str, old: OwnProvision | None, new: OwnProvision | None) -> Iterator[tuple[str, str]]:
    key = f"clauses.{id}"
    shown = new or old
    assert shown is not None
    if old is None or new is None:
        yield key, f"own provision {'taken out' if old else 'added'}: {shown.title}"
    elif _bare(old) != _bare(new):
        yield key, f"own provision changed: {shown.title}"
    elif old.approved != new.approved and new.approved:
        yield key, f"own provision approved by {new.approved.by}: {shown.title}"


def _amendment(place: str, old: Amendment | None, new: Amendment | None) -> Iterator[tuple[str, str]]:
    key = f"clauses.amend.{place}"
    if new is None:
        yield key, f"stock words again: {place}"
    elif old is None or (old.to, old.out) != (new.to, new.out):
        yield key, f"stock words {'taken out' if new.out else 'changed'}: {place}"


def _place(change: Amendment) -> str:
    return f"{change.clause}, paragraph {change.sentence}"


def _bare(own: OwnProvision) -> OwnProvision:
    """The provision without where it stands in its file and who approved it."""
    return msgspec.structs.replace(own, key="", approved=None)
