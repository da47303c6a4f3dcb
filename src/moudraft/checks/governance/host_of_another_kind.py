"""G539: a joint committee hosted by a body that could not appoint it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.governance.standing_orders_without_committee import COMMITTEES
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import PartyAt


@rule("G539", "warning", wants={"principal": COMMITTEES, "host.who": "given"})
def host_of_another_kind(draft: Context) -> Iterator[Found]:
    """The host authority of a committee of councils is no local authority.

    Why: A committee has no existence in law of its own, so what its host does for it the host does under its own powers
    and rules. A body that is no local authority has no share in the functions of the committee, and can supply it with
    services only.

    Flagged::

        parties.1.kind: charity
        governance: [advisory-committee]
        terms.host: {rule: acts-for-all, who: Eastvale}

    Fine::

        governance: [advisory-committee]
        terms.host: {rule: acts-for-all, who: Eastvale}
    """
    board = draft.board()
    named = draft.detail("host", "who")
    host = next((each for each in draft.deal.parties if each.short_name == named), None)
    if board is None or board.model not in COMMITTEES or host is None:
        return
    if "local_authorities" not in draft.nation.possible_groups(host.kind, host.governance):
        message = f"{host.short_name} is no local authority, and is to host a committee of councils"
        hint = "name one of those that appoint it"
        yield Found(message, draft.at("terms.host.who"), hint, about=(PartyAt(host.short_name),))
