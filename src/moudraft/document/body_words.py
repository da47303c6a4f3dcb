"""What the parts of a body print: ``board.members``, ``team.led_by``, and ``item.…`` inside ``{{ each bodies }}``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from moudraft import english
from moudraft.deal import Tbc, Unsettled
from moudraft.deal.body_leaves import body_leaves
from moudraft.document import Blank, Text
from moudraft.document.body_part_words import keys_as_spelt, part_scope
from moudraft.document.seat_words import members_in_words
from moudraft.document.seat_words import seats_in_words as seats_in_words
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, joined, key_of, settled
from moudraft.selection.bodies import BY_SEATS, FilledBody, Part
from moudraft.selection.facts import principal, team

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


class NamedBodies:
    """What the names of the principal body and the officer body print: ``board``, ``board_term``, ``team.chair``.

    The words of a body are put together when something first speaks of it.
    """

    def __init__(self, bodies: Sequence[FilledBody]) -> None:
        self.bodies = {"board": principal(bodies), "team": team(bodies)}
        self._scopes: dict[str, dict[str, Printed]] = {}

    def scope(self, prefix: str) -> dict[str, Printed]:
        if prefix not in self._scopes:
            self._scopes[prefix] = body_scope(self.bodies[prefix])
        return self._scopes[prefix]

    def printed(self, name: str) -> Printed | None:
        prefix, part = self._parts(name)
        return self.scope(prefix).get(part) if prefix in self.bodies else None

    def key(self, name: str) -> str:
        """The deal's key that a name prints; empty where it prints none."""
        prefix, part = self._parts(name)
        body = self.bodies.get(prefix)
        if body is None or part not in self.scope(prefix):
            return ""
        if "." not in name:
            return f"{body.key}.name"
        return keys_as_spelt(body).get(part) or key_of(self.scope(prefix), part)

    def every_name(self) -> Iterator[str]:
        for prefix in self.bodies:
            yield from (prefix, f"{prefix}_term", *(f"{prefix}.{part}" for part in self.scope(prefix)))

    def _parts(self, name: str) -> tuple[str, str]:
        """The prefix of a body, and the part of its scope that a name speaks of."""
        prefix, _, part = name.partition(".")
        if part:
            return prefix, part
        return (prefix.removesuffix("_term"), "term") if prefix.endswith("_term") else (prefix, "name")


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
