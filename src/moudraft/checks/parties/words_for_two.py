"""P306: words for two parties in a paper of three or more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.library_texts import library_text_with
from moudraft.checks.support.parties_named import named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.facts import COUNCILS

_ANY = r"parties|party|partners?|participants?|signatories|signatory"
_COUNCIL = r"councils?|authorities|authority|leaders|cabinets?|leaderships"
# Not "both councils and their partners", where the word joins two things, nor "the two councils that share a border".
SIGNS = ("both", "either", "neither", "two")
OF_TWO = lazy_pattern(
    r"\b(?:both(?: of)?(?: the)?|each of the two|either(?: of the)?|neither(?: of the)?|the two)"
    rf"\s+(?:(?P<any>{_ANY})|(?P<council>{_COUNCIL}))\b(?!-|\s+(?:and|or|nor|that|which|who|whose|with|in|of|on|at"
    r"|affected|concerned|involved|named|above|below)\b)",
    re.IGNORECASE,
    signs=SIGNS,
)
BY_BOTH = lazy_pattern(
    r"\b(?:jointly|agreed|approved|signed|settled|decided|owned|led|accepted|chosen|appointed|funded|paid|satisfaction"
    r"|consent|agreement|approval)\s+(?:by|of|to|from)\s+both(?=\s*(?:[.,;:)]|$|\band\b|\bbefore\b|\bin\b))",
    re.IGNORECASE,
    signs=("both",),
)
OF_MORE = {"parties": {"at_least": "3"}}
HINT = "say each, every, any or none, or name the two that are meant"


@rule("P306", "warning", wants=[{**OF_MORE, "typed": SIGNS}, {**OF_MORE, "worded": SIGNS}])
def words_for_two(draft: Context) -> Iterator[Found]:
    """Words typed by hand speak of two parties where there are more.

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
    for own in draft.typed_texts:
        found = _wrong(draft, own.text)
        passage = draft.saying(own.text) if found else None
        if found and passage is not None:
            yield Found(_message(draft, found), draft.at(own.key), HINT, draft.place(passage.provision))
    for text, where, provision, _effect in library_text_with(draft, *SIGNS):
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
    if len(parties) < 3:
        return ""
    of_two = (each for each in OF_TWO.finditer(text) if each["any"] or len(draft.parties_in(COUNCILS)) > 2)
    found = next(of_two, None) or BY_BOTH.search(text)
    return found[0] if found and len(named_in(text, parties)) != 2 else ""


def _message(draft: Context, found: str) -> str:
    return f"\u201c{found}\u201d does not fit a paper of {len(draft.deal.parties)} parties"
