"""P320: a class of party that nobody is in, or a party that is in none."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.selection.party_classes import party_classes


@rule("P320", "warning", wants=[{"classes": "some"}, {"services": "owned"}])
def class_without_owner(draft: Context) -> Iterator[Found]:
    """A class of party has no members and nobody may join it; or a party stands outside all the classes.

    Why: A duty of a class that nobody is in is nobody's duty, and a party outside every class does not know which of
    the duties are its own. Classes are worth having only where every party is in one.

    Flagged::

        classes: [{id: host, members: [Northmoor]}]

    Fine::

        classes: [{id: host, members: [Northmoor]}, {id: client, members: [Eastvale]}]
    """
    classes = party_classes(draft.deal, draft.library)
    for each in classes:
        if each.size == "none":
            message = f"nobody is {each.singular or 'in a class'}, and nobody may join as one"
            yield Found(message, draft.at(each.key), "give its members, or write open: yes")
    placed = {name for each in classes for name in each.members}
    outside = [party.short_name for party in draft.deal.parties if party.short_name not in placed]
    if placed and outside:
        named = joined([each.singular for each in classes if each.singular])
        message = f"{joined(outside)} {'is' if len(outside) == 1 else 'are'} in no class ({named})"
        yield Found(message, draft.at("classes"), "put every party in a class, or make one for the rest")
