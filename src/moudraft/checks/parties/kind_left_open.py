"""P309: a kind of party that leaves open what it is in law."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Answer


@rule("P309", "warning")
def kind_left_open(draft: Context) -> Iterator[Found]:
    """The kind of a party does not say what it is in law, and another kind would.

    Why: A department and its agencies are the Crown; a body made by its own Act, by charter or as a company usually is
    not. Whether the paper can be a contract, who may handle personal data and which powers are named all turn on
    that. Until the deal says which, the draft assumes neither: it treats the party as a public body of its own.

    Flagged::

        parties.1.kind: government

    Fine::

        parties.1.kind: department
    """
    for number, party in enumerate(draft.deal.parties):
        kind = draft.nation.kind(party.kind)
        if kind.instead:
            message = f"nobody can tell from its kind what {party.short_name} is in law: {kind.label.lower()}"
            key = f"parties.{number}.kind"
            yield Found(message, draft.at(key), (Answer(key, kind.instead),))
