"""``--for PARTY``: the party that a paper is made for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared import complete
from moudraft.commands.shared.flags import F

if TYPE_CHECKING:
    from moudraft.deal import Deal


def for_option(help: str) -> Callable[[F], F]:
    """``--for``: a party by its short name."""
    return click.option("--for", "party", metavar="PARTY", default="", shell_complete=complete.parties, help=help)


def party_named(deal: Deal, name: str) -> str:
    """The short name of the party that somebody means by its short name or its full one; none where none is asked."""
    from moudraft.problems import Location, MoudraftError, Problem, did_you_mean

    if not name:
        return ""
    for party in deal.parties:
        called = [party.short_name, *([party.name] if isinstance(party.name, str) else [])]
        if name.casefold() in (each.casefold() for each in called):
            return party.short_name
    known = [party.short_name for party in deal.parties]
    hint = did_you_mean(name, known) or f"the parties are {', '.join(known)}"
    raise MoudraftError(Problem(Location("--for"), f'there is no party "{name}" in the deal', hint))
