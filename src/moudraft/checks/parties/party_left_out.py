"""P304: a party that a list of parties leaves out, or a member that is no party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.parties_named import EVERYONE, named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.wants import Wants
from moudraft.deal import Tbc
from moudraft.english import joined, with_the
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import KeyName

if TYPE_CHECKING:
    from moudraft.selection.bodies import FilledBody

# Bodies that have fewer seats than there are parties, or guests of their own choosing.
WIDER = ("executive-board", "partnership-forum", "area-committees")
GUEST = lazy_pattern(r"\b(?:observ|invit|attend|associate|advis|co-?opt|non-voting|without a vote)", re.IGNORECASE)
BODY = lazy_pattern(
    r"(?:[A-Z][\w\u2019'-]*\s+(?:and\s+)?){1,4}"
    r"(?:(?:District|Borough|County|City|Town|Parish) Council|Integrated Care Board|NHS (?:Foundation )?Trust)\b"
)
SHARED = {("fund", "amount"): "what each party puts in", ("decision", "weights"): "the votes of the parties"}
WITH_A_LIST: Wants = [
    {"deal": ("governance.members", "governance.seats")},
    *({f"{axis}.{detail}": "given"} for axis, detail in SHARED),
]


@rule("P304", "warning", wants=WITH_A_LIST)
def party_left_out(draft: Context) -> Iterator[Found]:
    """The members of a body, the contributions or the votes leave a party out, or a member is no party.

    Why: A party without a seat or a share notices late, and a body that did not sign owes nothing. Only a list that
    names parties one by one is looked at, in a clause that the draft has; "each Council" names them all. Observers are
    no members, the client board of a lead authority is for its clients, and a forum may be as wide as it likes.

    Flagged::

        governance.0.members: [the Leader of Northmoor, the deputy leader of Northmoor]

    Fine::

        governance.0.members: [the Leader of Northmoor, the Leader of Eastvale]
    """
    yield from _without_a_seat(draft)
    yield from _seat_of_another(draft)
    yield from _without_a_share(draft)


def _without_a_seat(draft: Context) -> Iterator[Found]:
    board = draft.board()
    if board is None or board.model in WIDER or not (sat := _sitting(draft, board)):
        return
    if board.model == "lead-authority":
        sat |= {str(draft.detail("delegation", "lead"))}
    elsewhere = [_sitting(draft, body) for body in draft.selection.terms.bodies if body.kind == "members"]
    missing = [party.short_name for party in draft.deal.parties if party.short_name not in sat.union(*elsewhere)]
    provision = draft.in_role("members") or draft.in_role("terms-of-reference")
    if missing and provision is not None:
        key = "seats" if board.seats else "members"
        message = f"the members of {_called(board)} leave out {joined(missing)}"
        hint = f"give {joined(missing)} a seat, or accept this with the reason"
        yield Found(message, draft.at(f"{board.key}.{key}"), hint, draft.place(provision))


def _sitting(draft: Context, body: FilledBody) -> set[str]:
    """The parties that a body's members or seats name; none where its members are told in other ways."""
    lines = [each for each in body.members if isinstance(each, str)] if isinstance(body.members, tuple) else []
    seated = {name for name, count in body.seats.items() if count}
    members = [line for line in lines if not GUEST.search(line)]
    # A line that names no party may mean any of them: "the chair of the trust".
    told = all(named_in(line, draft.deal.parties) and not EVERYONE.search(line) for line in members)
    if not members or not told:
        return seated
    return seated.union(*(named_in(line, draft.deal.parties) for line in lines))


def _seat_of_another(draft: Context) -> Iterator[Found]:
    names = [party.name for party in draft.deal.parties]
    if any(isinstance(name, Tbc) for name in names):
        return
    for body in draft.selection.terms.bodies:
        if body.kind != "members" or body.model in WIDER or not isinstance(body.members, tuple):
            continue
        for line in (each for each in body.members if isinstance(each, str) and not GUEST.search(each)):
            passage = draft.saying(line)
            for found in BODY.finditer(line):
                if passage and not any(_same(found[0], str(name)) for name in names):
                    message = f"{found[0]} is given a seat on {_called(body)}, and is not a party"
                    hint = "make it a party, or say that it attends as an observer"
                    yield Found(message, draft.at(f"{body.key}.members"), hint, draft.place(passage.provision))


def _same(found: str, name: str) -> bool:
    return found.casefold() in name.casefold() or name.casefold() in found.casefold()


def _called(body: FilledBody) -> str:
    return with_the(body.name) if isinstance(body.name, str) and body.name else "the body"


def _without_a_share(draft: Context) -> Iterator[Found]:
    for (axis, detail), what in SHARED.items():
        text = draft.detail(axis, detail)
        if not isinstance(text, str) or EVERYONE.search(text):
            continue
        named = named_in(text, draft.deal.parties)
        passage = draft.saying(text) if named else None
        missing = [party.short_name for party in draft.deal.parties if party.short_name not in named]
        if missing and passage is not None:
            message = (KeyName(f"terms.{axis}.{detail}"), f" is {what}, and leaves out {joined(missing)}")
            hint = (
                f"say what {joined(missing)} gives, if only nothing" if axis == "fund" else "give every party its votes"
            )
            yield Found(message, draft.at(f"terms.{axis}.{detail}"), hint, draft.place(passage.provision))
