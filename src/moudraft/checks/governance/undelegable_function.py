"""G511: a function that no council may give away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

FULL_COUNCIL = lazy_pattern(
    r"\b(?:(?:set|sett?ing|approv\w+|adopt\w*|agree\w*)\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?"
    r"(?:annual\s+|revenue\s+)?(?:budgets?|council tax|precepts?|local plan|development plan)"
    r"|(?:budget|council tax|precept)[\s-]setting)\b",
    re.IGNORECASE,
)


@rule("G511", "error", wants={"delegation.functions": "given"})
def undelegable_function(draft: Context) -> Iterator[Found]:
    """A function that the law leaves to each full council is among those to be delegated.

    Why: The budget and the council tax are set by each full council (Local Government Finance Act 1992, section 67),
    and so is the adoption of its plans (SI 2000/2853). They cannot be delegated or settled jointly.

    Flagged::

        terms.delegation: {rule: joint-committee, functions: [setting the budget for revenues and benefits]}

    Fine::

        terms.delegation: {rule: joint-committee, functions: [managing the budget for revenues and benefits]}
    """
    functions = draft.detail("delegation", "functions")
    for function in functions if isinstance(functions, list | tuple) else ():
        found = FULL_COUNCIL.search(str(function))
        if found and not draft.has("delegation", "none"):
            message = f"\u201c{found[0]}\u201d is for each full council, and cannot be delegated"
            yield Found(message, draft.at_axis("delegation"), "take it off the list; joint bodies may recommend")
