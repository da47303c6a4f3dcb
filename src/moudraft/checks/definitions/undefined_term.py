"""D101: a term used with capitals and never defined."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.defined_terms import definitions, library_terms, uses
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

PARTY_WORDS = lazy_pattern(r"\b[Tt]he (Parties|Partners|Participants|Councils|Organisations)\b")


@rule("D101", "warning")
def undefined_term(draft: Context) -> Iterator[Found]:
    """A term stands with capitals, as defined terms do, and the draft does not define it.

    Why: A capital tells the reader to look for a definition. Where there is none, each side supplies its own. Looked
    for are the terms that the library defines somewhere, and the words for the parties together.

    Flagged::

        objectives: [{text: keep both offices open for as long as the Partners wish}]

    Fine::

        objectives: [{text: keep both offices open for as long as the Councils wish}]
    """
    defined = {term for term, _ in definitions(draft)}
    for own, passage in printed(draft):
        for found in PARTY_WORDS.finditer(own.text):
            if found[1] not in defined:
                place = draft.place(passage.provision)
                terms = ", ".join(sorted(term for term in defined if PARTY_WORDS.match(f"the {term}")))
                hint = f"the draft says the {terms}" if terms else ""
                yield Found(f"\u201c{found[1]}\u201d is not defined", draft.at(own.key), hint, place)
    unknown = [term for term in library_terms(draft.library) - defined if f"{term}s" not in defined]
    for term in sorted(unknown):
        using = next((each for each in draft.passages if uses(term, each.text)), None)
        if using is not None:
            place = draft.place(using.provision)
            message = f"\u201c{term}\u201d is used at {place} and defined nowhere"
            yield Found(message, draft.wording_location(using.provision), "define it, or use small letters", place)
