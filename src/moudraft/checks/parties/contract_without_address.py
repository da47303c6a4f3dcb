"""P308: a contract that does not say where a party is to be found."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("P308", "info", wants={"binding": "full"})
def contract_without_address(draft: Context) -> Iterator[Found]:
    """A paper that binds in full gives no address for a party.

    Why: The address identifies a party to a contract, and notices under it have to be sent somewhere.

    Flagged::

        example: inter-authority-agreement
        parties.0.address: tbc

    Fine::

        example: inter-authority-agreement
    """
    if not draft.has("binding", "full"):
        return
    for number, party in enumerate(draft.deal.parties):
        if not isinstance(party.address, str):
            message = f"the contract gives no address for {party.short_name}"
            yield Found(message, draft.at(f"parties.{number}.address"), "give its principal office")
