"""B621: two provisions that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.statements import Stated, Statements
from moudraft.findings import ClauseAt


@rule("B621", "warning")
def provisions_contradict(draft: Context) -> Iterator[Found]:
    """Two provisions of the draft say what cannot both be true, or stand in it although their authors part them.

    Why: Each side will read the paragraph that suits it, and a court or an auditor will ask which was meant. What the
    words of the library assert is data (clauses/statements.yaml), and a house's own wordings and the deal's own
    provisions may say under `says` what they assert, so that they are held against the rest.

    Flagged::

        terms.exclusivity: {rule: exclusive, subject: joint training, until: 2027-12-31}
        clauses.add: [safeguards/non-exclusivity]

    Fine::

        terms.exclusivity: none
        clauses.add: [safeguards/non-exclusivity]
    """
    statements = draft.once(Statements)
    for one, other in statements.disagreeing:
        # Imported here: most drafts contradict nothing.
        from moudraft.checks.support.reconciling import other_wordings, way_out_of

        first, second = statements.words(one.said), statements.words(other.said)
        told = f"{_named(one)} says that {first}, and {_named(other)} that {second}"
        ways = (*other_wordings(draft, one, other.said), *other_wordings(draft, other, one.said))
        about = tuple(ClauseAt(each.choice.clause.id, each.choice.wording.name) for each in (one, other))
        place = draft.wording_location(other.provision)
        yield Found(told, place, way_out_of(draft, one.basis, other.basis), other.place, about=about, ways=ways)
    yield from _parted(draft)


def _named(stated: Stated) -> str:
    return f"{stated.place} (the {stated.model} of the deal)" if stated.model else stated.place


def _parted(draft: Context) -> Iterator[Found]:
    """Clauses that cannot stand beside each other, as one of them says."""
    for provision in draft.provisions.values():
        choice = draft.choices[provision.id]
        for clause in choice.clause.clashes:
            other = draft.provisions.get(clause)
            if other is not None:
                from moudraft.checks.support.reconciling import way_out_of

                told = f"{draft.place(provision)} cannot stand beside {draft.place(other)}"
                about = (ClauseAt(choice.clause.id), ClauseAt(clause))
                hint = way_out_of(draft, choice, draft.choices[other.id])
                yield Found(told, draft.wording_location(provision), hint, about=about)
