"""A ``Body`` from its form: one word told from a map that says more, and the seats of each party from those of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import UnsetType

from moudraft.deal import body_shape as shape
from moudraft.deal.body_parts import (
    EACH,
    Agreement,
    Attending,
    Body,
    Chairing,
    Escalation,
    Groups,
    Meets,
    Report,
    Seat,
    Standing,
)
from moudraft.deal.settled_text import named, names, one_line, phrase, unsettled
from moudraft.deal.unsettled import Tbc, Unsettled
from moudraft.deal.unsettled_shape import TbcForm, Text
from moudraft.deal.values import is_tbc

CO_CHAIRS = "co-chairs"
NO = "no"


def bodies(form: list[str | shape.BodyForm] | str | shape.BodyForm, parties: Sequence[str]) -> tuple[Body, ...]:
    """The bodies of a deal between parties of these short names."""
    if isinstance(form, list):
        return tuple(_body(each, f"governance.{n}", parties) for n, each in enumerate(form))
    return (_body(form, "governance", parties),)


def _body(form: str | shape.BodyForm, key: str, parties: Sequence[str]) -> Body:
    if isinstance(form, str):
        return Body(key, form.strip())
    chair, order, term, chairing = _chair(form)
    rule, agreement = _decision(form.decision)
    reports = form.reports_to if isinstance(form.reports_to, list) else []
    sits = _sits(form.seats, parties)
    return Body(
        key,
        form.model.strip(),
        name=named(form.name, None),
        members=_members(form.members),
        seats={name: seat.count for name, seat in sits.items()},
        chair=chair,
        order=order,
        term=term,
        quorum=unsettled(form.quorum, None),
        decision=rule,
        meets=_meets(form.meets),
        advised_by=unsettled(form.advised_by, None),
        secretariat=unsettled(form.secretariat, None),
        led_by=unsettled(form.led_by, None),
        reports_to=None if isinstance(form.reports_to, list) else unsettled(form.reports_to, None),
        chairing=chairing,
        sits=sits if _says_more(form.seats) else {},
        attend=_attend(form.attend),
        standing=_standing(form.standing),
        agreement=agreement,
        groups=_groups(form.groups),
        reports=tuple(map(_report, reports)),
        escalates=_escalation(form.escalates_to),
    )


def _members(form: list[Text] | str | TbcForm | UnsetType) -> tuple[Unsettled, ...] | Tbc:
    if isinstance(form, list):
        return tuple(map(phrase, form))
    return () if isinstance(form, UnsetType) else Tbc(one_line(form.tbc) if isinstance(form, TbcForm) else "")


def _chair(form: shape.BodyForm) -> tuple[Unsettled | None, tuple[str, ...], Unsettled | None, Chairing | None]:
    """The rule of the chair, its order and turn, and what else a map says of it."""
    given = form.chair
    order = form.order
    term = form.term
    if not isinstance(given, shape.ChairForm):
        return unsettled(given, None), _each(order), unsettled(term, None), None
    order = given.order if isinstance(order, UnsetType) else order
    term = given.turn if isinstance(term, UnsetType) else term
    who = given.parties
    parties: tuple[str, ...] | Tbc = Tbc() if isinstance(who, str) and is_tbc(who) else _each(who)
    rule = unsettled(TbcForm(given.tbc) if isinstance(given.tbc, str) else given.rule, None)
    if rule is None and isinstance(parties, tuple) and len(parties) > 1:
        rule = CO_CHAIRS
    chairing = Chairing(
        parties,
        unsettled(given.post, None),
        unsettled(given.starts, None),
        unsettled(given.absent, None),
        unsettled(given.interested, None),
        "" if isinstance(given.casting, UnsetType) else given.casting,
    )
    return rule, _each(order), unsettled(term, None), chairing


def _each(form: list[str] | str | UnsetType) -> tuple[str, ...]:
    return () if isinstance(form, UnsetType) else names([form] if isinstance(form, str) else form)


def _texts(form: shape.Texts | UnsetType) -> tuple[Unsettled, ...] | Tbc:
    """Several texts; one text stands for a list of one."""
    if isinstance(form, list):
        return tuple(map(phrase, form))
    if isinstance(form, UnsetType):
        return ()
    one = phrase(form)
    return one if isinstance(one, Tbc) else (one,)


# --- seats ----------------------------------------------------------------------------------------


def _says_more(form: dict[str, str | shape.SeatForm] | UnsetType) -> bool:
    """Whether seats say more than a number for each party by name."""
    return isinstance(form, dict) and any(name == EACH or not isinstance(seat, str) for name, seat in form.items())


def _sits(form: dict[str, str | shape.SeatForm] | UnsetType, parties: Sequence[str]) -> dict[str, Seat]:
    """The seats of each party by its name; what is said of a party itself goes before what is said of each."""
    if isinstance(form, UnsetType):
        return {}
    given = {one_line(name): _seat(seat) for name, seat in form.items()}
    if EACH not in given:
        return given
    every = given.pop(EACH)
    return {name: given.get(name, every) for name in map(one_line, parties)}


def _seat(form: str | shape.SeatForm) -> Seat:
    if isinstance(form, str):
        return Seat(int(form))
    posts = [form.posts] if isinstance(form.posts, str) else form.posts
    held = () if isinstance(posts, UnsetType) else tuple(map(phrase, posts))
    count = int(form.n) if isinstance(form.n, str) else len(held)
    return Seat(count, held, unsettled(form.votes, None), unsettled(form.substitute, None))


def _attend(form: list[shape.AttendForm] | UnsetType) -> tuple[Attending, ...]:
    if isinstance(form, UnsetType):
        return ()
    return tuple(Attending(unsettled(each.who, ""), unsettled(each.role, None)) for each in form)


# --- how it works ---------------------------------------------------------------------------------


def _meets(form: shape.MeetsForm | str | UnsetType) -> Meets:
    if isinstance(form, shape.MeetsForm):
        first = TbcForm(form.tbc) if isinstance(form.tbc, str) else form.first
        return Meets(unsettled(first, None), unsettled(form.then, None), unsettled(form.lasting, None))
    # One word is how often it meets throughout, not only at first.
    return Meets(None, unsettled(form, None))


def _standing(form: shape.StandingForm | str | UnsetType) -> Standing | None:
    if isinstance(form, UnsetType):
        return None
    if isinstance(form, str):
        return Standing(_standing_of(form))
    powers = _texts(form.powers)
    open_ = (powers,) if isinstance(powers, Tbc) else powers
    if isinstance(form.tbc, str):
        return Standing(Tbc(one_line(form.tbc)), open_)
    return Standing(_standing_of("decides" if isinstance(form.rule, UnsetType) else form.rule), open_)


def _standing_of(word: str) -> Literal["advisory", "decides"] | Tbc:
    if is_tbc(word):
        return Tbc()
    return "advisory" if word.strip() == "advisory" else "decides"


def _decision(form: shape.DecisionForm | str | UnsetType) -> tuple[str | None, Agreement]:
    if isinstance(form, UnsetType):
        return None, Agreement()
    if isinstance(form, str):
        return None if is_tbc(form) else form.strip(), Agreement()
    rule = None if isinstance(form.rule, UnsetType) or is_tbc(form.rule) else form.rule.strip()
    return rule, Agreement(
        unsettled(form.absent, None), unsettled(form.interested, None), unsettled(form.silence, None)
    )


def _groups(form: shape.GroupsForm | str | UnsetType) -> Groups | Tbc | None:
    if isinstance(form, str):
        return Tbc() if is_tbc(form) else None if form.strip().lower() in (NO, "false") else Groups()
    if isinstance(form, UnsetType):
        return None
    if isinstance(form.tbc, str):
        return Tbc(one_line(form.tbc))
    return Groups(
        unsettled(form.set_by, None),
        unsettled(form.purpose, None),
        unsettled(form.ends, None),
        unsettled(form.outsiders, None),
    )


def _report(form: shape.ReportForm) -> Report:
    return Report(
        unsettled(form.to, ""), unsettled(form.of, None), unsettled(form.every, None), unsettled(form.draft_to, None)
    )


def _escalation(form: shape.EscalationForm | str | UnsetType) -> Escalation | None:
    if isinstance(form, UnsetType):
        return None
    if isinstance(form, str):
        one = phrase(form)
        return Escalation(one if isinstance(one, Tbc) else (one,))
    if isinstance(form.tbc, str):
        return Escalation(Tbc(one_line(form.tbc)))
    return Escalation(
        _texts(form.to) or Tbc(), unsettled(form.after, None), unsettled(form.within, None), unsettled(form.then, None)
    )
