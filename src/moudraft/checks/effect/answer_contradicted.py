"""B622: an answer of the deal, and a provision that says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.statements import Stated, Statements
from moudraft.findings import ClauseAt
from moudraft.library.statement import UNSAID, Statement
from moudraft.said import Settled
from moudraft.selection.own_clauses import is_own


@rule("B622", "warning")
def answer_contradicted(draft: Context) -> Iterator[Found]:
    """An answer that the deal gives says one thing, and a provision of the draft another.

    Why: Somebody who chose "no delegation" and signs a paper in which one party carries out functions for another has
    not read what they agreed to. An answer by which nothing is to be said of a matter counts, too, unless the deal or a
    red line itself asks for the provision.

    Flagged::

        terms.delegation: none
        clauses.own: [{key: services, title: Services, text: Northmoor runs the service for Eastvale.,
          says: {functions: lead-authority}}]

    Fine::

        clauses.own: [{key: services, title: Services, text: Northmoor runs the service for Eastvale.,
          says: {functions: lead-authority}}]
    """
    statements = draft.once(Statements)
    told = {each.said for pair in statements.disagreeing for each in pair}
    for axis, value, said in _answered(draft):
        for stated in statements.all:
            if stated.said in told or stated.model or not statements.exclude(stated, said):
                continue
            if said.position == UNSAID and _asked_for(stated):
                continue
            # Imported here, as wherever ways out are told: most drafts contradict nothing.
            from moudraft.checks.support.reconciling import other_wordings, way_out_of

            here = f", and {stated.place} says that {statements.words(stated.said)}"
            hint = way_out_of(draft, stated.basis)
            ways = () if said.position == UNSAID else tuple(other_wordings(draft, stated, said))
            about = (ClauseAt(stated.choice.clause.id, stated.choice.wording.name),)
            place = draft.at_axis(axis)
            yield Found((Settled(f"terms.{axis}", (value,)), here), place, hint, stated.place, about=about, ways=ways)


def _answered(draft: Context) -> Iterator[tuple[str, str, Statement]]:
    """What the answers that the deal gives say on each matter."""
    for name, axis in draft.library.axes.items():
        if name in draft.deal.terms:
            for value in draft.value(name).values:
                offered = axis.values.get(value)
                for said in offered.says.items() if offered else ():
                    yield name, value, Statement(*said)


def _asked_for(stated: Stated) -> bool:
    """Whether a provision is there because the deal or a red line wants it."""
    return is_own(stated.choice.clause.id) or any(each.kind in ("deal", "red line") for each in stated.choice.because)
