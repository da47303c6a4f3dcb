"""B665: no preference for anybody, and yet exclusivity or a preferred partner."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Answer


@rule("B665", "warning", wants={"fair_dealing": "no-preference"})
def fair_and_exclusive(draft: Context) -> Iterator[Found]:
    """The paper gives nobody a preference, and the parties work with one another alone or first.

    Why: Exclusivity and a preferred partner are preferences. A bidder who loses to a party will read the two side by
    side, and ask which of them was meant.

    Flagged::

        template: innovation
        terms.fair_dealing: no-preference
        terms.exclusivity: exclusive

    Fine::

        template: innovation
        terms.fair_dealing: no-preference
        terms.exclusivity: none
    """
    if draft.has("fair_dealing", "no-preference") and draft.has("exclusivity", "exclusive", "preferred-partner"):
        message = "the paper gives nobody a preference, and the parties work with one another alone or first"
        yield Found(message, draft.at_axis("exclusivity"), (Answer("terms.exclusivity", ("none",)),))
