"""Words: what binds where nothing binds, old forms, long sentences, references typed by hand."""

from __future__ import annotations

import msgspec
import pytest

from moudraft.findings import Finding
from moudraft.library import Library
from moudraft.library.clause_text import parse_wordings
from tests.checks.drafts import EXAMPLES, built_in, drafted, found


def about(objective: str, *codes: str, example: str = "shared-services", more: str = "") -> list[Finding]:
    return found(drafted(f"objectives: [{{text: {objective}}}]\n{more}", example=example), *codes)


def test_a_word_of_duty_is_wrong_only_where_nothing_binds() -> None:
    assert [each.severity for each in about("say what each council shall do", "B601")] == ["warning"]
    assert about("say what each council shall do", "B601", more="terms.binding: full") == []


def test_a_word_of_hope_is_wrong_only_where_everything_binds() -> None:
    assert about("seek to keep both offices open", "B601") == []
    assert [each.severity for each in about("seek to keep both offices open", "B601", more="terms.binding: full")]


def test_a_legal_obligation_may_be_reported() -> None:
    assert about("meet every legal obligation on housing", "B601") == []


def test_the_verbs_of_a_declaration_are_its_own() -> None:
    assert about("agree to speak with one voice", "B601", example="west-essex") == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_library_wording_of_an_example_is_flagged(example: str) -> None:
    """Nor any word of a deal, but one that its deal accepts with a reason."""
    accepted = drafted(example=example).deal.accepted
    told = [each for each in found(drafted(example=example), "B601", "W801") if each.code not in accepted]
    assert told == []


def test_a_word_is_found_at_the_line_of_the_deal_and_in_its_paragraph() -> None:
    finding = about("keep both offices open pursuant to the plan", "W801")[0]
    assert finding.location.file == "--set objectives" and finding.paragraph == "paragraph 2.1"
    assert finding.hint == "write instead: under"


def test_the_title_is_read_too() -> None:
    assert [each.message for each in found(drafted("title: Memorandum of Agreement on Shared Services"), "W801")]


def test_part_of_a_word_is_not_the_word() -> None:
    assert about("open the marshalling yard and the thereafterish hall", "W801", "B601") == []


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 5.2",
        "Schedule 2",
        "clause 4(a)",
        "Appendix 1",
        "section 5.3",
        "para 3.8",
        "para. 3.8",
        "s. 5.3",
        "section 5 of this Memorandum",
        "paras 3.8 to 3.9",
    ],
)
def test_a_reference_typed_by_hand_is_flagged(text: str) -> None:
    assert [each.code for each in about(f"keep both offices open as {text} says", "R201")] == ["R201"]


@pytest.mark.parametrize(
    "text",
    [
        "section 3 of the Localism Act 2011",
        "Schedule 12 to the Local Government Act 1972",
        "priority 2",
        "a section 106 agreement",
        "the section 151 officer",
    ],
)
def test_a_reference_to_a_statute_is_not(text: str) -> None:
    assert about(f"keep both offices open as {text} says", "R201") == []


@pytest.mark.parametrize(
    "text",
    [
        "clause 4(a) of our lease",
        "Schedule 2 to the deed",
        "paragraph 45 in the report",
        "section 5.3 of the lease",
        "paragraphs 4 and 5 of the lease",
        "paragraphs 4.1 to 4.3 of the lease",
    ],
)
def test_a_reference_to_another_paper_is_not(text: str) -> None:
    assert about(f"keep both offices open as {text} says", "R201", "R203") == []


@pytest.mark.parametrize(
    ("text", "there"),
    [("paragraph 2.1", True), ("clause 2", True), ("paragraph 45", False), ("paragraph 2.1(z)", False),
     ("Schedule 1", False), ("paragraph 2.1 of this Memorandum", True)],
)  # fmt: skip
def test_a_typed_number_that_the_draft_does_not_have_is_said_to_be_missing(text: str, there: bool) -> None:
    (finding,) = about(f"keep both offices open as {text} says", "R201")
    assert ("none of that number" in finding.message) == (not there)


@pytest.mark.parametrize(
    ("text", "missing"),
    [("paragraphs 2.1 and 45.3", "45.3"), ("paragraphs 45.3 and 2.1", "45.3"),
     ("paras 45.2, 2.1 and 45.3", "45.2 or 45.3"), ("clause 2.1 or 45.3", "45.3")],
)  # fmt: skip
def test_row_9_every_number_of_a_typed_reference_is_looked_up(text: str, missing: str) -> None:
    (finding,) = about(f'"keep both offices open as {text} say"', "R201")
    assert finding.message == f"\u201c{text}\u201d is typed by hand, and the draft has no {missing}"


