"""Which clauses are in, in which wording, why, and what was turned down."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.problems import MoudraftError
from tests import tiny

WORDINGS = "## one\n~~~\nwhen: {exit: notice}\n~~~\n1. one\n\n## two\n~~~\nposition: fallback\n~~~\n1. two\n"


def line(id: str = "own-line", **more: Any) -> dict[str, Any]:
    return {"id": id, "group": "g", "title": id.capitalize(), "intent": "i", **more}


def problems_of(library: Any, **deal: Any) -> list[str]:
    with pytest.raises(MoudraftError) as error:
        tiny.chosen(library, **deal)
    return [str(problem) for problem in error.value.problems]


# --- slots ---------------------------------------------------------------------------------------


def test_the_slots_of_a_template_are_filled_in_reading_order() -> None:
    paper = tiny.template(("One", ["b/b", "a/a"]), ("Two", ["c/c"]), preamble=["p/p"], schedules=["s/s"])
    bodies = {
        "a/a": "1. a", "b/b": "1. b", "c/c": "1. c",
        "p/p": "## one\n~~~\nregister: preamble\n~~~\n1. p", "s/s": "## one\n~~~\nregister: schedule\n~~~\n1. s",
    }  # fmt: skip
    selection = tiny.chosen(tiny.library(bodies, paper))
    assert [(choice.slot, choice.place) for choice in selection.choices] == [
        ("p/p@preamble", "preamble"), ("b/b", "0"), ("a/a", "0"), ("c/c", "1"), ("s/s@schedule", "schedules"),
    ]  # fmt: skip
    assert tiny.reasons(selection, "a/a") == ["Paper has it"]


def test_a_slots_condition_and_the_clauses_own_must_both_hold() -> None:
    clauses = {
        "a/a": "1. a",
        "b/b": tiny.clause("1. b", {"when": "{costs: shared}"}),
        "c/c": tiny.clause("1. c", {"when": "{costs: own}"}),
    }
    paper = tiny.template(("T", [
        {"clause": "a/a", "when": {"exit": "never"}}, "b/b", {"clause": "c/c", "when": {"exit": "silent"}},
    ]))  # fmt: skip
    selection = tiny.chosen(tiny.library(clauses, paper))
    assert tiny.slots(selection) == ["c/c"]
    assert tiny.left_out(selection) == {
        "a/a": "the template asks for more: not exit: never",
        "b/b": "the clause asks for more: not costs: shared",
    }
    assert tiny.reasons(selection, "c/c") == ["Paper has it when exit: silent, costs: own"]


def test_registers_are_slots_of_their_own_with_wordings_of_their_own() -> None:
    both = "## full\n1. in full\n\n## short\n~~~\nregister: recital\n~~~\n1. in short\n"
    paper = tiny.template(("T", [{"clause": "a/a", "register": "recital"}, "a/a"]))
    selection = tiny.chosen(tiny.library({"a/a": both}, paper))
    assert [(choice.slot, choice.wording.name, choice.turned_down) for choice in selection.choices] == [
        ("a/a@recital", "short", ()), ("a/a", "full", ()),
    ]  # fmt: skip
    assert len(selection.chosen("a/a")) == 2


# --- the deal ------------------------------------------------------------------------------------


def test_a_deal_adds_a_clause_where_its_topic_is_welcome_else_in_the_last_section() -> None:
    sections = [
        {"heading": "Money", "slots": ["a/a"], "topics": ["money"]},
        {"heading": "Rest", "slots": ["b/b"]},
    ]
    clauses = {"a/a": "1. a", "b/b": "1. b", "money/new": "1. m", "odd/new": "1. o"}
    library = tiny.library(clauses, tiny.template(*sections))
    selection = tiny.chosen(library, clauses={"add": ["odd/new", "money/new"]})
    assert [(choice.slot, choice.place) for choice in selection.choices] == [
        ("a/a", "0"), ("money/new", "0"), ("b/b", "1"), ("odd/new", "1"),
    ]  # fmt: skip
    assert tiny.reasons(selection, "money/new") == ["the deal adds it"]


def test_an_added_clause_that_is_only_a_schedule_stands_among_the_schedules() -> None:
    clauses = {"a/a": "1. a", "s/s": "## one\n~~~\nregister: schedule\n~~~\n1. s"}
    library = tiny.library(clauses, tiny.template(("T", ["a/a"])))
    assert [choice.place for choice in tiny.chosen(library, clauses={"add": ["s/s"]}).choices] == ["0", "schedules"]


def test_a_clause_with_a_slot_whose_condition_fails_is_added_in_that_slot() -> None:
    paper = tiny.template(("One", [{"clause": "a/a", "when": {"exit": "never"}}]), ("Two", ["b/b"]))
    selection = tiny.chosen(tiny.library({"a/a": "1. a", "b/b": "1. b"}, paper), clauses={"add": ["a/a"]})
    assert [(choice.slot, choice.place) for choice in selection.choices] == [("a/a", "0"), ("b/b", "1")]
    assert selection.left_out == ()


def test_a_clause_of_two_slots_is_added_in_the_first_unless_it_stands_in_the_other() -> None:
    both = "## full\n1. in full\n\n## short\n~~~\nregister: recital\n~~~\n1. in short\n"
    slots = [
        {"clause": "a/a", "register": "recital", "when": {"exit": "never"}},
        {"clause": "a/a", "when": {"exit": "notice"}},
    ]
    library = tiny.library({"a/a": both}, tiny.template(("T", slots)))
    add = {"add": ["a/a"]}
    assert tiny.slots(tiny.chosen(library, clauses=add)) == ["a/a@recital"]
    assert tiny.slots(tiny.chosen(library, clauses=add, terms={"exit": "notice"})) == ["a/a"]


def test_a_clause_added_that_is_in_already_has_both_reasons_and_stands_once() -> None:
    selection = tiny.chosen(tiny.library({"a/a": "1. a"}), clauses={"add": ["a/a"]})
    assert tiny.slots(selection) == ["a/a"]
    assert tiny.reasons(selection, "a/a") == ["Paper has it", "the deal adds it"]


def test_a_clause_left_out_is_out_with_the_deals_reason_and_place() -> None:
    library = tiny.library({"a/a": tiny.clause("1. a", {"code": "AA-1"}), "b/b": "1. b"})
    for name in ("a/a", "aa-1"):
        selection = tiny.chosen(library, clauses={"leave_out": {name: "we said so"}})
        assert tiny.slots(selection) == ["b/b"]
        assert tiny.left_out(selection) == {"a/a": "left out by the deal: we said so"}


def test_a_required_slot_cannot_be_left_out() -> None:
    library = tiny.library({"a/a": "1. a"}, tiny.template(("T", [{"clause": "a/a", "required": "yes"}])))
    (problem,) = problems_of(library, clauses={"leave_out": {"a/a": "x"}})
    assert problem.endswith("Paper cannot do without a/a")


def test_leaving_out_goes_before_adding_a_need_and_a_red_line() -> None:
    clauses = {"a/a": tiny.clause("1. a", {"needs": ["b/b"]}), "b/b": "1. b"}
    library = tiny.library(clauses, red_lines=[line(requires=["b/b"])])
    selection = tiny.chosen(
        library, red_lines=["own-line"], clauses={"add": ["b/b"], "leave_out": {"b/b": "we said so"}}
    )
    assert tiny.slots(selection) == ["a/a"]
    assert [held.line.id for held in selection.unprotected] == ["own-line"]


# --- needs ---------------------------------------------------------------------------------------

CHAIN = {
    "a/a": tiny.clause("1. a", {"needs": ["b/b"]}),
    "b/b": tiny.clause("1. b", {"needs": ["c/c"]}),
    "c/c": "1. c",
}


def test_what_a_clause_needs_comes_in_and_what_that_needs_too() -> None:
    selection = tiny.chosen(tiny.library(CHAIN, tiny.template(("T", ["a/a"]))))
    assert sorted(tiny.slots(selection)) == ["a/a", "b/b", "c/c"]
    assert tiny.reasons(selection, "b/b") == ["a/a needs it"]
    assert tiny.reasons(selection, "c/c") == ["b/b needs it"]


def test_what_a_clause_needs_stays_out_when_the_clause_is_left_out() -> None:
    library = tiny.library(CHAIN, tiny.template(("T", ["a/a"])))
    assert tiny.slots(tiny.chosen(library, clauses={"leave_out": {"b/b": "x"}})) == ["a/a"]


def test_clauses_that_need_each_other_do_not_go_round_for_ever() -> None:
    clauses = {**CHAIN, "c/c": tiny.clause("1. c", {"needs": ["a/a"]})}
    assert sorted(tiny.slots(tiny.chosen(tiny.library(clauses, tiny.template(("T", ["a/a"])))))) == [
        "a/a",
        "b/b",
        "c/c",
    ]


def test_a_reference_never_pulls_a_clause_in() -> None:
    library = tiny.library({"a/a": "1. see [@b/b]", "b/b": "1. b"}, tiny.template(("T", ["a/a"])))
    assert tiny.slots(tiny.chosen(library)) == ["a/a"]


# --- red lines -----------------------------------------------------------------------------------


def test_a_red_line_brings_in_every_clause_it_requires() -> None:
    library = tiny.library(
        {"a/a": "1. a", "b/b": "1. b", "c/c": "1. c"},
        tiny.template(("T", ["a/a"])),
        red_lines=[line(requires=["b/b", "c/c"])],
    )
    selection = tiny.chosen(library, red_lines=["own-line"])
    assert tiny.slots(selection) == ["a/a", "b/b", "c/c"]
    assert tiny.reasons(selection, "b/b") == ["the red line Own-line requires it"]
    assert tiny.slots(tiny.chosen(library)) == ["a/a"]


def test_a_red_line_content_with_any_brings_in_the_first_only_when_none_is_in() -> None:
    clauses = {"a/a": "1. a", "b/b": "1. b", "c/c": "1. c"}

    def slots(in_template: list[str], **deal: Any) -> list[str]:
        library = tiny.library(clauses, tiny.template(("T", in_template)), red_lines=[line(any=["b/b", "c/c"])])
        return tiny.slots(tiny.chosen(library, red_lines=["own-line"], **deal))

    assert slots(["a/a"]) == ["a/a", "b/b"]
    assert slots(["a/a", "c/c"]) == ["a/a", "c/c"]
    assert slots(["a/a"], clauses={"leave_out": {"b/b": "x"}}) == ["a/a", "c/c"]


def test_a_red_line_asks_for_one_of_several_only_where_its_condition_holds() -> None:
    entry = line(any=["b/b"], any_when={"exit": "never"})
    library = tiny.library({"a/a": "1. a", "b/b": "1. b"}, tiny.template(("T", ["a/a"])), red_lines=[entry])
    assert tiny.slots(tiny.chosen(library, red_lines=["own-line"])) == ["a/a"]
    assert tiny.slots(tiny.chosen(library, red_lines=["own-line"], terms={"exit": "never"})) == ["a/a", "b/b"]


def test_what_a_red_line_leaves_open_in_general_and_in_a_meaning_keep_each_their_own_condition() -> None:
    hard = {"label": "Hard", "any": ["c/c"], "any_when": {"costs": "lead"}}
    entry = line(any=["b/b"], any_when={"exit": "never"}, means={"hard": hard})
    clauses = {name: f"1. {name}" for name in ("a/a", "b/b", "c/c")}
    library = tiny.library(clauses, tiny.template(("T", ["a/a"])), red_lines=[entry])

    def slots(**terms: Any) -> list[str]:
        return tiny.slots(tiny.chosen(library, red_lines=[{"id": "own-line", "means": "hard"}], terms=terms))

    assert slots() == ["a/a"]
    assert slots(exit="never") == ["a/a", "b/b"]
    assert slots(costs="lead") == ["a/a", "c/c"]
    assert slots(exit="never", costs="lead") == ["a/a", "b/b", "c/c"]


def test_an_optional_slot_is_filled_only_when_its_clause_is_asked_for_and_then_at_its_place() -> None:
    clauses = {"a/a": "1. a", "b/b": "1. b", "c/c": "1. c", "d/d": tiny.clause("1. d", {"needs": ["b/b"]})}
    paper = tiny.template(("T", ["a/a", {"clause": "b/b", "optional": True}, "c/c"]))
    library = tiny.library(clauses, paper, red_lines=[line(requires=["b/b"])])
    assert tiny.slots(tiny.chosen(library)) == ["a/a", "c/c"]
    assert tiny.slots(tiny.chosen(library, clauses={"add": ["b/b"]})) == ["a/a", "b/b", "c/c"]
    assert tiny.slots(tiny.chosen(library, red_lines=["own-line"])) == ["a/a", "b/b", "c/c"]
    assert tiny.slots(tiny.chosen(library, clauses={"add": ["d/d"]})) == ["a/a", "b/b", "c/c", "d/d"]


@pytest.mark.parametrize("more", [{"required": True}, {"when": {"exit": "never"}}])
def test_an_optional_slot_has_no_condition_and_is_not_required(more: dict[str, Any]) -> None:
    paper = tiny.template(("T", ["a/a", {"clause": "b/b", "optional": True, **more}]))
    with pytest.raises(MoudraftError, match="a slot that is optional has no condition and is not required"):
        tiny.library({"a/a": "1. a", "b/b": "1. b"}, paper)


def test_a_red_line_is_kept_by_a_clause_that_protects_it_or_that_it_asked_for() -> None:
    clauses = {"a/a": "1. a", "b/b": tiny.clause("1. b", {"protects": ["own-line"]})}

    def unprotected(in_template: list[str], entry: dict[str, Any]) -> list[str]:
        library = tiny.library(clauses, tiny.template(("T", in_template)), red_lines=[entry])
        return [held.line.id for held in tiny.chosen(library, red_lines=["own-line"]).unprotected]

    assert unprotected(["a/a"], line()) == ["own-line"]
    assert unprotected(["a/a", "b/b"], line()) == []
    assert unprotected(["a/a"], line(requires=["a/a"])) == []


def test_the_deals_own_red_line_is_never_counted_as_unprotected() -> None:
    assert tiny.chosen(tiny.library({"a/a": "1. a"}), red_lines=[{"text": "Not that."}]).unprotected == ()


# --- wordings ------------------------------------------------------------------------------------


def wording_of(body: str, slot: Any = "a/a", **deal: Any) -> tuple[str, dict[str, str]]:
    library = tiny.library({"a/a": body}, tiny.template(("T", [slot])))
    (choice,) = tiny.chosen(library, **deal).choices
    return choice.wording.name, {each.wording: each.why for each in choice.turned_down}


def test_the_wording_with_most_lines_met_wins_and_the_others_say_why_not() -> None:
    body = """\
