"""S010: a memorandum of the Crown that others are to accept."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("S010", "warning", wants={"acceptance": {"not": "signature"}, "binding": "none", "crown": "some"})
def memorandum_for_all(draft: Context) -> Iterator[Found]:
    """A paper without legal effect is accepted one by one, and some who accept it are part of the Crown and others
    are not.

    Why: Departments use a memorandum because the Crown cannot contract with itself. A council, an NHS body or a charity
    can, and needs a contract where money or personal data moves. One text may be both: a memorandum for the one, a
    contract for the others.

    Flagged::

        parties.1.kind: department
        terms.acceptance: online
        terms.binding: none

    Fine::

        terms.acceptance: online
        terms.binding: none
    """
    if draft.has("acceptance", "signature") or not draft.has("binding", "none") or not draft.has("crown", "some"):
        return
    others = [party.short_name for party in draft.deal.parties if not draft.nation.is_in(party.kind, "crown")]
    are = "is" if len(others) == 1 else "are"
    message = f"the paper has no effect for anybody, and {joined(others)} {are} not of the Crown"
    yield Found(message, draft.at_axis("binding"), "make it a contract for those who are not of the Crown")
