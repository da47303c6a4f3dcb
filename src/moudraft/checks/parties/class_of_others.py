"""P322: a function of councils led by a body that is none."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.party_classes import CLASSES, party_classes

LEADS, COUNCILS = "lead", "councils"


@rule("P322", "warning", wants={"class.lead": "some"})
def class_of_others(draft: Context) -> Iterator[Found]:
    """A body that is no council leads for councils, and no Act is named under which it may.

    Why: A council may arrange for another local authority to carry out its functions. A charity, a company, a
    department or an NHS body may do so only where an Act says it may (section 79 of the Care Act 2014, say, or a
    contracting-out order); otherwise it supplies a service, and the council keeps the function.

    Flagged::

        parties.0.kind: charity
        classes: [{id: lead, members: [Northmoor]}, {id: client, members: [Eastvale]}]

    Fine::

        parties.0.kind: charity
        classes: [{id: lead, members: [Northmoor], basis: section 79 of the Care Act 2014},
          {id: client, members: [Eastvale]}]
    """
    nation, parties = draft.library.home, {party.short_name: party for party in draft.deal.parties}
    items = {item.key: item for item in draft.deal.lists.get(CLASSES, ())}
    classes = party_classes(draft.deal, draft.library)
    clients = [name for each in classes if each.id != LEADS for name in each.members]
    if not any(COUNCILS in nation.possible_groups(parties[name].kind, parties[name].governance) for name in clients):
        return
    for each in (each for each in classes if each.id == LEADS and "basis" not in items[each.key].details):
        for name in each.members:
            party = parties[name]
            if COUNCILS not in nation.possible_groups(party.kind, party.governance):
                message = f"{name} is no council, and is to lead for councils"
                hint = "name the Act under which it may (basis), or let it supply a service that a council leads"
                yield Found(message, draft.at(each.key), hint)
