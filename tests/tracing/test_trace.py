"""The trace: what is said stands where it says, what was taken out is gone, and every paragraph has its cause."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from moudraft import english
from moudraft.deal.deal_file import load_deal
from moudraft.document import plain_text
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from moudraft.tracing.both_ways import Trace, TracedLeaf, trace_of
from moudraft.tracing.causes import GROUPS
from moudraft.tracing.leaves import leaves_of
from moudraft.tracing.pages import Pages
from tests.conftest import EXAMPLES, ROOT
from tests.variants.made import DAY
from tests.whole.test_unsettled import FULL

LIBRARY = load_library()
POSTURES = ("usual", "lean")
FACTS = sorted((ROOT / "examples" / "facts").glob("*.yaml"))
SLUGS = {
    *(id for items in LIBRARY.items.values() for id in items),
    *LIBRARY.chairs, *LIBRARY.quorums, *LIBRARY.secretariats, *LIBRARY.models, *LIBRARY.red_lines,
    *(value for axis in LIBRARY.axes.values() for value in axis.values),
    *(word for axis in LIBRARY.axes.values() for each in axis.details.values() for word in each.values),
    *(word for axis in LIBRARY.axes.values() for each in axis.details.values()
      for field in each.fields.values() for word in field.values),
    *(word for details in LIBRARY.lists.values() for each in details.values() for word in each.values),
    *LIBRARY.clauses, "body", "office", "yes", "no", "not-used",
}  # fmt: skip
"""Words of the library that print as other words."""


@cache
def made(example: Path, *sets: str) -> Draft:
    return draft(load_deal(example, sets=sets), today=DAY, library=LIBRARY, checks=())


@cache
def traced(example: Path, *sets: str) -> Trace:
    return trace_of(made(example, *sets))


def of(data: dict[str, object], *sets: str) -> Trace:
    deal = load_deal(text=yaml.safe_dump(data, allow_unicode=True), name="deal.yaml", sets=sets)
    return trace_of(draft(deal, today=DAY, library=LIBRARY, checks=()))


def leaf(trace: Trace, key: str) -> TracedLeaf:
    return next(each for each in trace.leaves if each.key == key)


def texts(draft: Draft) -> dict[str, str]:
    """The words of each place of a draft, those of the cover and the signatures too."""
    pages = Pages(draft)
    found = {"the cover": " ".join(map(plain_text, draft.document.cover.parts()))}
    signing = [line for block in draft.document.execution_blocks for line in block.lines]
    found["the signatures"] = " ".join(plain_text(content) for _label, content in signing)
    for passages in pages.passages.values():
        for each in passages:
            found[each.place] = f"{found.get(each.place, '')} {each.text}"
    return {place: text.casefold() for place, text in found.items()}


def ways_to_print(value: str) -> list[str]:
    """The words that a value of a deal may become on the page."""
    ways = [english.number_word(int(value))] if value.isdecimal() else []
    ways += [value, value.rstrip(".;, "), english.without_the(value), *value.split(":")[-1:]]
    ways.append(english.singular(value))  # a class of party: each User for Users
    ways += filter(None, [LIBRARY.home.bodies_called(value)])
    for form in (english.date, english.period, english.interval):
        ways.append(form(value))
    return [way.strip().casefold() for way in ways]


@pytest.mark.parametrize("posture", POSTURES)
@pytest.mark.parametrize("example", [*EXAMPLES, *FACTS], ids=lambda path: path.stem)
def test_what_is_said_stands_in_the_paragraph_named(example: Path, posture: str) -> None:
    setting = f"clauses.posture={posture}"
    words, looked_at = texts(made(example, setting)), 0
    for each in traced(example, setting).leaves:
        of_axis = each.key.startswith("terms.") and each.key.count(".") == 1
        if each.state != "placed" or each.value in SLUGS or of_axis:
            continue
        if each.value.startswith("tbc"):
            by_hand = ("the cover", "the signatures")
            assert any("[to confirm" in words[at.place] or at.place in by_hand for at in each.places), each.key
            continue
        looked_at += 1
        said = [at.place for at in each.places if any(way in words[at.place] for way in ways_to_print(each.value))]
        assert said, f"{each.key}: {each.value} is in none of {[at.place for at in each.places]}"
    assert looked_at > 5


@pytest.mark.parametrize("example", [*EXAMPLES, *FACTS], ids=lambda path: path.stem)
def test_every_paragraph_has_a_cause_and_all_are_counted(example: Path) -> None:
    trace = traced(example)
    counts = trace.counts
    assert counts.paragraphs == len(trace.paragraphs) == counts.asked + counts.protective + counts.unasked > 0
    assert abs(counts.asked_percent + counts.protective_percent + counts.unasked_percent - 100) <= 1
    states = [counts.placed, counts.decided, counts.kept, counts.unplaced]
    assert sum(states) == len(trace.leaves) > 0
    # A fact of all the rows of a list has no number.
    keys = {each.key for each in trace.leaves} | {each.plain for each in leaves_of(made(example).deal)}
    keys |= {
        re.sub(r"(?<=[a-z])\.\d+", "", key.replace("governance.0", "governance@")).replace("@", ".0") for key in keys
    }
    for each in trace.paragraphs:
        assert each.because or each.keys
        assert bool(each.take_out) == (each.cause in GROUPS["unasked"])
        if each.cause == "particular":
            plain = {key for key in each.keys if not any(one == key or one.startswith(f"{key}.") for one in keys)}
            assert not plain or all("*" in key or key.startswith("terms.") for key in plain), plain


@pytest.mark.many(keep=2)
@pytest.mark.parametrize("example", [*EXAMPLES, *FACTS], ids=lambda path: path.stem)
def test_the_line_that_takes_a_paragraph_out_does(example: Path) -> None:
    """But where another clause refers to it: then the draft says which."""
    clauses = {each.clause: each.take_out for each in traced(example).paragraphs if each.take_out}
    for clause, line in clauses.items():
        assert line == f"leave_out: {{{clause}: nobody asked for it}}"
        try:
            without = made(example, f"clauses.leave_out={{{clause}: nobody asked for it}}")
        except MoudraftError as error:
            assert all(f"refers to {clause}" in str(each) for each in error.problems)
            continue
        assert clause not in {each.clause for each in without.document.all_provisions()}


def test_a_line_taken_out_leaves_the_trace_and_its_paragraph() -> None:
    objectives = [{"text": "keep both offices open", "measure": "both are open"}, {"text": "open a third office"}]
    before, after = of({**FULL, "objectives": objectives}), of({**FULL, "objectives": objectives[:1]})
    assert leaf(before, "objectives.1.text").state == "placed"
    assert not [each for each in after.leaves if each.key == "objectives.1.text"]
    told = [each.keys for each in before.paragraphs if "objectives.1.text" in each.keys]
    assert told and not [each for each in after.paragraphs if "objectives.1.text" in each.keys]


def test_what_no_paper_of_the_kind_prints_is_nowhere() -> None:
    trace = of({**FULL, "template": "joint-declaration"})
    assert leaf(trace, "terms.exit.period").state == "unplaced"
    assert trace.counts.unplaced == sum(each.state == "unplaced" for each in trace.leaves) > 0


def test_a_reason_is_kept_for_the_record() -> None:
    assert leaf(of(FULL), "red_lines.1.reason").state == "kept"


def test_an_answer_is_said_where_its_blank_stood() -> None:
    found = leaf(of(FULL), "answers.who names the mediator if the parties cannot choose one")
    assert found.state == "placed" and found.places[0].heading == "Settling differences"


def test_a_value_among_several_has_the_details_of_its_own() -> None:
    costs = [{"rule": "lead-funds", "lead": "Northmoor", "items": ["a survey"]}, "lie-where-they-fall"]
    trace = of({**FULL, "terms": {**FULL["terms"], "costs": costs}})
    assert leaf(trace, "terms.costs.0.items.0").state == "placed"
    assert leaf(trace, "terms.costs.1").state == "decided"


def test_nothing_of_a_private_line_is_a_leaf_or_a_cause() -> None:
    lines = [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "private": True}]
    trace = of({**FULL, "red_lines": lines})
    assert not [each for each in trace.leaves if each.key.startswith("red_lines")]
    veto = [each for each in trace.paragraphs if each.clause == "safeguards/veto"]
    assert veto and {each.cause for each in veto} == {"protection"}
    assert not [each for each in trace.paragraphs if "red line" in each.because]


OWN = {
    "key": "desk", "title": "The desk", "after": "money/costs", "keeps": ["veto"], "settles": ["terms.fund.amount"],
    "why": "PLANTED",
    "text": ["The desk stays open.", {"by": "Eastvale", "text": "keep these", "list": ["one", "two"]}],
}  # fmt: skip


HELD = [{"id": "veto", "means": "opt-out", "held_by": ["Eastvale"]}]


def test_words_of_the_deals_own_are_traced_line_by_line() -> None:
    trace = of({**FULL, "red_lines": HELD, "clauses": {"own": [OWN]}})
    first, second = leaf(trace, "clauses.own.0.text.0"), leaf(trace, "clauses.own.0.text.1.list.1")
    assert first.state == second.state == "placed" and first.places[0].heading == "The desk"
    assert second.places[0].place.endswith("(b)")
    assert leaf(trace, "clauses.own.0.title").state == "decided"
    assert leaf(trace, "clauses.own.0.after").state == "decided"
    assert leaf(trace, "clauses.own.0.why").state == "kept" and leaf(trace, "clauses.own.0.why").value == ""
    assert {each.cause for each in trace.paragraphs if each.clause == "own/desk"} == {"particular"}


def test_a_key_that_own_words_settle_is_said_by_them() -> None:
    found = leaf(of({**FULL, "red_lines": HELD, "clauses": {"own": [OWN]}}), "terms.fund.amount")
    assert "The desk" in {each.heading for each in found.places}


@pytest.mark.parametrize("private", [True, False])
def test_own_words_do_not_tell_which_private_line_they_keep(private: bool) -> None:
    trace = of({**FULL, "red_lines": [{**HELD[0], "private": private}], "clauses": {"own": [OWN]}})
    assert bool([each for each in trace.leaves if each.value == "veto"]) is not private


def test_parts_of_a_body_and_of_rows_say_which_lines_stand_by_them() -> None:
    body = {"model": "leaders-board", "name": "Board", "standing": "advisory", "decision": "consensus",
            "chair": {"rule": "rotating", "order": ["Northmoor"], "turn": "1 year"}}  # fmt: skip
    trace = of({**FULL, "template": "mou", "governance": [body]})
    for key in ("governance.0.standing", "governance.0.chair.rule", "governance.0.decision"):
        assert leaf(trace, key).state in ("decided", "placed"), key
    assert leaf(trace, "governance.0.standing").decided


def places(lines: str, *keys: str, example: str = "shared-services") -> list[list[str]]:
    from tests.checks.drafts import drafted

    leaves = {leaf.key: leaf for leaf in trace_of(drafted(lines, example=example)).leaves}
    return [[each.place for each in leaves[key].places] for key in keys]


@pytest.mark.parametrize("kind", ["", ", kind: bar"])
def test_each_line_of_own_words_in_a_table_has_its_own_statement(kind: str) -> None:
    lines = f"red_lines: [{{text: The door is green{kind}}}, {{text: The roof is red{kind}}}]"
    (one,), (other,) = places(lines, "red_lines.0.text", "red_lines.1.text")
    assert one.startswith("statement ") and other.startswith("statement ") and one != other


def test_what_keeps_a_line_and_what_goes_with_it_stand_where_the_line_does() -> None:
    lines = (
        "red_lines: [{text: The door is green, kind: bar}, {text: The roof is red, kind: bar, held_by: [Eastvale], "
        "if_used: {by: its Leader, how: by letter}}]"
    )
    keys = ("red_lines.1.text", "red_lines.1.kind", "red_lines.1.held_by.0", "red_lines.1.if_used.how")
    (stated, beside), (kind,), (holder,), (how,) = places(lines, *keys)
    assert stated == kind == holder and how == f"{beside}(b)"


@pytest.mark.parametrize("example", ["shared-services", "brentwood-rochford"])
def test_each_share_of_a_map_stands_in_its_own_item(example: str) -> None:
    from moudraft import data

    names = [party.short_name for party in load_deal(data.path(f"examples/{example}.yaml")).parties]
    shares = ", ".join(f"{name}: {100 // len(names)}" for name in names)
    keys = [f"terms.costs.shares.{name}" for name in names]
    told = places(f"terms.costs: {{rule: fixed-shares, shares: {{{shares}}}}}", *keys, example=example)
    assert [each[0][-3:] for each in told] == [f"({letter})" for letter in "abcdefgh"[: len(names)]]


def test_what_a_condition_leads_to_stands_in_its_own_paragraph() -> None:
    lines = "conditions: [{text: the grant is won, fails: ends}, {text: the plan is passed, fails: renegotiate}]"
    told = places(lines, "conditions.0.fails", "conditions.1.fails")
    assert len(told[0]) == len(told[1]) == 1 and told[0] != told[1]


def test_how_a_paper_is_signed_and_set_out_decides_something_and_its_draft_and_file_stand_at_its_head() -> None:
    data: dict[str, object] = yaml.safe_load((EXAMPLES[0]).read_text(encoding="utf-8"))
    data |= {
        "sign": {"as": "deed", "electronic": "docusign"}, "layout": {"cover": "sheet", "headings": "run-in"},
        "version": "Draft 3", "reference": "LG/1",
    }  # fmt: skip
    parties = data["parties"]
    assert isinstance(parties, list)
    parties[0]["signatory"] = {"office": "Leader", "also": ["Mayor"], "by": "seal"}
    trace = of(data)
    states = {each.key: each.state for each in trace.leaves}
    assert {states[key] for key in ("version", "reference", "parties.0.signatory.also.0")} == {"placed"}
    shaping = [key for key in states if key.startswith(("sign", "layout")) or key.endswith("signatory.by")]
    assert len(shaping) >= 4 and {states[key] for key in shaping} == {"decided"}
