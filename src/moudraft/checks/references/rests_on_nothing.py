"""R204: a provision that speaks of what nothing in the paper says."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.statements import Statements
from moudraft.english import joined
from moudraft.findings import ClauseAt
from moudraft.said import AddClause


@rule("R204", "warning")
def rests_on_nothing(draft: Context) -> Iterator[Found]:
    """A provision speaks of something that the paper has to say elsewhere and does not: a rule, a chair, a list.

    Why: "The chair closes each item" means nothing where nobody presides, and "the rule for changing this Memorandum"
    sends its reader looking for a paragraph that is not there.

    Flagged::

        clauses.add: [change/schedules]
        clauses.leave_out: {change/variation: the parties know how}

    Fine::

        clauses.add: [change/schedules]
    """
    statements = draft.once(Statements)
    for stated in statements.resting_on_nothing:
        # Imported here: in most drafts everything rests on something.
        from moudraft.checks.support.reconciling import clauses_that_say, way_out_of

        needed = [statements.matter(stated.said.matter).positions[each].says for each in statements.needed(stated.said)]
        told = f"{stated.place} says that {statements.words(stated.said)}, and nothing says that {joined(needed, 'or')}"
        adding = clauses_that_say(draft, statements, stated)
        leaving = way_out_of(draft, stated.basis)
        hint = (AddClause(adding), ", or ", *leaving) if adding else leaving
        about = (ClauseAt(stated.choice.clause.id, stated.choice.wording.name),)
        yield Found(told, draft.wording_location(stated.provision), hint, stated.place, about=about)
