"""L413: the deal promises without exception what one of its red lines is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import own_lines, stems
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

ABSOLUTE = lazy_pattern(
    r"\b(?:always|at all times|in (?:all|every) cases?|every decision|all decisions|without exception"
    r"|whatever happens)\b",
    re.IGNORECASE,
)
IN_COMMON = 2
"""How many weighty words a line and a promise have in common when they are about one thing."""


@rule("L413", "warning", wants={"deal": "red_lines.text"})
def absolute_promise(draft: Context) -> Iterator[Found]:
    """Words of the deal promise "always" or "every decision" about the thing that a red line keeps back.

    Why: "All decisions on licensing follow the joint policy" and "Eastvale keeps its own licensing decisions" cannot
    both be kept, and the promise has no exception for the line. Say what it leaves alone, or take out the absolute
    word.

    Flagged::

        red_lines: [{text: Eastvale keeps its own licensing decisions, kind: reserve, held_by: [Eastvale]}]
        objectives: [{text: take all decisions on licensing by one joint policy}]

    Fine::

        red_lines: [{text: Eastvale keeps its own licensing decisions, kind: reserve, held_by: [Eastvale]}]
        objectives: [{text: work towards one policy on licensing}]
    """
    for held in own_lines(draft):
        about = stems(held.line.text)
        for own, passage in draft.printed:
            found = ABSOLUTE.search(own.text)
            if found and not own.key.startswith("red_lines.") and len(about & stems(own.text)) >= IN_COMMON:
                place = draft.place(passage.provision)
                said = (f"\u201c{found[0]}\u201d leaves no room for ", *named(held))
                yield Found(said, draft.at(own.key), "say what the line keeps out of it", place)
