"""F715: a placeholder typed into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.library_texts import library_text_with
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.values import is_unsettled
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import ClauseName

SIGNS = (
    "tbc", "tbd", "tba", "to be inserted", "to be confirmed", "todo", "fixme", "xx", "lorem ipsum", "[", "<", "??",
    "___", ".....",
)  # fmt: skip
PLACEHOLDER = lazy_pattern(
    r"(?<!\w)(?:tbc|tbd|tba|to be inserted|todo|fixme|xxx+|lorem ipsum)(?!\w)"
    r"|(?<!\bhave )(?<!\bhas )(?<!\bneed )(?<!\bneeds )\bto be confirmed(?=\s*(?:[).;,]|$))"
    r"|\b20xx\b|(?<![\w(])(?:\u00a3\s?)?xx(?![\w)])"
    r"|\[(?!\s*\d{4}\s*\]|sic\]|to confirm: )[^\[\]]*\]"
    r"|<\s*(?:insert|name|date|amount)\b[^<>]*>"
    r"|\?\?+|_{3,}|\.{5,}",
    re.IGNORECASE,
    signs=SIGNS,
)


@rule("F715", "warning", wants=[{"typed": SIGNS}, {"worded": SIGNS}])
def placeholder_left(draft: Context) -> Iterator[Found]:
    """A text holds a placeholder such as "TBC", "[insert]", "xx" or "???".

    Why: moudraft counts what is still to confirm and refuses a final draft while anything is. A placeholder inside a
    text is only text: it is not counted, and it reaches the signing. Square brackets count as one, since lawyers put
    in brackets what is not settled; the year of a case, as in "[2025] UKSC 11", does not.

    Flagged::

        objectives: [{text: "open a shared office at [address] by 2028"}]

    Fine::

        objectives: [{text: {tbc: where the shared office opens}}]
    """
    for own in draft.typed_texts:
        if is_unsettled(own.text.strip().lower()):
            continue  # a value that is wholly open is a blank, and is counted
        for found in placeholders(own.text):
            yield Found(f"a placeholder is left in a text: \u201c{found}\u201d", draft.at(own.key), HINT)
    for text, where, provision, _ in library_text_with(draft, *SIGNS):
        for found in placeholders(text):
            message = ("a placeholder is left in the wording ", ClauseName(provision.clause), f": \u201c{found}\u201d")
            yield Found(message, where, "write {{ ask what is to be settled }}", draft.place(provision))


HINT = "fill it in, or write {tbc: what is to be confirmed} for the whole text, which is then counted"


def placeholders(text: str) -> list[str]:
    """The placeholders of a text, once each."""
    return list(dict.fromkeys(each[0] for each in PLACEHOLDER.finditer(text)))
