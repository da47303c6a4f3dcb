"""Which keys of a deal take a date: those of the deal itself, and the details of axes that are dates in the library."""

from __future__ import annotations

import re
from collections.abc import Callable

from moudraft.deal.values import takes_date
from moudraft.library import Library

_ITEM = re.compile(r"\.[0-9]+(?=\.)")


def date_keys(library: Library) -> Callable[[str], bool]:
    """What says of a key, dotted, whether it takes a date."""
    details = {
        f"terms.{axis.id}.{name}"
        for axis in library.axes.values()
        for name, detail in axis.details.items()
        if detail.kind == "date"
    }
    return lambda key: takes_date(key) or _ITEM.sub("", key) in details
