"""S009: a supplier that may leave on less notice than those who use its service."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.lengths import days_in
from moudraft.checks.support.rule import Found, rule
from moudraft.document.service_words import SUPPLIER, USER
from moudraft.english import period


@rule("S009", "warning", wants={"classes": "some"})
def supplier_leaves_sooner(draft: Context) -> Iterator[Found]:
    """The supplier may leave on less notice than its users have to give.

    Why: A user that leaves costs the supplier one customer; a supplier that leaves costs every user its service.
    Whoever has to find another needs the longer time: six months are usual.

    Flagged::

        classes: [{id: supplier, members: Northmoor, leaves: 1 month}, {id: user, members: Eastvale, leaves: 3 months}]

    Fine::

        classes: [{id: supplier, members: Northmoor, leaves: 6 months}, {id: user, members: Eastvale, leaves: 1 month}]
    """
    notices = {item.id: (item.key, item.details.get("leaves")) for item in draft.deal.lists.get("classes", ())}
    key, given = notices.get(SUPPLIER, ("", None))
    soon, later = days_in(given), days_in(notices.get(USER, ("", None))[1])
    if soon is not None and later is not None and soon < later:
        message = f"the supplier may leave on {period(str(given))} notice, which is less than its users give"
        yield Found(message, draft.at(f"{key}.leaves"), "give the supplier the longer notice: six months are usual")
