"""Prove what a library says that its words assert: every matter, and every position on it, is one there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap

from moudraft.library import Library
from moudraft.library.statement import UNSAID, Statement
from moudraft.library.wording import walk_parts
from moudraft.problems import Location, Problem, did_you_mean


def unknown_statements(library: Library) -> Iterator[Problem]:
    """Matters with too little in them, and marks of lines, answers and models that name none or no position."""
    for name, matter in library.statements.items():
        if len(matter.positions) < 2 and not matter.alone:
            hint = "two that cannot both be true make a matter"
            yield Problem(matter.location, f"{name} has fewer than two positions", hint)
        for each in matter.positions.values():
            yield from _known(f"position on {name}", (*each.beside, *each.needs), matter.positions, matter.location)
    for wording in (wording for clause in library.clauses.values() for wording in clause.wordings):
        for part in walk_parts(wording.body):
            where = Location(wording.location.file, part.line or wording.location.line)
            yield from _said(library, part.says, where)
    for axis in library.axes.values():
        for value in axis.values.values():
            yield from _said(library, starmap(Statement, value.says.items()), axis.location, (UNSAID,))
    for model in library.models.values():
        yield from _said(library, starmap(Statement, model.says.items()), model.location)


def _said(
    library: Library, said: Iterable[Statement], where: Location, besides: tuple[str, ...] = ()
) -> Iterator[Problem]:
    for each in said:
        matter = library.statements.get(each.matter)
        if matter is None:
            yield from _known("matter", (each.matter,), library.statements, where)
        else:
            yield from _known(f"position on {each.matter}", (each.position,), (*matter.positions, *besides), where)


def _known(noun: str, names: Iterable[str], among: Iterable[str], where: Location) -> Iterator[Problem]:
    known = list(among)
    for name in names:
        if name not in known:
            yield Problem(where, f'unknown {noun} "{name}"', did_you_mean(name, known))
