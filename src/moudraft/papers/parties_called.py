"""The party that a paper is made for, by the name that somebody says."""

from __future__ import annotations

from moudraft.deal import Deal, Party
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean


def party_called(deal: Deal, name: str) -> tuple[str, Party]:
    """The party of a short name, or of a full one, with its key. Raises ``MoudraftError`` where there is none."""
    for number, party in enumerate(deal.parties):
        called = (party.short_name, party.name if isinstance(party.name, str) else "")
        if name.casefold() in map(str.casefold, filter(None, called)):
            return f"parties.{number}", party
    known = [party.short_name for party in deal.parties]
    hint = did_you_mean(name, known) or f"the parties are {', '.join(known)}"
    raise MoudraftError(Problem(Location("--for"), f'there is no party "{name}" in the deal', hint))


def short_name_of(deal: Deal, name: str) -> str:
    """The short name of the party that somebody means; none where none is asked for."""
    return party_called(deal, name)[1].short_name if name else ""
