"""A batch loses no file and no deal: links, others' files, a second run, and what is no text (faults, 7 and 13)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.made import DEAL, TODAY, deals, outputs, records, statuses, table
from tests.conftest import Run

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, rights and such names are POSIX's")
BASE = ("--base", str(DEAL))


# --- links and other people's files ---------------------------------------------------------------


@posix
@pytest.mark.parametrize("name", [".deal-01.docx.tmp", ".manifest.jsonl.tmp", ".moudraft.lock", ".moudraft-batch.lock"])
def test_row_13_a_link_at_a_name_one_could_guess_is_never_followed(name: str, moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    (folder / "out").mkdir()
    (folder / "victim").write_text("the victim's words", encoding="utf-8")
    (folder / "out" / name).symlink_to(folder / "victim")
    moudraft("batch", "deals", "-o", "out", *TODAY)
    moudraft("batch", "deals", "-o", "out", "--force", "--today", "2026-11-22")
    assert (folder / "victim").read_text(encoding="utf-8") == "the victim's words"


@posix
@pytest.mark.parametrize("dangling", [False, True])
@pytest.mark.parametrize("place", ["out/manifest.jsonl", "out/deal-01.docx", "out/sub"])
@pytest.mark.parametrize("force", [False, True])
def test_row_13_nothing_is_written_outside_the_folder_through_a_link(
    force: bool, place: str, dangling: bool, moudraft: Run, folder: Path
) -> None:
    deals(folder / "deals" / "sub", 1)
    deals(folder / "deals", 1)
    (folder / "out").mkdir()
    elsewhere = folder / "elsewhere"
    if place == "out/sub":
        if not dangling:
            elsewhere.mkdir()
    elif not dangling:
        elsewhere.write_text("another's", encoding="utf-8")
    (folder / place).symlink_to(elsewhere)
    done = moudraft("batch", "deals", "-o", "out", *TODAY, *(["--force"] if force else []))
    assert done.code in (1, 2)
    assert "this is a link" in done.err
    assert (folder / place).is_symlink()
    if dangling:
        assert not elsewhere.exists()
    elif place == "out/sub":
        assert list(elsewhere.iterdir()) == []
    else:
        assert elsewhere.read_text(encoding="utf-8") == "another's"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
@pytest.mark.parametrize("words", ["one line", "{}", '{"number": 1}', '{"title": "T"}', "\n", "{", '{"number":1}'])
def test_row_13_a_file_that_is_no_manifest_is_never_written_over(
    words: str, ending: str, moudraft: Run, folder: Path
) -> None:
    deals(folder / "deals", 1)
    notes = folder / "notes.txt"
    notes.write_bytes((words + ending).encode())
    done = moudraft("batch", "deals", "-o", "out", "--manifest", "notes.txt", *TODAY)
    if (words + ending).strip() in ("", "{"):  # of which a run that was killed may have left just so much
        return
    assert done.code == 2, notes.read_bytes()
    assert "notes.txt: this is no manifest of a batch" in done.err
    assert notes.read_bytes() == (words + ending).encode()
    forced = moudraft("batch", "deals", "-o", "out", "--manifest", "notes.txt", "--force", *TODAY)
    assert forced.code == 0
    assert (folder / "notes (kept 2026-11-21).txt").read_bytes() == (words + ending).encode()
    assert "kept as notes (kept 2026-11-21).txt" in forced.err


@pytest.mark.parametrize("manifest", ["rows.csv", "base.yaml", "deals/deal-01.yaml"])
def test_row_13_the_manifest_is_never_written_over_what_the_batch_reads(
    manifest: str, moudraft: Run, folder: Path
) -> None:
    deals(folder / "deals", 1)
    (folder / "base.yaml").write_bytes(DEAL.read_bytes())
    (folder / "rows.csv").write_text("title\nA", encoding="utf-8")
    before = (folder / manifest).read_bytes()
    for force in ((), ("--force",)):
        done = moudraft(
            "batch", "rows.csv", "deals/deal-01.yaml", "--base", "base.yaml", "-o", "out", "--manifest", manifest,
            *TODAY, *force,
        )  # fmt: skip
        assert (done.code, (folder / manifest).read_bytes()) == (2, before)


def test_a_deal_cannot_take_the_manifests_name(moudraft: Run, folder: Path) -> None:
    table(folder / "rows.csv", ("output", "title"), [("manifest", "A")])
    done = moudraft(
        "batch", "rows.csv", *BASE, "-o", "out", "--manifest", "out/manifest.ast.json", "--format", "ast", *TODAY
    )
    assert done.code == 0, done.err
    (record,) = [json.loads(line) for line in (folder / "out" / "manifest.ast.json").read_text("utf-8").splitlines()]
    assert record["output"] == "manifest (2).ast.json"


def test_row_7_a_name_with_its_ending_gets_no_second_one(moudraft: Run, folder: Path) -> None:
    names = ("Deal.docx", "Other.DOCX", "v1.2", "a.md", ".docx", "x.ast.json")
    table(folder / "rows.csv", ("output", "title"), [(name, "A") for name in names])
    moudraft("batch", "rows.csv", *BASE, "-o", "out", *TODAY)
    found = [each["output"] for each in records(folder / "out")]
    assert found == ["Deal.docx", "Other.docx", "v1.2.docx", "a.docx", "docx.docx", "x.docx"]


def test_a_draft_kept_by_force_is_in_the_manifest_and_told(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    moudraft("batch", "deals", "-o", "out", *TODAY)
    (folder / "out" / "deal-01.docx").write_bytes(b"typed in by hand")
    done = moudraft("batch", "deals", "-o", "out", "--force", *TODAY)
    assert records(folder / "out")[0]["kept"] == "deal-01 (kept 2026-11-21).docx"
    assert "so that is kept as deal-01 (kept 2026-11-21).docx" in done.err
    assert outputs(folder / "out")["deal-01 (kept 2026-11-21).docx"] == b"typed in by hand"


def test_only_what_is_named_is_discarded(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 2)
    moudraft("batch", "deals", "-o", "out", *TODAY)
    for number in (1, 2):
        (folder / "out" / f"deal-0{number}.docx").write_bytes(b"typed in by hand")
    done = moudraft("batch", "deals", "-o", "out", "--discard", "out/deal-01.docx", *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["drafted", "failed"])
    assert outputs(folder / "out")["deal-02.docx"] == b"typed in by hand"
    assert outputs(folder / "out")["deal-01.docx"][:2] == b"PK"


# --- one bad item stops no other ------------------------------------------------------------------


def test_row_13_a_surrogate_fails_its_line_alone(moudraft: Run, folder: Path) -> None:
    lines = [
        '{"title": "Good one"}', '{"title": "\\ud800"}', '{"\\udfff": "x"}', '{"parties.0.address": ["\\udc00"]}',
        '{"output": "\\ud800", "title": "x"}', '{"title": "\\ud83d\\ude00"}', '{"title": "Good two"}',
    ]  # fmt: skip
    done = moudraft("batch", "-", *BASE, "-o", "out", *TODAY, stdin="\n".join(lines).encode())
    assert done.code == 1
    assert statuses(folder / "out") == ["drafted", *["failed"] * 4, "drafted", "drafted"]
    assert "<stdin>:2: holds half a character" in done.err


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS takes no such names")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_row_13_a_name_that_is_not_utf_8_is_drafted_like_any_other(jobs: str, moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 2)
    strange = os.fsencode(folder / "deals") + b"/caf\xe9.yaml"
    Path(os.fsdecode(strange)).write_bytes(DEAL.read_bytes())
    Path(os.fsdecode(os.fsencode(folder / "deals") + b"/bad\xff.yaml")).write_bytes(b"title: [")
    done = moudraft("batch", "deals", "-o", "out", "--jobs", jobs, *TODAY)
    assert done.code == 1
    assert sorted(statuses(folder / "out")) == ["drafted", "drafted", "drafted", "failed"]
    found = {each["source"]: each for each in records(folder / "out")}
    assert found["deals/caf\\udce9.yaml"]["output"] == "caf.docx"
    assert found["deals/bad\\udcff.yaml"]["problems"][0]["file"] == "deals/bad\\udcff.yaml"


@posix
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root reads everything")
def test_row_13_a_folder_that_cannot_be_read_fails_by_name(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    deals(folder / "deals" / "closed", 1).chmod(0)
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    (folder / "deals" / "closed").chmod(0o700)
    assert (done.code, statuses(folder / "out")) == (1, ["failed", "drafted"])
    assert "deals/closed: this folder cannot be read: Permission denied" in done.err


def test_row_13_a_folder_the_system_refuses_fails_by_name(
    moudraft: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for whoever runs the tests as root."""
    deals(folder / "deals", 1)
    deals(folder / "deals" / "closed", 1)
    real = Path.iterdir

    def refused(self: Path):  # type: ignore[no-untyped-def]
        if self.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "iterdir", refused)
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["failed", "drafted"])
    assert "closed: this folder cannot be read: Permission denied" in done.err


