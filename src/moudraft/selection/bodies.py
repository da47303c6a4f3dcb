"""The bodies of a deal, each part filled in from its governance model where the deal is silent."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from moudraft import english
from moudraft.deal import Body, Deal, Meets, Party, Tbc, Unsettled
from moudraft.library import Library, Model, Phrase
from moudraft.library.template import Template
from moudraft.library.wording import Inline
from moudraft.selection.body_parts_told import (
    CO_CHAIRS,
    chairs_named,
    is_board,
    members_told,
    names_post,
    posts_told,
    reports_told,
    tells_who_comes,
    to_follow,
)

SILENT = "silent"
NAMED = "named"
BY_SEATS = "by-seats"
ROTATING = "rotating"
PARTY = "party"
"""The word for a chair that one party takes."""
WITH_CHAIR = "with-chair"
MEMBERS, OFFICERS = "members", "officers"
Part = tuple[Inline, ...] | Unsettled
"""A part of a body: words of the library with holes, the deal's own words, or not settled; ``""`` is silent."""


class FilledBody(msgspec.Struct, frozen=True):
    """A body with every part settled by the deal, else by its model (where the template fills bodies in).

    ``seats`` has every party, with 0 for one that appoints nobody; it is empty where the deal gives no seats. ``own``
    is what the deal says of the body; ``to_follow`` are the parties that an order of the chair leaves out, ``parties``
    all of them, and ``several_chairs`` is whether more than one person takes the chair together.
    """

    key: str
    model: str
    kind: str
    name: Unsettled
    members: Part | tuple[Unsettled, ...]
    chair: Part
    turn: Part
    quorum: Part
    secretariat: Part
    advised_by: Part
    led_by: Part
    reports_to: Part
    first: Part
    then: Part
    order: tuple[str, ...]
    purpose: tuple[Inline, ...]
    decision: str
    slugs: dict[str, str] = {}
    seats: dict[str, int] = {}
    own: Body = Body("", "")
    to_follow: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    several_chairs: bool = False

    def has(self, part: str) -> bool:
        return getattr(self, part) not in ("", ())


def fill_bodies(deal: Deal, library: Library, template: Template, models: tuple[str, ...]) -> tuple[FilledBody, ...]:
    """The deal's bodies, or one for each of the ``models`` a default chose when the deal names none."""
    bodies = deal.governance or tuple(Body(f"governance.{n}", model) for n, model in enumerate(models))
    lean = deal.clauses.posture == "lean"
    offers = [_offer(body, library, template.fill_bodies, lean) for body in bodies]
    filled = [_fill(body, offer, library, deal.parties) for body, offer in zip(bodies, offers, strict=True)]
    return tuple(promoted(filled))


def promoted(bodies: Sequence[FilledBody]) -> list[FilledBody]:
    """The bodies, where none has members: an officer body with the parts of a board is then the one that steers."""
    made = list(bodies)
    if not any(body.kind == MEMBERS for body in made):
        for number, body in enumerate(made):
            if body.kind == OFFICERS and is_board(body.own):
                made[number] = msgspec.structs.replace(body, kind=MEMBERS)
                break
    return made


def _offer(body: Body, library: Library, fill: bool, lean: bool) -> Model:
    """What a model fills in: nothing in a template that leaves it to the deal; in a lean paper, only who meets and how.

    Who is enough to do business, who keeps the papers and who advises are for the parties to say.
    """
    model = library.models[library.id_of(body.model)]
    if not fill:
        return Model(model.id, model.title, model.help, model.kind, purpose=model.purpose)
    return msgspec.structs.replace(model, quorum="", secretariat="", advised_by=()) if lean else model


