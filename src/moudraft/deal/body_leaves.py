"""What a deal says of a body in detail, leaf by leaf, each with the key it stands under and a word for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.deal.body_parts import Body, Escalation, Groups
from moudraft.deal.unsettled import Tbc

CHAIR = {
    "post": "post in the chair", "starts": "first turn in the chair",
    "absent": "absence of the chair", "interested": "interest of the chair", "casting": "casting vote",
}  # fmt: skip
AGREEMENT = {
    "absent": "party that is absent", "interested": "party with an interest", "silence": "party that does not answer",
}  # fmt: skip
GROUPS = {
    "set_by": "setting up of working groups", "purpose": "purpose of working groups",
    "ends": "ending of working groups", "outsiders": "people from outside on working groups",
}  # fmt: skip
ESCALATION = {
    "after": "time before a matter is referred on", "within": "time for those it is referred to",
    "then": "end of a matter referred on",
}  # fmt: skip
_KEYS = {"starts": "from"}
_PARTIES_IN = {"": "chair", "co-chairs": "chair", "rotating": "chair.order"}
"""Where the parties in the chair are printed, by the rule of the chair."""


def body_leaves(body: Body) -> Iterator[tuple[str, str]]:
    """Each detail that a deal gives of a body: its key below the body's, and what it is."""
    if body.meets.lasting is not None:
        yield "meets.for", "time it meets so often"
    if body.chairing is not None:
        if body.chairing.parties:
            yield _PARTIES_IN.get(str(body.chair or ""), "chair.parties"), "parties in the chair"
        yield from _of(body.chairing, "chair", CHAIR)
    if body.sits:
        yield "seats", "seats"
    if any(seat.votes is not None for seat in body.sits.values()):
        yield "seats.votes", "votes"
    if any(seat.substitute is not None for seat in body.sits.values()):
        yield "seats.substitute", "substitutes"
    if body.attend:
        yield "attend", "people who attend"
    if body.standing is not None:
        yield "standing", "standing"
        if body.standing.powers:
            yield "standing.powers", "powers"
    yield from _of(body.agreement, "decision", AGREEMENT)
    if body.groups is not None:
        yield "groups", "working groups"
        if isinstance(body.groups, Groups):
            yield from _of(body.groups, "groups", GROUPS)
    if body.escalates is not None:
        yield "escalates_to", "referral of what it cannot settle"
        yield from _of(body.escalates, "escalates_to", ESCALATION)
    yield from _reports(body)


def _of(part: object, place: str, nouns: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, noun in nouns.items():
        if getattr(part, name) not in (None, (), ""):
            yield f"{place}.{_KEYS.get(name, name)}", noun


def _reports(body: Body) -> Iterator[tuple[str, str]]:
    if body.reports:
        yield "reports_to", "reports"
    if any(report.every is not None for report in body.reports):
        yield "reports_to.every", "rhythm of its reports"
    if any(report.draft_to is not None for report in body.reports):
        yield "reports_to.draft_to", "drafts of its reports"


def texts_of(body: Body) -> Iterator[tuple[str, object]]:
    """The deal's own words in the details of a body, with their keys; what is to be confirmed is none."""
    chairing, escalates = body.chairing, body.escalates or Escalation()
    yield "meets.for", body.meets.lasting
    if chairing is not None:
        for name in ("post", "starts", "absent", "interested"):
            yield f"chair.{_KEYS.get(name, name)}", getattr(chairing, name)
    for name, seat in body.sits.items():
        yield from ((f"seats.{name}.posts", post) for post in seat.posts)
        yield f"seats.{name}.substitute", seat.substitute
    for number, each in enumerate(body.attend):
        yield f"attend.{number}.who", each.who
        yield f"attend.{number}.as", each.role
    yield from (("standing.powers", power) for power in (body.standing.powers if body.standing else ()))
    for name in AGREEMENT:
        yield f"decision.{name}", getattr(body.agreement, name)
    if isinstance(body.groups, Groups):
        yield from ((f"groups.{name}", getattr(body.groups, name)) for name in GROUPS)
    for number, report in enumerate(body.reports):
        for name in ("to", "of", "every", "draft_to"):
            yield f"reports_to.{number}.{name}", getattr(report, name)
    yield from (("escalates_to.to", post) for post in (() if isinstance(escalates.to, Tbc) else escalates.to))
    yield from ((f"escalates_to.{name}", getattr(escalates, name)) for name in ("after", "within"))


def words_of(body: Body) -> Iterator[tuple[str, object]]:
    """The details of a body that are a word of moudraft's own, with their keys."""
    if body.chairing is not None:
        yield "chair.parties", body.chairing.parties
        yield "chair.casting", body.chairing.casting
    if body.standing is not None:
        yield "standing", body.standing.rule
    yield "groups", "yes" if body.groups is not None else None
    yield "escalates_to.then", body.escalates.then if body.escalates else None
    for name, seat in body.sits.items():
        yield f"seats.{name}.votes", seat.votes
