"""What a finding is about, from the key of the deal it points at and the names in its sentences.

A finding about a private red line is private by this alone: no rule has to remember it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from moudraft.findings import AxisAt, BodyAt, ClauseAt, DealKey, PartyAt, RedLineAt, Subject
from moudraft.said import AddClause, AddClauses, ClauseName, KeyName, LineName, Said, Settled

if TYPE_CHECKING:
    from moudraft.deal import Deal


def subject_of(deal: Deal, key: str) -> Subject:
    """The subject that a dotted key of the deal belongs to: ``terms.exit.period`` is about the axis ``exit``."""
    head, _, rest = key.partition(".")
    first = rest.partition(".")[0]
    if head == "terms" and first:
        return AxisAt(first)
    if head == "red_lines" and first.isdecimal() and int(first) < len(deal.red_lines):
        line = deal.red_lines[int(first)]
        return RedLineAt(line.key, line.id)
    if head == "parties" and first.isdecimal() and int(first) < len(deal.parties):
        return PartyAt(deal.parties[int(first)].short_name)
    if head == "governance" and first.isdecimal():
        return BodyAt(f"governance.{first}")
    return DealKey(key)


def subjects_in(said: Said) -> Iterator[Subject]:
    """What the names in a sentence stand for."""
    for part in said:
        if isinstance(part, str):
            continue
        if isinstance(part, Settled):
            yield AxisAt(part.key.removeprefix("terms.").partition(".")[0], part.values)
        elif isinstance(part, KeyName) and part.key.startswith("terms."):
            yield AxisAt(part.key.split(".")[1])
        elif isinstance(part, LineName):
            yield RedLineAt(part.key, part.id)
        elif isinstance(part, ClauseName):
            yield ClauseAt(part.clause, part.wording)
        elif isinstance(part, AddClause | AddClauses):
            yield from map(ClauseAt, part.clauses)


def tells_of_a_private_line(about: Iterable[Subject], deal: Deal) -> bool:
    """Whether any of these subjects is a red line that its holder keeps private."""
    keys = {each.key for each in about if isinstance(each, RedLineAt)}
    return bool(keys) and not keys.isdisjoint([line.key for line in deal.red_lines if line.private])
