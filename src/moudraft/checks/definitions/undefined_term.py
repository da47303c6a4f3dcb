"""D101: a term used with capitals and never defined."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import definitions, library_terms, may_hold, uses
from moudraft.checks.support.own_terms import own_terms
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

# Nouns of money and time: with capitals, and others before them, they are there to be looked up.
NOUNS = (
    "Amount", "Assets", "Budget", "Charges", "Claim", "Contribution", "Cost", "Date", "Event", "Fees", "Liabilities",
    "Loss", "Payment", "Period", "Savings", "Sum",
)  # fmt: skip
TYPED_TERM = lazy_pattern(
    r"\b(?:The )?(?P<term>(?:[A-Z][a-z]+ )+(?:Amounts?|Assets|Budget|Charges|Claims?|Contributions?|Costs|Date|Event|"
    r"Fees|Liabilities|Loss(?:es)?|Payments?|Period|Savings|Sums?))\b(?!\u201d)",
    signs=NOUNS,
)
PARTY_WORDS = lazy_pattern(
    r"\b[Tt]he (Parties|Partners|Participants|Councils|Organisations)\b",
    signs=("he Part", "he Councils", "he Organisations"),
)


@rule("D101", "warning")
def undefined_term(draft: Context) -> Iterator[Found]:
    """A term stands with capitals, as defined terms do, and the draft does not define it.

    Why: A capital tells the reader to look for a definition. Where there is none, each side supplies its own. Looked
    for are the terms that the library defines somewhere, the words for the parties together, and nouns of money and
    time with capitals and with others before them, such as \u201cTotal Claim Losses\u201d.

    Flagged::

        objectives: [{text: keep both offices open for as long as the Partners wish}]

    Fine::

        objectives: [{text: keep both offices open for as long as the Councils wish}]
    """
    defined = {term for term, _ in definitions(draft)}
    known = defined | {each.term for each in own_terms(draft)}
    for own, passage in printed(draft):
        for found in PARTY_WORDS.finditer(own.text):
            if found[1] not in defined:
                place = draft.place(passage.provision)
                terms = ", ".join(sorted(term for term in defined if PARTY_WORDS.match(f"the {term}")))
                hint = f"the draft says the {terms}" if terms else ""
                yield Found(f"\u201c{found[1]}\u201d is not defined", draft.at(own.key), hint, place)
        for found in TYPED_TERM.finditer("" if own.key.endswith(("name", "title")) else own.text):
            term = found["term"]
            if {term, f"{term}s", term.removesuffix("s")}.isdisjoint(known):
                known.add(term)
                message = f"\u201c{term}\u201d has the capitals of a defined term, and nothing defines it"
                place = draft.place(passage.provision)
                yield Found(message, draft.at(own.key), "define it where it stands, or use small letters", place)
    unknown = (term for term in library_terms(draft.library) - defined if f"{term}s" not in defined)
    for term in sorted(term for term in unknown if may_hold(term, draft.text)):
        using = next((each for each in draft.passages if uses(term, each.text)), None)
        if using is not None:
            place = draft.place(using.provision)
            message = f"\u201c{term}\u201d is used at {place} and defined nowhere"
            yield Found(message, draft.wording_location(using.provision), "define it, or use small letters", place)
