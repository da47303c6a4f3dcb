"""F714: words that say the paper is approved, where the deal leaves the approval open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.library_texts import library_text_with
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Party
from moudraft.english import joined
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import ClauseName, Said, Sayable, parts

VERBS = ("approved", "adopted", "authorised", "ratified", "resolved", "endorsed")
DECIDED = f"(?:{'|'.join(VERBS)})"
PAPERS = ("paper", "memorandum", "agreement", "heads of terms", "declaration", "protocol", "compact")
PAPER = rf"(?:this|these)\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(PAPERS)})"
ASSERTS = lazy_pattern(
    rf"\b{DECIDED}\s+(?:(?!in\b|on\b|for\b|under\b|by\b|with\b|at\b)\w+\s+){{0,4}}?{PAPER}\b"
    rf"|\b{PAPER}\s+(?:(?:has|have)\s+(?:\w+\s+){{0,2}}?been|was|is|are)\s+(?:\w+ly\s+)?{DECIDED}\b",
    re.IGNORECASE,
    signs=PAPERS,
)
NOT_YET = lazy_pattern(
    r"\b(?:if|when|once|until|unless|after|before|only|will|would|should|must|may|can|to be|being|not|yet|whether|"
    r"subject to|as soon as|by then|any|who|were|had)\b",
    re.IGNORECASE,
)
SENTENCE = lazy_pattern(r"(?<=[.;!?])\s+")


@rule("F714", "warning", wants=[{"typed": VERBS}, {"worded": VERBS}])
def approval_asserted(draft: Context) -> Iterator[Found]:
    """Words of the paper say that a party has approved it, and the deal leaves that approval to be confirmed.

    Why: A recital is read as a statement of fact. One that asserts an authority which nobody has yet given misleads
    the other parties, and may be held against the party that signs it. A sentence with a condition ("once", "until",
    "if") asserts nothing. A sentence that names parties is tested against their approvals alone.

    Flagged::

        parties.0.approval.on: tbc
        context: [{text: the Cabinet of each Council has approved this Memorandum}]

    Fine::

        context: [{text: the Cabinet of each Council has approved this Memorandum}]
    """
    for own in draft.own_words:
        for said in asserting(own.text):
            if waiting := _waiting(draft, said):
                yield Found(_message("the deal\u2019s words say", said, waiting), draft.at(own.key), HINT)
    for text, where, provision, _ in library_text_with(draft, *VERBS):
        for said in asserting(text):
            if waiting := _waiting(draft, said):
                message = _message(("the wording ", ClauseName(provision.clause), " says"), said, waiting)
                yield Found(message, where, HINT, draft.place(provision))


HINT = "give the day of the approval, or say that it is still to come"


def asserting(text: str) -> Iterator[str]:
    """Each sentence that states as a fact that the paper has been approved."""
    if not any(verb in text.lower() for verb in VERBS):
        return
    for sentence in SENTENCE.split(text):
        if (
            any(verb in sentence.lower() for verb in VERBS)
            and ASSERTS.search(sentence)
            and not NOT_YET.search(sentence)
        ):
            yield sentence


def _waiting(draft: Context, sentence: str) -> list[str]:
    """The parties of a sentence (all, where it names none) whose approval has no day in the deal."""
    parties = draft.deal.parties
    named = [each for each in parties if re.search(rf"(?<!\w){re.escape(each.short_name)}(?!\w)", sentence)]
    return [party.short_name for party in named or parties if not _approved(party)]


def _approved(party: Party) -> bool:
    return all(isinstance(each.on, str) for _key, each in party.approvals(""))


def _message(whose: Sayable, said: str, waiting: list[str]) -> Said:
    words = said.split()
    short = " ".join(words[:8]) + (" \u2026" if len(words) > 8 else "")
    have = "has" if len(waiting) == 1 else "have"
    lacking = f"and {joined(waiting)} {have} no day of approval"
    return (*parts(whose), f" that the paper is approved (\u201c{short}\u201d), {lacking}")