@pytest.mark.parametrize(
    "text",
    ["Eastvale will be responsible for the payment of all redundancy costs", "what is lost will be split equally",
     "Northmoor will reimburse Eastvale", "whoever leaves will pay damages", "its liability is limited to \u00a35,000",
     "losses are shared between them"],
)  # fmt: skip
def test_row_9_money_allotted_in_ordinary_words_is_wrong_only_where_nothing_binds(text: str) -> None:
    found_ = about(f'"{text}"', "B601")
    assert [each.severity for each in found_] == ["warning"]
    assert about(f'"{text}"', "B601", more="terms.binding: full") == []


def test_a_typed_schedule_is_there_where_the_draft_has_it() -> None:
    lines = "as Schedule 1 says", "as Schedule 9 says"
    missing = [about(f"keep the office open {each}", "R201", example="inter-authority-agreement") for each in lines]
    assert ["none of that number" in finding.message for (finding,) in missing] == [False, True]


@pytest.mark.parametrize(
    "text", ["the desks listed in the Schedule", "what Appendix B lists", "the desks shown on the attached plan",
             "the list annexed to this Memorandum", "what is in the attached Appendix"],
)  # fmt: skip
def test_a_schedule_that_the_draft_does_not_have_is_flagged(text: str) -> None:
    (finding,) = about(f"keep open {text}", "R203")
    assert finding.severity == "warning" and finding.paragraph == "paragraph 2.1"


@pytest.mark.parametrize(
    "text", ["the desks in the Schedule to the lease", "the attached garage", "what the schedule of visits says",
             "Annexe B", "what the Local Plan, Appendix B, lists", "Schedule A of the deed"],
)  # fmt: skip
def test_a_schedule_of_another_paper_and_a_thing_attached_are_fine(text: str) -> None:
    assert about(f'"keep open {text}"', "R203") == []


def test_the_schedule_is_fine_where_the_draft_has_one() -> None:
    assert about("keep open the desks listed in the Schedule", "R203", example="inter-authority-agreement") == []


def test_a_private_line_is_found_whatever_its_capitals_and_quotation_marks() -> None:
    lines = 'red_lines: [{text: "Don\'t close  the desk.", private: true}]\n'
    lines += "objectives: [{text: don\u2019t close the desk}]"
    finding = found(drafted(lines), "K901")[0]
    assert finding.severity == "error" and "desk" not in finding.message


def test_a_private_reason_in_the_title_is_found() -> None:
    lines = "red_lines: [{id: local-presence, reason: manifesto commitment, private: true}]\n"
    lines += "title: Our Manifesto Commitment"
    assert [each.code for each in found(drafted(lines), "K901")] == ["K901"]


def test_one_common_word_is_not_taken_for_a_leak() -> None:
    assert found(drafted("red_lines: [{id: local-presence, reason: councils, private: true}]"), "K901") == []


def with_wording(text: str) -> Library:
    """The library with every wording of one clause in other words."""
    (raw,), problems = parse_wordings(f"## own\n{text}", "own.md", 1)
    assert problems == []
    clause = built_in().clauses["front/basis-for-agreement"]
    wordings = tuple(msgspec.structs.replace(each, body=raw.body) for each in clause.wordings)
    changed = msgspec.structs.replace(clause, wordings=wordings)
    return msgspec.structs.replace(built_in(), clauses={**built_in().clauses, clause.id: changed})


def test_a_term_that_nothing_uses_is_flagged_and_one_that_is_used_is_not() -> None:
    defined = '1. A complaint is a **"Service Complaint"**.'
    messages = [each.message for each in found(drafted(library=with_wording(defined)), "D102")]
    assert messages == ["\u201cService Complaint\u201d is defined at paragraph 1.3 and never used"]
    used = f"{defined}\n2. Each Council answers Service Complaints within ten working days."
    assert found(drafted(library=with_wording(used)), "D102") == []


def test_a_library_wording_is_read_for_words_to_avoid_at_its_own_line() -> None:
    made = drafted(library=with_wording("1. The parties hereby indemnify one another."))
    assert [(each.code, each.location.line) for each in found(made, "B601", "W801")] == [("B601", 2), ("W801", 2)]