## plain
1. x

## two-lines
~~~
when: {exit: notice, costs: own}
position: last-resort
~~~
1. x

## one-line
~~~
when: {exit: notice}
~~~
1. x

## not-here
~~~
when: {binding: full}
~~~
1. x
"""
    assert wording_of(body, terms={"exit": "notice"}) == (
        "two-lines",
        {
            "plain": "fits, but fewer of its lines match",
            "one-line": "fits, but fewer of its lines match",
            "not-here": "not binding: full",
        },
    )
    assert wording_of(body)[0] == "plain"


def test_with_as_many_lines_the_place_on_the_ladder_decides() -> None:
    ladder = {"last": "last-resort", "first": "preferred", "second": "fallback"}
    body = "\n".join(f"## {name}\n~~~\nposition: {position}\n~~~\n1. x\n" for name, position in ladder.items())
    assert wording_of(body) == (
        "first",
        {
            "last": "fits as well, but is last-resort on the ladder",
            "second": "fits as well, but is fallback on the ladder",
        },
    )


def test_the_deals_choice_goes_before_everything_even_a_condition_that_fails() -> None:
    assert wording_of(WORDINGS, clauses={"wording": {"a/a": "one"}}) == ("one", {"two": "the deal chose another"})


def test_the_template_may_name_a_wording_and_the_deal_may_still_choose() -> None:
    slot = {"clause": "a/a", "wording": "one"}
    assert wording_of(WORDINGS, slot) == ("one", {"two": "the template names another"})
    chosen = wording_of(WORDINGS, slot, clauses={"wording": {"a/a": "two"}})
    assert chosen == ("two", {"one": "the deal chose another"})


def test_a_choice_for_one_register_leaves_the_other_to_the_template() -> None:
    body = WORDINGS + "\n## short\n~~~\nregister: recital\n~~~\n1. s\n\n## shorter\n~~~\nregister: recital\n~~~\n1. s\n"
    paper = tiny.template(("T", [{"clause": "a/a", "wording": "one"}, {"clause": "a/a", "register": "recital"}]))
    selection = tiny.chosen(tiny.library({"a/a": body}, paper), clauses={"wording": {"a/a": "shorter"}})
    assert [choice.wording.name for choice in selection.choices] == ["one", "shorter"]
    assert selection.choices[0].turned_down[0].why == "the template names another"


def test_two_wordings_that_fit_equally_well_are_an_error() -> None:
    library = tiny.library({"a/a": "## one\n1. x\n\n## two\n1. y\n\n## three\n1. z\n"})
    assert problems_of(library) == [
        'clauses/a/a.md:5: the wordings "one" and "two" and "three" of a/a fit equally well\n'
        "  hint: give one of them another line of condition, or choose under clauses: wording:"
    ]


def test_a_clause_none_of_whose_wordings_fits_is_an_error_that_says_why_it_was_wanted() -> None:
    body = "## one\n~~~\nwhen: {exit: never}\n~~~\n1. x\n\n## two\n~~~\nwhen: {costs: lead}\n~~~\n1. y\n"
    assert problems_of(tiny.library({"a/a": body})) == [
        "deal: no wording of a/a fits as a clause (clauses/a/a.md:1)\n"
        "  hint: one: not exit: never; two: not costs: lead (Paper has it); or choose one under clauses: wording:"
    ]


def test_where_no_wording_fits_the_deals_own_line_comes_first_and_the_hint_leads_on() -> None:
    library = tiny.library({"a/a": "## one\n~~~\nwhen: {exit: never}\n~~~\n1. x\n"})
    terms = {"terms": {"exit": "silent"}}
    (told,) = problems_of(library, **terms)
    assert told.startswith("deal terms.exit: no wording of a/a fits as a clause (clauses/a/a.md:1)\n")
    assert tiny.chosen(library, **terms, clauses={"wording": {"a/a": "one"}}).choices[0].wording.name == "one"


def test_a_clause_without_a_wording_in_the_register_says_so() -> None:
    library = tiny.library(
        {"a/a": "1. a", "b/b": "## one\n~~~\nregister: recital\n~~~\n1. x"}, tiny.template(("T", ["a/a"]))
    )
    (problem,) = problems_of(library, clauses={"add": ["b/b"]})
    assert "the clause has none for that register (the deal adds it)" in problem


def test_every_clause_that_cannot_be_worded_is_told_at_once() -> None:
    tie = "## one\n1. x\n\n## two\n1. y\n"
    assert len(problems_of(tiny.library({"a/a": tie, "b/b": tie, "c/c": "1. c"}))) == 2


# --- tables that gather --------------------------------------------------------------------------

TABLE = "1. The red lines:\n\n| Line | Means |\n|---|---|\n| {{ each rows }} | |\n"
ROW = "## full\n1. in full\n\n## row\n~~~\nregister: row\n~~~\n1. in short\n"


def gathering(**slot: Any) -> Any:
    rows = [{"heading": "First", "slots": [{"clause": "b/b", "when": {"exit": "never"}}]}, {
        "heading": "Second", "slots": [{"clause": "c/c", "when": {"exit": ["never", "notice"]}}],
    }]  # fmt: skip
    paper = tiny.template(("T", [{"clause": "a/a", "rows": rows, **slot}, "d/d"]))
    return tiny.library({"a/a": TABLE, "b/b": ROW, "c/c": ROW, "d/d": "1. d"}, paper)


def test_rows_know_their_table_and_their_place_in_it() -> None:
    selection = tiny.chosen(gathering(), terms={"exit": "never"})
    assert [(choice.slot, choice.row_of, choice.group) for choice in selection.choices] == [
        ("a/a", "", 0), ("b/b@row", "a/a", 0), ("c/c@row", "a/a", 1), ("d/d", "", 0),
    ]  # fmt: skip


def test_an_empty_gathering_table_is_left_out() -> None:
    selection = tiny.chosen(gathering())
    assert tiny.slots(selection) == ["d/d"]
    assert tiny.left_out(selection)["a/a"] == "no red line stands in its table"


def test_a_row_goes_with_its_table_so_that_nothing_is_counted_that_is_not_printed() -> None:
    for library, deal in (
        (gathering(), {"clauses": {"leave_out": {"a/a": "x"}}}),
        (gathering(when={"binding": "full"}), {}),
    ):
        selection = tiny.chosen(library, terms={"exit": "notice"}, **deal)
        assert tiny.slots(selection) == ["d/d"]
        assert tiny.left_out(selection)["c/c@row"] == "its table, a/a, is not in this draft"


# --- names ---------------------------------------------------------------------------------------


def test_every_name_the_library_does_not_know_is_told_at_once() -> None:
    said = problems_of(
        tiny.library({"a/a": WORDINGS}, red_lines=[line()]),
        red_lines=["own-lime", "own-line", "own-line"],
        governance=[{"model": "bord", "order": ["North"]}, {"model": "board", "decision": "by-lot"}],
        terms={"exti": "notice", "exit": {"rule": "notise", "perod": "x"}, "governance": "board",
               "costs": {"rule": "lead", "lead": "East"}, "binding": {"rule": "part", "clauses": ["a/b"]}},
        objectives=["no-such-line", {"text": "x", "lead": "East"}],
        clauses={"add": ["a/b"], "leave_out": {"b/c": "x"}, "wording": {"a/a": "three", "d/d": "one"}},
    )  # fmt: skip
    messages = [problem.split("\n")[0].partition(": ")[2] for problem in said]
    for message in (
        'unknown red line "own-lime"', 'the red line "own-line" is set twice', 'unknown governance model "bord"',
        'unknown decision rule "by-lot"', 'unknown term "exti"', 'unknown value of exit "notise"',
        'unknown detail of exit "perod"', "bodies are set under governance:, not among the terms",
        'unknown party "East"', 'unknown clause "a/b"', 'unknown item "no-such-line" in objectives',
        'unknown clause "b/c"', 'unknown wording of a/a "three"', 'unknown clause "d/d"',
    ):  # fmt: skip
        assert message in messages


def test_an_unknown_template_is_told() -> None:
    assert problems_of(tiny.library({"a/a": "1. a"}), template="papper") == [
        'deal template: unknown template "papper"\n  hint: did you mean "paper"?'
    ]
