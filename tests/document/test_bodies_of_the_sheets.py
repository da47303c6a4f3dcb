"""The governance of three deals, sentence by sentence: three councils, two bodies, six of several sectors."""

from __future__ import annotations

import datetime
import json
from typing import Any

from moudraft.comparison.comparing import compare
from moudraft.comparison.deal_changes import deal_changes
from moudraft.deal.deal_file import load_deal
from moudraft.document import plain_text
from moudraft.drafting import Draft, draft
from tests.checks.drafts import built_in

DAY = datetime.date(2026, 11, 22)
COUNCILS = (("Northmoor", "district"), ("Eastvale", "borough"), ("Fenshire", "county"))
PLACE = (("the ICB", "icb"), ("Coastal", "county"), ("Dunmouth", "district"), ("the Charity", "charity"))
HUB = (("the Council", "unitary"), ("the Trust", "nhs-trust"))


def made(template: str, parties: tuple[tuple[str, str], ...], **body: Any) -> Draft:
    data = {
        "moudraft": 1, "template": template, "title": "T", "governance": [body], "clauses": {"posture": "lean"},
        "parties": [{"name": f"{name} body", "short_name": name, "kind": kind} for name, kind in parties],
    }  # fmt: skip
    return draft(load_deal(json.dumps(data), name="deal.yaml"), library=built_in(), today=DAY, checks=())


def said(drafted: Draft, *clauses: str) -> list[str]:
    provisions = [each for each in drafted.document.all_provisions() if each.clause.partition("/")[2] in clauses]
    return [plain_text(paragraph.content) for each in provisions for paragraph in each.paragraphs()]


def leaders(**more: Any) -> Draft:
    body = {
        "model": "leaders-board", "name": "Partnership Board", "standing": "advisory", "quorum": "one-from-each",
        "seats": {"each": {"posts": ["Leader", "chief executive"]}}, "decision": "consensus",
        "chair": {"rule": "rotating", "order": ["Northmoor"], "turn": "1 year"},
        "meets": {"first": "monthly", "for": "6 months", "then": "quarterly"},
    }  # fmt: skip
    return made("mou", COUNCILS, **{**body, **more})


def test_a_board_of_leaders() -> None:
    assert said(leaders(), "body", "membership", "chair", "meetings", "quorum") == [
        "The Councils set up the “Partnership Board” to advise them on carrying out this Memorandum. "
        "It takes no decision for any Council.",
        "The Partnership Board is made up of two members from each Council: its Leader and its chief executive.",
        "The chair of the Partnership Board passes from one Council to the next, in this order: "
        "Northmoor, then [to confirm: Eastvale and Fenshire]. Each turn lasts one year.",
        "If the person in the chair leaves office before the turn ends, the same Council names another for the rest "
        "of it.",
        "The Partnership Board will meet monthly for six months, and quarterly after that.",
        "Any Council may ask the chair for an extra meeting.",
        "To do business, a meeting of the Partnership Board needs at least one member from each Council.",
    ]


def test_what_a_body_is_said_to_be_is_said_once() -> None:
    text = leaders().markdown()
    assert text.count("takes no decision for any Council") == 1
    assert "is advice to each Council until" not in text
    assert "advice and support of" not in text  # the chief executives are members, and advise nobody


def test_a_project_board_of_officers() -> None:
    drafted = made(
        "heads-of-terms", HUB, model="programme-board", name="Project Board", standing="advisory",
        seats={"each": {"n": 2, "posts": ["officer"]}}, chair={"parties": ["the Trust"]}, decision="consensus",
        escalates_to={"to": ["chief executives"]},
    )  # fmt: skip
    assert said(drafted, "body", "membership", "chair", "decisions", "deadlock", "programme-team") == [
        "The Partners set up the “Project Board” to advise them on carrying out these Heads of Terms. "
        "It takes no decision for either Partner.",
        "The Project Board is made up of two members from each Partner, each of them an officer.",
        "The Project Board is chaired by the Trust.",
        "The Project Board reaches every conclusion by consensus and takes no votes.",
        "There is consensus when no Partner represented at the meeting maintains an objection.",
        "If the Project Board reaches no conclusion on a matter, it refers the matter to the chief executives.",
        "If they do not settle it, [to confirm: the existing position stands].",
    ]


def test_a_forum_with_two_chairs() -> None:
    drafted = made(
        "alliance", PLACE, model="advisory-alliance", name="Alliance Forum", standing="advisory", groups="yes",
        chair={"rule": "co-chairs", "parties": ["Coastal", "the Charity"]}, meets="every two months",
        reports_to=[{"to": "place committee", "of": "the ICB"},
                    {"to": "health and wellbeing board", "of": "Coastal"}],
    )  # fmt: skip
    assert said(drafted, "chair", "presiding", "meetings", "workstreams", "reporting") == [
        "The Alliance Forum is chaired jointly by Coastal and the Charity.",
        "They preside at its meetings in turn, in this order: [to confirm: Coastal and the Charity].",
        "When one of the chairs has an interest in a matter, [to confirm: the other chair] presides while it "
        "is discussed.",
        "The Alliance Forum will meet every two months.",
        "Any Partner may ask the chairs for an extra meeting.",
        "The Alliance Forum may set up working groups.",
        "A working group advises the Alliance Forum and takes no decision for any Partner.",
        "The Alliance Forum reports, [to confirm: how often], to:",
        "the place committee of the ICB; and",
        "the health and wellbeing board of Coastal.",
        "A report gives whoever receives it no power to direct the Alliance Forum.",
    ]


def test_a_change_of_a_part_is_told_in_a_comparison() -> None:
    old, new = leaders(), leaders(meets={"first": "monthly", "for": "1 year", "then": "quarterly"}, standing="decides")
    told = [each.text for each in deal_changes(old, new, compare(old.document, new.document))]
    assert "Partnership Board, meets, for: changed from 6 months to 1 year" in told
    assert "Partnership Board, standing: changed from advisory to decides" in told
