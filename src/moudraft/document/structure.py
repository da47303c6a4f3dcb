"""The governance structure of a draft as boxes and lines: the parties, the bodies they set up, and who reports to whom.

It comes from the same filled bodies as the wording, so the picture and the text cannot disagree.
"""

from __future__ import annotations

import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.document.inline import plain_text
from moudraft.document.words_of_values import party_name, settled
from moudraft.selection.bodies import FilledBody
from moudraft.selection.terms import Terms


class Box(msgspec.Struct, frozen=True):
    """One box: a party, a body of members, an officer body or a standing arrangement. ``tier`` 0 is at the top."""

    id: str
    name: str
    note: str
    kind: str
    tier: int


class Edge(msgspec.Struct, frozen=True):
    """A reporting line, from the body that reports to the one it reports to."""

    source: str
    target: str


class Structure(msgspec.Struct, frozen=True):
    """Boxes by tier and the lines between them; with no body there are only the parties."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


MOST = 6
"""More parties than this stand in one box: a row of thirteen cannot be read."""

TIERS = {"members": 1, "officers": 2, "arrangement": 3}


def structure_of(deal: Deal, terms: Terms) -> Structure:
    """The structure that a deal's bodies make. A body reports to the body it names, else to the one above it."""
    parties = [Box(f"party-{n}", plain_text(party_name(p, "")), "", "party", 0) for n, p in enumerate(deal.parties)]
    if len(parties) > MOST:
        parties = [Box("parties", f"Each of the {english.number_word(len(parties))} parties", "", "party", 0)]
    standing = [body for body in terms.bodies if body.kind in TIERS]
    bodies = [Box(body.key, _name(body), _note(body), body.kind, TIERS[body.kind]) for body in standing]
    names = {english.without_the(box.name).casefold(): box for box in bodies}
    edges: list[Edge] = []
    for body, box in zip(standing, bodies, strict=True):
        named = body.reports_to if isinstance(body.reports_to, str) else ""
        target = names.get(english.without_the(named).casefold())
        above = [each for each in bodies if each.tier < box.tier]
        if target is not None and target.id != box.id:
            edges.append(Edge(box.id, target.id))
        elif above:
            edges.append(Edge(box.id, max(above, key=lambda each: each.tier).id))
        else:
            edges.extend(Edge(box.id, party.id) for party in parties)
    return Structure((*parties, *bodies), tuple(edges))


def _name(body: FilledBody) -> str:
    return english.without_the(plain_text(settled(body.name, "the name of the body", "")))


def _note(body: FilledBody) -> str:
    return "" if body.kind == "arrangement" or not body.decision else body.decision.replace("-", " ")
