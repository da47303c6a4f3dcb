"""P321: a class that others may join, and no word of who or how."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.selection.party_classes import CLASSES, party_classes


@rule("P321", "warning", wants={"classes": "some"})
def open_class_without_route(draft: Context) -> Iterator[Found]:
    """Others may join a class, and the deal does not say which bodies may, or who accepts for one that joins.

    Why: Whoever joins is bound by what somebody else agreed, so the paper has to show that it may join and that the
    person who accepts can bind it.

    Flagged::

        classes: [{id: user, open: yes, joins_by: form}]

    Fine::

        classes: [{id: user, open: yes, joins_by: form, kinds: councils, accepts: a head of service}]
    """
    items = {item.key: item for item in draft.deal.lists.get(CLASSES, ())}
    for each in party_classes(draft.deal, draft.library):
        if not each.is_open:
            continue
        given = items[each.key].details
        lacks = [] if {"kinds", "entry"} & set(given) else ["which bodies may join (kinds, entry)"]
        lacks += (
            []
            if "accepts" in given or not draft.has("acceptance", "signature")
            else ["who accepts for one that joins (accepts)"]
        )
        if lacks:
            message = f"the {each.plural} are open to others, and nothing says {joined(lacks, 'or')}"
            yield Found(message, draft.at(each.key), "say it, so that each acceptance can be trusted")
