"""What conditions may ask of the details of an axis: whether each is given, and of a choice which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from moudraft.library import Axis
from moudraft.library.condition import Fact
from moudraft.library.worked_out import once_for
from moudraft.selection.details import GIVEN, SILENT, detail_facts
from moudraft.selection.settled_value import Value
from moudraft.selection.totals import TOTAL, total_of


def facts_of_details(axis: Axis, value: Value) -> dict[str, Fact]:
    """Of each detail of an axis, whether it is given, and of a choice which."""
    if value.settled and not any(s.details or axis.values[s.value].details for s in value.settings):
        # Asked at every draft of nearly every axis.
        return once_for(axis, _facts_of_defaults)
    return dict(_facts(axis, lambda name: (value.said(axis, name), value.is_usual(axis, name))))


def _facts_of_defaults(axis: Axis) -> dict[str, Fact]:
    """The same where nobody says anything of the axis's details."""
    return dict(_facts(axis, lambda name: (axis.details[name].default, True)))


def _facts(axis: Axis, saying: Callable[[str], tuple[Any, bool]]) -> Iterator[tuple[str, Fact]]:
    for name, detail in axis.details.items():
        said, usual = saying(name)
        yield from detail_facts(f"{axis.id}.{name}", said, detail, usual)
        if detail.kind == "rows":
            yield f"{axis.id}.{name}.{TOTAL}", Fact((GIVEN if total_of(said, detail) else SILENT,))
