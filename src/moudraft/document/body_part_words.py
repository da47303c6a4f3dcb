"""What the parts of a body print that a deal settles in detail: ``board.chair.post``, ``board.meets.for``; lists."""

from __future__ import annotations

from typing import cast

from moudraft import english
from moudraft.deal import Tbc, Unsettled
from moudraft.deal.body_parts import Attending, Escalation, Groups
from moudraft.document.inline import Blank, Text
from moudraft.document.seat_words import substitutes, votes_in_words
from moudraft.document.words_of_values import KEY, MORE_KEYS, Printed, Scope, Words, joined
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.wording import Hole
from moudraft.selection.bodies import BY_SEATS, FilledBody
from moudraft.selection.body_parts_told import chairs_named, report_told, with_article, without_article

ASKED = {
    "meets.for": "for how long the {body} meets so often",
    "chair.from": "when the first turn in the chair of the {body} begins",
    "chair.absent": "who presides at the {body} in the absence of the chair",
    "chair.interested": "the other chair",
    "seats.substitute": "who may come in place of a member of the {body}",
    "decision.absent": "what the {body} does about a party that is absent",
    "decision.interested": "whether a party with an interest counts towards agreement",
    "decision.silence": "no answer is a refusal",
    "groups": "whether the {body} may do so",
    "groups.set_by": "who sets up working groups",
    "groups.purpose": "what a working group is for",
    "groups.ends": "when a working group ends",
    "groups.outsiders": "whether people from outside may sit on a working group",
    "escalates_to.to": "to whom the {body} refers what it cannot settle",
    "escalates_to.after": "after what the {body} refers a matter on",
    "escalates_to.within": "within what time they settle it",
    "escalates_to.then": "the existing position stands",
    "reports_to.every": "how often",
}
"""What each part asks while nobody has settled it; where the words are a proposal, they stand in the sentence."""
LISTS_OF_BODY = {
    "attend": ("text", "who", "as"),
    "powers": ("text",),
    "reports": ("text", "every", "draft_to"),
    "substitutes": ("party", "text"),
}
"""The lists of the principal body, ``board.attend``, and what ``item`` has in each."""
_KEYS = {"powers": "standing.powers", "reports": "reports_to", "substitutes": "seats.substitute"}
_COUNTED = lazy_pattern(r"\d{1,9} .+|(?:day|week|fortnight|month|quarter|year)s?")


def part_scope(body: FilledBody | None) -> dict[str, Printed]:
    """The words of a body's detailed parts by name; a part that nobody has settled is a blank that asks for it."""
    if body is None:
        open_: dict[str, Printed] = {name: (Blank(ask.format(body="body")),) for name, ask in ASKED.items()}
        return {**open_, **called(several=False), "seats.votes": "", "standing": ""}
    named = english.without_the(body.name) if isinstance(body.name, str) else "body"
    given: dict[str, Unsettled | tuple[Unsettled, ...] | Tbc | None] = {
        "meets.for": _period(body.own.meets.lasting),
        "groups": body.own.groups if isinstance(body.own.groups, Tbc) else None,
        **_chair(body),
        **{f"decision.{name}": getattr(body.own.agreement, name) for name in ("absent", "interested", "silence")},
        **_groups(body),
        **_escalation(body.own.escalates or Escalation()),
        "seats.substitute": next((seat.substitute for seat in body.own.sits.values()), None),
    }
    found: dict[str, Printed] = {
        name: _words(given.get(name), ask.format(body=named), f"{body.key}.{name}") for name, ask in ASKED.items()
    }
    several = body.several_chairs
    if not isinstance(body.own.groups, Tbc):
        found["groups"] = ""
    found |= {"standing": _standing(body, named), "chair.post": _through(body, several, named)}
    if len(chairs_named(body.own)) > 2 and (body.own.chairing is None or body.own.chairing.interested is None):
        found["chair.interested"] = (Blank("another of the chairs", f"{body.key}.chair.interested"),)
    if body.own.reports:
        found["reports_to"] = joined([_receiver(body, number) for number in range(len(body.own.reports))])
    return {**found, **called(several), "seats.votes": votes_in_words(body)}


def called(several: bool) -> dict[str, str]:
    """What the person in the chair is called, or the people: all, any one, and whoever presides at a meeting."""
    one, presiding = ("one of the chairs", "the chair who presides") if several else ("the chair", "the chair")
    return {"chair.called": "the chairs" if several else "the chair", "chair.one": one, "chair.presiding": presiding}


def _standing(body: FilledBody, named: str) -> Printed:
    """What a body is, as it stands behind what the body is for."""
    standing = body.own.standing
    if standing is None:
        return ""
    if isinstance(standing.rule, Tbc):
        ask = standing.rule.why or f"whether the {named} advises or decides"
        return (Text(", "), Blank(ask, f"{body.key}.standing"))
    if standing.rule == "decides":
        return " (it decides, within its powers)"
    return cast(Printed, (Text(" (it advises, and takes no decision for "), Hole("either"), Text(")")))


def _through(body: FilledBody, several: bool, named: str) -> Printed:
    """The post that takes the chair, as it stands behind the party that has it; nothing where the deal gives none."""
    post = body.own.chairing.post if body.own.chairing else None
    if post is None:
        return ""
    said: Words = (Text(without_article(post)),) if isinstance(post, str) else ()
    if isinstance(post, Tbc):
        said = (Blank(post.why or f"which post chairs the {named}", f"{body.key}.chair.post"),)
    return (Text(", each through its " if several else " through its "), *said)


