"""What the parties say in rows: contacts and staged approvals print once, as given, in every kind of paper."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from moudraft.comparison.comparing import compare
from moudraft.comparison.deal_changes import deal_changes
from moudraft.deal.deal_file import load_deal
from moudraft.deal.names_spoken import renamed
from moudraft.document import plain_text
from moudraft.drafting import Draft, draft, load_library
from moudraft.interview.answers import Answers
from moudraft.interview.plan import plan
from moudraft.problems import MoudraftError
from moudraft.tracing.both_ways import trace_of
from tests.interview.talks import TODAY, at_hand, deal
from tests.whole.test_hostile_text import texts_of_docx

LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)
HOSTILE = "R&D <Ltd> {{x}} @y *z*"
STAGES: list[dict[str, str]] = [
    {"stage": "the outline of the zebra", "by": "the zebra panel", "on": "2027-01-20", "covers": "the zebra plan",
     "call_in": "5 working days"},
    {"stage": "the whole of the zebra", "by": "the zebra assembly", "on": "2027-02-03",
     "reserved": "the zebra lease"},
]  # fmt: skip
CONTACTS: list[Any] = [
    {"post": "the zebra solicitor", "email": "law@zebra.example", "for": "zebra notices"},
    "the zebra clerk",
]


def data_with(template: str = "mou", *, posture: str = "usual", **of_the_first: Any) -> dict[str, Any]:
    data = copy.deepcopy(deal(template, 2, clauses={"posture": posture}))
    data["parties"][0] |= of_the_first
    return data


def made(data: dict[str, Any], *sets: str) -> Draft:
    return draft(load_deal(json.dumps(data), name="deal.yaml", sets=sets), today=TODAY, library=LIBRARY, checks=())


def counted(drafted: Draft, *words: str) -> dict[str, int]:
    """How often words stand in the Word file; the spaces of a date are bound there."""
    text = "\n".join(texts_of_docx(drafted)).replace("\u00a0", " ").casefold()
    return {each: text.count(each.casefold()) for each in words}


def codes(data: dict[str, Any]) -> set[str]:
    loaded = load_deal(json.dumps(data), name="deal.yaml")
    return {each.code for each in draft(loaded, today=TODAY, library=LIBRARY).findings}


# --- contacts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("posture", ["usual", "lean"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_contacts_stand_once_in_a_schedule_that_the_paper_points_to(template: str, posture: str) -> None:
    drafted = made(data_with(template, posture=posture, contacts=CONTACTS))
    told = counted(drafted, "the zebra solicitor", "law@zebra.example", "zebra notices", "the zebra clerk")
    assert set(told.values()) == {1}
    assert trace_of(drafted).counts.unplaced == trace_of(made(data_with(template, posture=posture))).counts.unplaced
    assert "in Schedule" in drafted.markdown() or "in the Schedule" in drafted.markdown()


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_contacts_no_paper_has_a_table_that_it_had_not(template: str) -> None:
    standing = {each.clause.id for each in made(data_with(template)).selection.choices}
    assert "governance/contacts" not in standing
    assert ("schedules/contacts" in standing) == (template in ("inter-authority-agreement", "data-sharing"))


def test_a_contract_sends_notices_to_the_contacts_and_asks_for_no_lead_officer() -> None:
    text = made(data_with("inter-authority-agreement", contacts=CONTACTS)).markdown()
    assert "to a contact of the Party named in" in text
    assert "lead officer named in" not in text and "telephone and email of" not in text


def test_what_is_open_of_a_contact_is_a_blank_and_an_address_that_is_not_given_is_none() -> None:
    blanks = {each.what for each in made(data_with(contacts=[{"post": "tbc", "for": "law"}])).document.blanks()}
    assert "the post of a contact of Northmoor" in blanks
    assert not any("email" in each for each in blanks)
    blanks = {each.what for each in made(data_with(contacts=[{"post": "Solicitor", "email": "tbc"}])).document.blanks()}
    assert "the email address of a contact of Northmoor" in blanks


def test_an_address_that_is_none_and_a_party_without_contacts_are_told() -> None:
    good = {"post": "Solicitor", "email": "law@zebra.example"}
    both = data_with(contacts=[good])
    both["parties"][1]["contacts"] = [good]
    assert not {"P313", "P314"} & codes(both)
    assert "P314" in codes(data_with(contacts=[good]))
    for wrong in ("law at zebra.example", "law@zebra", "@zebra.example", HOSTILE):
        assert "P313" in codes(data_with(contacts=[{"post": "Solicitor", "email": wrong}]))


# --- approvals in stages --------------------------------------------------------------------------------


@pytest.mark.parametrize("posture", ["usual", "lean"])
@pytest.mark.parametrize("capacity", ["office", "body"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_stages_of_an_approval_stand_in_a_table_and_none_commits_to_the_next(
    template: str, capacity: str, posture: str
) -> None:
    signs = {"office": "Leader", "capacity": capacity}
    data = data_with(template, posture=posture, approval=STAGES, signatory=signs)
    data["parties"][1]["signatory"] = signs
    if template == "inter-authority-agreement" and capacity == "office":
        data["terms"] = {"binding": "none"}
    drafted = made(data)
    told = counted(drafted, "covers the zebra plan", "20 January 2027", "keeps back the zebra lease",
                   "called in for five working days")  # fmt: skip
    assert set(told.values()) == {1}, told
    text = drafted.markdown()
    # A row each, and what is said of a stage names it.
    assert "at the stage called \u201cthe outline of the zebra\u201d covers the zebra plan" in text
    assert "at the stage called \u201cthe whole of the zebra\u201d keeps back the zebra lease" in text
    assert "Approval at one stage commits nobody to approve at the next" in text
    assert "and the dates of their decisions, are in this table" not in text
    assert not [leaf.key for leaf in trace_of(drafted).leaves if ".approval" in leaf.key and leaf.state == "unplaced"]


def test_a_stage_without_a_decision_maker_asks_for_one() -> None:
    blanks = {each.what: each.key for each in made(data_with(approval=[{"stage": "outline"}])).document.blanks()}
    assert blanks["who approves for Northmoor (outline)"] == "parties.0.approval.0.by"
    assert "when Northmoor approves (outline)" not in blanks


def test_one_approval_in_a_map_may_say_what_it_covers() -> None:
    drafted = made(data_with(approval={"by": "the zebra panel", "on": "2027-01-20", "covers": "the zebra plan"}))
    assert set(counted(drafted, "covers the zebra plan", "20 January 2027").values()) == {1}


def test_leaders_who_sign_as_leaders_have_the_approvals_that_are_given_printed() -> None:
    signs = {"office": "Leader", "capacity": "office"}
    for template in sorted({*TEMPLATES} - {"joint-declaration", "inter-authority-agreement"}):
        data = data_with(template, approval={"by": "the zebra panel", "on": "2027-01-20"}, signatory=signs)
        data["parties"][1]["signatory"] = signs
        assert set(counted(made(data), "the zebra panel", "20 January 2027").values()) == {1}, template


def test_stages_out_of_order_are_told() -> None:
    wrong = [{"stage": "outline", "on": "2027-01-20"}, {"stage": "full", "on": "2026-12-02"}]
    assert "F723" in codes(data_with(approval=wrong))
    assert "F723" not in codes(data_with(approval=wrong[::-1]))


def test_a_decision_maker_that_cannot_approve_is_told_at_its_stage() -> None:
    stages = [{"stage": "outline", "by": "Cabinet"}, {"stage": "full", "by": "the scrutiny committee"}]
    loaded = load_deal(json.dumps(data_with(approval=stages)), name="deal.yaml")
    found = [each for each in draft(loaded, today=TODAY, library=LIBRARY).findings if each.code == "P307"]
    assert len(found) == 1 and "scrutiny" in found[0].message


# --- both -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["post", "email", "for", "stage", "by", "covers", "reserved", "call_in"])
def test_hostile_text_prints_exactly(part: str) -> None:
    rows = {"contacts": [{"post": "Solicitor"} | {part: HOSTILE}]}
    if part not in ("post", "email", "for"):
        rows = {"approval": [{"stage": "outline", "by": "Cabinet"} | {part: HOSTILE}]}
    drafted = made(data_with(**rows))
    assert HOSTILE in "\n".join(texts_of_docx(drafted)) + "".join(map(plain_text, (drafted.document.cover.title,)))


def test_rows_are_set_one_by_one_and_a_date_is_a_day() -> None:
    data = data_with(contacts=CONTACTS, approval=STAGES)
    text = made(data, "parties.0.contacts.0.email=new@zebra.example", "parties.0.approval.1.on=2027-03-04").markdown()
    assert "new\\@zebra.example" in text and "4 March 2027" in text
    with pytest.raises(MoudraftError, match="not a full date"):
        made(data, "parties.0.approval.1.on=2027")


def test_an_unknown_key_of_a_row_is_told_with_its_line() -> None:
    with pytest.raises(MoudraftError, match="e_mail") as told:
        made(data_with(contacts=[{"post": "Solicitor", "e_mail": "x@y.example"}]))
    assert told.value.problems[0].location.line


def test_changes_of_rows_are_told_in_a_comparison() -> None:
    old, new = data_with(contacts=CONTACTS, approval=STAGES), data_with(contacts=CONTACTS[:1], approval=STAGES[:1])
    one, other = made(old), made(new)
    told = [each.text for each in deal_changes(one, other, compare(one.document, other.document))]
    assert any(text.startswith("Northmoor, contacts:") for text in told)
    assert any(text.startswith("Northmoor, stages of its approval:") for text in told)


def test_the_interview_asks_once_for_contacts_and_approvals_plain_or_in_full() -> None:
    desk = at_hand()
    asked = {"contacts", "approval", "approval.by", "approval.on", "approval.notice"}
    for contacts, approval in ((["the zebra clerk"], {"by": "Cabinet"}), (CONTACTS, STAGES)):
        data = data_with(contacts=contacts, approval=approval)
        steps = plan(Answers(data=data, steering={"ask.mode": "full"}), desk)
        keys = {step.key.removeprefix("parties.0.") for step in steps if step.key.startswith("parties.0.")}
        assert {key for key in keys if key.startswith(("contacts", "approval"))} == asked


def test_a_renaming_leaves_posts_and_decision_makers_as_they_are() -> None:
    data = data_with(contacts=CONTACTS, approval=STAGES)
    after = renamed(data, "Northmoor", "Moor")
    assert after["parties"][0]["contacts"] == CONTACTS and after["parties"][0]["approval"] == STAGES
