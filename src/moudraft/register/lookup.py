"""Bodies and kinds found by what is typed: names in full or shortened, and those of bodies that have been replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.register.entries import PLACE, PublicBody, Register
from moudraft.register.name_index import MOST, fold


def search(register: Register, typed: str, limit: int = 12) -> list[PublicBody]:
    """The bodies that what is typed so far may mean, best first; none when it is like no name here."""
    bodies = [register.bodies[position] for position in register.index.find(typed, limit)]
    for name in spelled_out(register, typed):
        found = [register.bodies[position] for position in register.index.find(name, limit)]
        # Only a name that has the words in full goes before what fits the letters typed.
        bodies = [*(each for each in found if fold(name) in fold(each.name)), *bodies]
    return list({each.name: each for each in bodies}.values())[: max(limit, 0)]


def spelled_out(register: Register, typed: str) -> Iterator[str]:
    """What is typed in a short form, in full: each name that it may stand for."""
    wanted = fold(typed[:MOST])
    for each in register.short_forms:
        if found := _form(each.typed).fullmatch(wanted):
            yield from (name.replace(PLACE, found["place"]) for name in each.means)


def successors(register: Register, name: str) -> list[PublicBody]:
    """The bodies that took the place of one that has gone."""
    names = {fold(each) for each in (name, *spelled_out(register, name))}
    return [body for body in register.bodies if not names.isdisjoint(map(fold, body.former))]


def proposed_kind(register: Register, name: str) -> str:
    """The kind of a body by its name: as the register lists it, else as its patterns have it, else the unknown one."""
    names = [fold(each) for each in (name, *spelled_out(register, name))]
    listed = (register.listed[wanted].kind for wanted in names if wanted in register.listed)
    told = (each.kind for wanted in names for each in register.patterns if _form(each.form).fullmatch(wanted))
    return next(listed, None) or next(told, register.unknown)


def _form(form: str) -> re.Pattern[str]:
    before, _, after = (re.escape(fold(part)) for part in form.partition(PLACE))
    return re.compile(
        r"(?:the )?" + (f"{before} " if before else "") + "(?P<place>.+)" + (f" {after}" if after else "")
    )
