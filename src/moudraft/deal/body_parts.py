"""A body that the partners set up, and the parts of it that a deal settles: chair, seats, standing, reports."""

from __future__ import annotations

from typing import Literal

import msgspec

from moudraft.deal.unsettled import Tbc, Unsettled

EACH = "each"
"""The key of ``seats`` that speaks of every party."""


class Meets(msgspec.Struct, frozen=True):
    """How often a body meets at first, for how long that lasts, and then."""

    first: Unsettled | None = None
    then: Unsettled | None = None
    lasting: Unsettled | None = None


class Chairing(msgspec.Struct, frozen=True):
    """What a deal says of the chair beyond the rule: its map under ``chair``.

    ``parties`` are the short names of those who chair; ``post`` the office that takes the chair for them; ``starts``
    when the first turn begins; ``absent`` and ``interested`` who presides for a chair who is away, or has an interest
    in the matter; ``casting`` is ``yes``, ``no``, ``not-used`` or nothing.
    """

    parties: tuple[str, ...] | Tbc = ()
    post: Unsettled | None = None
    starts: Unsettled | None = None
    absent: Unsettled | None = None
    interested: Unsettled | None = None
    casting: str = ""


class Seat(msgspec.Struct, frozen=True):
    """The members that one party has: how many, in which posts, with how many votes, and who may stand in."""

    count: int
    posts: tuple[Unsettled, ...] = ()
    votes: Unsettled | None = None
    substitute: Unsettled | None = None


class Attending(msgspec.Struct, frozen=True):
    """Somebody who attends without a seat, and as what."""

    who: Unsettled
    role: Unsettled | None = None


class Standing(msgspec.Struct, frozen=True):
    """Whether a body advises or decides, and on what it decides."""

    rule: Literal["advisory", "decides"] | Tbc
    powers: tuple[Unsettled, ...] = ()


class Agreement(msgspec.Struct, frozen=True):
    """How agreement is known: what is done about a party that is absent, interested or silent."""

    absent: Unsettled | None = None
    interested: Unsettled | None = None
    silence: Unsettled | None = None


class Groups(msgspec.Struct, frozen=True):
    """Working groups: who sets them up, for what, when they end, and whether people from outside may sit on them."""

    set_by: Unsettled | None = None
    purpose: Unsettled | None = None
    ends: Unsettled | None = None
    outsiders: Unsettled | None = None


class Report(msgspec.Struct, frozen=True):
    """A body that is reported to, whose it is, how often, and who sees the draft first."""

    to: Unsettled
    of: Unsettled | None = None
    every: Unsettled | None = None
    draft_to: Unsettled | None = None


class Escalation(msgspec.Struct, frozen=True):
    """Where a matter goes on which a body reaches no conclusion: after what, to whom, within what time, and then."""

    to: tuple[Unsettled, ...] | Tbc = Tbc()
    after: Unsettled | None = None
    within: Unsettled | None = None
    then: Unsettled | None = None


class Body(msgspec.Struct, frozen=True):
    """A body the partners set up: a governance model, and the parts of it the deal settles.

    ``seats`` is how many members each party appoints, by short name; empty where the deal does not say. ``sits`` says
    more of the same seats, where the deal does. ``chairing`` is None where the deal gives the chair in a word.
    """

    key: str
    model: str
    name: Unsettled | None = None
    members: tuple[Unsettled, ...] | Tbc = ()
    seats: dict[str, int] = {}
    chair: Unsettled | None = None
    order: tuple[str, ...] = ()
    term: Unsettled | None = None
    quorum: Unsettled | None = None
    decision: str | None = None
    meets: Meets = Meets()
    advised_by: Unsettled | None = None
    secretariat: Unsettled | None = None
    led_by: Unsettled | None = None
    reports_to: Unsettled | None = None
    chairing: Chairing | None = None
    sits: dict[str, Seat] = {}
    attend: tuple[Attending, ...] = ()
    standing: Standing | None = None
    agreement: Agreement = Agreement()
    groups: Groups | Tbc | None = None
    reports: tuple[Report, ...] = ()
    escalates: Escalation | None = None