@posix
def test_row_13_pipes_and_links_to_devices_in_a_folder_never_hang(moudraft: Run, folder: Path) -> None:
    deals(folder / "deals", 1)
    os.mkfifo(folder / "deals" / "pipe.yaml")
    (folder / "deals" / "endless.yaml").symlink_to("/dev/zero")
    (folder / "deals" / "nowhere.yaml").symlink_to("/nowhere/at/all")
    done = moudraft("batch", "deals", "-o", "out", *TODAY)
    assert (done.code, statuses(folder / "out")) == (1, ["drafted", "failed", "failed", "failed"])


@pytest.mark.parametrize("command", ["batch", "draft", "check"])
def test_row_13_a_bad_byte_in_set_is_refused_by_name(command: str, moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    more = ("-o", "out") if command == "batch" else ()
    done = moudraft(command, "deal.yaml", "--set", "title=\udcff", *more)
    assert done.code == 2
    assert "the character U+DCFF is not allowed in text" in done.err


# --- two runs -------------------------------------------------------------------------------------


def rows(folder: Path, count: int, name: str = "rows.csv") -> Path:
    return table(folder / name, ("output", "title"), [(f"{name}-{n}", f"Title {n}") for n in range(count)])


@pytest.mark.slow
def test_row_7_two_runs_into_one_folder_corrupt_nothing_and_the_second_is_told(moudraft: Run, folder: Path) -> None:
    rows(folder, 60)
    rows(folder, 2, "other.csv")
    command = [sys.executable, "-m", "moudraft", "batch", "rows.csv", *BASE, "-o", "out", "--jobs", "1", *TODAY]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder) as first:
        until = time.monotonic() + 30
        while time.monotonic() < until and not (folder / "out" / "rows.csv-1.docx").exists():
            time.sleep(0.01)
        second = moudraft("batch", "other.csv", *BASE, "-o", "out", *TODAY)
        far = moudraft("batch", "other.csv", *BASE, "-o", "far", "--manifest", "out/manifest.jsonl", *TODAY)
        first.communicate(timeout=120)
    assert first.returncode == 0
    assert second.code == 2
    assert f"out: another batch is writing into this folder (process {first.pid})" in second.err
    assert far.code == 2
    assert "another batch is writing manifest.jsonl" in far.err
    assert len(records(folder / "out")) == 60
    assert len(outputs(folder / "out")) == 60
    assert not [path for path in (folder / "out").iterdir() if path.name.startswith(".")]


@posix
@pytest.mark.slow
def test_a_lock_left_by_a_run_that_was_killed_stops_nobody(moudraft: Run, folder: Path) -> None:
    rows(folder, 60)
    command = [sys.executable, "-m", "moudraft", "batch", "rows.csv", *BASE, "-o", "out", "--jobs", "1", *TODAY]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder) as first:
        until = time.monotonic() + 30
        while time.monotonic() < until and not (folder / "out" / "rows.csv-1.docx").exists():
            time.sleep(0.01)
        first.kill()
        first.communicate()
    assert (folder / "out" / ".moudraft-batch.lock").exists()
    (folder / "out" / f".moudraft-0badc0de-{first.pid}-aaaa.tmp").write_bytes(b"of another machine: it may live")
    done = moudraft("batch", "rows.csv", *BASE, "-o", "out", "--jobs", "1", *TODAY)
    assert done.code == 0
    assert len(records(folder / "out")) == 60
    left = [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")]
    assert left == [f".moudraft-0badc0de-{first.pid}-aaaa.tmp"]
