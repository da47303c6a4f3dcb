"""I019: a bar in law that nothing lifts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

KEPT = lazy_pattern(
    r"\b(?:HMRC|Revenue and Customs|income tax|tax credits?|PAYE|VAT returns?|census|Office for National Statistics|"
    r"official statistics)\b",
    re.IGNORECASE,
)
PATIENTS = lazy_pattern(r"\b(?:patients?|clinical|GP records?|hospital records?)\b", re.IGNORECASE)


@rule("I019", "warning", wants={"data_sets": "some"})
def bar_without_gateway(draft: Context) -> Iterator[Found]:
    """A row has revenue, statistical or patient data, and cites no gateway.

    Why: Statute keeps what the revenue department and the statistics authority hold, and confidence keeps what a patient
    says. Without a gateway the data does not pass, whatever its lawful basis.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: [HMRC income records], bars: none}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, fields: [HMRC income records], bars: section 18 of the Commissioners for Revenue and Customs Act 2005}]
    """  # noqa: E501  a row with all its particulars is one line
    for row in data_rows(draft):
        for pattern, part in ((KEPT, "bars"), (PATIENTS, "confidence")):
            found = pattern.search(row.words)
            if found and not row.says(part):
                message = f"\u201c{row.name}\u201d has {found[0]}, and cites nothing that lets it pass"
                yield Found(message, draft.at(row.at(part)), f"cite the gateway in the row: {part}")
