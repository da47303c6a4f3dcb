"""F770: an asset whose owner and whose taker are one party."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("F770", "warning", wants={"assets.owner": "given"})
def handed_to_itself(draft: Context) -> Iterator[Found]:
    """A party is to hand an asset to itself, or to let it to itself.

    Why: Nobody can let its own land to itself, and what a party keeps does not pass. One of the two names is a slip,
    and the table of what is handed over would show it to everybody.

    Flagged::

        assets: [{text: the green, owner: Northmoor, user: Northmoor, model: licence}]

    Fine::

        assets: [{text: the green, owner: Northmoor, user: Eastvale, model: licence}]
    """
    for item in draft.deal.lists.get("assets", ()):
        owner, lease = item.details.get("owner"), item.details.get("lease")
        taker = lease.get("to") if isinstance(lease, dict) else lease
        if owner and taker == owner:
            yield Found(f"{owner} is to let {item.text} to itself", draft.at(f"{item.key}.lease"), "name who takes it")
        elif owner and item.details.get("model") and item.details.get("user") == owner:
            message = f"{owner} is to hand {item.text} to itself"
            yield Found(message, draft.at(f"{item.key}.user"), "name who takes it on")
