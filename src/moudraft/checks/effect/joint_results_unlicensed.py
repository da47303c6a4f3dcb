"""B663: results that several own, with no rule on who may license them."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName


@rule("B663", "warning", wants={"results": "joint"})
def joint_results_unlicensed(draft: Context) -> Iterator[Found]:
    """Results belong to several parties, and nothing says who may license them.

    Why: Every owner of a right has to consent before anybody else may use it. Without a rule one of them can stop all
    the rest, and a funder or a buyer will not wait.

    Flagged::

        template: innovation
        terms.results: joint

    Fine::

        template: innovation
        terms.results: {rule: joint, licence: Northmoor after it has asked the others}
    """
    if draft.has("results", "joint") and not draft.detail("results", "licence"):
        hint = ("say who may license them, and on what terms, ", KeyName("terms.results.licence"))
        yield Found("results belong to several parties, and nobody may license them", draft.at_axis("results"), hint)
