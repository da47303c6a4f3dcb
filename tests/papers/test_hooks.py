"""Reports are written where deals are: at the end of the interview, beside options, and in a batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moudraft.commands.shared.interviewing import finish
from moudraft.commands.shared.wishes import Wishes
from moudraft.interview.answer_store import Store
from moudraft.interview.starting import answers_of, tree_of
from tests.conftest import ROOT, Run
from tests.interview.talks import at_hand
from tests.papers.made import DAY

SHARED = ROOT / "examples" / "shared-services.yaml"
OPTIONS = ROOT / "examples" / "variants" / "options.yaml"
REPORTS = ("report.eastvale.docx", "report.northmoor.docx")


def test_the_end_of_an_interview_offers_the_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = answers_of(tree_of(str(SHARED)), at_hand(), anew=True)
    wishes = Wishes(deal=Path("deal.yaml"), today=DAY)
    with Store(wishes.deal) as store:
        assert finish(wishes, answers, store, "reports") == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["deal.docx", *(f"deal.{each}" for each in REPORTS), "deal.yaml"]
    assert "still to confirm" in capsys.readouterr().err


@pytest.mark.slow
def test_options_come_with_a_report_for_each_party_of_each_of_them(moudraft: Run, folder: Path) -> None:
    done = moudraft("variants", OPTIONS, "-o", "paper", "--reports", "--today", "2026-11-21")
    assert done.code == 0, done.err
    names = {path.name for path in (folder / "paper").iterdir()}
    drafted = {name.removesuffix(".docx") for name in names if name.startswith("option-") and name.count(".") == 1}
    assert drafted
    assert {f"{option}.{each}" for option in drafted for each in REPORTS} <= names
    assert "options.docx" in names


@pytest.mark.slow
def test_a_batch_writes_a_report_for_each_party_of_each_deal(moudraft: Run, folder: Path) -> None:
    rows = ["output,title", "one,First title", "two,Second title"]
    (folder / "rows.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    command = (
        "batch",
        "rows.csv",
        "--base",
        SHARED,
        "-o",
        "drafts",
        "--reports",
        "--today",
        "2026-11-21",
        "--jobs",
        "1",
    )
    done = moudraft(*command)
    assert done.code == 0, done.err
    wanted = sorted(f"{name}.{each}" for name in ("one", "two") for each in ("docx", *REPORTS))
    assert sorted(path.name for path in (folder / "drafts").glob("*.docx")) == wanted
    lines = [
        json.loads(line) for line in (folder / "drafts" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [len(each["papers"]) for each in lines] == [2, 2]
    assert lines[0]["papers"][0]["output"] == f"one.{REPORTS[1]}"
    again = moudraft(*command)
    assert again.code == 0 and "unchanged" in again.err, again.err
    (folder / "drafts" / f"one.{REPORTS[0]}").write_bytes(b"changed by hand")
    spoilt = moudraft(*command)
    assert spoilt.code == 1 and "has been changed since it was drafted" in (
        folder / "drafts" / "manifest.jsonl"
    ).read_text(encoding="utf-8")


def test_options_for_another_deal_are_refused(moudraft: Run, folder: Path) -> None:
    other = ROOT / "examples" / "brentwood-rochford.yaml"
    done = moudraft("report", other, "--for", "Brentwood", "--options", OPTIONS, "-o", "papers")
    assert done.code == 2 and "these are options for" in done.err and not (folder / "papers").exists()
