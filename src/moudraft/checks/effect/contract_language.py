"""B618: the language of a contract in a paper that does not bind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_sentences import own_sentences
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import Settled, marked

SIGNS = ("breach", "terminat", "of default", "service credit", "liquidated", "interest")
LANGUAGE = lazy_pattern(
    r"(?<!data )(?<!security )(?<!confidence )\bbreach(?:es|ed)?\b(?! of (?:security|personal data|data protection))"
    r"|\bterminat\w+ for (?:default|cause|breach)\b|\bevents? of default\b|\bservice credits?\b"
    r"|\bliquidated damages\b|\binterest (?:on|at|for) (?:late|\d|the rate)",
    re.IGNORECASE,
    signs=SIGNS,
)
SPEAKS = (("charges.interest", "statutory"), ("typed", SIGNS))


@rule("B618", "warning", wants=[{"binding": "none", name: value} for name, value in SPEAKS])
def contract_language(draft: Context) -> Iterator[Found]:
    """A paper in which nothing binds speaks of breach, default, credits or interest.

    Why: Such words mean something only between people who are bound. In a memorandum a reader takes them for a sign
    that it was meant as a contract. Partners who cannot break a promise in law talk, and may leave. A breach of
    personal data or of security is another thing.

    Flagged::

        terms.binding: none
        clauses.own: [{key: end, title: Ending, text: Either party may leave if the other is in breach.}]

    Fine::

        terms.binding: none
        clauses.own: [{key: end, title: Ending, text: Either party may leave if the other does not keep to this.}]
    """
    if not draft.has("binding", "none"):
        return
    if draft.has("charges.interest", "statutory"):
        interest = (Settled("terms.binding", ("none",)), ", and a sum paid late is to carry interest")
        yield Found(interest, draft.at_axis("charges"), "leave interest out, or make the paper bind")
    for said in own_sentences(draft):
        found = LANGUAGE.search(said.text)
        if found:
            place = draft.place(said.passage.provision)
            message = f"\u201c{found[0]}\u201d at {place} is the language of a contract, and nothing here binds"
            hint = marked("say that the parties talk and may leave, or `terms.binding: full`")
            yield Found(message, draft.at(said.key), hint, place)
