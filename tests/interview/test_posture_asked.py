"""How much a new paper says: lean unless the person wants more; asked in full mode only, and never of an old deal."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.commands.shared.interviewing import starting
from moudraft.commands.shared.wishes import Wishes
from moudraft.deal.deal_file import load_deal
from moudraft.interview.plan import plan
from moudraft.interview.starting import posed
from moudraft.settings import Settings
from tests.conftest import ROOT, Run
from tests.interview.talks import at_hand
from tests.interview.test_interview_commands import ANSWERS

SHARED = str(ROOT / "examples" / "shared-services.yaml")


@pytest.mark.parametrize("more, posture", [((), "lean"), (("--set", "clauses.posture=full"), "full")])
def test_a_new_deal_is_lean_unless_it_is_told_otherwise(
    more: tuple[str, ...], posture: str, moudraft: Run, folder: Path
) -> None:
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    done = moudraft("new", "deal.yaml", "--answers", "answers.yaml", *more)
    assert done.code == 0, done.err
    assert load_deal(folder / "deal.yaml").clauses.posture == posture


def test_a_deal_begun_from_another_says_as_much_as_that_one(moudraft: Run, folder: Path) -> None:
    assert moudraft("new", "deal.yaml", "--from", SHARED, "--no-input").code == 0
    assert load_deal(folder / "deal.yaml").clauses.posture == "usual"


@pytest.mark.parametrize("mode, asked", [("quick", 0), ("full", 1)])
def test_it_is_one_question_of_the_full_mode(mode: str, asked: int) -> None:
    desk = at_hand()
    answers = starting(Wishes(Path("deal.yaml")), None, desk)
    answers.steering["ask.mode"] = mode
    assert answers.data["clauses"] == {"posture": "lean"}
    assert sum(step.key == "clauses.posture" for step in plan(answers, desk)) == asked


def test_what_is_wrong_with_the_clauses_is_left_to_whoever_reads_the_deal() -> None:
    assert posed({"clauses": "x"}, Settings()) == {"clauses": "x"}
    assert posed({"clauses": {"add": ["a/b"]}}, Settings()) == {"clauses": {"posture": "lean", "add": ["a/b"]}}
