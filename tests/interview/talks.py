"""Whole conversations for tests: a desk, a start, and what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from moudraft.commands.shared.interviewing import desk_of
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft
from moudraft.interview import plan
from moudraft.interview.answers import Answers, ordered
from moudraft.interview.conversation import Interview
from moudraft.interview.plan import Desk
from moudraft.interview.review import Review
from moudraft.library import Axis, Library
from moudraft.problems import MoudraftError
from tests.interview.askers import Asker, Scripted
from tests.interview.mirror import Watched

TODAY = datetime.date(2026, 11, 22)
NAMES: dict[str, Any] = {
    "title": "Shared Legal Service",
    "parties.0.name": "Northmoor District Council",
    "parties.1.name": "Eastvale Borough Council",
}
PARTIES = (
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
    {"name": "NHS Moorland Integrated Care Board", "short_name": "the ICB", "kind": "icb"},
    {"name": "Moorland Voluntary Action", "short_name": "Voluntary Action", "kind": "charity"},
)


# What one conversation worked out serves all that say the same; a person's own sitting needs no more than a few.
plan.MOST_KEPT = 20_000


@cache
def at_hand() -> Desk:
    return desk_of(None)


def talk(asker: Asker, answers: Answers | None = None) -> tuple[Interview, str, list[Answers]]:
    """Hold a conversation that is watched; returns it, how it ended, and every state that was put on disk."""
    desk = at_hand()
    kept: list[Answers] = []
    interview = Watched(answers or Answers(), desk, asker, kept.append, Review(TODAY))
    return interview, interview.run(), kept


def scripted(script: Mapping[str, Any], ending: str = "save", **more: Any) -> tuple[Interview, Scripted]:
    """A conversation by script, with a title and two councils unless the script names others."""
    asker = Scripted({**NAMES, **script}, ending)
    return talk(asker, **more)[0], asker


def drafted(data: Mapping[str, Any]) -> Draft:
    return draft(load_deal(data, name="deal"), library=at_hand().library, today=TODAY, checks=())


def words(data: Mapping[str, Any]) -> str:
    """The draft as text, or why there is none."""
    try:
        return drafted(data).markdown()
    except MoudraftError as error:
        return f"no draft: {error}"


def deal(template: str = "mou", parties: int = 2, **more: Any) -> dict[str, Any]:
    data = {"template": template, "title": "A title", "parties": [dict(each) for each in PARTIES[:parties]], **more}
    return ordered(data)


def templates_for(axis: Axis, library: Library) -> list[str]:
    """The papers in which an answer is tried: the plainest, one that binds, and those with a usual answer to it."""
    named = {
        value
        for default in axis.defaults
        for lines in default.when
        for line in lines
        if line.name == "template"
        for value in line.values
    }
    return [id for id in library.templates if id in named or id in ("mou", "inter-authority-agreement")]


def deals() -> Iterator[dict[str, Any]]:
    """Unlike deals: every template, every value of every axis, every governance model, few and many partners."""
    library = at_hand().library
    for template in library.templates:
        yield from (deal(template, parties) for parties in (2, 3, 4))
    for axis in library.axes.values():
        for value in axis.values if axis.id != "governance" else ():
            whole = {"rule": value, "items": ["a manager"]} if value == "lead-funds" else value
            for template in templates_for(axis, library):
                yield deal(template, 3, terms={axis.id: whole}, governance=["leaders-board"])
    for model in library.models:
        yield deal("mou", 3, governance=[model])
        yield deal("mou", 3, governance=[{"model": model, "chair": "co-chairs", "decision": "consensus",
                                          "meets": {"first": "monthly", "then": "quarterly"}}])  # fmt: skip
        yield deal("inter-authority-agreement", 3, governance=[{"model": model, "chair": "rotating"}])
    for staff in ("shared-ce", "s113", "secondment"):
        yield deal("mou", 2, terms={"staff": staff}, governance=["strategic-oversight", "shared-chief-executive"])
    standing = {"standing_orders": "of-one-party"}
    yield deal("inter-authority-agreement", 3, governance=["statutory-joint-committee"], terms=standing)
    # Details that are asked for only where another detail has an answer.
    yield deal("grant", 2, terms={"grant": {"rule": "arrears", "passing_on": "same-terms"}})
    yield deal("devolution", 2, terms={"handover_money": "taper"})
    yield deal(
        "inter-authority-agreement", 3, governance=["statutory-joint-committee"], terms={"standing_orders": "schedule"}
    )
    crown = [{**PARTIES[0], "kind": "department"}, dict(PARTIES[1])]
    yield deal("service-terms", terms={"acceptance": "form"}) | {"parties": crown}
    yield deal("grant", terms={"grant": "arrears"}) | {"parties": crown}
    # A body that is no local authority carries out functions of a council.
    yield deal("mou", terms={"delegation": "lead-authority"}) | {"parties": [dict(PARTIES[0]), dict(PARTIES[3])]}
