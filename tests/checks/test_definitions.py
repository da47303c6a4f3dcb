"""Definitions: typed in a deal or written by a house, and the forms that a defined term is used in."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moudraft.document import CrossReference
from moudraft.findings import Finding
from moudraft.library import Definition, Library
from moudraft.library.clause_text import parse_wordings
from moudraft.library.wording import Words
from moudraft.problems import Location
from tests.checks.drafts import EXAMPLES, built_in, drafted, found

HOUSE = Location("ours/clauses/front/basis-for-agreement.md", 7)


def about(*objectives: str, rule: str, more: str = "", example: str = "shared-services") -> list[Finding]:
    """What a rule says of a deal whose objectives are these words."""
    lines = json.dumps([{"text": each} for each in objectives])
    return found(drafted(f"objectives: {lines}\n{more}", example=example), rule)


def messages(findings: list[Finding]) -> list[str]:
    return [each.message for each in findings]


def house(text: str) -> Library:
    """The library with a clause of every draft in a house's own words."""
    (raw,), problems = parse_wordings(f"## own\n{text}", HOUSE.file, 1)
    assert problems == []
    clause = built_in().clauses["front/basis-for-agreement"]
    wordings = [msgspec.structs.replace(each, body=raw.body, location=HOUSE) for each in clause.wordings]
    changed = msgspec.structs.replace(clause, wordings=tuple(wordings))
    return msgspec.structs.replace(built_in(), clauses={**built_in().clauses, clause.id: changed})


# --- capitals that nothing defines ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["record the Total Claim Losses", "record Total Claim Losses", "pay before the Longstop Date"]
)
def test_row_9_capitals_of_a_term_that_nothing_defines_are_found(text: str) -> None:
    (finding,) = about(f"{text} each year", "and again", rule="D101")
    assert "has the capitals of a defined term" in finding.message and finding.location.file == "--set objectives"


@pytest.mark.parametrize(
    "text", ['record the losses (the "Total Claim Losses"), and the Total Claim Losses of others',
             "record total claim losses", "Losses are recorded", "the Cost of Living Board meets"],
)  # fmt: skip
def test_a_term_that_is_defined_and_words_without_capitals_are_left_alone(text: str) -> None:
    assert about(text, rule="D101") == []


# --- terms used once, and never --------------------------------------------------------------------

COUNTER = 'open one counter in Mill Lane (the "Counter")'


def test_a_group_with_no_name_yet_is_no_term_that_nobody_uses() -> None:
    lines = "group.name: {tbc: the name they will use}\nobjectives: [{text: mend the roads}]\nterms.exclusivity: none"
    lines += "\nrecognitions: [tiers]\ncommitments: [joint-bids]"
    assert found(drafted(lines, example="west-essex"), "D102") == []


@pytest.mark.parametrize(
    "form", ['(the "Counter")', "(\u201cCounter\u201d)", "(\u2018the Counter\u2019)", '("the Counter")']
)
def test_a_term_typed_for_one_use_is_found_however_it_is_quoted(form: str) -> None:
    (finding,) = about(f"open one counter in Mill Lane {form}", "staff the Counter", rule="D104")
    assert finding.severity == "info" and "\u201cCounter\u201d" in finding.message
    assert finding.location.file == "--set objectives" and finding.paragraph == "paragraph 2.1"


def test_a_term_typed_and_never_used_is_left_over_and_not_used_once() -> None:
    assert about(COUNTER, rule="D104") == []
    assert messages(about(COUNTER, rule="D102")) == ["\u201cCounter\u201d is defined at paragraph 2.1 and never used"]


@pytest.mark.parametrize(
    ("use", "times"),
    [("staff the Counters", 1), ("staff the Counter and clean the Counter", 0), ("staff Mill Lane", 0)],
)
def test_a_plural_is_a_use_and_two_uses_earn_a_definition(use: str, times: int) -> None:
    assert len(about(COUNTER, use, rule="D104")) == times


def test_a_use_in_small_letters_or_in_a_longer_word_is_none() -> None:
    assert messages(about(COUNTER, "staff the counter", rule="D102"))
    assert messages(about(COUNTER, "staff the Encounter", rule="D102"))


@pytest.mark.parametrize(
    "definition",
    [
        'answer requests under the Freedom of Information Act 2000 ("FOIA")',
        'answer for care, where "Personal Data" has the meaning given in the UK GDPR',
        "keep open for as long as people come to it the office and the counter and the yard behind them on the north "
        'side of Mill Lane beside the old corn exchange (the "Site")',
    ],
)
def test_a_term_that_rests_on_law_or_stands_for_many_words_may_be_used_once(definition: str) -> None:
    term = "FOIA" if "FOIA" in definition else "Personal Data" if "Personal" in definition else "Site"
    assert about(definition, f"speak of the {term} once", rule="D104") == []


@pytest.mark.parametrize(
    "title", ['("Love Your Bins")', '(known as "Love Your Bins")', '(part of the "Love Your Bins")']
)
def test_a_title_in_brackets_is_no_definition(title: str) -> None:
    assert about(f"run the campaign {title}", rule="D102") == []


