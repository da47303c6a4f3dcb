"""What the parts of a body print: ``board.members``, ``team.led_by``, and ``item.…`` inside ``{{ each bodies }}``."""

from __future__ import annotations

from typing import cast

from moudraft import english
from moudraft.deal import Tbc, Unsettled
from moudraft.document import Blank
from moudraft.document.words_of_values import KEY, Printed, joined, settled
from moudraft.selection.bodies import FilledBody, Part

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
        return {"name": "the partners\u2019 meeting", "term": "partners\u2019 meeting", "order": "", **blanks}
    name = body.name
    unnamed = settled(name, "the name of the body", f"{body.key}.name")
    scope: dict[str, Printed] = {
        KEY: body.key,
        "name": english.with_the(name) if isinstance(name, str) else unnamed,
        "term": english.without_the(name) if isinstance(name, str) else unnamed,
        "order": english.joined(body.order) if body.order else (Blank("the order of rotation", f"{body.key}.order"),),
    }
    called = english.without_the(name) if isinstance(name, str) else "body"
    for part, ask in QUESTIONS.items():
        value = seats_in_words(body.seats) if part == "seats" else getattr(body, part)
        scope[part] = _part(value, ask.format(body=called), f"{body.key}.{_KEYS.get(part, part)}")
    return scope


def seats_in_words(seats: dict[str, int]) -> str:
    """``Northmoor appoints two and Eastvale appoints one``; a party that appoints nobody is not named."""
    told = [f"{name} appoints {english.number_word(count)}" for name, count in seats.items() if count]
    return english.joined(told)


def _part(value: Part | tuple[Unsettled, ...], ask: str, key: str) -> Printed:
    if isinstance(value, Tbc):
        return (Blank(value.why or ask, key),)
    if not value:
        return (Blank(ask, key),)
    if isinstance(value, tuple) and any(isinstance(each, str | Tbc) for each in value):
        named = [each for each in value if isinstance(each, str | Tbc)]
        return joined([settled(each, ask, key) for each in named])
    return cast(Printed, value)
