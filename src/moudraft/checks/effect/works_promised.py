"""B652: works that a lease makes somebody carry out for a public authority."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.leases_given import leases_given
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.values import is_unsettled
from moudraft.selection.details import is_map


@rule("B652", "warning", wants={"assets.lease": "given"})
def works_promised(draft: Context) -> Iterator[Found]:
    """A tenant has to carry out works, and a public authority is among the parties.

    Why: A contract for land need not be bought in competition, but works that somebody must carry out for an authority,
    to what it specifies, are a public works contract even in a lease (paragraph 8 of Schedule 2 to the Procurement Act
    2023; Faraday v West Berkshire). A tenant that may carry them out, and need not, is outside that.

    Flagged::

        example: property-heads
        assets.0.lease.works: {by: tenant, what: the fit-out, required: "yes"}

    Fine::

        example: property-heads
        assets.0.lease.works: {by: tenant, what: the fit-out}
    """
    if not draft.has("public_authorities", "all", "some"):
        return
    for item, lease in leases_given(draft):
        works = lease.get("works")
        if is_map(works) and not is_unsettled(works) and works.get("by") == "tenant" and works.get("required") == "yes":
            message = "works that the tenant has to carry out may be a public works contract"
            hint = "say that it may carry them out, and need not; or take advice on procurement"
            yield Found(message, draft.at(f"{item.key}.lease.works"), hint)
