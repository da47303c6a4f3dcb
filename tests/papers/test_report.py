"""The report that takes an agreement to a meeting: its form, and that it says what the agreement says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from moudraft.document import plain_text
from moudraft.drafting import load_library
from moudraft.papers.report.meeting_of import meeting_of
from moudraft.papers.report.report_shape import PURPOSES
from moudraft.problems import Location, MoudraftError
from tests.conftest import EXAMPLES, ROOT, Run
from tests.papers.made import drafted, kinds, report, section, two, words

SHARED = ROOT / "examples" / "shared-services.yaml"
OPTIONS = ROOT / "examples" / "variants" / "options.yaml"
KINDS = tuple(load_library().home.kinds)
MEETINGS = tuple(kinds().meetings)
COUNCIL_WORDS = re.compile(
    r"\bCouncil\b|\bCabinet\b|\bcouncillors?\b|\bmembers and staff\b|\bwards?\b|\bscrutiny\b|\bcalled in\b"
    r"|\bkey decision\b|\bmonitoring officer\b|section 100D|Executive Arrangements|\bRESOLVES\b",
    re.IGNORECASE,
)
NHS_WORDS = re.compile(r"patient", re.IGNORECASE)


def with_report(source: dict[str, Any], **row: Any) -> dict[str, Any]:
    return {**source, "report": [{"for": "Northmoor", **row}]}


# --- the form follows the body ------------------------------------------------------------------------


@pytest.mark.many(keep=12)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_kind_has_a_report_for_its_meetings_without_a_word_that_fits_none(kind: str, meeting: str) -> None:
    made = drafted(two(kind))
    party, nation = made.deal.parties[0], load_library().home
    try:
        meeting_of(party, nation, kinds().meetings, meeting, Location(""))
    except MoudraftError:
        with pytest.raises(MoudraftError, match=r"has no|there is no"):
            report(made, "Northmoor", meeting=meeting)
        return
    council = "councils" in nation.possible_groups(kind)
    for purpose in PURPOSES:
        text = words(report(made, "Northmoor", meeting=meeting, purpose=purpose))
        if not council:
            ours = re.sub(r"section 100D|monitoring officer|members and staff", "", text) if kind in OFFICERS else text
            assert not COUNCIL_WORDS.search(ours), COUNCIL_WORDS.search(ours)
        if "nhs" not in nation.possible_groups(kind):
            assert not NHS_WORDS.search(text)


OFFICERS = ("combined-authority", "fire", "police-commissioner")
"""Bodies that are no councils and have a monitoring officer, or the rule on background papers."""


@pytest.mark.parametrize(
    ("kind", "meeting", "form"),
    [
        ("district", "council", "That the Council:"),
        ("district", "executive", "That the Cabinet:"),
        ("district", "executive-board", "It is proposed that the Executive Board RESOLVES:"),
        ("icb", "nhs-board", "The Board is asked to:"),
        ("charity", "trustees", "The trustees are asked to:"),
        ("department", "minister", "The Minister is asked to:"),
        ("police-commissioner", "commissioner", "The Commissioner is asked to:"),
        ("university", "board", "The governing body is asked to:"),
    ],
)
def test_recommendations_run_as_the_body_takes_its_decisions(kind: str, meeting: str, form: str) -> None:
    made = drafted(two(kind))
    found = section(report(made, "Northmoor", meeting=meeting), "Recommendation")
    verb = "approves" if form.startswith("That") else "to approve" if "RESOLVES" in form else "approve"
    assert found.startswith(f"{form}\n{verb} the Memorandum of Understanding \u201cJoint Working\u201d")
    noted = section(report(made, "Northmoor", meeting=meeting, purpose="note"), "Recommendation")
    assert "note" in noted and "approve" not in noted and "sign" not in noted


def test_a_resolution_stands_at_the_end_and_any_other_recommendation_at_the_front() -> None:
    made = drafted(two("district"))
    board = [each.heading for each in report(made, "Northmoor", meeting="executive-board").document.sections]
    council = [each.heading for each in report(made, "Northmoor", meeting="council").document.sections]
    assert council[1] == "Recommendations"
    assert board[-2] == "Recommendation" and "Recommendations" not in board


def test_the_meeting_is_the_one_that_the_deal_says_approves() -> None:
    made = drafted(SHARED)
    assert section(report(made, "Northmoor"), "Recommendations").startswith("That the Cabinet:")
    assert section(report(made, "Eastvale"), "Recommendations").startswith("That full Council:")


def test_call_in_and_notice_of_a_key_decision_are_for_an_executive_alone() -> None:
    approval = {"by": "the Cabinet", "on": "2027-03-01", "notice": "2027-01-20", "call_in": "five working days"}
    made = drafted(two("district", approval=approval))
    said = section(report(made, "Northmoor"), "Conclusion")
    assert "Notice of it was published on 20 January 2027; at least 28 clear days must pass" in said
    assert "may be called in for scrutiny within five working days" in said
    council = words(report(made, "Northmoor", meeting="council"))
    assert "called in" not in council and "key decision" not in council.lower()


def test_background_papers_stand_under_the_rule_of_the_meeting() -> None:
    made = drafted(two("district"))
    assert "regulation 15 of the Local Authorities (Executive" in words(report(made, "Northmoor", meeting="executive"))
    assert "section 100D" in words(report(made, "Northmoor", meeting="council"))
    assert "section 100D" not in words(report(drafted(two("icb")), "Northmoor"))


# --- what the author says -----------------------------------------------------------------------------


def test_what_only_the_author_knows_prints_as_a_blank_until_it_is_said() -> None:
    source = two("district")
    bare = report(drafted(source), "Northmoor")
    assert "the office that writes this report" in bare.outstanding()
    told = report(drafted(with_report(source, author="Director of Strategy")), "Northmoor")
    assert "Director of Strategy" in words(told)
    assert "the office that writes this report" not in told.outstanding()


ROW: dict[str, Any] = {
    "body": "Council (Extraordinary)", "date": "2021-06-30", "title": "A Paper On Plums", "author": "Apple Officer",
    "contact": {"office": "Pear Officer", "telephone": "01234 567890", "email": "quince@example.org"},
    "wards": "Medlar ward", "key_decision": "no, for damson reasons", "exempt": "paragraph 3, on cherries",
    "commissioned": "the Fig Panel", "background": ["Grapes came first"], "considerations": ["Lemons weigh much"],
    "view": ["Limes are welcome"], "consultation": ["Peaches were asked"], "scrutiny": "The Prune Panel looked at it",
    "plan": {"name": "the Melon Plan", "aims": ["more mangoes"], "themes": "It bears on nuts"},
    "options": [{"option": "Olives alone", "because": "papaya costs more"}],
    "monitoring_officer": "Raisins are lawful", "finance_officer": "Sloes are affordable",
    "represented_by": "Councillor for Tangerine", "delegate": "the Walnut Officer", "consulting": "the Almond Member",
    "recommendations": ["thanks the beech"], "conclusion": ["Chestnuts win"], "background_papers": ["The Cob Report"],
    "accessible": "the Date Desk",
    "implications": {
        "finance": "acacia", "legal": "alder", "people": "ash", "operational_risk": "aspen",
        "organisational_risk": "bay", "partnership_risk": "birch", "equalities": ["box", "briar"], "customers": "cedar",
        "environment": "cypress", "communities": "elder", "information": "elm", "procurement": "fir",
        "property": "gorse", "safeguarding": "hazel", "reorganisation": "holly",
    },
}  # fmt: skip


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, list) else [value]


def test_all_that_an_author_says_is_printed() -> None:
    source = two("district", signatory={"office": "Leader", "capacity": "body"})
    source["governance"] = ["leaders-board"]
    made = report(drafted(with_report(source, **ROW)), "Northmoor", meeting="executive")
    text = f"{made.document.title} {plain_text(tuple(made.document.inlines()))}".casefold()
    missing = [leaf for leaf in leaves(ROW) if leaf.casefold().replace("2021-06-30", "30 june 2021") not in text]
    assert missing == []
    comments = with_report(source, comments_to="the Rowan Review", purpose="comment")
    assert "for feeding back to the Rowan Review" in words(report(drafted(comments), "Northmoor"))


def test_none_is_a_statement_and_not_a_blank() -> None:
    row = {"background_papers": "none", "implications": {"environment": "none"}}
    text = words(report(drafted(with_report(two("district"), **row)), "Northmoor", meeting="council"))
    assert "**Environment and climate.** None." in text
    assert "Background papers (section 100D of the Local Government Act 1972): None." in text


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"for": "Nobody"}, 'no party is called "Nobody"'),
        ({"for": "Northmoor", "autor": "x"}, 'unknown key "autor"'),
        ({"for": "Northmoor", "date": "soon"}, '"soon" is not a full date in figures'),
        ({"for": "Northmoor", "purpose": "sing"}, 'purpose cannot be "sing"'),
        ({"for": "Northmoor", "meeting": "senate"}, 'there is no meeting "senate"'),
        ({"for": "Northmoor", "meeting": "nhs-board"}, "Northmoor has no NHS board"),
        ({"author": "x"}, 'the key "for" is missing'),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(row: dict[str, Any], message: str) -> None:
    with pytest.raises(MoudraftError) as told:
        report(drafted({**two("district"), "report": [row]}), "Northmoor")
    assert message in str(told.value)
    assert "report.0" in str(told.value) or "report" in told.value.problems[0].location.file


def test_a_deal_with_a_report_of_any_shape_is_drafted_as_before() -> None:
    plain, odd = drafted(two("district")), drafted({**two("district"), "report": {"anything": ["goes"]}})
    assert plain.markdown() == odd.markdown()


def test_one_of_a_list_reads_as_one() -> None:
    source = two("district", approval={"by": "the Cabinet"})
    source["objectives"] = ["answer sooner"]
    row = {"plan": {"name": "the Melon Plan", "aims": ["more mangoes"]}, "view": ["limes are welcome"]}
    text = words(report(drafted(with_report(source, background_papers=["The Cob Report"], **row)), "Northmoor"))
    assert "The Councils would aim to answer sooner." in text
    assert "would serve this aim of the Melon Plan: more mangoes." in text
    assert "The officers\u2019 view is this: Limes are welcome." in text
    assert "(England) Regulations 2012): The Cob Report." in text
    row = {"plan": {"name": "the Melon Plan", "aims": ["more mangoes", "fewer figs"]}, "view": ["One.", "Two."]}
    text = words(report(drafted(with_report(source, background_papers=["A report", "B"], **row)), "Northmoor"))
    assert "would serve these aims of the Melon Plan:" in text and "(England) Regulations 2012):" in text
    trust = report(
        drafted({**two("icb"), "report": {"for": "Northmoor", "background_papers": "The Cob Report"}}), "Northmoor"
    )
    assert "This report rests on this paper: The Cob Report." in words(trust)


def test_a_paper_of_several_terms_is_spoken_of_as_several() -> None:
    text = words(report(drafted({**two("charity"), "template": "heads-of-terms"}), "Northmoor", purpose="note"))
    assert "approves them by its own route" in text
    assert "and asks the trustees to note them." in text
    comment = words(report(drafted(two("charity")), "Northmoor", purpose="comment"))
    assert "determine their comments on" in comment and "asks the trustees for their comments" in comment


def test_a_party_that_may_not_leave_early_is_not_said_to_be_free_to() -> None:
    source = {**two("district"), "template": "inter-authority-agreement", "terms": {"exit": "no-early-exit"}}
    text = words(report(drafted(source), "Northmoor"))
    assert "Northmoor could not leave of its own accord before the end." in text
    assert "Northmoor could leave." not in text


def test_a_decision_notice_is_for_a_commissioner_and_not_for_a_chief_constable() -> None:
    assert "decision notice" in words(report(drafted(two("police-commissioner")), "Northmoor"))
    assert "decision notice" not in words(report(drafted(two("chief-constable")), "Northmoor"))


# --- what it quotes ------------------------------------------------------------------------------------


def test_what_a_schedule_lists_stands_under_its_own_subject() -> None:
    made = drafted(ROOT / "examples" / "estates.yaml")
    paper = report(made, "the Trust")
    assert "civic centre" not in section(paper, "Key issues")
    assert "The civic centre in Wenlow; Owner: The Council; Used by: The Trust" in words(paper).partition("## 8.")[2]
    shared = words(report(drafted(ROOT / "examples" / "data-sharing.yaml"), "Northmoor"))
    key_issues, implications = shared.partition("## 4.")[2].partition("## 8.")[::2]
    assert "About 40 people" not in key_issues and "| Volume: About 40 people | Schedule 1 |" in implications


def test_a_sentence_that_begins_with_a_party_speaks_of_it_too() -> None:
    said = words(report(drafted(ROOT / "examples" / "estates.yaml"), "the Trust"))
    ours = said.partition("says this of the Trust in particular")[2].partition("would also share")[0]
    assert "The Trust expects to need six clinic rooms" in ours and "The Trust may use the civic centre" in ours


def test_rows_that_are_told_in_one_cell_are_sentences() -> None:
    said = words(report(drafted(ROOT / "examples" / "service-terms.yaml"), "Tarrow"))
    assert "Everyday features: One month. A feature that is taken away: Three months." in said


def test_how_a_party_leaves_is_found_by_what_its_clause_does() -> None:
    said = words(report(drafted(ROOT / "examples" / "service-terms.yaml"), "Holmere"))
    assert "How a Party leaves, and what follows, is in paragraphs 8.14 to 8.18." in said


# --- the command --------------------------------------------------------------------------------------


def test_the_command_writes_a_paper_for_each_party_and_the_agreement(moudraft: Run, folder: Any) -> None:
    done = moudraft("report", SHARED, "--for", "all", "-o", "papers", "--today", "2026-11-21")
    assert (done.code, done.data) == (0, b""), done.err
    assert sorted(path.name for path in (folder / "papers").iterdir()) == [
        "shared-services.appendix-1.docx",
        "shared-services.report.eastvale.docx",
        "shared-services.report.northmoor.docx",
    ]
    again = moudraft("report", SHARED, "--for", "all", "-o", "papers")
    assert again.code == 2 and "exists already" in again.err


def test_one_paper_goes_where_it_is_asked_to(moudraft: Run, folder: Any) -> None:
    out = moudraft("report", SHARED, "--for", "eastvale", "-o", "-", "--format", "md")
    assert out.code == 0 and "# Shared Services Partnership" in out.out
    assert moudraft("report", SHARED, "--for", "Eastvale", "-o", "one.md", "--no-appendix").code == 0
    assert [path.name for path in folder.iterdir()] == ["one.md"]
    unknown = moudraft("report", SHARED, "--for", "Eastvail")
    assert unknown.code == 2 and "Eastvale" in unknown.err
    final = moudraft("report", SHARED, "--for", "Eastvale", "--final", "-o", "final.docx")
    assert final.code == 1 and "still to confirm" in final.err and not (folder / "final.docx").exists()


def test_a_report_speaks_of_an_appendix_only_where_there_is_one(moudraft: Run, folder: Path) -> None:
    made = drafted(SHARED)
    appended, apart = words(report(made, "Eastvale")), words(report(made, "Eastvale", appended=False))
    assert appended.count("Appendix 1") == 3 and "beside" not in appended
    assert "Appendix" not in apart and apart.count("beside this report") == 2
    assert "Beside this report: the Heads of Terms" in apart
    assert "Appendix" not in moudraft("report", SHARED, "--for", "eastvale", "-o", "-", "--format", "md").out
    asked = ("report", SHARED, "--for", "Eastvale", "-o", "one.md", "--no-appendix", "--options", OPTIONS)
    assert moudraft(*asked).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["one.appendix-1.docx", "one.md"]
    text = (folder / "one.md").read_text(encoding="utf-8")
    assert "Appendix 1: the options paper" in text and "Appendix 2" not in text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_report_for_each_party(example: Any) -> None:
    made = drafted(example)
    for party in made.deal.parties:
        text = words(report(made, party.short_name))
        assert ".." not in text.replace("...", "") and " ." not in text and "{{" not in text and "  " not in text


def test_a_party_that_is_renamed_keeps_its_report() -> None:
    from moudraft.deal.names_spoken import renamed

    source = with_report(two("district"), author="Head of Housing")
    source["parties"][0]["short_name"] = "Northfell"
    made = drafted(renamed(source, "Northmoor", "Northfell"))
    assert "Head of Housing" in words(report(made, "Northfell"))