def _receiver(body: FilledBody, number: int) -> Words:
    """A body that is reported to."""
    report = body.own.reports[number]
    to = report_told(report, body.parties)
    return (Text(to),) if to else _words(report.to, "whom it reports to", f"{body.key}.reports_to.{number}.to")


def _words(value: Unsettled | tuple[Unsettled, ...] | None, ask: str, key: str) -> Words:
    if isinstance(value, tuple) and value:
        return joined([_words(each, ask, key) for each in value])
    if isinstance(value, str) and value:
        return (Text(value),)
    return (Blank((value.why if isinstance(value, Tbc) else "") or ask, key),)


def _period(value: Unsettled | None) -> Unsettled | None:
    return english.period(value) if isinstance(value, str) else value


def _chair(body: FilledBody) -> dict[str, Unsettled | tuple[Unsettled, ...] | None]:
    chairing = body.own.chairing
    if chairing is None:
        return {}
    starts = chairing.starts
    return {
        "chair.from": _beginning(starts) if isinstance(starts, str) else starts,
        "chair.absent": chairing.absent,
        "chair.interested": chairing.interested,
    }


def _groups(body: FilledBody) -> dict[str, Unsettled | None]:
    groups = body.own.groups
    if not isinstance(groups, Groups):
        return {}
    found = {f"groups.{name}": getattr(groups, name) for name in ("set_by", "purpose", "ends", "outsiders")}
    ends = found["groups.ends"]
    if isinstance(ends, str):
        found["groups.ends"] = f"after {english.period(ends)}" if ends[:1].isdecimal() and " " in ends else _on(ends)
    return found


def _beginning(moment: str) -> str:
    """A moment as it stands after "begins": ``on 1 April 2027``, ``with the first meeting``."""
    said = _on(moment)
    return said if said.partition(" ")[0].lower() in _BEFORE_A_MOMENT else f"with {said}"


_BEFORE_A_MOMENT = ("on", "in", "at", "with", "from", "after", "when", "as", "once", "immediately")


def _on(day: str) -> str:
    """A day as it stands after "ends": ``on 1 April 2027``; other words as they are."""
    said = english.date(day)
    return said if said == day else f"{'on' if said[:1].isdecimal() else 'in'} {said}"


def _escalation(escalates: Escalation) -> dict[str, Unsettled | tuple[Unsettled, ...] | None]:
    to = escalates.to
    return {
        "escalates_to.to": to
        if isinstance(to, Tbc)
        else tuple(with_article(each) if isinstance(each, str) else each for each in to),
        "escalates_to.after": _period(escalates.after),
        "escalates_to.within": _period(escalates.within),
        "escalates_to.then": escalates.then if isinstance(escalates.then, Tbc) else None,
    }


# --- lists ----------------------------------------------------------------------------------------


def body_lists(body: FilledBody | None) -> dict[str, list[Scope]]:
    """The lists of a body by name: who attends, what it decides, whom it reports to, who stands in."""
    if body is None:
        return {name: [] for name in LISTS_OF_BODY}
    own, key = body.own, body.key
    powers = own.standing.powers if own.standing else ()
    return {
        "attend": [_attending(each, f"{key}.attend.{n}") for n, each in enumerate(own.attend)],
        "powers": [{"text": _words(each, "what it decides", f"{key}.standing.powers")} for each in powers],
        "reports": [_report(body, number) for number in range(len(own.reports))],
        "substitutes": substitutes(body),
    }


def list_key(body: FilledBody, name: str) -> str:
    """The deal's key of a list of a body."""
    return f"{body.key}.{_KEYS.get(name, name)}"


def keys_as_spelt(body: FilledBody) -> dict[str, str]:
    """The deal's keys of parts that it may give in two ways, where it gives them in the way of a map."""
    found: dict[str, str] = {}
    if body.own.chairing is not None:
        found |= {"order": f"{body.key}.chair.order", "turn": f"{body.key}.chair.turn"}
    if body.slugs.get("members") == BY_SEATS:
        found["members"] = f"{body.key}.seats"
    return found


def _attending(each: Attending, key: str) -> Scope:
    who, role = _words(each.who, "who attends", f"{key}.who"), each.role
    printed: Scope = {KEY: key, f"{MORE_KEYS}text": f"{key}.who {key}.as"}
    if role is None:
        return {**printed, "text": who, "who": who, "as": ""}
    as_what: Words = (
        (Text(role if role.startswith("to ") else f"as {role}"),)
        if isinstance(role, str)
        else (Blank(role.why or "as what they attend", f"{key}.as"),)
    )
    return {**printed, "text": (*who, Text(", "), *as_what), "who": who, "as": as_what}


def _report(body: FilledBody, number: int) -> Scope:
    report, key = body.own.reports[number], f"{body.key}.reports_to.{number}"
    every = _words(_interval(report.every), "how often", f"{key}.every")
    draft = _words(report.draft_to, "who is sent the draft", f"{key}.draft_to") if report.draft_to is not None else ()
    return {
        KEY: key,
        "text": _receiver(body, number),
        "every": every,
        "draft_to": (Text(", and sends a draft first to "), *draft) if draft else "",
    }


def _interval(value: Unsettled | None) -> Unsettled | None:
    """How often: ``3 months`` as ``every three months``; ``quarterly`` as it stands."""
    if not isinstance(value, str) or not _COUNTED.fullmatch(value):
        return value
    return f"every {english.interval(value)}"
