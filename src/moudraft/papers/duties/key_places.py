"""Where the paper says what stands under a key of the deal: the paragraph, its clause, and the key."""

from __future__ import annotations

from typing import TypedDict

from moudraft.document.drafted import Drafted
from moudraft.document.provenance import COVER, SIGNING, Spot
from moudraft.tracing.pages import Pages


class At(TypedDict, total=False):
    """A place as the register has it: how a person finds it, the clause, and the deal's key."""

    place: str
    clause: str
    key: str
    party: str


class Places:
    """The places of one draft by key."""

    def __init__(self, made: Drafted, pages: Pages) -> None:
        self.made = made
        self.pages = pages
        self.spots = made.provenance.spots

    def at(self, spot: Spot, key: str = "") -> At:
        """A place as the register has it."""
        provision = self.pages.provisions.get(spot.provision)
        return {"place": self.pages.printed_place(spot), "clause": provision.clause if provision else "", "key": key}

    def of_keys(self, *keys: str) -> At:
        """Where the first of some keys that the paper prints stands; nothing where it prints none of them."""
        for key in keys:
            inside = [spot for spot in self.spots.get(key, ()) if spot.provision not in (COVER, SIGNING)]
            if inside:
                return self.at(inside[0], key)
        return {}

    def heading(self, key: str) -> str:
        """The heading over where the paper prints a key."""
        return next((self.pages.heading(spot) for spot in self.spots.get(key, ())), "")

    def of_matter(self, matter: str) -> At:
        """Where the paper asserts something of a matter (``clauses/statements.yaml``)."""
        said = self.made.provenance.statements()
        found = next((spot for spot, statement in said if statement.matter == matter), None)
        return self.at(found) if found else {}

    def of_role(self, role: str) -> At:
        """Where the clause that does something for the paper (``clauses/roles.yaml``) stands."""
        clauses = self.made.library.in_role(role)
        found = next((each for each in self.made.document.all_provisions() if each.clause in clauses), None)
        return self.at(Spot(found.id, 0)) if found else {}
