"""Rows, and answers of several parts: one typed line each, told in the deal file's words, shown as they will print."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers_shown import answered
from moudraft.interview.asker import Command
from moudraft.interview.part_lines import BAR, Parts, parts_asked, parts_of
from moudraft.interview.party_answers import with_approval_part
from moudraft.interview.plan import plan
from moudraft.interview.prompting import said_in
from moudraft.interview.starting import marked
from moudraft.library import Detail
from tests.interview.askers import Scripted
from tests.interview.talks import PARTIES, at_hand, deal, drafted, talk

LIBRARY = at_hand().library
SHAPED = {
    f"{axis.id}.{name}": parts_of(LIBRARY, axis.id, name)
    for axis in LIBRARY.axes.values() for name in axis.details if "." not in name and parts_of(LIBRARY, axis.id, name)
}  # fmt: skip


def full(script: Mapping[str, Any], terms: dict[str, Any], **more: Any) -> Any:
    """A conversation in full about a deal with some terms; whatever the script leaves is Enter."""
    return about(script, deal("mou", 2, terms=terms, **more))


def about(script: Mapping[str, Any], data: dict[str, Any]) -> Any:
    from moudraft.interview.answers import Answers

    answers = marked(Answers(data=copy.deepcopy(data)), at_hand(), anew=False)
    answers.steering["ask.mode"] = "full"
    answers.status = {key: how for key, how in answers.status.items() if key not in script}
    asker = Scripted(script)
    interview, _, _ = talk(asker, answers)
    return interview, asker


def said(asker: Scripted) -> str:
    return "\n".join(asker.shown)


def test_every_detail_with_rows_or_parts_is_asked_for() -> None:
    asked = {each.key: each.type for each in at_hand().questions.questions}
    missing = {name for name in SHAPED if asked.get(f"terms.{name}") not in ("rows", "parts")}
    assert missing == set()


def test_rows_are_typed_line_by_line_and_said_back_as_they_print() -> None:
    interview, asker = full(
        {"terms.staff.posts": ("programme manager | northmoor | Eastvale", "clerk", "")},
        {"staff": "hosted-post"},
    )
    posts = interview.answers.data["terms"]["staff"]["posts"]
    assert posts == [{"title": "programme manager", "host": "Northmoor", "employer": "Eastvale"}, "clerk"]
    assert "It will print as:" in said(asker) and "programme manager" in said(asker)
    assert "programme manager" in drafted(interview.answers.data).markdown()
    first = next(prompt for prompt in asker.asked if prompt.key == "terms.staff.posts")
    assert "which post it is" in first.line or BAR in first.line
    assert "For example:" in first.line


def test_a_row_that_is_wrong_is_told_in_the_words_of_the_deal_file_and_asked_again() -> None:
    interview, asker = full(
        {"terms.costs.shares": ("Southmoor | 40", "Northmoor | 40 | 3", "Northmoor | 40", "Eastvale | 60", "")},
        {"costs": "fixed-shares"},
    )
    assert "Southmoor" in said(asker) and "did you mean" in said(asker)
    assert "There are more parts than are asked for" in said(asker)
    shares = interview.answers.data["terms"]["costs"]["shares"]
    assert shares == [{"party": "Northmoor", "share": "40"}, {"party": "Eastvale", "share": "60"}]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("£2.4 million", "£2.4 million"),
        ("£2.4 million | VAT and fees", {"sum": "£2.4 million", "covers": "VAT and fees"}),
        ("£2.4 million | tbc | work stops", {"sum": "£2.4 million", "covers": "tbc", "over": "work stops"}),
        ("tbc", "tbc"),
        ("", None),
    ],
)
def test_an_answer_of_parts_is_one_line(typed: str, kept: Any) -> None:
    interview, asker = full({"terms.costs.cap": typed}, {"costs": "population"})
    costs = interview.answers.data["terms"]["costs"]
    assert (costs.get("cap") if isinstance(costs, dict) else None) == kept
    assert ("It will print as:" in said(asker)) is (BAR in typed)


@pytest.mark.parametrize(
    ("terms", "key", "shown"),
    [
        ({"costs": {"rule": "population", "cap": {"sum": "£9", "covers": {"tbc": "ask Finance"}}}}, "terms.costs.cap",
         "£9 | tbc"),
        ({"costs": {"rule": "fixed-shares", "shares": {"Northmoor": "40", "Eastvale": "60"}}}, "terms.costs.shares",
         "Northmoor | 40; Eastvale | 60"),
        ({"dispute": {"rule": "ladder", "steps": [{"posts": ["Leaders", "Mayors"], "within": "5 days"}, "judges"]}},
         "terms.dispute.steps", "Leaders, Mayors | 5 days; judges"),
    ],
)  # fmt: skip
def test_what_a_deal_holds_is_shown_and_stays_as_it_is(terms: dict[str, Any], key: str, shown: str) -> None:
    interview, _ = full({}, terms)
    (axis,) = terms
    assert interview.answers.data["terms"][axis] == terms[axis]
    step = next(each for each in plan(interview.answers, at_hand()) if each.key == key)
    assert answered(step, interview.answers, LIBRARY) == shown


def test_a_row_said_again_keeps_what_a_line_does_not_show() -> None:
    steps = [{"posts": "judges", "within": {"tbc": "ask the judges"}}]
    interview, _ = full(
        {"terms.dispute.steps": ("change", "0", "text", "senior judges | tbc", "done")},
        {"dispute": {"rule": "ladder", "steps": steps}},
    )
    made = interview.answers.data["terms"]["dispute"]["steps"]
    assert made == [{"posts": "senior judges", "within": {"tbc": "ask the judges"}}]


def test_rows_left_to_be_confirmed_taken_out_and_gone_back_from() -> None:
    interview, _ = full({"terms.dispute.steps": Command.TBC}, {"dispute": "ladder"})
    assert interview.answers.data["terms"]["dispute"] == {"rule": "ladder", "steps": "tbc"}
    interview, _ = full({"terms.dispute.steps": ("",)}, {"dispute": "ladder"})
    assert interview.answers.data["terms"]["dispute"] == "ladder"
    interview, _ = full(
        {"terms.dispute.steps": ("change", "0", "out", "done")}, {"dispute": {"rule": "ladder", "steps": ["judges"]}}
    )
    assert interview.answers.data["terms"]["dispute"] == "ladder"


FIELDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6, unique=True)
WORDS = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8).filter(lambda text: text != "tbc")


@given(FIELDS, st.data())
def test_what_is_read_is_what_the_line_says(names: list[str], data: st.DataObject) -> None:
    parts = Parts(names[0], {name: Detail(f"what {name} is") for name in names})
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    row = {name: data.draw(WORDS) for name in names if name in chosen}
    alone = row[names[0]] if set(row) == {names[0]} else row
    assert parts.read(parts.line(row)) == alone
    assert parts.read(parts.line(alone)) == alone


def test_what_each_question_proposes_or_shows_by_example_can_be_typed() -> None:
    """The worked example of every question of rows or parts is a line that reads."""
    for question in at_hand().questions.questions:
        if question.type in ("rows", "parts"):
            parts = parts_asked(LIBRARY, question)
            assert parts is not None
            if question.example:
                assert parts.read(question.example) is not None, question.key
            assert said_in(question, None, LIBRARY) == ""


LINE = ([], "own", "Neither reception desk closes", "=Eastvale")


@pytest.mark.parametrize(
    ("says", "kept"),
    [
        (("shield", "done"), {"kind": "shield"}),
        (("no kind", "done"), {}),
        (("bar", "change", "0", "kept_by", "terms.gap; money/costs", "done"),
         {"kind": "bar", "kept_by": ["terms.gap", "money/costs"]}),
        (("bar", "change", "0", "forbids", "costs: equal; money/formula", "done"),
         {"kind": "bar", "forbids": [{"costs": "equal"}, "money/formula"]}),
        (("bar", "change", "0", "if_used", "its Leader | by letter", "done"),
         {"kind": "bar", "if_used": {"by": "its Leader", "how": "by letter"}}),
        (("bar", "change", "0", "changed_by", "full Council", "change", "0", "kind", "no kind", "done"),
         {"changed_by": "full Council"}),
        (("bar", "change", "0", "needs", "contracts; approval", "change", "0", "key", "desks", "done"),
         {"kind": "bar", "needs": ["contracts", "approval"], "key": "desks"}),
    ],
)  # fmt: skip
def test_a_red_line_in_own_words_says_its_particulars(says: tuple[str, ...], kept: dict[str, Any]) -> None:
    interview, asker = full({"red_lines": (*LINE, *says)}, {})
    (line,) = interview.answers.data["red_lines"]
    assert line == {"text": "Neither reception desk closes", "held_by": ["Eastvale"], **kept}
    assert ("It will print as:" in said(asker)) is any(part in says for part in ("shield", "bar"))


def test_a_particular_that_names_nothing_is_told_and_not_kept() -> None:
    interview, asker = full({"red_lines": (*LINE, "bar", "change", "0", "kept_by", "money/cots", "done")}, {})
    assert "kept_by" not in interview.answers.data["red_lines"][0]
    assert 'unknown keeper "money/cots"' in said(asker) and "did you mean" in said(asker)


@pytest.mark.parametrize(
    ("list_", "says", "kept"),
    [
        ("objectives", ("change", "0", "saving", "8 | joint running costs", "done"),
         {"saving": {"percent": "8", "of": "joint running costs"}}),
        ("objectives", ("change", "0", "baseline", "300 in 2025", "done"), {"baseline": "300 in 2025"}),
        ("services", ("change", "0", "standard", "40 | yes", "done"), {"standard": {"hours": "40", "free": "yes"}}),
        ("conditions", ("change", "0", "fails", "ends", "done"), {"fails": "ends"}),
        ("commitments", ("change", "0", "missed", "it pays", "done"), {"missed": "it pays"}),
        ("data_sets", ("change", "0", "fields", "name; age", "done"), {"fields": ["name", "age"]}),
        ("data_sets", ("change", "0", "from", "several", "northmoor; Eastvale", "done"),
         {"from": ["Northmoor", "Eastvale"]}),
        ("data_sets", ("change", "0", "roles", "joint controller", "done"), {"roles": "joint"}),
        ("data_sets", ("change", "0", "roles", "Northmoor: independent; Eastvale: recipient", "done"),
         {"roles": {"Northmoor": "independent", "Eastvale": "recipient"}}),
        ("data_sets", ("change", "0", "power", "Northmoor: one Act; Eastvale: another Act", "done"),
         {"power": {"Northmoor": "one Act", "Eastvale": "another Act"}}),
        ("data_sets", ("change", "0", "power", "the same Act; for all", "done"), {"power": "the same Act; for all"}),
        ("data_sets", ("change", "0", "dpia", "2027-01-15 | Eastvale", "done"),
         {"dpia": {"on": "2027-01-15", "by": "Eastvale"}}),
        ("data_sets", ("change", "0", "abroad", "none", "done"), {"abroad": "none"}),
    ],
)  # fmt: skip
def test_every_detail_of_a_list_can_be_said(list_: str, says: tuple[str, ...], kept: dict[str, Any]) -> None:
    interview, _ = full({list_: says, "ask.lists": [list_]}, {}, **{list_: [{"text": "go on together"}]})
    assert interview.answers.data[list_] == [{"text": "go on together", **kept}]


def party_of(script: Mapping[str, Any], **more: Any) -> tuple[dict[str, Any], Any, Scripted]:
    """The first party after a conversation in full in which it says more of itself."""
    data = deal("mou", 2)
    first, *others = data["parties"]
    interview, asker = about(script, {**data, "parties": [{**first, **more}, *others]})
    return interview.answers.data["parties"][0], interview, asker


STAGE = "in final form | full Council | 1 June 2027 | the lease | the rent | 5 days"
IN_FULL = {"stage": "in final form", "by": "full Council", "on": "2027-06-01", "covers": "the lease",
           "reserved": "the rent", "call_in": "5 days"}  # fmt: skip


def test_further_stages_of_approval_are_rows_after_the_first() -> None:
    first = {"by": "the Cabinet", "on": "2027-05-01"}
    made, interview, asker = party_of({"parties.0.approval": (STAGE, "")}, approval=first)
    assert made["approval"] == [first, IN_FULL]
    assert "It will print as:" in said(asker)
    text = drafted(interview.answers.data).markdown()
    assert all(words in text for words in ("In final form", "1 June 2027", "the lease", "the rent"))


def test_stages_that_a_deal_has_are_shown_changed_and_taken_out() -> None:
    stages = [{"stage": "outline", "by": "the Cabinet"}, IN_FULL]
    made, _, _ = party_of(
        {"parties.0.approval": ("change", "0", "text", "outline | the Board", "done")}, approval=stages
    )
    assert made["approval"] == [{"stage": "outline", "by": "the Board"}, IN_FULL]
    made, _, _ = party_of({"parties.0.approval": ("change", "1", "out", "done")}, approval=stages)
    assert made["approval"] == stages[0]
    made, _, _ = party_of({"parties.0.approval.by": "full Council"}, approval=stages)
    assert made["approval"] == [{"stage": "outline", "by": "full Council"}, IN_FULL]
    made, _, _ = party_of({}, approval=stages)
    assert made["approval"] == stages


def test_a_first_row_of_a_party_without_an_approval_answers_who_approves() -> None:
    made, interview, _ = party_of(
        {"parties.0.approval.by": Command.SKIP, "parties.0.approval.on": Command.SKIP,
         "parties.0.approval": (" | the Cabinet", STAGE, "")}, approval={},
    )  # fmt: skip
    assert made["approval"] == [{"by": "the Cabinet"}, IN_FULL]
    assert interview.answers.status["parties.0.approval.by"] == "given"


def test_a_contact_has_an_address_and_what_it_is_for() -> None:
    made, _, asker = party_of({"parties.0.contacts": ("the Head of Law | law@a.gov.uk | notices", "the clerk", "")})
    assert made["contacts"] == [{"post": "the Head of Law", "email": "law@a.gov.uk", "for": "notices"}, "the clerk"]
    assert "law@a.gov.uk" in said(asker)
    kept = [{"post": "the clerk", "email": {"tbc": "ask the clerk"}}]
    assert party_of({}, contacts=kept)[0]["contacts"] == kept


def test_the_map_of_the_area_is_asked_for() -> None:
    interview, _ = full({"group.map": "the plan of the estate"}, {})
    assert interview.answers.data["group"]["map"] == "the plan of the estate"
    assert "the plan of the estate" in drafted(interview.answers.data).markdown()


@pytest.mark.parametrize("approval", [{"by": "Cabinet"}, [{"by": "Cabinet"}, {"by": "full Council"}]])
def test_a_date_that_is_none_is_told_of_one_approval_and_of_the_first_of_several(approval: Any) -> None:
    parties = [dict(each) for each in PARTIES[:2]]
    for on, wrong in (("2027-06-01", 0), ("three months", 1)):
        parties[0]["approval"] = with_approval_part(approval, ["on"], on)
        assert len(problems_of({"parties": parties}, at_hand().library, "parties.0.approval.on")) == wrong
