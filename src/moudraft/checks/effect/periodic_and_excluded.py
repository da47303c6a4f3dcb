"""B650: a tenancy without a fixed term that is to be kept outside the Act of 1954."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.leases_given import leases_given
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

_PERIODIC = lazy_pattern(r"\b(year|quarter|month|week) to \1\b|\bperiodic\b|\brolling\b|\bat will\b", re.IGNORECASE)


@rule("B650", "error", wants={"assets.lease": "given"})
def periodic_and_excluded(draft: Context) -> Iterator[Found]:
    """A lease that runs from period to period is said to have no security of tenure.

    Why: Only a tenancy for a fixed term can be kept outside sections 24 to 28 of the Landlord and Tenant Act 1954. One
    that runs from year to year has the protection of the Act, whatever its paper says.

    Flagged::

        example: property-heads
        assets.0.lease.length: from year to year

    Fine::

        example: property-heads
        assets.0.lease.length: 15 years
    """
    for item, lease in leases_given(draft):
        if lease.get("security") == "excluded" and _PERIODIC.search(str(lease.get("length"))):
            message = "only a lease for a fixed term can be kept outside the Landlord and Tenant Act 1954"
            yield Found(message, draft.at(f"{item.key}.lease.length"), "give a fixed length, or leave it protected")
