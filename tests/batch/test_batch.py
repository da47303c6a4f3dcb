"""A batch: every deal is accounted for, none stops another, and what is done is not done again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.batch.made import DEAL, TODAY, deals, outputs, records, statuses
from tests.conftest import Run


def test_a_folder_of_deals_gives_the_drafts_that_draft_gives(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    done = moudraft("batch", "deals", "-o", "out", "--jobs", 1, *TODAY)
    assert done.code == 0, done.err
    assert done.data == b""
    moudraft("draft", "deals/deal-02.yaml", "-o", "alone.docx", *TODAY)
    made = outputs(folder / "out")
    assert list(made) == ["deal-01.docx", "deal-02.docx", "deal-03.docx"]
    assert made["deal-02.docx"] == (folder / "alone.docx").read_bytes()


def test_the_manifest_has_a_line_for_each_deal_in_order(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    moudraft("batch", "deals", "-o", "out", *TODAY)
    found = records(folder / "out")
    assert [each["number"] for each in found] == [1, 2, 3]
    first = found[0]
    assert (first["source"], first["output"], first["status"]) == ("deals/deal-01.yaml", "deal-01.docx", "drafted")
    assert first["sha256"] == hashlib.sha256((folder / "out" / "deal-01.docx").read_bytes()).hexdigest()
    assert first["title"] == "1 Shared Services Partnership"
    assert first["seconds"] > 0
    checked = json.loads(moudraft("check", "deals/deal-01.yaml", "--json", *TODAY).out)["findings"]
    # A question for the sponsor is for a person at one deal, not for each of hundreds.
    shown = [each["code"] for each in checked if not each["private"] and each["severity"] != "question"]
    assert sorted(each["code"] for each in first["findings"]) == sorted(shown)
    assert set(first["findings"][0]) == set(checked[0])


def test_one_failed_deal_stops_no_other_and_ends_with_1(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    (folder / "deals" / "deal-02.yaml").write_text("title: [", encoding="utf-8")
    (folder / "deals" / "deal-03.yaml").write_bytes(b"\xff\xfe")
    done = moudraft("batch", "deals", "-o", "out", *TODAY, "--json")
    assert done.code == 1
    assert statuses(folder / "out") == ["drafted", "failed", "failed"]
    assert "deals/deal-02.yaml:1: " in done.err
    data = json.loads(done.out)
    assert (data["deals"], data["drafted"], data["failed"]) == (3, 1, 2)
    assert data["failures"][0]["source"] == "deals/deal-02.yaml"
    assert list(outputs(folder / "out")) == ["deal-01.docx"]


def test_what_goes_wrong_inside_is_a_failure_of_that_deal_alone(
    moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import moudraft.drafting as drafting

    real = drafting.draft

    def fails(deal: object, **how: object) -> object:
        if getattr(deal, "title", "").startswith("2 "):
            raise KeyError("nobody foresaw this")
        return real(deal, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(drafting, "draft", fails)
    deals(folder / "deals")
    done = moudraft("batch", "deals", "-o", "out", "--jobs", 1, *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["drafted", "failed", "drafted"])
    assert "moudraft went wrong: KeyError" in done.err
    assert "Traceback" not in done.err


def test_what_is_unchanged_is_not_drafted_again(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    moudraft("batch", "deals", "-o", "out", *TODAY)
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").glob("*.docx")}
    again = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert (again.code, statuses(folder / "out")) == (0, ["unchanged"] * 3)
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").glob("*.docx")} == before


@pytest.mark.parametrize("change", ["deal", "day", "set", "form", "output gone"])
def test_whatever_decides_the_bytes_makes_it_draft_again(change: str, moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 2)
    moudraft("batch", "deals", "-o", "out", *TODAY)
    more: tuple[str, ...] = ()
    if change == "deal":
        path = folder / "deals" / "deal-01.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("6 months", "9 months"), encoding="utf-8")
    elif change == "output gone":
        (folder / "out" / "deal-01.docx").unlink()
    else:
        more = {"day": ("--today", "2026-11-22"), "set": ("--set", "terms.veto=reserved-matters"),
                "form": ("--format", "md")}[change]  # fmt: skip
    done = moudraft("batch", "deals", "-o", "out", *TODAY, *more)
    assert done.code == 0, done.err
    expected = ["drafted", "unchanged"] if change in ("deal", "output gone") else ["drafted"] * 2
    assert statuses(folder / "out") == expected


def test_a_run_that_was_killed_is_gone_on_with(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    moudraft("batch", "deals", "-o", "out", *TODAY)
    manifest = folder / "out" / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    # The second line was cut off as it was written, and the third draft had only just been put in its place.
    manifest.write_bytes(lines[0] + lines[1][:40])
    (folder / "out" / "deal-02.docx").unlink()
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert (done.code, statuses(folder / "out")) == (0, ["unchanged", "drafted", "drafted"])


def test_a_draft_somebody_has_worked_on_is_not_replaced_unless_forced(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 2)
    moudraft("batch", "deals", "-o", "out", *TODAY)
    draft = folder / "out" / "deal-01.docx"
    draft.write_bytes(b"the solicitor's own words")
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["failed", "unchanged"])
    assert "has been changed since it was drafted" in done.err or "is not of this batch" in done.err
    assert draft.read_bytes() == b"the solicitor's own words"
    forced = moudraft("batch", "deals", "-o", "out", *TODAY, "--force")
    assert (forced.code, statuses(folder / "out")) == (0, ["drafted", "unchanged"])
    assert draft.read_bytes().startswith(b"PK")


def test_a_file_that_is_not_of_the_batch_is_not_replaced(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    (folder / "out").mkdir()
    (folder / "out" / "deal-01.docx").write_bytes(b"mine")
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert done.code == 1
    assert "exists already, and is not of this batch" in done.err
    assert (folder / "out" / "deal-01.docx").read_bytes() == b"mine"


def test_fail_fast_stops_at_the_first_that_fails_and_can_be_gone_on_with(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals")
    bad = folder / "deals" / "deal-02.yaml"
    good = bad.read_text(encoding="utf-8")
    bad.write_text("nothing: here", encoding="utf-8")
    done = moudraft("batch", "deals", "-o", "out", "--fail-fast", "--jobs", 1, *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["drafted", "failed"])
    assert "Stopped" in done.err
    bad.write_text(good, encoding="utf-8")
    assert moudraft("batch", "deals", "-o", "out", *TODAY).code == 0
    assert statuses(folder / "out") == ["unchanged", "drafted", "drafted"]


def test_final_fails_a_deal_with_anything_unsettled(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    done = moudraft("batch", "deals", "-o", "out", "--final", *TODAY)
    assert done.code == 1
    assert "still to confirm: " in done.err
    assert outputs(folder / "out") == {}


def test_a_draft_with_errors_is_written_and_ends_with_1(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 2)
    done = moudraft("batch", "deals", "-o", "out", *TODAY, "--set", "governance=statutory-joint-committee")
    assert (done.code, statuses(folder / "out")) == (1, ["drafted", "drafted"])
    assert "Findings that are errors: in 2 drafts" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "-o", "out"), "nowhere: there is no such file or folder"),
        (("empty", "-o", "out"), "empty: there is no deal in this folder"),
        (("picture.png", "-o", "out"), "picture.png: this is not a file of deals"),
        (("rows.csv", "-o", "out"), "a table needs a deal to be laid over"),
        (("-", "-", "-o", "out"), "standard input can be read only once"),
        (("deal.yaml", "-o", "picture.png"), "picture.png: this is a file, not a folder"),
        (("deal.yaml", "-o", "out", "--set", "nothing"), "--set nothing: there is no = in it"),
        (
            ("deal.yaml", "-o", "out", "--jobs", "2", "--scheduler", "tcp://x"),
            "--jobs: this is for this machine",
        ),
        (("deal.yaml", "-o", "out", "--manifest", "picture.png"), "picture.png: this is no manifest"),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(
    arguments: tuple[str, ...], said: str, moudraft: Run, folder: Path
) -> None:
    (folder / "empty").mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG\n")
    (folder / "rows.csv").write_text("title\nx\n", encoding="utf-8")
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    done = moudraft("batch", *arguments)
    assert (done.code, done.data) == (2, b"")
    assert said in done.err
    assert not (folder / "out").exists() or outputs(folder / "out") == {}
    assert (folder / "picture.png").read_bytes() == b"\x89PNG\n"


def test_nothing_is_animated_in_a_pipe(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert "\r" not in done.err
    assert "\033" not in done.err
