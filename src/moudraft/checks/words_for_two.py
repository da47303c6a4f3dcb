"""P306: words for two parties in a paper of three or more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.own_words import typed_texts
from moudraft.checks.parties_named import named_in
from moudraft.checks.rule import Found, rule
from moudraft.checks.words import library_text
from moudraft.english import NUMBERS
from moudraft.facts import COUNCILS

_ANY = r"parties|party|partners?|participants?|signatories|signatory"
_COUNCIL = r"councils?|authorities|authority|leaders|cabinets?|leaderships"
# Not "both councils and their partners", where the word joins two things, nor "party-political".
OF_TWO = re.compile(
    r"\b(?:both(?: of)?(?: the)?|each of the two|either(?: of the)?|neither(?: of the)?|the two)"
    rf"\s+(?:(?P<any>{_ANY})|(?P<council>{_COUNCIL}))\b(?!-|\s+(?:and|or|nor)\b)",
    re.IGNORECASE,
)
BY_BOTH = re.compile(
    r"\b(?:jointly|agreed|approved|signed|settled|decided|owned|led|accepted|chosen|appointed|funded|paid|satisfaction"
    r"|consent|agreement|approval)\s+(?:by|of|to|from)\s+both(?=\s*(?:[.,;:)]|$|\band\b|\bbefore\b|\bin\b))",
    re.IGNORECASE,
)
_NUMBER = "|".join((*NUMBERS[2:], r"\d{1,3}"))
TOO_MANY = re.compile(rf"\b(?:all|any of|the)\s+(?:the\s+)?(?P<number>{_NUMBER})\s+(?:{_ANY})\b", re.IGNORECASE)


@rule("P306", "warning")
def words_for_two(draft: Context) -> Iterator[Found]:
    """Words typed by hand speak of two parties where there are more, or of more parties than there are.

    Why: Text copied from a paper between two says *both*, *either* or *neither*, and with three parties nobody can tell
    which two are meant. The library's own words follow the number of parties; what the deal or a house wording types
    does not. "Both offices" is left alone, and so are words about two parties that are named, or about the two
    councils of a paper to which other bodies are party too.

    Flagged::

        example: essex-working-together
        objectives: [{text: save money for both councils}]

    Fine::

        example: essex-working-together
        objectives: [{text: save money for every council in both parts of the county}]
    """
    for own in typed_texts(draft.deal):
        found = _wrong(draft, own.text)
        passage = draft.saying(own.text) if found else None
        if found and passage is not None:
            yield Found(_message(draft, found), draft.at(own.key), _hint(found), draft.place(passage.provision))
    for text, where, provision, _effect in library_text(draft):
        found = _wrong(draft, text)
        if found:
            yield Found(
                _message(draft, found),
                where,
                "write a hole, such as {{ both }} or {{ either }}, which follows the number of parties",
                draft.place(provision),
            )


def _wrong(draft: Context, text: str) -> str:
    """The words of a text that do not fit the number of parties, or nothing."""
    parties = draft.deal.parties
    councils = sum(party.kind in COUNCILS for party in parties)
    if len(named_in(text, parties)) == 2:
        return ""
    for found in OF_TWO.finditer(text):
        if (len(parties) if found["any"] else councils) > 2:
            return found[0]
    both = BY_BOTH.search(text)
    if both and len(parties) > 2:
        return both[0]
    many = (each for each in TOO_MANY.finditer(text) if _number(each["number"]) > len(parties))
    return next((each[0] for each in many), "")


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.index(word.lower())


def _message(draft: Context, found: str) -> str:
    return f"\u201c{found}\u201d does not fit a paper of {len(draft.deal.parties)} parties"


def _hint(found: str) -> str:
    if TOO_MANY.fullmatch(found):
        return "say how many there are, or name them"
    return "say each, every, any or none, or name the two that are meant"
