"""What conditions may ask about the parts of the principal body that a deal settles in detail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moudraft.deal import Tbc, Unsettled
from moudraft.deal.body_faults import OR_WORDS
from moudraft.deal.body_parts import Agreement, Chairing, Escalation, Groups, Report, Seat
from moudraft.library.condition import Fact
from moudraft.selection.bodies import SILENT, FilledBody
from moudraft.selection.body_parts_told import is_board

GIVEN, OWN, MIXED = "given", "own", "mixed"
EITHER = (GIVEN, SILENT)
YES, NO = "yes", "no"
BODY_FACTS: dict[str, tuple[str, ...]] = {
    "body_parts": EITHER,
    "meets.for": EITHER,
    "chair.parties": ("one", "several", SILENT),
    **dict.fromkeys(("chair.order", "chair.post", "chair.from", "chair.absent", "chair.interested"), EITHER),
    "chair.casting": (YES, NO, "not-used", SILENT),
    "seats.posts": EITHER,
    "seats.votes": EITHER,
    "seats.substitute": (YES, NO, OWN, MIXED, SILENT),
    "attend": EITHER,
    "standing": ("advisory", "decides", OWN, SILENT),
    "standing.powers": EITHER,
    **{f"decision.{name}": (*OR_WORDS[f"decision.{name}"], OWN, SILENT) for name in Agreement.__struct_fields__},
    "groups": (GIVEN, OWN, SILENT),
    **dict.fromkeys(("groups.set_by", "groups.purpose", "groups.ends"), EITHER),
    "groups.outsiders": (YES, NO, OWN, SILENT),
    "reports_to.of": EITHER,
    "reports_to.every": (GIVEN, MIXED, SILENT),
    "reports_to.draft_to": EITHER,
    "escalates_to": EITHER,
    "escalates_to.after": EITHER,
    "escalates_to.within": EITHER,
    "escalates_to.then": ("walk-away", "as-is", "dispute", OWN, SILENT),
}
"""Each fact of a part with the values it can have; ``own`` is the deal's own words, or what is to be confirmed."""


def parts_as_facts(board: FilledBody | None) -> dict[str, Fact]:
    """The facts of the principal body's parts; all silent where there is no such body."""
    found = dict.fromkeys(BODY_FACTS, SILENT)
    if board is not None and board.own.model:
        body = board.own
        found |= {"body_parts": GIVEN if is_board(body) else SILENT}
        found |= {"meets.for": _either(body.meets.lasting), **_chair(body.chairing, board)}
        found |= {"attend": _either(body.attend), **_seats(body.sits)}
        found |= _standing(board) | _agreement(body.agreement) | _groups(body.groups)
        found |= _reports(body.reports) | _escalation(body.escalates)
    return {name: Fact((value,)) for name, value in found.items()}


def _either(value: object) -> str:
    return GIVEN if value not in (None, (), "") else SILENT


def _word(value: Unsettled | None, words: Iterable[str], also: Mapping[str, str] | None = None) -> str:
    """A word of the library, ``own`` for words of the deal or what is to be confirmed, or ``silent``."""
    if value is None:
        return SILENT
    if isinstance(value, Tbc):
        return OWN
    said = (also or {}).get(value.strip(), value.strip())
    return said if said in words else OWN


def _chair(chairing: Chairing | None, board: FilledBody) -> dict[str, str]:
    if chairing is None:
        return {}
    named = chairing.parties if isinstance(chairing.parties, tuple) else ()
    takes = board.slugs.get("chair") in ("party", "co-chairs") and bool(named)
    return {
        "chair.parties": ("one" if len(named) == 1 else "several") if takes else SILENT,
        "chair.order": _either(board.own.order),
        "chair.post": _either(chairing.post),
        "chair.from": _either(chairing.starts),
        "chair.absent": _either(chairing.absent),
        "chair.interested": _either(chairing.interested),
        "chair.casting": chairing.casting or SILENT,
    }


def _seats(sits: Mapping[str, Seat]) -> dict[str, str]:
    stand_in = {seat.substitute for seat in sits.values()}
    one = next(iter(stand_in)) if len(stand_in) == 1 else None
    return {
        "seats.posts": GIVEN if any(seat.posts for seat in sits.values()) else SILENT,
        "seats.votes": GIVEN if any(seat.votes is not None for seat in sits.values()) else SILENT,
        "seats.substitute": MIXED if len(stand_in) > 1 else _word(one, (YES, NO), {"true": YES, "false": NO}),
    }


def _standing(board: FilledBody) -> dict[str, str]:
    standing = board.own.standing
    if standing is None:
        return {}
    rule = OWN if isinstance(standing.rule, Tbc) else standing.rule
    return {"standing": rule, "standing.powers": _either(standing.powers)}


def _agreement(agreement: Agreement) -> dict[str, str]:
    return {
        f"decision.{name}": _word(getattr(agreement, name), OR_WORDS[f"decision.{name}"])
        for name in Agreement.__struct_fields__
    }


def _groups(groups: Groups | Tbc | None) -> dict[str, str]:
    if groups is None:
        return {}
    if isinstance(groups, Tbc):
        return {"groups": OWN}
    return {
        "groups": GIVEN,
        **{f"groups.{name}": _either(getattr(groups, name)) for name in ("set_by", "purpose", "ends")},
        "groups.outsiders": _word(groups.outsiders, (YES, NO), {"true": YES, "false": NO}),
    }


def _reports(reports: tuple[Report, ...]) -> dict[str, str]:
    every = sum(report.every is not None for report in reports)
    return {
        "reports_to.of": _either(any(report.of is not None for report in reports) or None),
        "reports_to.every": SILENT if not every else GIVEN if every == len(reports) else MIXED,
        "reports_to.draft_to": _either(any(report.draft_to is not None for report in reports) or None),
    }


def _escalation(escalates: Escalation | None) -> dict[str, str]:
    if escalates is None:
        return {}
    return {
        "escalates_to": GIVEN,
        "escalates_to.after": _either(escalates.after),
        "escalates_to.within": _either(escalates.within),
        "escalates_to.then": _word(escalates.then, BODY_FACTS["escalates_to.then"]),
    }
