"""Words of lists that a report tells in one breath: an objective with its measure, paragraphs as one, titles."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft import english
from moudraft.document import Inline, Text, plain_text
from moudraft.document.punctuation import ended
from moudraft.document.words_of_values import GIVEN_PARTS, Scope, Words, joined
from moudraft.papers.report.meeting_words import inlines


def told_of(objective: Scope) -> Words:
    """How an objective is measured, by when, and who owns it, as far as the deal says."""
    told = str(objective.get(GIVEN_PARTS, "")).split()
    lead_ins = {"measure": "measured by ", "baseline": "from ", "due": "by ", "lead": "owned by "}
    parts = [(Text(words), *inlines(objective[part])) for part, words in lead_ins.items() if part in told]
    return (Text(" ("), *joined(parts), Text(")")) if parts else ()


def in_one(paragraphs: Sequence[Words]) -> Words:
    """Several paragraphs as one run of words, each ended: a row of a table has no stop of its own."""
    out: list[Inline] = []
    for words in paragraphs:
        stopped = plain_text(words).endswith((".", "!", "?"))
        out += [*([Text(" ")] if out else []), *(words if stopped else ended(words, "."))]
    return tuple(out)


def told_in_short(titles: Sequence[str]) -> str:
    return "; ".join(english.lower_first(each) for each in titles)
