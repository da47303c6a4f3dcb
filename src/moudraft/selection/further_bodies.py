"""The bodies beside the principal one of which a deal settles something in detail, and which parts of each it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft.selection.bodies import MEMBERS, OFFICERS, SILENT, FilledBody
from moudraft.selection.body_facts import parts_as_facts
from moudraft.selection.body_parts_told import CO_CHAIRS, chairs_named

FURTHER = "further_bodies"
TOGETHER, ARRANGED = "together", "arranged"
"""A chair that several parties hold by name, and one that a word of the library arranges."""
OWN_CHAIRS = ("rotating", "party", "named")
ELSEWHERE = {"body_parts", "chair.parties", "chair.order", "seats.posts"}
"""Facts that are told with who chairs and who sits on a body."""
PLAIN = ("quorum", "secretariat", "advised_by", "reports_to")


def further_bodies(
    bodies: Sequence[FilledBody], board: FilledBody | None, officers: FilledBody | None
) -> tuple[FilledBody, ...]:
    """Every other body with people on it that a deal says more of than what stands where the bodies are set up."""
    others = (body for body in bodies if board is None or body.key != board.key)
    return tuple(
        body for body in others if body.kind in (MEMBERS, OFFICERS) and is_detailed(body, is_team=body is officers)
    )


def is_detailed(body: FilledBody, *, is_team: bool) -> bool:
    """Whether a deal says of a body what the paragraphs that set up bodies and teams do not print."""
    told = {name: fact.values[0] for name, fact in parts_as_facts(body).items() if fact.values[0] != SILENT}
    # Where bodies are set up, it is said that one advises.
    said = ELSEWHERE if told.get("standing") == "decides" or body.kind == OFFICERS else {*ELSEWHERE, "standing"}
    chaired = body.own.chairing is not None and body.has("chair")
    own = body.own
    # Of a team that is all that is said where it is set up: who is in it and who leads it.
    run = is_team and (own.chair, own.quorum, own.secretariat, own.meets.first, own.meets.then) != (None,) * 5
    return bool(set(told) - said) or chaired or run or (bool(own.sits) and not is_team)


def parts_given(body: FilledBody, *, is_team: bool) -> str:
    """The parts that a deal gives of a body, for the conditions of lines; who is in a team is printed with the team."""
    facts = {name: fact.values[0] for name, fact in parts_as_facts(body).items()}
    told = [f"{name} {name}={value}" for name, value in facts.items() if value != SILENT]
    return " ".join([f"kind={body.kind}", *told, *_plain(body, is_team)])


def _plain(body: FilledBody, is_team: bool) -> Iterator[str]:
    own = body.own
    if (own.members or own.sits) and body.has("members") and not is_team:
        yield "members"
    if own.led_by is not None and body.has("led_by") and not is_team:
        yield "led_by"
    if (own.chair is not None or chairs_named(own) or own.order) and body.has("chair"):
        yield f"chair={_chair(body)}"
    if own.term is not None and body.has("turn"):
        yield "turn"
    yield from (part for part in PLAIN if body.has(part) and (getattr(own, part) is not None or _is_listed(body, part)))
    yield from (part for part in ("first", "then") if getattr(own.meets, part) is not None and body.has(part))


def _is_listed(body: FilledBody, part: str) -> bool:
    return part == "reports_to" and bool(body.own.reports)


def _chair(body: FilledBody) -> str:
    slug = body.slugs.get("chair", "")
    if slug == CO_CHAIRS and len(chairs_named(body.own)) > 1:
        return TOGETHER
    return slug if slug in OWN_CHAIRS else ARRANGED
