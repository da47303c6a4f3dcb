"""How every axis is settled: who set it, what a red line changes, and what follows for conditions."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.deal import Deal
from moudraft.deal.deal_file import load_deal
from moudraft.library import Library
from moudraft.problems import MoudraftError
from moudraft.selection import select
from moudraft.selection.terms import Terms, settle
from tests import tiny


def axis(*defaults: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"exit": {**tiny.AXES["exit"], "defaults": list(defaults), **more}}


def line(id: str = "own-line", **more: Any) -> dict[str, Any]:
    return {"id": id, "group": "g", "title": id.capitalize(), "intent": "i", **more}


def forbids(severity: str = "error", unless: Any = None, **when: Any) -> list[dict[str, Any]]:
    return [{"severity": severity, "when": when, "say": "No.", **({"unless": unless} if unless else {})}]


def settled(library: Library | None = None, **deal: Any) -> Terms:
    library = library or tiny.library({"a/a": "1. x"})
    return settle(tiny.deal(**deal), library, library.templates["paper"])


def exit_of(library: Library, **deal: Any) -> tuple[str, str, str]:
    value = settled(library, **deal).values["exit"]
    return str(value), value.source, value.because


# --- precedence ----------------------------------------------------------------------------------

DEFAULTS = axis(
    {"value": "notice-3m", "because": "papers end", "when": {"template": "paper"}},
    {"value": "silent", "because": "little need be said"},
)
STEERED = tiny.library({"a/a": "1. x"}, axes=DEFAULTS, red_lines=[line(sets={"exit": "never"})])


def from_text(text: str, *sets: str) -> Deal:
    head = "moudraft: 1\ntemplate: paper\ntitle: T\nparties:\n- {name: A, short_name: A, kind: district}\n"
    return load_deal(head + "- {name: B, short_name: B, kind: district}\n" + text, sets=sets, name="deal.yaml")


@pytest.mark.parametrize(
    ("text", "sets", "value", "source", "where"),
    [
        ("red_lines: [own-line]\nterms: {exit: notice}\n", ["terms.exit=silent"], "silent", "flag", "--set"),
        ("red_lines: [own-line]\nterms: {exit: notice}\n", [], "notice", "deal", "deal.yaml:8"),
        ("red_lines: [own-line]\n", [], "never", "red line", "deal.yaml:7"),
        ("", [], "notice-3m", "template default", ""),
    ],
)
def test_a_flag_goes_before_the_deal_and_the_deal_before_a_red_line_and_that_before_a_default(
    text: str, sets: list[str], value: str, source: str, where: str
) -> None:
    found = settle(from_text(text, *sets), STEERED, STEERED.templates["paper"]).values["exit"]
    assert (str(found), found.source) == (value, source)
    assert str(found.location).startswith(where)


def test_the_first_default_that_holds_is_taken_with_its_reason() -> None:
    several = axis(
        {"value": "never", "because": "for many", "when": {"parties": {"at_least": 3}}},
        {"value": "notice", "because": "for few"},
    )
    library = tiny.library({"a/a": "1. x"}, axes=several)
    assert exit_of(library) == ("notice", "library default", "for few")
    parties = [tiny.NORTH, tiny.SOUTH, tiny.WEST]
    assert exit_of(library, parties=parties) == ("never", "library default", "for many")


def test_a_default_may_rest_on_an_axis_that_is_settled_before_it() -> None:
    library = tiny.library({"a/a": "1. x"}, axes=axis(
        {"value": "never", "because": "it binds", "when": {"binding": "full"}}, {"value": "silent", "because": "b"},
    ))  # fmt: skip
    assert exit_of(library, terms={"binding": "full"})[0] == "never"
    assert exit_of(library)[0] == "silent"


# --- a red line ----------------------------------------------------------------------------------


def test_a_default_that_a_red_line_forbids_gives_way_to_the_next_allowed_value_and_says_so() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(rules=forbids(exit=["silent", "notice"]))])
    found = settled(library, red_lines=["own-line"]).values["exit"]
    assert (str(found), found.source, str(found.location)) == ("notice-3m", "red line", "deal red_lines.0")
    why = "the default is “Nothing is said”, which the red line Own-line forbids; this is the next value"
    assert found.because == why


def test_after_the_last_value_the_softer_ones_are_tried_nearest_first() -> None:
    library = tiny.library(
        {"a/a": "1. x"},
        axes=axis({"value": "notice-3m", "because": "b"}),
        red_lines=[line(rules=forbids(exit=["notice-3m", "never"]))],
    )
    assert exit_of(library, red_lines=["own-line"])[0] == "notice"


def test_where_every_value_is_forbidden_the_default_stands() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(rules=forbids(exit={"at_least": "silent"}))])
    assert exit_of(library, red_lines=["own-line"]) == ("silent", "library default", "little need be said")


@pytest.mark.parametrize(
    ("rules", "deal"),
    [
        (forbids("warning", exit="silent"), {}),
        (forbids(unless={"binding": "none"}, exit="silent"), {}),
        (forbids(binding="none"), {}),
        (forbids(exit="silent", binding="full"), {}),
        (forbids(exit="silent"), {"waiver": {"by": "A", "on": "2026-01-01", "why": "w"}}),
    ],
    ids=["a warning", "a release that holds", "another axis", "not in this deal", "a waiver"],
)
def test_what_does_not_forbid_a_value_does_not_steer(rules: list[dict[str, Any]], deal: dict[str, Any]) -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(rules=rules)])
    assert exit_of(library, red_lines=[{"id": "own-line", **deal}])[0] == "silent"


def test_a_release_that_does_not_hold_releases_nothing() -> None:
    rules = forbids(unless={"binding": "full"}, exit="silent")
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(rules=rules)])
    assert exit_of(library, red_lines=["own-line"])[0] == "notice"


def test_what_the_deal_says_is_never_steered() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(rules=forbids(exit="silent"))])
    assert exit_of(library, red_lines=["own-line"], terms={"exit": "silent"})[:2] == ("silent", "deal")


def test_a_waived_red_line_sets_no_axis() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[line(sets={"exit": "never"})])
    waiver = {"by": "A", "on": "2026-01-01", "why": "w"}
    assert exit_of(library, red_lines=[{"id": "own-line", "waiver": waiver}])[0] == "silent"


MEANINGS = line(
    means={
        "soft": {"label": "Softly", "sets": {"exit": "notice"}},
        "hard": {"label": "Firmly", "sets": {"exit": "never"}},
    }
)


def test_the_meaning_of_a_red_line_follows_from_an_axis_the_deal_sets() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[MEANINGS])
    terms = settled(library, red_lines=["own-line"], terms={"exit": "never"})
    assert terms.red_lines[0].line.means == "hard"
    assert terms.red_lines[0].asks.label == "Firmly"


def test_the_meaning_a_deal_gives_sets_the_axis() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[MEANINGS])
    found = exit_of(library, red_lines=[{"id": "own-line", "means": "soft"}])
    assert found == ("notice", "red line", "the red line Own-line asks for it")


def test_a_red_line_of_several_meanings_has_to_say_which() -> None:
    library = tiny.library({"a/a": "1. x"}, red_lines=[MEANINGS])
    with pytest.raises(MoudraftError, match=r"more than one meaning\n  hint: add means: one of soft \(Softly\); hard"):
        select(tiny.deal(red_lines=["own-line"]), library)


def test_the_deals_own_red_line_asks_for_nothing_and_has_its_text_for_a_title() -> None:
    (held,) = settled(red_lines=[{"text": "The hall stays open."}]).red_lines
    assert (held.entry, held.title, held.asks.requires) == (None, "The hall stays open.", ())


# --- tbc, several values and details -------------------------------------------------------------


def test_an_axis_to_be_confirmed_takes_the_default_and_is_not_settled() -> None:
    found = settled(terms={"exit": "tbc"}).values["exit"]
    assert (str(found), found.settled) == ("silent", False)
    assert found.because == "to be confirmed; until then the default stands: little need be said"


def test_an_axis_may_hold_several_values_where_it_says_so() -> None:
    terms = settled(terms={"costs": ["own", {"rule": "lead", "lead": "North"}]})
    assert terms.values["costs"].values == ("own", "lead")
    assert terms.facts["costs"].values == ("own", "lead")
    with pytest.raises(MoudraftError, match="exit takes one value, not 2"):
        select(tiny.deal(terms={"exit": ["silent", "never"]}), tiny.library({"a/a": "1. x"}))


@pytest.mark.parametrize(
    ("term", "given"),
    [
        ("silent", "silent"),
        ("notice", "silent"),
        ("notice-3m", "given"),
        ({"rule": "notice", "period": "9 months"}, "given"),
        ("tbc", "silent"),
    ],
)
def test_a_detail_is_a_fact_given_or_silent(term: Any, given: str) -> None:
    assert settled(terms={"exit": term}).facts["exit.period"].values == (given,)


def test_a_detail_comes_from_the_deal_else_from_the_value_else_from_the_axis() -> None:
    details = {"period": {"ask": "how long", "kind": "period", "default": "a year"}}
    library = tiny.library({"a/a": "1. x"}, axes=axis({"value": "silent", "because": "b"}, details=details))
    asked = library.axes["exit"]

    def period(term: Any) -> Any:
        return settled(library, terms={"exit": term}).values["exit"].detail(asked, "period")

    assert period({"rule": "notice-3m", "period": "9 months"}) == "9 months"
    assert period("notice-3m") == "3 months"
    assert period("notice") == "a year"


def test_the_details_of_a_default_are_its_own() -> None:
    library = tiny.library(
        {"a/a": "1. x"}, axes=axis({"value": {"rule": "notice", "period": "2 weeks"}, "because": "b"})
    )
    value = settled(library).values["exit"]
    assert value.detail(library.axes["exit"], "period") == "2 weeks"


# --- bodies and the facts of a deal --------------------------------------------------------------


def test_governance_follows_from_the_bodies_a_deal_names() -> None:
    terms = settled(governance=["board", {"model": "team"}])
    assert terms.values["governance"].values == ("board", "team")
    assert terms.values["governance"].source == "deal"
    assert [body.key for body in terms.bodies] == ["governance.0", "governance.1"]


def test_a_code_of_a_model_stands_for_it() -> None:
    assert settled(governance=["gm-1"]).values["governance"].values == ("board",)


def test_without_bodies_the_default_sets_up_its_own() -> None:
    axes = {"governance": {**tiny.AXES["governance"], "defaults": [{"value": ["board", "team"], "because": "b"}]}}
    terms = settled(tiny.library({"a/a": "1. x"}, axes=axes))
    assert [body.model for body in terms.bodies] == ["board", "team"]
    assert terms.facts["team"].values == ("some",)


def test_the_decision_rule_is_that_of_the_principal_body_until_the_deal_says_otherwise() -> None:
    found = settled(governance=["team", "board"]).values["decision"]
    assert (str(found), found.source) == ("consensus", "governance")
    own = settled(governance=[{"model": "board", "decision": "majority"}]).values["decision"]
    assert str(own) == "majority"
    assert str(settled(governance=["board"], terms={"decision": "none"}).values["decision"]) == "none"


OFFICES = {"signatory": {"office": "Leader", "capacity": "office"}}
POLICE = {"name": "The Chief Constable", "short_name": "Police", "kind": "chief-constable"}


@pytest.mark.parametrize(
    ("deal", "fact", "values"),
    [
        ({}, "parties", ("2",)),
        ({"parties": [tiny.NORTH, tiny.SOUTH, tiny.WEST]}, "parties", ("3",)),
        ({}, "kinds", ("district", "borough")),
        ({}, "councils", ("all",)),
        ({"parties": [tiny.NORTH, POLICE]}, "councils", ("some",)),
        ({"parties": [POLICE, {**POLICE, "short_name": "Other", "name": "Other"}]}, "councils", ("none",)),
        ({}, "group", ("unnamed",)),
        ({"group": {"name": {"tbc": "the name"}}}, "group", ("named",)),
        ({"group": {"name": "the Group", "area": "Essex"}}, "area", ("named",)),
        ({}, "capacity", ("open",)),
        ({"parties": [{**tiny.NORTH, **OFFICES}, {**tiny.SOUTH, **OFFICES}]}, "capacity", ("office",)),
        ({"parties": [{**tiny.NORTH, **OFFICES}, tiny.SOUTH]}, "capacity", ("open",)),
        ({}, "own_red_lines", ("none",)),
        ({"red_lines": [{"text": "Hush it."}]}, "own_red_lines", ("some",)),
        ({"red_lines": [{"text": "Hush it.", "private": "yes"}]}, "own_red_lines", ("none",)),
        ({}, "objectives", ("none",)),
        ({"objectives": ["A line."]}, "objectives", ("some", "one")),
        ({"objectives": [{"text": "A", "due": "2027"}, {"text": "B", "due": "2027", "lead": "North"}]},
         "objectives", ("some", "many", "dated", "one-date", "owned")),
        ({"objectives": [{"text": "A", "due": "2027", "measure": "m"}, {"text": "B", "phase": "next"}]},
         "objectives", ("some", "many", "measured", "dated", "phased", "phased-dated")),
        ({}, "bodies", ("none",)),
        ({"governance": ["board", "board"]}, "bodies", ("several",)),
        ({}, "principal", ("silent",)),
        ({"governance": ["board", "board"]}, "principal", ("board",)),
        ({"governance": ["board"]}, "chair", ("rotating",)),
        ({"governance": [{"model": "board", "chair": "the Leader of North"}]}, "chair", ("named",)),
        ({"governance": [{"model": "board", "chair": "silent"}]}, "chair", ("silent",)),
        ({"governance": [{"model": "board", "chair": "tbc"}]}, "chair", ("named",)),
        ({"governance": ["board"]}, "quorum", ("silent",)),
        ({"governance": ["board"]}, "meets", ("silent",)),
        ({"governance": [{"model": "board", "meets": "monthly"}]}, "meets", ("regular",)),
        ({"governance": [{"model": "board", "meets": {"then": "yearly"}}]}, "meets", ("regular",)),
        ({"governance": [{"model": "board", "meets": {"first": "monthly", "then": "yearly"}}]}, "meets",
         ("first-then",)),
        ({"governance": ["board"]}, "members", ("given",)),
        ({"governance": ["board"]}, "reports_to", ("silent",)),
    ],
)  # fmt: skip
def test_the_facts_that_follow_from_a_deal(deal: dict[str, Any], fact: str, values: tuple[str, ...]) -> None:
    assert settled(**deal).facts[fact].values == values
