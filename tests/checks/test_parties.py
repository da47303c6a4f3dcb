"""Parties left out, shares that do not add up, words for two among three, and approvals by the wrong body."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.checks.parties.words_for_two import BY_BOTH, OF_TWO
from moudraft.checks.support.parties_named import named_in
from moudraft.deal import Party, Tbc
from moudraft.drafting import load_library
from moudraft.library.wording import Words, walk, walk_lines
from moudraft.register.proposals import approval_route
from tests.checks.drafts import built_in, codes, drafted, found

ENGLAND = built_in().home
NORTH = Party("Northmoor District Council", "Northmoor", "district")
EAST = Party("Eastvale Borough Council", "Eastvale", "borough")
COUNTY = Party("Wealdmere County Council", "the Council", "county")
PARISH = Party(Tbc("its full name"), "Northmoor Parish", "parish")
THIRD = "{name: Southholm Borough Council, short_name: Southholm, kind: borough}"
TWO = (
    "{name: Northmoor District Council, short_name: Northmoor, kind: district}, "
    "{name: Eastvale Borough Council, short_name: Eastvale, kind: borough}"
)


def three(kind: str = "borough") -> str:
    third = THIRD.replace("borough", kind)
    return f"parties: [{TWO}, {third}]\nred_lines: []\nobjectives: [financial-sustainability]\n"


# --- naming a party -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("two from Northmoor and one from Eastvale Borough Council", ("Northmoor", "Eastvale")),
        ("the clerk of Northmoor Parish", ("Northmoor Parish",)),
        ("The Council leads", ("the Council",)),
        ("full Council leads, and so does Council Tax", ()),
        ("Northmoor-born, Northmoorish and in northmoor", ()),
    ],
)
def test_a_party_is_named_by_a_whole_name_and_the_longest_that_fits(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text, (NORTH, EAST, COUNTY, PARISH)) == named


# --- P304 -----------------------------------------------------------------------------------------------


def left_out(lines: str, example: str = "shared-services") -> list[str]:
    return [each.message for each in found(drafted(lines, example=example), "P304")]


def test_a_party_without_a_seat_is_named_with_the_body_and_the_paragraph() -> None:
    made = drafted("governance.0.members: [the Leader of Northmoor]")
    finding = found(made, "P304")[0]
    assert finding.message == "the members of the Partnership Board leave out Eastvale"
    assert finding.paragraph == "paragraph 4.2"
    assert finding.location.file == "--set governance.0.members"


def test_seats_leave_a_party_out_too() -> None:
    lines = three() + "governance: [{model: statutory-joint-committee, seats: {Northmoor: 2, Eastvale: 2}}]"
    assert left_out(lines) == ["the members of the Joint Committee leave out Southholm"]


@pytest.mark.parametrize(
    "members",
    [
        "[the Leader of Northmoor, the Leader of each other council]",
        "[the Leader of Northmoor, the deputy leader of Eastvale Borough Council]",
        "[the Leader of Northmoor, the chair of the smaller council]",
        "[the Leader of Northmoor, Eastvale by invitation]",
        "[three councillors, an independent chair]",
    ],
)
def test_members_who_reach_every_party_or_nobody_by_name_are_left_alone(members: str) -> None:
    assert left_out(f"governance.0.members: {members}") == []


def test_a_body_that_is_not_in_the_draft_is_not_looked_at() -> None:
    lines = "governance.0.members: [the Leader of Northmoor]\nclauses.leave_out: {governance/membership: in its terms}"
    assert left_out(lines) == []


def test_the_client_board_of_a_lead_authority_is_for_its_clients() -> None:
    lines = "governance.0.members: [the lead officer of Eastvale, the lead officer of Northmoor]"
    assert left_out(lines, "inter-authority-agreement") == []
    assert left_out("governance.0.members: [the lead officer of Eastvale]", "inter-authority-agreement") == [
        "the members of the Client Board leave out Northmoor"
    ]


def test_a_member_that_is_no_party_is_named() -> None:
    lines = "governance.0.members: [the Leader of each council, the Leader of Westbury Town Council]"
    assert left_out(lines) == ["Westbury Town Council is given a seat on the Partnership Board, and is not a party"]
    assert left_out(lines.replace("the Leader of Westbury", "as an observer Westbury")) == []
    assert left_out(lines + "\nparties.1.name: {tbc: which town council}") == []


@pytest.mark.parametrize(
    ("amount", "missing"),
    [
        ("£10,000 from Northmoor", True),
        ("£10,000 from Northmoor and £5,000 from Eastvale", False),
        ("£10,000 from Northmoor and £5,000 from the other council", False),
        ("£5,000 a year", False),
    ],
)
def test_a_contribution_that_leaves_a_party_out_is_flagged_where_it_is_printed(amount: str, missing: bool) -> None:
    lines = f'terms.fund: {{rule: aligned, amount: "{amount}"}}\nclauses.add: [money/named-contributions]'
    assert bool(left_out(lines)) is missing
    assert left_out(lines + "\nclauses.leave_out: {money/named-contributions: test}") == []


def test_votes_that_leave_a_party_out_are_flagged_where_they_are_printed() -> None:
    lines = "terms.decision: {rule: weighted, weights: %s}"
    assert left_out(lines % "a second vote for Northmoor")
    assert left_out(lines % "two votes for Northmoor and one for Eastvale") == []
    assert left_out(lines % "population") == []


# --- P305 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "flagged"),
    [
        ("60% from Northmoor and 30% from Eastvale", True),
        ("60 per cent from Northmoor and 50 percent from Eastvale", True),
        ("33.33% from Northmoor and 66.66% from Eastvale", False),
        ("33.3% from Northmoor and 66.3% from Eastvale", True),
        ("33% from Northmoor and 66% from Eastvale", True),
        ("2% of its budget from Northmoor and 3% of its budget from Eastvale", False),
        ("60% from Northmoor and the rest from Eastvale", False),
        ("60% and 30%", False),
    ],
)
def test_shares_are_added_up_where_there_is_one_for_each_party(amount: str, flagged: bool) -> None:
    lines = f'terms.fund: {{rule: aligned, amount: "{amount}"}}\nclauses.add: [money/named-contributions]'
    assert bool(found(drafted(lines), "P305")) is flagged


def test_an_answer_to_a_blank_is_added_up_too() -> None:
    lines = "terms.costs: {rule: usage}\nanswers: {what use is measured by: 70% Northmoor and 20% Eastvale}"
    finding = found(drafted(lines), "P305")[0]
    assert finding.message == "the shares add up to 90%: \u201c70% Northmoor and 20% Eastvale\u201d"


# --- P306 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("save money for both councils", "both councils"),
        ("keep the promise made by both of the partners", "both of the partners"),
        ("act only if neither party objects", "neither party"),
        ("open a desk in each of the two councils", "each of the two councils"),
        ("bring together the two councils", "the two councils"),
        ("run one team, led jointly by both", "jointly by both"),
        ("share savings to the satisfaction of both", "satisfaction of both"),
        ("review the two councils that share a border", ""),
        ("keep both offices open, and use both email and paper", ""),
        ("serve both councils and their tenants", ""),
        ("bring Northmoor and Eastvale together, and ask both councils first", ""),
        ("stay neither party-political nor partisan", ""),
        ("keep the trust of the two tiers, and of those who both pay and work here", ""),
    ],
)
def test_words_for_two_are_found_among_three_and_only_where_they_mean_the_parties(text: str, words: str) -> None:
    findings = found(drafted(f'{three()}objectives: [{{text: "{text}"}}]'), "P306")
    said = f"\u201c{words}\u201d does not fit a paper of 3 parties"
    assert [each.message for each in findings] == [said] * bool(words)


def test_both_councils_are_right_where_the_third_party_is_none() -> None:
    text = "objectives: [{text: save money for both %s}]"
    assert found(drafted(three("charity") + text % "councils"), "P306") == []
    assert found(drafted(three("charity") + text % "partners"), "P306")


def test_two_parties_may_be_called_both() -> None:
    assert found(drafted("objectives: [{text: save money for both councils}]"), "P306") == []


def test_a_house_wording_is_told_to_use_a_hole(tmp_path: Path) -> None:
    (tmp_path / "clauses" / "governance").mkdir(parents=True)
    (tmp_path / "clauses" / "governance" / "quorum.md").write_text(HOUSE, encoding="utf-8")
    house = load_library(tmp_path)
    finding = found(drafted(three(), library=house), "P306")[0]
    assert finding.message == "\u201cboth Councils\u201d does not fit a paper of 3 parties"
    assert finding.location.file.endswith("quorum.md") and finding.location.line == 10
    assert found(drafted(library=house), "P306") == []


HOUSE = """---
title: Quorum
code: BRD-5
purpose: Says who must be present.
when: {quorum: {not: silent}}
reviewed: 2026-11
---
## given

