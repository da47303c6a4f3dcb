"""What a lease and its premises are called after they are first named: by their bare nouns while there is one lease."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft.deal import Item
from moudraft.document import Text
from moudraft.document.words_of_values import Printed, Scope
from moudraft.library import Detail

LEASE = "lease"
CALLED, PREMISES = f"{LEASE}.called", "premises"


def lease_words(item: Item, scope: Scope, asked: Mapping[str, Detail], items: Sequence[Item]) -> dict[str, Printed]:
    """``the lease`` and ``the premises``; ``the lease of the depot`` and ``the depot`` where several things are let.

    A line is called by its title where it has one. A list that knows no leases has no such names.
    """
    if LEASE not in asked:
        return {}
    if sum(LEASE in each.details for each in items) < 2:
        return {CALLED: "the lease", PREMISES: "the premises"}
    name = scope["title"] if item.title else scope["text"]
    words = (Text(name),) if isinstance(name, str) else name
    return {CALLED: (Text("the lease of "), *words), PREMISES: name}
