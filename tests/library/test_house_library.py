"""A house library begun and proved sound from the command line, and laid over the built-in one by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.drafting import load_library
from moudraft.library.reading.soundness import library_problems
from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDINGS = "## two\n~~~\nwhen: {parties: 2}\n~~~\n1. x\n\n## all\n~~~\nwhen: {councils: all}\n~~~\n1. y\n"
TIE = f"---\ntitle: T\npurpose: p\n---\n{WORDINGS}"


def test_the_built_in_library_has_no_wordings_that_tie_in_any_deal() -> None:
    assert library_problems(load_library(), thorough=True) == []


def test_a_clause_of_your_own_begins_as_a_draft_of_the_librarys(moudraft: Run, folder: Path) -> None:
    result = moudraft("clauses", "new", "veto", "--library", "ours")
    text = (folder / "ours/clauses/safeguards/veto.md").read_text(encoding="utf-8")
    assert result.code == 0 and "status: draft" in text and "reviewed:" not in text
    assert "code: SAF-7" in text and "## opt-out-councils" in text
    assert moudraft("clauses", "check", "ours").out == "safeguards/veto\n"


def test_a_clause_under_a_new_id_leaves_the_code_behind(moudraft: Run, folder: Path) -> None:
    moudraft("clauses", "new", "money/parking", "--from", "money/costs", "--library", "ours")
    assert "code:" not in (folder / "ours/clauses/money/parking.md").read_text(encoding="utf-8")
    assert moudraft("clauses", "check", "ours").code == 0


@pytest.mark.parametrize("id", ["../outside", "Money/Parking", "parking", "a/b/c"])
def test_an_id_that_is_no_topic_and_name_is_refused(moudraft: Run, folder: Path, id: str) -> None:
    result = moudraft("clauses", "new", id, "--from", "money/costs", "--library", "ours")
    assert result.code == 2 and "write topic/clause in small letters" in result.err
    assert list(folder.rglob("*.md")) == []


def test_a_clause_that_is_there_already_is_not_written_over(moudraft: Run, folder: Path) -> None:
    moudraft("clauses", "new", "veto", "--library", "ours")
    assert moudraft("clauses", "new", "veto", "--library", "ours").code == 2


def test_a_library_that_is_a_file_is_refused(moudraft: Run, folder: Path) -> None:
    (folder / "house").write_text("no folder", encoding="utf-8")
    result = moudraft("clauses", "new", "veto", "--library", "house")
    assert result.code == 2
    assert "cannot be made: " in result.err


def test_wordings_that_tie_in_some_deal_are_found_before_the_deal_comes(moudraft: Run, folder: Path) -> None:
    (folder / "ours/clauses/own").mkdir(parents=True)
    (folder / "ours/clauses/own/tie.md").write_text(TIE, encoding="utf-8")
    result = moudraft("clauses", "check", "ours")
    assert result.code == 2 and '"two" and "all" of own/tie can fit equally well' in result.err


def test_an_entry_of_a_data_file_is_laid_over_by_id(moudraft: Run, folder: Path) -> None:
    (folder / "ours/clauses").mkdir(parents=True)
    entries = "- {id: financial-sustainability, text: keep the books in balance}\n- {id: ours, text: do as we do}\n"
    (folder / "ours/clauses/objectives.yaml").write_text(entries, encoding="utf-8")
    deal = EXAMPLES / "shared-services.yaml"
    drafted = moudraft("draft", deal, "--library", "ours", "--format", "md", "-o", "-").out
    assert "Keep the books in balance" in drafted and "simple to find" in drafted