def test_names_of_parties_bodies_and_groups_are_not_terms() -> None:
    typed = 'ask Northmoor District Council ("Northmoor") and the board (the "Partnership Board")'
    assert about(typed, rule="D104") == [] and about(typed, rule="D102") == []


def test_the_librarys_own_terms_are_left_alone_and_a_houses_are_not() -> None:
    assert found(drafted(example="brentwood-rochford"), "D104") == []
    text = '1. A complaint is a **"Service Complaint"**.\n2. Each Council answers a Service Complaint in ten days.'
    (finding,) = found(drafted(library=house(text)), "D104")
    assert finding.location == HOUSE
    assert (
        finding.message == "\u201cService Complaint\u201d is defined at paragraph 1.3 and used once, at paragraph 1.4"
    )


def test_a_definition_of_a_houses_list_is_found_at_its_own_line() -> None:
    where = Location("ours/clauses/definitions.yaml", 3)
    own = Definition("notices", "Demolition Notices", (Words("papers that stop a building"),), where)
    term = msgspec.structs.replace(built_in(), definitions={**built_in().definitions, own.id: own})
    lines = "objectives: [{text: serve Demolition Notices in time}]"
    made = drafted(lines, example="inter-authority-agreement", library=term)
    assert [each.location for each in found(made, "D104")] == [where]


# --- defined twice -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "second",
    ['run the kiosk (the "Counter")', 'where "Counter" means a kiosk', "run the kiosk (\u201cthe Counter\u201d)"],
)
def test_a_term_typed_twice_is_a_warning_at_the_second(second: str) -> None:
    (finding,) = about(COUNTER, f"{second} and the Counter and the Counter", rule="D103")
    assert finding.severity == "warning" and "again in the deal\u2019s words at paragraph 2.1" in finding.message


def test_a_term_of_the_draft_typed_again_is_found() -> None:
    typed = 'set up a shop (the "Partnership")'
    assert messages(about(typed, rule="D103")) == [
        "\u201cPartnership\u201d is defined at paragraph 1.5 and again in the deal\u2019s words at paragraph 2.1"
    ]


def test_a_term_typed_once_or_only_quoted_is_not_defined_twice() -> None:
    assert about(COUNTER, 'put up a sign that says "Counter"', rule="D103") == []


# --- definitions that go round in a circle -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'where "Counter" means a Counter that both offices run',
        "where \u201cCounter\u201d means a desk beside a Counter",
        'where "Counter" means any of the Counters they run',
        'where "Desk" means a desk at the Counter; and "Counter" means a place with a Desk',
        'where "A Thing" means a B Thing; "B Thing" means a C Thing; "C Thing" means an A Thing',
    ],
)
def test_a_circle_of_any_length_is_found_once(text: str) -> None:
    assert [each.severity for each in about(text, rule="D105")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        'where "Counter" means a counter that both offices run',
        'where "Board" means the Partnership Board',
        'where "Council" means Northmoor District Council',
        'where "Act" means the Local Government Act 1972',
        'where "Monitoring Officer" means the Monitoring Officer designated under section 5 of the Act of 1989',
        'where "Chief Executive" means the Chief Executive of Northmoor',
        'where "Desk" means a desk at the Counter; and "Counter" means the place listed in the lease dated 1 May 2020',
        'where "Desk" means a desk at the Counter; and "Counter" means a place that people visit',
        'where "Counter" means a place for business. The Counter opens each day',
    ],
)
def test_a_meaning_that_leads_out_of_its_term_is_fine(text: str) -> None:
    assert about(text, rule="D105") == []


def test_two_definitions_of_a_list_that_explain_each_other_are_found_at_the_first() -> None:
    first, second = Location("ours/clauses/definitions.yaml", 3), Location("ours/clauses/definitions.yaml", 9)
    own = (
        Definition("plan", "Service Plan", (Words("the plan for the Joint Service"),), first),
        Definition("service", "Joint Service", (Words("what the Service Plan sets out"),), second),
    )
    library = msgspec.structs.replace(built_in(), definitions=built_in().definitions | {each.id: each for each in own})
    lines = "objectives: [{text: keep the Service Plan up to date}]"
    (finding,) = found(drafted(lines, example="inter-authority-agreement", library=library), "D105")
    assert finding.location in (first, second)
    assert "\u201cJoint Service\u201d and \u201cService Plan\u201d" in finding.message


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_librarys_own_definitions_do_not_go_round(example: str) -> None:
    assert found(drafted(example=example), "D105") == []


