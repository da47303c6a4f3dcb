"""What ``item`` prints inside ``{{ each further_bodies }}``: a body's parts, each of its lists in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document.body_part_words import body_lists
from moudraft.document.body_words import body_scope
from moudraft.document.inline import Text
from moudraft.document.words_of_values import GIVEN_PARTS, MORE_KEYS, Printed, Scope, Words, joined
from moudraft.selection.bodies import FilledBody
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
