"""One paragraph of stock words changed for one deal: only while they are what the deal says they were."""

from __future__ import annotations

import datetime

import pytest

from moudraft import MoudraftError, draft, load_deal
from moudraft.deal.own_provisions import Amendment
from moudraft.drafting import Draft, load_library
from moudraft.library.wording import Grid, Line, walk_lines
from moudraft.selection.amended import _new_line, same_words, stock_words
from tests.conftest import Run
from tests.whole.test_own_provisions import DEAL, lines

WAS = (
    "was: '{{ Paper }} record{{ paper.s }} proposals and a commitment to work together, which {{ the_parties.intend }} "
    "honour in good faith.'"
)


def text_of(change: str, template: str = "mou") -> str:
    return f"{DEAL.format(template=template)}clauses:\n  amend:\n    - {{{change}}}\n"


def drafted(change: str) -> Draft:
    return draft(load_deal(text=text_of(change), name="deal.yaml"), today=datetime.date(2026, 11, 21))


def problem(change: str) -> str:
    with pytest.raises(MoudraftError) as caught:
        drafted(change)
    return "\n".join(map(str, caught.value.problems))


def test_the_words_take_the_place_of_the_paragraph_and_nothing_else_changes() -> None:
    before = lines(draft(load_deal(text=DEAL.format(template="mou")), today=datetime.date(2026, 11, 21)))
    after = lines(
        drafted(f"clause: status/legal-status, sentence: 2, {WAS}, to: 'See [@money/costs] & {{{{ each }}}}'")
    )
    (old,) = [line for line in before if line not in after]
    (new,) = [line for line in after if line not in before]
    assert "proposals and a commitment" in old
    assert new.partition(" ")[0] == old.partition(" ")[0] and "& each Council." in new


def test_a_paragraph_taken_out_leaves_the_others_numbered_anew() -> None:
    made = drafted(f"clause: STA-1, sentence: 2, {WAS}, out: yes, why: agreed, approved: {{by: both, on: 2027-01-05}}")
    assert not any("proposals and a commitment" in line for line in lines(made))
    assert "L408" in {each.code for each in made.findings}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("clause: status/legal-status, sentence: 1, was: It binds., to: It does", "deal.yaml:10: paragraph 1 of"),
        ("clause: status/legal-status, sentence: 9, was: It binds., to: It does", "has 2 paragraphs, and no number 9"),
        ("clause: status/legal-statu, sentence: 1, was: It binds., to: It does", 'unknown clause "status/legal-statu"'),
        ("clause: status/legal-status, wording: binding, sentence: 1, was: x, to: y", "the draft has the wording"),
        ("clause: status/legal-status, wording: bindin, sentence: 1, was: x, to: y", "unknown wording of"),
        ("clause: money/formula, sentence: 1, was: x, to: y", "money/formula is not in this draft"),
        ("clause: status/legal-status, sentence: 1, was: x", "says neither what the words are now nor that they go"),
        ("clause: status/legal-status, sentence: 1, was: x, to: y, out: yes", "has both to and out"),
        (f"clause: status/legal-status, sentence: 2, {WAS}, to: 'see [@a/b]'", "deal.yaml:10: [@a/b] refers to no"),
        (f"clause: status/legal-status, sentence: 2, {WAS}, to: 'see [@money/formula]'",
         "deal.yaml:10: status/legal-status refers to money/formula, which is not in this draft"),
        (f"clause: status/legal-status, sentence: 1, {WAS}, to: x y", "hint: write sentence: 2"),
    ],
)  # fmt: skip
def test_a_change_that_meets_other_words_is_refused_and_both_are_shown(change: str, told: str) -> None:
    assert told in problem(change), problem(change)


def test_words_that_moved_on_are_shown_beside_those_the_deal_changed() -> None:
    told = problem("clause: status/legal-status, sentence: 1, was: It binds nobody., to: It does")
    assert "reads \u201c{{ Paper.is }} not legally binding.\u201d, and not \u201cIt binds nobody.\u201d" in told


def test_the_words_of_every_stock_paragraph_are_met_as_clauses_show_prints_them(moudraft: Run) -> None:
    """Whatever can be copied out of ``clauses show`` is met: marks of lists, quotation marks, several lines."""
    from moudraft.deal.own_build import stock_text
    from moudraft.records.clause_data import sources

    marked = "2. {{ when exit: {not: [silent, at-will]} }} {{ says leaving: on-notice }} It may leave."
    assert stock_text(marked) == "It may leave."
    for owed in ("{{ owed by each }}", '{{ owed by "each controller" }}'):
        assert stock_text(f"1. {owed} {{{{ Each }}}} pays.") == "{{ Each }} pays."
    looked_at = 0
    for clause in load_library().clauses.values():
        text = sources(clause, None)
        for wording in clause.wordings:
            if any(isinstance(block, Grid) for block in wording.body):
                continue
            source = text[wording.name]
            for block in wording.body if len(wording.body) == 1 else ():
                assert same_words(stock_text(source), stock_words(block)), (clause.id, wording.name)
                looked_at += 1
            assert [*walk_lines(wording.body)]
    assert looked_at > 200


def test_the_run_names_the_clauses_that_are_changed(folder: object, moudraft: Run) -> None:
    from pathlib import Path

    change = f"clause: status/legal-status, sentence: 2, {WAS}, out: yes"
    Path("deal.yaml").write_text(text_of(change), encoding="utf-8")
    assert "changed for this deal: status/legal-status" in moudraft("draft", "deal.yaml").err
    told = " ".join(moudraft("explain", "deal.yaml", "legal-status").out.split())
    assert "the deal takes out paragraph 2 (deal.yaml:10)" in told


@pytest.mark.parametrize(
    ("sentence", "was", "to", "told", "at"),
    [
        ("1", "It binds.", "It does", "reads", "was"),
        ("9", "It binds.", "It does", "has 2 paragraphs", "sentence"),
        ("2", WAS.removeprefix("was: "), "see [@a/b]", "[@a/b]", "to"),
    ],
)
def test_a_change_is_told_at_the_line_of_what_is_wrong_in_it(
    sentence: str, was: str, to: str, told: str, at: str
) -> None:
    change = f"    - clause: status/legal-status\n      sentence: {sentence}\n      was: {was}\n      to: {to}\n"
    text = f"{DEAL.format(template='mou')}clauses:\n  amend:\n{change}"
    with pytest.raises(MoudraftError) as caught:
        draft(load_deal(text=text, name="deal.yaml"), today=datetime.date(2026, 11, 21))
    (problem,) = caught.value.problems
    assert told in problem.message
    assert text.splitlines()[problem.location.line - 1].strip().startswith(f"{at}:")


def test_new_words_keep_the_list_below_the_old_ones_only_where_they_lead_into_one() -> None:
    wordings = (wording for clause in load_library().clauses.values() for wording in clause.wordings)
    listed = next(block for each in wordings for block in each.body if isinstance(block, Line) and block.children)
    kept = _new_line(Amendment("a/b", 1, "w", to="They will:"), listed)
    assert kept.children == listed.children
    assert not _new_line(Amendment("a/b", 1, "w", to="They will not."), listed).children
