"""B655: a minister's grant to a council as a contract."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("B655", "warning", wants={"grant": ("arrears", "advance"), "binding": "full", "crown": "some"})
def determination_as_contract(draft: Context) -> Iterator[Found]:
    """A department's grant to a council is to bind as a contract.

    Why: A minister pays a council under section 31 of the Local Government Act 2003 by a determination, and the
    conditions stand in that. A contract beside it makes two sets of terms, of which only one can be right.

    Flagged::

        example: grant
        terms.binding: full

    Fine::

        example: grant
        terms.binding: none
    """
    pays = draft.has("grant", "arrears", "advance") and draft.has("binding", "full")
    if pays and draft.has("crown", "some") and draft.has("principal_councils", "some") and len(draft.deal.parties) == 2:
        message = "a minister pays a council by a determination, which has its own conditions"
        yield Found(message, draft.at_axis("binding"), marked("`terms.binding: none`"))
