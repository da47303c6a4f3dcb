"""What a draft asserts is held together wherever its words come from: the library, a house, the deal itself."""

from __future__ import annotations

from pathlib import Path

from moudraft.checks.support.context import Context
from moudraft.checks.support.statements import Statements
from moudraft.drafting import load_library
from moudraft.findings import ClauseAt, LeaveOut, SetKey
from moudraft.library.statement import Statement
from tests import tiny
from tests.checks.drafts import drafted, found

BOARD = "template: mou\ngovernance: [leaders-board]\nterms.decision: consensus\n"
OWN = "clauses.own: [{key: ours, title: Ours, text: The members vote., says: {votes: taken}}]"


def asserted(lines: str) -> set[Statement]:
    draft = Context(drafted(lines))
    return {each.said for each in draft.once(Statements).all}


def test_two_provisions_that_disagree_are_named_by_their_paragraphs() -> None:
    made = drafted(BOARD + OWN)
    (finding,) = found(made, "B621")
    provisions = {each.clause: each for each in made.document.all_provisions()}
    stock, own = provisions["governance/decisions"].number, provisions["own/ours"].number
    assert f"paragraph {stock} says that nothing is put to the vote" in finding.message
    assert f"paragraph {own} that questions are put to the vote" in finding.message
    assert {each.clause for each in finding.about if isinstance(each, ClauseAt)} == {"governance/decisions", "own/ours"}
    assert LeaveOut("governance/decisions") in finding.ways and LeaveOut("own/ours") not in finding.ways


def test_a_paragraph_that_the_deal_words_anew_or_takes_out_asserts_nothing() -> None:
    stock = "{{ Board }} reaches every conclusion by consensus and takes no votes."
    change = f'clauses.amend: [{{clause: governance/decisions, sentence: 1, was: "{stock}", to: It talks.}}]'
    assert Statement("votes", "none") in asserted(BOARD)
    assert Statement("votes", "none") not in asserted(BOARD + change)


def test_a_line_that_does_not_stand_asserts_nothing() -> None:
    own = "terms.exit: at-will"
    assert Statement("leaving", "any-time") in asserted(own)
    assert Statement("leaving", "not-early") not in asserted(own)


def test_a_wording_that_agrees_is_offered() -> None:
    bare = drafted("template: mou\nterms.exclusivity: first-look\nclauses.wording: {conduct/group-first: bare}")
    (finding,) = found(bare, "B621")
    assert SetKey("clauses.wording.conduct/group-first", "first-look") in finding.ways


def test_a_houses_own_words_are_held_against_ours(tmp_path: Path) -> None:
    house = tiny.write(
        tmp_path,
        {"clauses/conduct/ours.md": tiny.clause("1. {{ says votes: taken }} Members of joint bodies vote by hand.\n")},
    )
    lines = BOARD + "clauses.add: [conduct/ours]"
    (finding,) = found(drafted(lines, library=load_library(house)), "B621")
    assert LeaveOut("conduct/ours") in finding.ways


def test_a_model_of_the_deal_asserts_what_its_purpose_says() -> None:
    both = "governance: [statutory-joint-committee, lead-authority]\nterms.delegation: joint-committee"
    messages = [each.message for each in found(drafted(both), "B621")]
    assert any("lead-authority of the deal" in each for each in messages)


def test_clauses_that_part_each_other_are_told_where_both_stand() -> None:
    lines = "terms.binding: part\nclauses.add: [general/entire-agreement, change/later-paper]"
    told = [each.message for each in found(drafted(lines), "B621")]
    assert any("cannot stand beside" in each for each in told)
