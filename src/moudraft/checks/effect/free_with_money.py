"""B633: a free service, and money that passes for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Settled, marked


@rule("B633", "warning", wants={"charges": ("free", "free-to-limit")})
def free_with_money(draft: Context) -> Iterator[Found]:
    """A service is free, and a sum for it carries interest or a level missed earns a credit.

    Why: Where nothing is paid there is nothing to credit and nothing to pay late. One of the two answers was meant
    otherwise.

    Flagged::

        terms.binding: full
        terms.charges: free
        terms.service_levels: {rule: remedied, credit: 5% of the charge}

    Fine::

        terms.binding: full
        terms.charges: free
        terms.service_levels: aims
    """
    free = draft.has("charges", "free") or (
        draft.has("charges", "free-to-limit") and not draft.has("charges.over", "charge")
    )
    if free and draft.has("service_levels", "remedied"):
        said = (Settled("terms.charges", draft.value("charges").values), ", and a level that is missed earns a credit")
        yield Found(said, draft.at_axis("service_levels"), marked("`terms.service_levels: specified`"))
    if free and draft.has("charges.interest", "statutory"):
        said = (Settled("terms.charges", draft.value("charges").values), ", and a sum paid late carries interest")
        yield Found(said, draft.at_axis("charges"), "take the interest out")
