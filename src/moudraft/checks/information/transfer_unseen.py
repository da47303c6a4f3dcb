"""I013: a place abroad that nobody calls abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey
from moudraft.lazy_patterns import lazy_pattern

ABROAD = lazy_pattern(
    r"\b(?:abroad|overseas|offshore|worldwide|global|EU|EEA|Europe(?:an)?|United States|USA?|America|Canada|India|"
    r"Ireland|Dublin|Germany|Frankfurt|France|Paris|Netherlands|Amsterdam|Sweden|Poland|Spain|Philippines|South Africa|"
    r"Australia|Singapore|Israel|Romania)\b",
)
DENIED = lazy_pattern(r"\b(?:not?|never|nothing|none|Northern Ireland)\b", re.IGNORECASE)


@rule("I013", "warning", wants={"data_sets": "some"})
def transfer_unseen(draft: Context) -> Iterator[Found]:
    """Data is kept or supported abroad, and the row says that none of it leaves the country.

    Why: Support from abroad is a transfer as much as a data centre there is. It needs an approved country, or safeguards
    and a test.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, place: a data centre in Ireland, abroad: none}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, place: a data centre in Leeds, abroad: none}]
    """  # noqa: E501  a row with all its particulars is one line
    for row in data_rows(draft):
        if row.says("abroad") in ("approved", "safeguards"):
            continue
        for part in ("place", "sub_processors"):
            found = ABROAD.search(row.says(part))
            if found and not DENIED.search(row.says(part)):
                message = f"\u201c{row.name}\u201d goes abroad ({found[0]}), and the row does not say so"
                ways = tuple(SetKey(row.at("abroad"), each) for each in ("approved", "safeguards"))
                yield Found(message, draft.at(row.at(part)), "say abroad: approved, or abroad: safeguards", ways=ways)
