"""D106: a defined term written with other capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import definitions
from moudraft.checks.support.own_terms import own_terms, texts_written
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the


@rule("D106", "info")
def capitals_drift(draft: Context) -> Iterator[Found]:
    """A defined term of more than one word is written with other capitals than its definition has.

    Why: With its capitals a term has the meaning defined, without them its everyday one, and with half of them nobody
    can say. Looked for are "the" and the whole term in small letters, and a term with some of its capitals, in the
    deal's own words and in a house's wordings.

    Flagged::

        objectives: [{text: bring each proposal to the Partnership board by the spring}]

    Fine::

        objectives: [{text: bring each proposal to the Partnership Board by the spring}]
    """
    terms = {without_the(term) for term, _ in definitions(draft)} | {own.term for own in own_terms(draft)}
    looked_for = sorted(term for term in terms if len(re.findall(r"(?:^|\s)[A-Z]", term)) > 1)
    for written in texts_written(draft):
        small = _small(written.text)
        for term in (each for each in looked_for if _small(each) in small):
            for found in _forms(term).finditer(written.text):
                if found["term"] not in terms and _drifts(term, found):
                    message = f"\u201c{found['term']}\u201d is defined as \u201c{term}\u201d"
                    hint = "write it as it is defined, or choose other words"
                    yield Found(message, written.where, hint, draft.place(written.provision))


@cache
def _small(text: str) -> str:
    """A text as two are compared that may differ in their capitals and their apostrophes."""
    return text.lower().replace("\u2019", "'")


@cache
def _forms(term: str) -> re.Pattern[str]:
    form = re.sub("['\u2019]", "['\u2019]", re.escape(term))
    return re.compile(
        rf"(?P<the>\bthe )?(?<![\w\u201c\u2018\"-])(?P<term>{form})(?P<s>s?)(?![\w-])(?! (?:for|of)\b)", re.IGNORECASE
    )


def _drifts(term: str, found: re.Match[str]) -> bool:
    """Whether a form is meant for the term: half of its capitals, or none of them after "the"."""
    written = found["term"].replace("'", "\u2019")
    if written == term.replace("'", "\u2019") or written.isupper():
        return False
    before = found.string[: found.start("term")].rstrip()
    begins = not before or before[-1] in '.:;?!\u201c\u2018"('
    small = (written[0].lower() if begins else written[0]) + written[1:]
    if small == small.lower():
        return found["the"] is not None and not found["s"]
    return True