1. A meeting of {{ board }} needs a member from both Councils.
"""


def test_no_wording_of_the_library_types_words_for_two() -> None:
    typed = [
        (clause.id, wording.name, text)
        for clause in built_in().clauses.values()
        for wording in clause.wordings
        for content, *_ in walk_lines(wording.body)
        for text in ["\u00b7".join(part.text for part in walk(content) if isinstance(part, Words))]
        if OF_TWO.search(text) or BY_BOTH.search(text)
    ]
    assert typed == []


# --- P307 -----------------------------------------------------------------------------------------------

WRONG = [
    ("police-commissioner", "", "the Police and Crime Panel"),
    ("police-commissioner", "", "the Cabinet"),
    ("chief-constable", "", "the Commissioner"),
    ("combined-authority", "", "full Council"),
    ("fire", "", "the Cabinet"),
    ("icb", "", "the Health and Wellbeing Board"),
    ("icb", "", "full Council"),
    ("nhs-trust", "", "the Council of Governors"),
    ("nhs-trust", "", "the Integrated Care Board"),
    ("charity", "", "the Cabinet"),
    ("company", "", "full Council"),
    ("parish", "", "the Leader"),
    ("parish", "", "the Cabinet"),
    ("unitary", "", "the Overview and Scrutiny Committee"),
    ("district", "leader-and-cabinet", "full Council"),
    ("district", "leader-and-cabinet", "the Council"),
    ("district", "leader-and-cabinet", "the Policy and Resources Committee"),
    ("borough", "mayor", "full Council"),
    ("county", "committee", "the Cabinet"),
    ("county", "committee", "the Leader of the Council"),
]
RIGHT = [
    ("police-commissioner", "", "the Commissioner\u2019s decision notice"),
    ("police-commissioner", "", "the Police, Fire and Crime Commissioner, after the Police and Crime Panel"),
    ("chief-constable", "", "the Chief Constable"),
    ("combined-authority", "", "the Mayor"),
    ("combined-authority", "", "the Cabinet"),
    ("fire", "", "the Policy and Resources Committee of the Authority"),
    ("icb", "", "its Governing Body"),
    ("nhs-trust", "", "the Board of Directors and the Council of Governors"),
    ("charity", "", "its Council"),
    ("charity", "", "the trustees"),
    ("university", "", "the Council"),
    ("government", "", "the Cabinet"),
    ("other", "", "full Council"),
    ("parish", "", "full Council"),
    ("district", "", "full Council"),
    ("district", "", "the Policy Committee"),
    ("district", "", "the Cabinet or, where there is none, full Council"),
    ("district", "", "the Cabinet, after the scrutiny committee"),
    ("district", "leader-and-cabinet", "the Leader"),
    ("district", "leader-and-cabinet", "the Chief Executive under delegated powers"),
    ("district", "leader-and-cabinet", "the Cabinet and full Council"),
    ("district", "leader-and-cabinet", "a Cabinet Committee"),
    ("district", "leader-and-cabinet", "the Investment Sub-Committee"),
    ("borough", "mayor", "the elected Mayor"),
    ("county", "committee", "the Policy Committee"),
    ("county", "committee", "full Council"),
    ("county", "committee", "the Executive Director under delegated powers"),
    ("county", "committee", "the Executive Committee"),
]


def judged(kind: str, governance: str, by: str) -> bool:
    name = "Wealdmere Fire Authority" if kind == "fire" else "Wealdmere"
    approver = ENGLAND.approver(kind, governance, name)
    return approver is not None and approver.wrong_in(by) is not None


@pytest.mark.parametrize(("kind", "governance", "by"), WRONG)
def test_who_cannot_approve_is_found(kind: str, governance: str, by: str) -> None:
    assert judged(kind, governance, by)


@pytest.mark.parametrize(("kind", "governance", "by"), RIGHT)
def test_who_can_approve_or_may_for_all_we_know_is_left_alone(kind: str, governance: str, by: str) -> None:
    assert not judged(kind, governance, by)


@pytest.mark.parametrize("kind", ENGLAND.kinds)
@pytest.mark.parametrize("governance", ["", "leader-and-cabinet", "mayor", "committee"])
def test_what_the_interview_proposes_can_always_approve(kind: str, governance: str) -> None:
    assert not judged(kind, governance, approval_route(ENGLAND, kind, governance))


def test_the_fire_service_of_a_county_council_has_the_councils_cabinet() -> None:
    assert ENGLAND.approver("fire", "", "Wealdmere Fire and Rescue Service") is None


def test_the_finding_says_why_and_who_could() -> None:
    finding = found(drafted("parties.1.governance: leader-and-cabinet"), "P307")[0]
    assert finding.severity == "warning" and finding.paragraph == "paragraph 8.1"
    assert finding.message.endswith("by full Council: full Council does not decide on executive functions")
    assert finding.hint.startswith("the Cabinet or the Leader; or accept this")
    assert finding.location.line == 17


@pytest.mark.parametrize(
    "mixed",
    [
        "terms.staff: shared-ce",
        "governance: [statutory-joint-committee]",
        "terms.delegation: {rule: lead-authority, lead: Northmoor, functions: [planning applications]}",
        "template: joint-declaration",
    ],
)
def test_full_council_is_right_where_some_of_it_is_its_own_to_decide(mixed: str) -> None:
    assert found(drafted(f"parties.1.governance: leader-and-cabinet\n{mixed}"), "P307") == []


def test_a_committee_system_council_may_approve_by_its_council() -> None:
    made = drafted("parties.0.governance: committee", example="mid-essex-alliance")
    assert found(made, "P307") == []
    made = drafted("parties.0.governance: leader-and-cabinet", example="mid-essex-alliance")
    assert codes(found(made, "P307")) == ["P307"]


def test_the_parties_own_board_approves_for_none_of_them() -> None:
    made = drafted("parties.0.approval.by: the Partnership Board")
    assert [each.message for each in found(made, "P307")] == [
        "Northmoor is to approve by the Partnership Board, which is the parties\u2019 own informal strategic oversight "
        "and decides for none"
    ]
    assert found(drafted("governance.0.name: the Board\nparties.0.approval.by: the Board"), "P307") == []


def test_an_approval_that_is_not_settled_is_not_judged() -> None:
    assert found(drafted("parties.0.kind: police-commissioner\nparties.0.approval.by: tbc"), "P307") == []
