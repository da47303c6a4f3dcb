"""S004: use of a service taken for acceptance, where money or personal data moves."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled, marked


@rule("S004", "warning", wants={"acceptance": "first-use"})
def doubtful_acceptance(draft: Context) -> Iterator[Found]:
    """A party accepts by using the service, and personal data is handled for it or it pays.

    Why: Terms between a controller and a processor have to be in writing and to bind (UK GDPR, Article 28), and a debt
    needs a debtor who said yes. Whether a first use was either is the first thing that a dispute would be about.

    Flagged::

        terms.acceptance: first-use
        terms.info: controller-processor

    Fine::

        terms.acceptance: form
        terms.info: controller-processor
    """
    if not draft.has("acceptance", "first-use"):
        return
    data = draft.has("info", "controller-processor", "by-data-set")
    paid = draft.has("charges", "cost", "as-settled", "price-list", "subscription") or draft.has(
        "charges.over", "charge"
    )
    if data or paid:
        what = "personal data is handled under it" if data else "money is paid under it"
        said = (Settled("terms.acceptance", ("first-use",)), f", and {what}")
        yield Found(said, draft.at_axis("acceptance"), marked("`terms.acceptance: form or online`"))
