"""B660: a function handed by agency to a body that section 101 does not reach."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import PartyAt
from moudraft.said import KeyName

LOCAL_AUTHORITIES = "local_authorities"


@rule("B660", "warning", wants={"assets.model": "agency"})
def agency_beyond_councils(draft: Context) -> Iterator[Found]:
    """An asset or a service is handed over by agency to a party that is no local authority, and no Act is named.

    Why: Section 101 of the Local Government Act 1972 lets one local authority carry out a function of another. A
    charity or a company takes a lease, a licence, a grant or a contract; a function passes to it only where an Act
    says so, and the paper should then name that Act.

    Flagged::

        parties.1.kind: charity
        assets: [{text: the burial ground, owner: Northmoor, user: Eastvale, model: agency}]

    Fine::

        parties.1.kind: charity
        assets: [{text: the burial ground, owner: Northmoor, user: Eastvale, model: licence}]
    """
    parties = {party.short_name: party for party in draft.deal.parties}
    for item in draft.deal.lists.get("assets", ()):
        taker = parties.get(str(item.details.get("user")))
        if item.details.get("model") != "agency" or item.details.get("under") or taker is None:
            continue
        if LOCAL_AUTHORITIES in draft.nation.possible_groups(taker.kind, taker.governance):
            continue
        message = f"{taker.short_name} is to act as agent, and section 101 lets only a local authority do so"
        hint = ("choose a lease, a licence, a grant or supply, or name the Act, ", KeyName(f"{item.key}.under"))
        yield Found(message, draft.at(f"{item.key}.model"), hint, about=(PartyAt(taker.short_name),))
