"""W805: a list pasted into one text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_words import typed_texts
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

BULLETS = "\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25e6\uf0a7\uf0b7\u00b7"
MARK = (
    rf"(?:[{BULLETS}*\u2010-\u2015\u2212-](?=\s)|\(?(?:[a-hj-z]|[ivx]{{1,4}}|\d{{1,2}})\)(?=\s)|\d{{1,2}}\.(?=\s+\D))"
)
BEGINS = lazy_pattern(rf"\s*({MARK})\s+\S")
LINE = lazy_pattern(rf"\n[ \t]*({MARK})\s+\S")
INSIDE = lazy_pattern(rf"(?:\A|[:;,.])\s*({MARK})\s+\S|([{BULLETS}])\s*\S", re.DOTALL)


@rule("W805", "warning")
def pasted_list(draft: Context) -> Iterator[Found]:
    """A text of the deal is a list, or begins with the mark of one.

    Why: A list copied from another paper brings its bullets and numbers with it. They print as part of the words,
    beside the numbers that the draft gives, and what stands under them cannot be referred to. As items of their own
    the lines are numbered, lettered and punctuated.

    Flagged::

        objectives: [{text: "open one counter: - in Mill Lane; - on market days"}]

    Fine::

        objectives: [{text: open one counter in Mill Lane}, {text: open it on market days - and only then}]
    """
    for own in typed_texts(draft.deal):
        mark, several = list_mark(own.text)
        if not mark:
            continue
        passage = draft.saying(own.text)
        place = draft.place(passage.provision) if passage else ""
        if several:
            message = f"a list stands in one text: \u201c{' '.join(own.text.split())[:60]}\u201d"
            yield Found(message, draft.at(own.key), "write each of its lines as an item of its own", place)
        else:
            message = f"a text begins with the mark of a list, \u201c{mark}\u201d"
            yield Found(message, draft.at(own.key), "leave the mark out: the draft numbers its lists itself", place)


def list_mark(text: str) -> tuple[str, bool]:
    """The mark of a list in a text, and whether a whole list stands there; no mark where there is none."""
    if text.isascii() and not any(sign in text for sign in ")*-."):
        return "", False
    lines = LINE.findall(text)
    inside = [one or other for one, other in INSIDE.findall(text)]
    first = BEGINS.match(text)
    if lines or len(inside) > 1:
        return (lines or inside)[0], True
    return (first[1] if first else inside[0] if inside and inside[0] in BULLETS else ""), False
