"""R201: a cross-reference typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.own_words import printed
from moudraft.checks.rule import Found, rule

REFERENCE = re.compile(
    r"\b(?:paragraphs?|clauses?|schedules?|annex(?:es)?|appendix|appendices)\s+\d[\d.]*(?:\([a-z]+\))*"
    r"(?!\s+(?:of|to)\s+(?:the\s+|schedule)|\w)",
    re.IGNORECASE,
)
STATUTE = re.compile(r"\b(?:Act|Regulations|Order|SI)\b")


@rule("R201", "warning")
def typed_reference(draft: Context) -> Iterator[Found]:
    """The deal's own words refer to a paragraph or schedule by a number typed by hand.

    Why: Numbers move as soon as a clause is added or left out, and a typed one does not move with them. A library
    wording refers with a mark, and prints the right number.

    Flagged::

        objectives: [{text: keep both offices open as paragraph 4.2 provides}]

    Fine::

        objectives: [{text: keep both offices open as section 3 of the Localism Act 2011 allows}]
    """
    for own, passage in printed(draft):
        if STATUTE.search(own.text):
            continue
        for found in REFERENCE.finditer(own.text):
            message = f"\u201c{found[0]}\u201d is typed by hand, and will not follow the paragraph when numbers change"
            place = draft.place(passage.provision)
            yield Found(message, draft.at(own.key), "say what is meant, without its number", place)
