"""I006: consent where the law requires the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.data_rows import data_rows
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

CONSENT = lazy_pattern(r"\bconsent\b|6\(1\)\(a\)", re.IGNORECASE)
STATUTE = lazy_pattern(r"\b(?:Act|Order|Regulations)\b")


@rule("I006", "warning", wants={"data_sets": "some"})
def consent_for_a_duty(draft: Context) -> Iterator[Found]:
    """A row rests on consent, and a statute that requires or empowers is its power.

    Why: Consent that may be withdrawn is no basis for what a body has to do anyway, and is rarely free when a public
    authority asks for it.

    Flagged::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: consent, power: "Care Act 2014, section 2"}]

    Fine::

        example: data-sharing
        data_sets: [{text: records of tenants, from: Fenshire, to: Northmoor, article_6: "Article 6(1)(e)", power: "Care Act 2014, section 2"}]
    """  # noqa: E501  a row with all its particulars is one line
    for row in data_rows(draft):
        if CONSENT.search(row.says("article_6")) and STATUTE.search(row.says("power")):
            message = (
                f"\u201c{row.name}\u201d rests on consent, and a statute is its power: consent is rarely free there"
            )
            yield Found(message, draft.at(row.at("article_6")), "Article 6(1)(e) or (c), with the power or duty")
