"""Which of a firm's styles plays which role in a draft: as its map says, by name, by level, or by look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from moudraft.problems import Location, MoudraftError, Problem, did_you_mean
from moudraft.writers.word.firm_styles import FirmStyles, value
from moudraft.writers.word.word_names import ROLES

How = Literal["map", "name", "other name", "level", "look", "built in"]
BUILT_IN = "built-in"
"""What a map says of a role whose style is to be ours."""
_LADDER = ("clause", "item-1", "item-2")
"""The roles below a section in its list, from the second level down."""


class Played(NamedTuple):
    """The style that plays a role, and how it was found; one that is built in has no id yet."""

    id: str
    how: How


def roles_played(
    firm: FirmStyles, wishes: Mapping[str, str], names: Mapping[str, Sequence[str]], place: Location
) -> dict[str, Played]:
    """Every role with its style. ``MoudraftError`` names every style of a map that the file does not have."""
    played = _wished(firm, wishes, place)
    for role, spec in ROLES.items():
        if role not in played and (id := firm.named(spec.style, spec.kind)):
            played[role] = Played(id, "name")
    for role, spec in ROLES.items():
        if role not in played:
            others = (firm.named(name, spec.kind) for name in names.get(role, ()))
            if id := next(filter(None, others), ""):
                played[role] = Played(id, "other name")
    _section(firm, played)
    _below_section(firm, played)
    _bullets(firm, played)
    return {role: played.get(role, Played("", "built in")) for role in ROLES}


def _wished(firm: FirmStyles, wishes: Mapping[str, str], place: Location) -> dict[str, Played]:
    played, problems = {}, []
    for role, name in wishes.items():
        kind = ROLES[role].kind
        id = firm.named(name, kind) or (name if name in firm.styles else "")
        if name == BUILT_IN or id:
            played[role] = Played(id, "map" if id else "built in")
        else:
            known = [firm.name(each) for each in firm.styles]
            hint = did_you_mean(name, known) or f"name one of its {kind} styles, or {BUILT_IN}"
            problems.append(Problem(place, f'there is no {kind} style "{name}" in it (for {role})', hint))
    if problems:
        raise MoudraftError(problems)
    return played


def _section(firm: FirmStyles, played: dict[str, Played]) -> None:
    """A numbered heading of the first level goes before one of that name without a number."""
    found = played.get("section")
    if found and (found.how in ("map", "built in") or firm.list_of(found.id)):
        return
    taken = {each.id for role, each in played.items() if role != "section"}
    first = [id for id in firm.paragraphs() if firm.outline(id) == 0 and id not in taken]
    numbered = [id for id in first if firm.list_of(id)]
    if numbered:
        played["section"] = Played(numbered[0], "level")
    elif found is None and first:
        played["section"] = Played(first[0], "level")


def _below_section(firm: FirmStyles, played: dict[str, Played]) -> None:
    """The styles of the deeper levels of the section's list play the clauses and items, where they look like text."""
    section = played.get("section")
    at = firm.list_of(section.id) if section and section.id else None
    if at is None:
        return
    taken = {each.id for each in played.values()}
    for depth, role in enumerate(_LADDER, at[2] + 1):
        for id in firm.paragraphs():
            own = firm.list_of(id)
            same = own is not None and (own[1], own[2]) == (at[1], depth)
            if role not in played and same and id not in taken and not firm.looks_like_a_heading(id):
                played[role] = Played(id, "look")


def _bullets(firm: FirmStyles, played: dict[str, Played]) -> None:
    taken = {each.id for each in played.values()}
    for id in firm.paragraphs():
        own = firm.list_of(id)
        level = firm.level(own[1], own[2]) if own else None
        if own is None or level is None or value(level, "numFmt") != "bullet" or id in taken:
            continue
        role = {0: "bullet-1", 1: "bullet-2"}.get(own[2], "")
        if role and role not in played:
            played[role] = Played(id, "look")
