"""The demo drafts the bundled example, and never fails or destroys because a name is taken."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, Run

EXAMPLE = ROOT / "examples" / "brentwood-rochford.yaml"
PAIR = {"brentwood-rochford.docx", "brentwood-rochford.yaml"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_demo_writes_a_draft_and_its_deal(folder: Path, moudraft: Run) -> None:
    result = moudraft("demo")
    assert result.code == 0
    assert names(folder) == PAIR
    assert (folder / "brentwood-rochford.yaml").read_bytes() == EXAMPLE.read_bytes()
    assert (folder / "brentwood-rochford.docx").read_bytes()[:2] == b"PK"


def test_the_demo_says_where_it_is_what_it_keeps_and_what_comes_next(folder: Path, moudraft: Run) -> None:
    said = moudraft("demo").err
    assert said.startswith("brentwood-rochford.docx: Strategic Partnership\n")
    assert "  - Veto: kept by statement " in said
    assert "Still to confirm (" in said
    assert "moudraft explain brentwood-rochford.yaml veto" in said
    assert said.endswith("moudraft drafts; a lawyer decides.\n")


def test_every_next_step_the_demo_names_works(folder: Path, moudraft: Run) -> None:
    said = moudraft("demo").err
    steps = [line.split("  ")[1] for line in said.splitlines() if line.startswith("  moudraft ")]
    assert len(steps) == 3
    for step in steps:
        assert moudraft(*step.split()[1:]).code in (0, 1), step


def test_the_demo_run_twice_changes_nothing(folder: Path, moudraft: Run) -> None:
    moudraft("demo")
    assert moudraft("demo").code == 0
    assert names(folder) == PAIR


def test_the_demo_takes_another_name_rather_than_replace_your_work(folder: Path, moudraft: Run) -> None:
    moudraft("demo")
    yours = folder / "brentwood-rochford.yaml"
    yours.write_text("yours", encoding="utf-8")
    result = moudraft("demo")
    assert result.code == 0
    assert yours.read_text(encoding="utf-8") == "yours"
    assert names(folder) == PAIR | {"brentwood-rochford-2.docx", "brentwood-rochford-2.yaml"}
    assert "moudraft draft brentwood-rochford-2.yaml" in result.err


def test_the_demo_replaces_its_files_when_told_to(folder: Path, moudraft: Run) -> None:
    (folder / "brentwood-rochford.yaml").write_text("yours", encoding="utf-8")
    assert moudraft("demo", "--force", "--today", "2026-11-21").code == 0
    kept = folder / "brentwood-rochford (kept 2026-11-21).yaml"
    assert names(folder) == {*PAIR, kept.name}
    assert kept.read_text(encoding="utf-8") == "yours"
    assert (folder / "brentwood-rochford.yaml").read_bytes() == EXAMPLE.read_bytes()


def test_the_demo_makes_the_folder_it_is_told_to_use(folder: Path, moudraft: Run) -> None:
    assert moudraft("demo", "-o", "some/where").code == 0
    assert names(folder / "some" / "where") == PAIR


def test_the_demo_writes_under_another_name_and_in_another_form(folder: Path, moudraft: Run) -> None:
    assert moudraft("demo", "-o", "first.md").code == 0
    assert names(folder) == {"first.md", "first.yaml"}
    assert "Brentwood Borough Council" in (folder / "first.md").read_text(encoding="utf-8")


def test_the_demo_goes_to_standard_output_alone(folder: Path, moudraft: Run) -> None:
    result = moudraft("demo", "-o", "-")
    assert (result.code, result.data[:2], result.err) == (0, b"PK", "")
    assert names(folder) == set()


def test_a_demo_that_has_nowhere_to_go_says_so(folder: Path, moudraft: Run) -> None:
    (folder / "taken").write_text("a file, not a folder", encoding="utf-8")
    result = moudraft("demo", "-o", "taken/demo")
    assert result.code == 2
    assert "taken" in result.err
    assert names(folder) == {"taken"}
