"""B631: words of the deal divide a loss in a paper that does not bind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_sentences import own_sentences
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import marked

DIVIDES = lazy_pattern(
    r"\bresponsible for (?:the |any |all )?pay(?:ment|ing)\b|\b(?:split|shared|divided) (?:equally|between|in)\b"
    r"|\breimburs\w+|\b(?:make|makes|made|making) good\b|\bcompensat(?:e|es|ed)\b|\bmeets? (?:the|any|all)\b"
    r"|\bhold\w*\b[^.;]{0,40}\bharmless\b",
    re.IGNORECASE,
)
SIGNS = ("loss", "fine", "penalt", "claim", "damages", "compensation")
LOSS = lazy_pattern(
    r"\b(?:loss(?:es)?|fines?|penalt(?:y|ies)|claims?|damages|compensation)\b", re.IGNORECASE, signs=SIGNS
)
OWN = lazy_pattern(r"\b(?:its|their) own\b", re.IGNORECASE)
_MOVED = r"\b(?:transfer\w*|move[sd]?)\b"
BUDGET = lazy_pattern(rf"\bbudgets?\b.{{0,40}}{_MOVED}|{_MOVED}.{{0,40}}\bbudgets?\b", re.IGNORECASE)


@rule("B631", "warning", wants={"typed": SIGNS})
def loss_without_effect(draft: Context) -> Iterator[Found]:
    """The deal's own words say who makes a loss good, in a provision that does not bind.

    Why: A paper without legal effect that divides fines or claims is either empty or shows that the parties meant to be
    bound. It may say as a fact that each bears its own. Within one Crown a cost may move between budgets, and then the
    paper says so. Planned costs of running something are no loss.

    Flagged::

        clauses.own: [{key: fines, title: Fines, text: Northmoor will reimburse any fine that Eastvale has to pay.}]

    Fine::

        clauses.own: [{key: fines, title: Fines, text: Each party bears its own fines.}]
    """
    for said in own_sentences(draft):
        divides = DIVIDES.search(said.text)
        if said.binds or not divides or not LOSS.search(said.text) or OWN.search(said.text) or BUDGET.search(said.text):
            continue
        place = draft.place(said.passage.provision)
        message = f"\u201c{divides[0]}\u201d at {place} divides a loss, and nothing there binds"
        hint = marked("say that each bears its own, or that a budget is transferred; or `terms.binding: full`")
        yield Found(message, draft.at(said.key), hint, place)
