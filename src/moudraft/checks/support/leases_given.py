"""The leases that a deal gives, one a line of its property, for the rules on lettings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moudraft.checks.support.calendar_dates import months
from moudraft.checks.support.context import Context
from moudraft.deal import Item
from moudraft.selection.details import is_map


def leases_given(draft: Context) -> Iterator[tuple[Item, Mapping[str, Any]]]:
    """Each line of property that is let, with what is said of its lease in parts."""
    for item in draft.deal.lists.get("assets", ()):
        lease = item.details.get("lease")
        if lease is not None:
            yield item, lease if is_map(lease) else {"to": lease}


SHORT = 7 * 12
"""A lease of no more than these months is no disposal for section 123 of the Local Government Act 1972."""
VERY_LONG = 25 * 12
"""From these months on, the letting of a listed asset of community value may have to wait."""


def let_for(draft: Context) -> tuple[str, ...]:
    """For how long property is let: ``short``, ``long``, ``very-long``, or ``open`` where that cannot be told."""
    found = dict.fromkeys(each for _item, lease in leases_given(draft) for each in _lasting(lease.get("length")))
    return tuple(found) or ("none",)


def _lasting(length: object) -> tuple[str, ...]:
    count = months(length)
    if count is None:
        return ("open",)
    return ("short",) if count <= SHORT else ("long", "very-long") if count >= VERY_LONG else ("long",)
