"""B614: liability is excluded or limited, and nothing says what that does not touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_sentences import own_sentences
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Severity

LIMITS = lazy_pattern(
    r"\bno liability (?:whatsoever|whatever|of any kind|for any|in any|to any)|\bexclud\w+ all liability\b"
    r"|\b(?:not|never) (?:be )?liable (?:for|in|under|to) any\b|\bnot (?:be )?liable whatsoever\b"
    r"|\bliability\b[^.;]{0,60}\b(?:limited to|capped at|(?:not|never) exceed|no more than)\b"
    r"|\baccepts? no (?:liability|responsibility)\b",
    re.IGNORECASE,
)
INDEMNITY = lazy_pattern(r"\bindemni\w+", re.IGNORECASE)
DEATH = lazy_pattern(r"\bdeath\b", re.IGNORECASE)
FRAUD = lazy_pattern(r"\bfraud\w*", re.IGNORECASE)
CARRIED = "losses-beyond-limits"
"""What a wording carries that says which losses no limit touches."""


@rule("B614", "error", "warning", wants={"typed": ("liab", "responsib")})
def limit_without_exceptions(draft: Context) -> Iterator[Found]:
    """The deal's own words exclude or limit liability in a paper that binds.

    Why: Nothing can exclude liability for death or personal injury caused by negligence (Unfair Contract Terms Act
    1977, section 2(1)) or for fraud, and an exclusion that says it does fails where it is needed. Where the paper keeps
    those apart, what remains has to be reasonable, and that is for the parties to consider. A limit on an indemnity is
    no exclusion.

    Flagged::

        terms.binding: full
        clauses.own: [{key: none, title: Risk, text: Northmoor accepts no liability whatever.}]

    Fine::

        terms.binding: full
        clauses.own: [{key: none, title: Risk, text: Northmoor keeps its own buildings insured.}]
    """
    kept = draft.has("carries", CARRIED)
    every = [said for said in own_sentences(draft) if said.binds]
    kept = kept or (any(DEATH.search(each.text) for each in every) and any(FRAUD.search(each.text) for each in every))
    for said in every:
        found = LIMITS.search(said.text)
        if not found or INDEMNITY.search(said.text):
            continue
        place = draft.place(said.passage.provision)
        severity: Severity = "warning" if kept else "error"
        rest = "ask whether it is fair" if kept else "it reaches death, injury and fraud, which nothing can exclude"
        message = f"\u201c{found[0]}\u201d at {place} excludes or limits liability: {rest}"
        hint = "say why, under accepted" if kept else "give the limit under terms.liability, which has its exceptions"
        yield Found(message, draft.at(said.key), hint, place, severity)