# --- capitals ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["bring it to the Partnership board", "bring a partnership Board paper", "bring it to the partnership board",
     "send Partnership board papers", "wait. The partnership board decides"],
)  # fmt: skip
def test_a_term_with_other_capitals_is_found(text: str) -> None:
    assert [each.severity for each in about(text, rule="D106")] == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "bring it to the Partnership Board",
        "bring it to the Partnership Board\u2019s chair",
        "bring it to a partnership board",
        "visit the partnership boards of other places",
        "ask the partnership board for Kent",
        "PARTNERSHIP BOARD",
        "Partnership board",
        "join the non-partnership board",
        "keep the partnership alive",
    ],
)
def test_a_term_as_defined_or_in_its_everyday_sense_is_fine(text: str) -> None:
    assert about(text, rule="D106") == []


def test_straight_and_curly_apostrophes_are_one() -> None:
    more = 'governance.0.name: "Leaders\' Meeting"'
    assert about("bring it to the Leaders\u2019 Meeting", rule="D106", more=more) == []
    assert len(about("bring it to the Leaders\u2019 meeting", rule="D106", more=more)) == 1


def test_a_house_wording_is_read_at_its_line_and_the_librarys_is_not() -> None:
    made = drafted(library=house("1. It goes to the partnership board."))
    assert [each.location for each in found(made, "D106")] == [Location(HOUSE.file, 2)]


# --- number ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["keep open the Council\u2019s office", "do as the Council will say", "ask the Council"]
)
def test_the_council_is_nobody_where_there_are_two(text: str) -> None:
    (finding,) = about(text, rule="D107")
    assert finding.severity == "warning" and finding.hint.endswith("\u201ceach Council\u201d")


@pytest.mark.parametrize(
    "text",
    [
        "let a Council leave when the Council is ready",
        "ask each lead Council to open the Council\u2019s books",
        "ask the Council that leads",
        "ask the Council concerned",
        "open the Council Chamber",
        "write to the Council of Europe",
        "ask the other Council",
        "ask the council",
        "ask the Councils",
    ],
)
def test_the_council_is_fine_where_the_words_say_which(text: str) -> None:
    assert about(text, rule="D107") == []


def test_the_lead_in_of_a_list_says_which_council() -> None:
    lines = "behaviours: [{text: publish the Council\u2019s readings}, {text: check them}]"
    made = drafted(lines, example="essex-working-together")
    assert "Each Council will:" in made.markdown() and found(made, "D107") == []


def test_the_council_may_be_the_short_name_of_a_party() -> None:
    assert found(drafted("objectives: [{text: keep open the Council\u2019s office}]", example="compact"), "D107") == []


def test_a_body_that_the_deal_names_is_one() -> None:
    more = "governance.0.name: Moorland Board"
    assert len(about("bring it to the Moorland Boards", rule="D107", more=more)) == 1
    assert about("bring it to the Moorland Board\u2019s chair", rule="D107", more=more) == []


def test_a_body_with_the_usual_name_of_its_kind_may_have_namesakes() -> None:
    more = "governance: [{model: leaders-board, name: Programme Board}]"
    assert about("join hands with the Programme Boards of the county", rule="D107", more=more) == []


def test_a_longer_name_that_ends_in_a_name_excuses_its_plural() -> None:
    more = "governance: [{model: leaders-board, name: Moor Board}, {model: programme-board, name: West Moor Board}]"
    assert about("bring it to the Moor Boards", rule="D107", more=more) == []


# --- anything at all ----------------------------------------------------------------------------------------

CODES = ("D102", "D104", "D105", "D106", "D107", "R201", "R203", "P303")
PIECES = (
    "the ", "Council", "Partnership Board", "partnership board", "Northmoor ", "Eastvale Borough ", "paragraph 9",
    "Annex A", "(the ", "\u201cThing\u201d", '"Thing"', "\u2018Thing\u2019", " means ", " Thing", ")", "(", "[", "\\",
    "*", "+?", "^$", "|", ".", ";", ":", " ", "\u00e9", "\u0130", "\U0001f600", "\u2019s", "\u00a0", "{{ x }}",
    "</w:t>", "A" * 70,
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@given(st.lists(HOSTILE, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_no_text_breaks_a_rule_and_every_finding_has_a_place(texts: list[str]) -> None:
    lines = json.dumps([{"text": f"do {each} well"} for each in texts], ensure_ascii=False)
    for finding in found(drafted(f"objectives: {lines}"), *CODES):
        assert finding.location.file and finding.message


@pytest.mark.parametrize("name", ["A (B) [C] Board*", "Board \\d+ Group", "St. John\u2019s (Old) + New Board"])
def test_a_name_is_never_a_pattern(name: str) -> None:
    more = f"governance.0.name: {json.dumps(name)}"
    text = f"bring it to the {name} and not to another"
    assert [each for code in ("D106", "D107", "P303") for each in about(text, rule=code, more=more)] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_reference_to_a_clause_that_is_left_out_never_reaches_the_checks(example: str) -> None:
    """Assembly refuses it (tests/bad/reference-to-a-clause-left-out): what a draft refers to is in it."""
    document = drafted(example=example).document
    there = {each.clause for each in document.all_provisions()}
    assert {each.target for each in document.inlines() if isinstance(each, CrossReference)} <= there
