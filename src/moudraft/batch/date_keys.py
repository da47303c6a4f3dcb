"""Which keys of a deal take a date: those of the deal itself, and the details of axes that are dates in the library."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

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

    @lru_cache(maxsize=1_000)  # a table asks of its headings again in every row
    def is_date(key: str) -> bool:
        return any(takes_date(each) or _ITEM.sub("", each) in details for each in (key, _by_number(key)))

    return is_date


def _by_number(key: str) -> str:
    """A key that names an item (``parties.Eastvale.approval.on``), as it is with a number in the place of the name."""
    steps = key.split(".")
    named = 2 if steps[0] == "terms" else 1
    return ".".join((*steps[:named], "0", *steps[named + 1 :])) if len(steps) > named + 1 else key
