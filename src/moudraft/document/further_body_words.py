"""What ``item`` prints inside ``{{ each further_bodies }}``: a body's parts, each of its lists in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft.document.body_part_words import body_lists
from moudraft.document.body_words import body_scope
from moudraft.document.inline import Text
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, MORE_KEYS, Printed, Scope, Words, joined
from moudraft.selection.bodies import MEMBERS, FilledBody
from moudraft.selection.body_facts import BODY_FACTS
from moudraft.selection.facts import principal, team
from moudraft.selection.further_bodies import further_bodies, parts_given

TOLD = {
    "attend_told": "attend", "powers_told": "standing.powers", "reports_told": "reports_to",
    "substitutes_told": "seats.substitute",
}  # fmt: skip
"""What of a body is told in one sentence, and the deal's key for it."""
OF_FURTHER = (*body_scope(None), *TOLD, *BODY_FACTS, "kind")
"""What ``item.`` may be followed by there; the last are parts that a condition asks of."""


FURTHER_BODIES = "further-bodies"
"""The role of a clause that has paragraphs on further bodies."""
TOLD_OF = ("standing", "members", "chair", "quorum", "meets", "reports_to", "groups", "escalates_to")
"""The parts of terms of reference that paragraphs of a further body may give already."""
TOLD_ABOVE = ("told", *(f"told.{part}" for part in TOLD_OF))
"""What a condition asks of a body in its terms of reference: whether, and which part, stands in such a paragraph."""


def told_above(bodies: Sequence[FilledBody]) -> dict[str, str]:
    """By the key of each further body, what the paragraphs on further bodies say of it, for conditions of lines."""
    board, officers = principal(bodies), team(bodies)
    found: dict[str, str] = {}
    for body in further_bodies(bodies, board, officers):
        given = {part.partition("=")[0] for part in parts_given(body, is_team=body is officers).split()}
        if given & {"first", "then", "meets.for"}:
            given.add("meets")
        if body.own.standing is not None and body.own.standing.rule != "decides":
            given.discard(
                "standing"
            )  # Only a power to decide has a paragraph; that a board advises is said at its name.
        found[body.key] = " ".join(["told", *(f"told.{part}" for part in TOLD_OF if part in given)])
    return found


def board_scopes(bodies: Sequence[FilledBody], above: Mapping[str, str]) -> list[Scope]:
    """The scope of each body for its terms of reference, with what is said of it ``above`` by its key."""
    scopes = [body_scope(body) for body in bodies if body.kind == MEMBERS]
    return [{**scope, GIVEN_PARTS: f"{scope[GIVEN_PARTS]} {above.get(str(scope[KEY]), '')}"} for scope in scopes]


def further_scopes(bodies: Sequence[FilledBody]) -> list[Scope]:
    """The scope of each body beside the principal one that a deal settles in detail."""
    officers = team(bodies)
    return [_scope(body, officers) for body in further_bodies(bodies, principal(bodies), officers)]


def _scope(body: FilledBody, officers: FilledBody | None) -> Scope:
    lists, key = body_lists(body), body.key
    scope: dict[str, Printed] = dict(body_scope(body))
    scope |= {f"{name}_told": joined([_words(each["text"]) for each in lists[name]]) for name in ("attend", "powers")}
    scope["reports_told"] = joined([_report(each) for each in lists["reports"]]) or scope["reports_to"]
    scope["substitutes_told"] = joined([(Text(f"one from {each['party']} "), *_words(each["text"]))
                                        for each in lists["substitutes"]])  # fmt: skip
    more = {part: [f"{key}.{place}"] for part, place in TOLD.items()}
    more["reports_told"] += [f"{key}.reports_to.every", f"{key}.reports_to.draft_to"]
    more |= {"order": [f"{key}.chair.order"], "turn": [f"{key}.chair.turn"], "members": [f"{key}.seats"]}
    more |= {part: [f"{key}.meets"] for part in ("first", "then")}
    is_team = officers is not None and officers.key == key
    given = parts_given(body, is_team=is_team)
    return {**scope, GIVEN_PARTS: given, **{MORE_KEYS + part: " ".join(keys) for part, keys in more.items()}}


def _report(report: Scope) -> Words:
    every = _words(report["every"])
    said = isinstance(every[0], Text) if every else False
    return (*_words(report["text"]), *((Text(", "), *every) if said else ()), *_words(report["draft_to"]))


def _words(value: Printed) -> Words:
    return (Text(value),) if isinstance(value, str) else value  # type: ignore[return-value]
