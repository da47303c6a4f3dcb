"""The condition grammar: what holds, what is said when it does not, and which lines could never match."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.library.condition import (
    ALWAYS,
    Condition,
    Fact,
    Line,
    failing,
    holding,
    impossible,
    match,
    parse_condition,
)
from moudraft.problems import Location

HERE = Location("clauses/a/b.md", 3)
EXITS = ("silent", "notice", "never")
FACTS = {
    "exit": Fact(("notice",), EXITS),
    "costs": Fact(("own", "shared"), ("own", "shared", "lead")),
    "parties": Fact(("10",)),
}


def parsed(text: str) -> Condition:
    condition, problems = parse_condition(yaml.load(text, yaml.BaseLoader), HERE)
    assert problems == []
    return condition


def problems_of(text: str) -> list[str]:
    return [problem.message for problem in parse_condition(yaml.load(text, yaml.BaseLoader), HERE)[1]]


@pytest.mark.parametrize(
    "condition",
    [
        "exit: notice",
        "exit: [silent, notice]",
        "exit: {not: never}",
        "exit: {not: [silent, never]}",
        "exit: {at_least: silent}",
        "exit: {at_least: notice}",
        "costs: shared",
        "costs: [lead, own]",
        "costs: {at_least: shared}",
        "parties: 10",
        "parties: {at_least: 9}",
        "parties: {at_least: 10}",
        "nobody_knows: {not: this}",
        "{exit: notice, costs: own}",
        "[{exit: never}, {costs: own}]",
        "{}",
    ],
)
def test_this_holds(condition: str) -> None:
    assert match(parsed(condition), FACTS) is not None


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("exit: never", "not exit: never"),
        ("exit: {not: notice}", "not exit: {not: notice}"),
        ("exit: {not: [never, notice]}", "not exit: {not: [never, notice]}"),
        ("exit: {at_least: never}", "not exit: {at_least: never}"),
        ("costs: {not: shared}", "not costs: {not: shared}"),
        ("parties: {at_least: 11}", "not parties: {at_least: 11}"),
        ("parties: 1", "not parties: 1"),
        ("nobody_knows: this", "not nobody_knows: this"),
        ("nobody_knows: {at_least: this}", "not nobody_knows: {at_least: this}"),
        ("{exit: notice, costs: lead, parties: 3}", "not costs: lead"),
        ("[{exit: never}, {exit: notice, costs: lead}]", "not exit: never and not costs: lead"),
    ],
)
def test_this_does_not_hold_and_the_line_that_fails_is_named(condition: str, why: str) -> None:
    assert match(parsed(condition), FACTS) is None
    assert failing(parsed(condition), FACTS) == why


def test_numbers_compare_as_numbers_and_ordered_values_by_their_order() -> None:
    assert match(parsed("n: {at_least: 9}"), {"n": Fact(("10",))}) is not None
    assert match(parsed("n: {at_least: 9}"), {"n": Fact(("10",), ("10", "9"))}) is None


def test_an_empty_condition_always_holds_with_no_lines_to_show() -> None:
    assert match(ALWAYS, {}) == ()
    assert failing(ALWAYS, {}) == ""


def test_the_alternative_with_most_lines_is_the_reason_shown() -> None:
    lines = match(parsed("[{exit: notice}, {exit: notice, costs: own}, {costs: shared}]"), FACTS)
    assert list(map(str, lines or ())) == ["exit: notice", "costs: own"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("notice", "a condition is a map of facts, or a list of such maps"),
        ("[exit, {exit: notice}]", "a condition is a map of facts, or a list of such maps"),
        ("exit: {nor: notice}", 'the test of "exit" is a value, a list, {not: …} or {at_least: …}'),
        ("exit: {not: a, at_least: b}", 'the test of "exit" is a value, a list, {not: …} or {at_least: …}'),
        ("exit: []", '"exit" is tested against something that is not a value'),
        ("exit: [[notice]]", '"exit" is tested against something that is not a value'),
        ("exit: {not: {not: notice}}", '"exit" is tested against something that is not a value'),
        ("exit: {at_least: [silent, notice]}", '"exit" is tested against something that is not a value'),
        ("[]", "a condition with nothing in it"),
    ],
)
def test_what_is_not_a_condition_is_refused(text: str, message: str) -> None:
    assert problems_of(text) == [message]


def test_every_fault_of_a_condition_is_told_at_once() -> None:
    assert len(problems_of("[never, {exit: [], costs: {or: own}}]")) == 3


def test_a_line_that_can_never_match_is_found_with_what_was_meant() -> None:
    condition = parsed("[{exti: notice}, {exit: [notice, nevr], parties: 400, costs: {not: onw}}]")
    found = impossible(condition, {"exit": EXITS, "costs": ("own", "shared"), "parties": None}, HERE)
    assert [str(problem) for problem in found] == [
        'clauses/a/b.md:3: unknown fact "exti" in a condition\n  hint: did you mean "exit"?',
        'clauses/a/b.md:3: "exit" is never "nevr", so this can never match\n  hint: did you mean "never"?',
        'clauses/a/b.md:3: "costs" is never "onw", so this can never match\n  hint: did you mean "own"?',
    ]


def test_a_condition_that_can_match_is_not_complained_of() -> None:
    assert impossible(parsed("{exit: {at_least: never}, parties: 2}"), {"exit": EXITS, "parties": None}, HERE) == []


# --- properties ----------------------------------------------------------------------------------

SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
NAMES = st.sampled_from(["exit", "costs", "parties", "red_lines", "absent"])
VALUES = st.sampled_from(["a", "b", "c", "d"])


@st.composite
def some_lines(draw: Any, names: Any = NAMES, values: Any = VALUES) -> Line:
    test = draw(st.sampled_from(["any", "not", "at_least"]))
    tested = draw(st.lists(values, min_size=1, max_size=1 if test == "at_least" else 3))
    return Line(draw(names), test, tuple(tested))


SOME_FACTS = st.dictionaries(
    st.sampled_from(["exit", "costs", "parties", "red_lines"]),
    st.builds(Fact, st.lists(VALUES, max_size=3).map(tuple), st.permutations(["a", "b", "c", "d"]).map(tuple)),
)


def model_line(line: Line, facts: dict[str, Fact]) -> bool:
    """What DESIGN §7 says of one line, written as a table of cases."""
    fact = facts.get(line.name, Fact(()))
    wanted, had = set(line.values), set(fact.values)
    if line.test == "not":
        return wanted.isdisjoint(had)
    if line.test == "any":
        return not wanted.isdisjoint(had)
    return any(value in fact.order[fact.order.index(line.values[0]) :] for value in had)


@given(some_lines(SLUGS, SLUGS))
def test_a_line_as_shown_reads_back_as_itself(line: Line) -> None:
    assert parsed(str(line)) == ((line,),)


@given(st.lists(st.lists(some_lines(), max_size=3).map(tuple), min_size=1, max_size=3).map(tuple), SOME_FACTS)
def test_a_condition_holds_exactly_when_every_line_of_some_alternative_does(
    condition: Condition, facts: dict[str, Fact]
) -> None:
    held = [lines for lines in condition if all(model_line(line, facts) for line in lines)]
    found = match(condition, facts)
    assert (found is not None) == bool(held)
    assert found is None or (found in held and len(found) == max(map(len, held)))


@given(st.lists(some_lines(), min_size=1, max_size=4).map(tuple), SOME_FACTS)
def test_the_line_named_as_failing_is_the_first_that_fails(lines: tuple[Line, ...], facts: dict[str, Fact]) -> None:
    first = next((line for line in lines if not model_line(line, facts)), None)
    assert failing((lines,), facts) == ("" if first is None else f"not {first}")


def test_of_alternatives_of_one_length_the_first_is_the_reason_shown() -> None:
    one, other = Line("a", "any", ("x",)), Line("b", "any", ("y",))
    facts = {"a": Fact(("x",)), "b": Fact(("y",))}
    assert match(((one,), (other,)), facts) == (one,) and match(((other,), (one,)), facts) == (other,)


def test_the_lines_that_hold_are_those_of_every_alternative_that_holds_and_of_no_other() -> None:
    one, other, third = (Line(name, "any", ("x",)) for name in "abc")
    facts = {"a": Fact(("x",)), "b": Fact(("x",)), "c": Fact(("z",))}
    assert holding(((one,), (other,), (one, third)), facts) == [one, other]


def test_a_condition_with_nothing_in_it_is_told_with_what_to_do() -> None:
    _condition, (problem,) = parse_condition([], Location("x.yaml", 3))
    assert problem.location == Location("x.yaml", 3) and "give a map of facts" in problem.hint


def test_a_line_that_fails_in_each_alternative_is_named_once() -> None:
    first, one, other = (Line(name, "any", ("x",)) for name in "abc")
    condition = ((first, one), (first, other), (other,))
    assert failing(condition, {"a": Fact(("y",))}) == "not a: x and not c: x"
    assert failing(((first,),), {"a": Fact(("y",))}) == "not a: x"
