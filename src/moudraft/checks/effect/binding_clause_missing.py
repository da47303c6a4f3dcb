"""B606: a clause is listed as binding and is not in the draft."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import AddClauses


@rule("B606", "error", wants={"binding": "part"})
def binding_clause_missing(draft: Context) -> Iterator[Found]:
    """A clause listed as legally binding is not in the draft.

    Why: A paper that binds in part says which parts. A list that names a clause which is not there leaves a reader, and
    a court, to guess what was meant to bind.

    Flagged::

        terms.binding: {rule: part, clauses: [information/confidentiality, money/formula]}

    Fine::

        terms.binding: {rule: part, clauses: [information/confidentiality]}
    """
    if not draft.has("binding", "part") or draft.is_default("binding"):
        return  # the usual list of a kind of paper names what binds wherever it stands
    listed = draft.detail("binding", "clauses")
    for name in listed if isinstance(listed, list | tuple) else ():
        clause = draft.library.id_of(str(name))
        if clause not in draft.provisions:
            message = f"{name} is listed as binding and is not in the draft"
            known = clause in draft.library.clauses
            hint = (AddClauses((clause,)), ", or take it off the list") if known else ()
            yield Found(message, draft.at_axis("binding"), hint)
