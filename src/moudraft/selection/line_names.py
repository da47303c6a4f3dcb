"""Hold what a red line says of itself against the library and the rest of the deal: what keeps it, forbids, needs."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.deal import LISTS, Deal, RedLine
from moudraft.deal.own_provisions import OWN
from moudraft.library import Library
from moudraft.problems import Problem
from moudraft.selection.unknown_names import unknown_among
from moudraft.yaml_source.in_plain_words import shown

APPROVAL = "approval"
"""What a line may need beside lists and answers: that the parties who hold it have approved the paper."""
NAME_A_KEEPER = f"name a clause, {OWN}key, terms.axis or a list"
LAW = "law"
"""What every line yields to, named or not."""


def line_problems(deal: Deal, library: Library) -> Iterator[Problem]:
    """Every name in the red lines' own keys that stands for nothing."""
    seen: dict[str, str] = {}
    for line in deal.red_lines:
        kept = map(library.id_of, line.kept_by)
        keeping = _keepers(deal, library)
        yield from unknown_among(deal, f"{line.key}.kept_by", "keeper", kept, keeping, NAME_A_KEEPER)
        yield from unknown_among(deal, f"{line.key}.needs", "need", line.needs, _needs(library))
        yield from unknown_among(deal, f"{line.key}.yields_to", "law", line.yields_to, [LAW, *library.law])
        yield from _forbidden(deal, library, line)
        if line.id and line.kind:
            hint = f"take it out: the library says what keeps {line.id}"
            yield Problem(deal.where(f"{line.key}.kind"), "kind is for a red line in words of your own", hint)
        if line.handle:
            other = seen.setdefault(line.handle, line.key)
            if other != line.key:
                message = f'two red lines have the key "{shown(line.handle)}" (the other at {deal.where(other)})'
                yield Problem(deal.where(f"{line.key}.key"), message, "give each its own key")


def _keepers(deal: Deal, library: Library) -> Iterator[str]:
    """All that a deal may name as what keeps a line."""
    yield from library.clauses
    yield from (own.id for own in deal.clauses.own)
    yield from (f"terms.{axis}" for axis in library.axes)
    yield from LISTS
    yield from _lines_of(deal)


def _needs(library: Library) -> Iterator[str]:
    """All that a deal may say a line needs."""
    yield from (APPROVAL, *LISTS)
    yield from (f"terms.{axis}" for axis in library.axes)
    yield from (f"terms.{axis.id}.{name}" for axis in library.axes.values() for name in axis.details)


def _lines_of(deal: Deal) -> Iterator[str]:
    for name, items in deal.lists.items():
        yield from (f"{name}.{item.handle}" for item in items if item.handle)


def _forbidden(deal: Deal, library: Library, line: RedLine) -> Iterator[Problem]:
    for each in line.forbids:
        key = f"{line.key}.forbids"
        if isinstance(each, str):
            yield from unknown_among(deal, key, "clause", [library.id_of(each)], library.clauses)
            continue
        for axis, value in each.items():
            yield from unknown_among(deal, key, "term", [axis], library.axes)
            if axis in library.axes:
                yield from unknown_among(deal, key, f"value of {axis}", [value.strip()], library.axes[axis].values)
