"""P311: law that reaches none of the parties."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.law_cited import LawCited, law_cited, reaches
from moudraft.checks.support.library_texts import library_text_with
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.library.worked_out import once_for

YEARS = (" 19", " 20")
"""What every Act is cited with."""
HINT = "name the law of the parties, or say whose law it is and accept this"


@rule("P311", "warning", wants=[{"typed": YEARS}, {"worded": YEARS}])
def law_of_others(draft: Context) -> Iterator[Found]:
    """The draft cites law that reaches none of the parties.

    Why: Law copied from a paper between councils names their Acts, and a department, a trust or a charity has no power
    under them: what rests on the wrong Act has no footing. The library says of each Act which bodies it reaches, and
    its own wordings follow the parties; what the deal types, or a wording that it chose by name, does not.

    Flagged::

        parties.0.kind: charity
        parties.1.kind: university
        objectives: [{text: share officers under section 113 of the Local Government Act 1972}]

    Fine::

        objectives: [{text: share officers under section 113 of the Local Government Act 1972}]
    """
    groups = [draft.nation.possible_groups(party.kind, party.governance) for party in draft.deal.parties]
    law = once_for(draft.library.law, law_cited)
    texts = [(own.text, draft.at(own.key), draft.saying(own.text)) for own in draft.own_words]
    seen: set[str] = set()
    for text, where, passage in texts:
        for said in _unreached(text, law, groups):
            seen.add(said)
            yield Found(said, where, HINT, draft.place(passage.provision) if passage else "")
    for text, in_library, provision, _ in library_text_with(draft, *YEARS):
        for said in _unreached(text, law, groups):
            if said not in seen:
                seen.add(said)
                yield Found(said, in_library, HINT, draft.place(provision))


def _unreached(text: str, law: LawCited, groups: list[frozenset[str]]) -> Iterator[str]:
    for cited in law.found_in(text):
        if not any(reaches(one, each) for one in cited.laws for each in groups):
            whom = joined(sorted({group.replace("_", " ") for one in cited.laws for group in one.applies_to}), "or")
            yield f"\u201c{cited.words}\u201d reaches none of the parties; it is law for {whom}"
