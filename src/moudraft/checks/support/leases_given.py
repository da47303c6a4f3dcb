"""The leases that a deal gives, one a line of its property, for the rules on lettings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moudraft.checks.support.context import Context
from moudraft.deal import Item
from moudraft.selection.details import is_map


def leases_given(draft: Context) -> Iterator[tuple[Item, Mapping[str, Any]]]:
    """Each line of property that is let, with what is said of its lease in parts."""
    for item in draft.deal.lists.get("assets", ()):
        lease = item.details.get("lease")
        if lease is not None:
            yield item, lease if is_map(lease) else {"to": lease}