def _fill(body: Body, offer: Model, library: Library, among: Sequence[Party]) -> FilledBody:
    model = library.models[library.id_of(body.model)]
    parties = [party.short_name for party in among]
    # Whoever gives an order of rotation has said that the chair rotates.
    rotating = ROTATING if body.order and ROTATING in library.chairs else offer.chair
    chair, chair_slug = _party_chair(body) or _phrase(body.chair, rotating, library.chairs)
    quorum, quorum_slug = _phrase(body.quorum, _usual_quorum(offer.quorum, library, among), library.quorums)
    secretariat, secretariat_slug = _phrase(body.secretariat, offer.secretariat, library.secretariats)
    several = chair_slug in library.chairs and library.chairs[chair_slug].several
    if secretariat_slug in library.secretariats and several:
        secretariat = library.secretariats[secretariat_slug].shared or secretariat
    if (
        body.secretariat is None
        and secretariat_slug == WITH_CHAIR
        and chairs_named(body)
        and chair_slug in (PARTY, CO_CHAIRS)
    ):
        # A chair that does not move takes no administration along with it.
        secretariat, secretariat_slug = english.joined(chairs_named(body)), NAMED
    first, then = _meets(body.meets, offer)
    seats = {name: body.seats[name] for name in parties if name in body.seats}
    return FilledBody(
        key=body.key,
        model=model.id,
        kind=model.kind,
        name=body.name if body.name is not None else model.name,
        members=_members(body.members, members_told(body, seats) or offer.members),
        chair=chair,
        turn=_turn(body.term),
        quorum=quorum,
        secretariat=secretariat,
        advised_by=_part(body.advised_by, () if _needs_no_advisers(body, library, among) else offer.advised_by),
        led_by=_part(body.led_by, offer.led_by),
        reports_to=_part(_reports(body, parties), offer.reports_to),
        first=first,
        then=then,
        order=body.order,
        purpose=model.purpose,
        decision=body.decision or model.decision,
        slugs={
            "chair": chair_slug,
            "quorum": quorum_slug,
            "secretariat": secretariat_slug,
            "members": BY_SEATS if seats and not body.members else "",
        },
        seats={name: seats.get(name, 0) for name in parties} if seats else {},
        own=body,
        to_follow=to_follow(body, chair_slug, parties),
        parties=tuple(parties),
        several_chairs=several,
    )


def _usual_quorum(usual: str, library: Library, parties: Sequence[Party]) -> str:
    """The quorum of a model, or what its data gives instead where these parties cannot make it up."""
    phrase = library.quorums.get(usual)
    if phrase is None or not phrase.otherwise:
        return usual
    sectors = {library.home.kind(party.kind).sector for party in parties}
    # A body of an unknown sector may be of any that is missing.
    enough = len(sectors) > 1 if phrase.sectors == ("several",) else set(phrase.sectors) <= sectors
    fits = (enough or "" in sectors) and len(parties) >= phrase.fewest
    return usual if fits else _usual_quorum(phrase.otherwise, library, parties)


def _members(own: tuple[Unsettled, ...] | Tbc, offer: Part | tuple[str, ...]) -> Part | tuple[Unsettled, ...]:
    if isinstance(own, tuple) and any(map(_is_silent, own)):
        return ""
    return own or offer


def _needs_no_advisers(body: Body, library: Library, parties: Sequence[Party]) -> bool:
    """Whether the advisers that a model offers would advise themselves, or come as the deal says already."""
    officers = {library.home.kind(party.kind).officer for party in parties}
    return tells_who_comes(body) or any(names_post(sits, post) for sits in posts_told(body) for post in officers)


def _reports(body: Body, parties: Sequence[str]) -> Unsettled | None:
    if not body.reports:
        return body.reports_to
    return english.joined(reports_told(body, parties)) or Tbc()


def _is_silent(own: Unsettled | None) -> bool:
    """Whether a part of a body is left out on purpose: a word that no draft prints, however it is typed."""
    return isinstance(own, str) and own.strip().casefold() == SILENT


def _part(own: Unsettled | None, offer: tuple[Inline, ...]) -> Part:
    if _is_silent(own):
        return ""
    return offer or "" if own is None else own


def _turn(own: Unsettled | None) -> Part:
    if own is None or _is_silent(own):
        return ""
    return english.period(own) if isinstance(own, str) else own


def _phrase(own: Unsettled | None, offer: str, phrases: dict[str, Phrase]) -> tuple[Part, str]:
    """The words of a part that the library has a word for, and that word (``named`` for the deal's own words)."""
    chosen = offer if own is None else own
    if isinstance(chosen, Tbc):
        return chosen, "named"
    if chosen == "" or _is_silent(chosen):
        return "", SILENT
    if chosen in phrases:
        return phrases[chosen].words or "", chosen
    return chosen, "named"


def _party_chair(body: Body) -> tuple[Part, str] | None:
    """The words of a chair that the deal gives to parties by name, and the word for it; None where it does not."""
    named = body.chairing.parties if body.chairing else ()
    if body.chair not in (None, CO_CHAIRS) or not named:
        return None
    if isinstance(named, Tbc):
        return named, NAMED
    names = chairs_named(body)
    return (f"by {names[0]}", PARTY) if len(names) == 1 else (f"jointly by {english.joined(names)}", CO_CHAIRS)


def _meets(own: Meets, offer: Model) -> tuple[Part, Part]:
    if _is_silent(own.first) or (own.first is None and _is_silent(own.then)):
        return "", ""
    if own.first is None and own.then is None:
        return offer.first, offer.then
    return own.first or "", "" if own.then is None or _is_silent(own.then) else own.then
