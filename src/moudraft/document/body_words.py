"""What the parts of a body print: ``board.members``, ``team.led_by``, and ``item.…`` inside ``{{ each bodies }}``."""

from __future__ import annotations

from typing import cast

from moudraft import english
from moudraft.deal import Tbc, Unsettled
from moudraft.deal.body_leaves import body_leaves
from moudraft.document import Blank, Text
from moudraft.document.body_part_words import part_scope
from moudraft.document.seat_words import members_in_words
from moudraft.document.seat_words import seats_in_words as seats_in_words
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, joined, settled
from moudraft.selection.bodies import BY_SEATS, FilledBody, Part

QUESTIONS = {
    "members": "who sits on the {body}",
    "seats": "how many members each party appoints to the {body}",
    "chair": "who chairs the {body}",
    "turn": "how long each turn in the chair of the {body} lasts",
    "quorum": "the quorum of the {body}",
    "secretariat": "who administers the {body}",
    "advised_by": "who advises the {body}",
    "led_by": "who leads the {body}",
    "reports_to": "whom the {body} reports to",
    "first": "how often the {body} meets at first",
    "then": "how often the {body} meets after the first months",
    "purpose": "what the {body} is for",
}


# Where the deal has a part under another name than the words have.
_KEYS = {"first": "meets.first", "then": "meets.then", "turn": "term", "purpose": "model"}


def body_scope(body: FilledBody | None) -> dict[str, Printed]:
    """The words of a body's parts by name; a part that nobody has settled is a blank that asks for it."""
    if body is None:
        blanks: dict[str, Printed] = {part: (Blank(ask.format(body="body")),) for part, ask in QUESTIONS.items()}
        unnamed: dict[str, Printed] = {"name": "the partners\u2019 meeting", "term": "partners\u2019 meeting"}
        return {**unnamed, "order": "", **blanks, **part_scope(None)}
    name = body.name
    of_it = settled(name, "the name of the body", f"{body.key}.name")
    scope: dict[str, Printed] = {
        KEY: body.key,
        "name": english.with_the(name) if isinstance(name, str) else of_it,
        "term": english.without_the(name) if isinstance(name, str) else of_it,
        "order": _order(body),
    }
    called = english.without_the(name) if isinstance(name, str) else "body"
    for part, ask in QUESTIONS.items():
        value = seats_in_words(body.seats) if part == "seats" else getattr(body, part)
        scope[part] = _part(value, ask.format(body=called), f"{body.key}.{_key_of(body, part)}")
    if body.slugs.get("members") == BY_SEATS and body.own.sits:
        scope["members"] = members_in_words(body)
    return {**scope, **part_scope(body), GIVEN_PARTS: _given(body)}


def _given(body: FilledBody) -> str:
    """The parts of a body that the deal settles in detail, for the conditions of lines."""
    told = [part for part, _noun in body_leaves(body.own)]
    return " ".join([*told, *(["escalates_to.to"] if body.own.escalates else [])])


def _key_of(body: FilledBody, part: str) -> str:
    return "chair.turn" if part == "turn" and body.own.chairing else _KEYS.get(part, part)


def _order(body: FilledBody) -> Printed:
    """The order of the chair; those that it leaves out follow as a proposal, in the order of the parties."""
    key = f"{body.key}.chair.order" if body.own.chairing else f"{body.key}.order"
    follow = english.joined(body.to_follow)
    if not body.order:
        return (Blank(follow or "the order of rotation", key),)
    if not follow:
        return english.joined(body.order)
    return (Text(f"{', '.join(body.order)}, then "), Blank(follow, key))


def _part(value: Part | tuple[Unsettled, ...], ask: str, key: str) -> Printed:
    if isinstance(value, Tbc):
        return (Blank(value.why or ask, key),)
    if not value:
        return (Blank(ask, key),)
    if isinstance(value, tuple) and any(isinstance(each, str | Tbc) for each in value):
        named = [each for each in value if isinstance(each, str | Tbc)]
        return joined([settled(each, ask, key) for each in named])
    return cast(Printed, value)
