"""Two writers to one place: one wins, the other is told, and nothing is lost (faults, part 13)."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from moudraft.files.file_lock import FileLock
from moudraft.files.replacing import place_new, put_file, write_file
from moudraft.files.targets import check_target
from moudraft.files.temporaries import clear_left_over, temporary, temporary_name
from moudraft.problems import MoudraftError
from tests.conftest import ROOT

DAY = datetime.date(2026, 11, 21)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
WRITER = """
import datetime, sys
from pathlib import Path
from moudraft.files.replacing import write_file
from moudraft.files.targets import check_target
from moudraft.problems import MoudraftError
folder, name, force = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "force"
sys.stdin.readline()
for number in range(60):
    try:
        target = check_target(folder / f"{number}.txt", force=force)
        write_file(target, f"{name} {number}".encode(), datetime.date(2026, 11, 21))
        print(f"{name} {number}")
    except MoudraftError:
        pass
"""


@pytest.mark.parametrize("force", ["force", "no"])
def test_row_13_of_two_writers_to_one_target_nobodys_content_is_lost(force: str, tmp_path: Path) -> None:
    """What a run says it wrote is there at the end, in its place or kept beside it."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [
        subprocess.Popen([*command, name, force], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    for each in running:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    said = [line for each in running for line in each.communicate(timeout=120)[0].splitlines()]
    there = {path.read_text() for path in tmp_path.iterdir()}
    # What was seen at the check, and was moudraft's own and whole, may go by --force: that is what it is for.
    lost = set(said) - there
    if force == "no":
        assert len(said) == 60
        assert not lost
    assert {path.read_text().split()[1] for path in tmp_path.iterdir()} == {str(n) for n in range(60)}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_row_13_a_draft_written_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deal.docx"
    mine = check_target(path, force=False)
    write_file(check_target(path, force=False), b"theirs", DAY)
    with pytest.raises(MoudraftError, match="was written by another program while this ran"):
        write_file(mine, b"mine", DAY)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"deal.docx": b"theirs"}


def test_row_13_with_force_what_was_written_meanwhile_is_kept_and_told(tmp_path: Path) -> None:
    path = tmp_path / "deal.docx"
    mine = check_target(path, force=True)
    write_file(check_target(path, force=True), b"theirs", DAY)
    written = write_file(mine, b"mine", DAY)
    assert written.kept is not None and written.kept.read_bytes() == b"theirs"
    assert written.why == "was written by another program while this ran"
    assert path.read_bytes() == b"mine"


def test_a_lock_is_held_by_one_at_a_time_and_says_by_whom(tmp_path: Path) -> None:
    first, second = (FileLock(tmp_path / "lock", "somebody is here") for _ in range(2))
    with first, pytest.raises(MoudraftError, match=rf"somebody is here \(process {os.getpid()}\)"):
        second.__enter__()
    assert list(tmp_path.iterdir()) == []
    with FileLock(tmp_path / "lock", "somebody is here"):
        pass


def test_a_lock_left_behind_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("999999 nowhere\n")
    with FileLock(tmp_path / "lock", "somebody is here"):
        assert (tmp_path / "lock").read_text().split()[0] == str(os.getpid())


def test_on_a_disk_without_locks_the_word_of_a_living_process_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moudraft.files import file_lock
    from moudraft.files.process_life import machine

    monkeypatch.setattr(file_lock, "_lock", lambda handle: None)
    path = tmp_path / "lock"
    path.write_text(f"{os.getppid()} {machine()}\n")
    if sys.platform != "win32":
        with pytest.raises(MoudraftError, match=f"process {os.getppid()}"):
            FileLock(path, "taken").__enter__()
    path.write_text(f"4194999 {machine()}\n")
    with FileLock(path, "taken"):
        pass


@posix
@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "folder"])
def test_what_is_planted_at_a_lock_is_not_followed(kind: str, tmp_path: Path) -> None:
    path, victim = tmp_path / "lock", tmp_path / "victim"
    if kind == "link":
        victim.write_text("theirs")
        path.symlink_to(victim)
    elif kind == "dangling link":
        path.symlink_to(victim)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(MoudraftError, match="cannot be locked"):
        FileLock(path, "taken").__enter__()
    assert not victim.exists() or victim.read_text() == "theirs"


# --- links and temporary files --------------------------------------------------------------------


@posix
@pytest.mark.parametrize("force", [True, False])
def test_row_13_a_link_put_there_meanwhile_is_not_followed(force: bool, tmp_path: Path) -> None:
    path, victim = tmp_path / "deal.docx", tmp_path / "victim"
    target = check_target(path, force=force)
    path.symlink_to(victim)
    with pytest.raises(MoudraftError):
        write_file(target, b"new", DAY)
    assert not victim.exists()
    victim.write_bytes(b"theirs")
    if force:
        write_file(target, b"new", DAY)
    else:
        with pytest.raises(MoudraftError):
            write_file(target, b"new", DAY)
    assert victim.read_bytes() == b"theirs"


@posix
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deal.docx").symlink_to(tmp_path / "victim")
    with pytest.raises(MoudraftError, match="this link leads nowhere"):
        check_target(tmp_path / "deal.docx", force=True)


def test_no_two_temporary_files_have_one_name_nor_one_that_can_be_guessed(tmp_path: Path) -> None:
    made = {temporary(tmp_path, b"x").name for _ in range(50)} | {temporary_name(tmp_path).name for _ in range(50)}
    assert len(made) == 100
    assert all(name.startswith(".moudraft-") and name.endswith(".tmp") for name in made)


@posix
def test_row_13_temporary_files_of_a_run_that_was_killed_are_cleared_and_no_others(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os, sys; from pathlib import Path\n"
         "from moudraft.files.temporaries import temporary\n"
         "print(temporary(Path(sys.argv[1]), b'x').name, flush=True); os._exit(9)", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    left = done.stdout.strip()
    (tmp_path / left).rename(tmp_path / f"{left}.aside")
    living = temporary(tmp_path, b"mine")
    (tmp_path / f"{left}.aside").rename(tmp_path / left)
    other = tmp_path / ".moudraft-0badc0de-77-abcd.tmp"
    old = tmp_path / ".moudraft-0badc0de-78-abcd.tmp"
    yours = tmp_path / ".moudraft-notes.txt"
    for path in (other, old, yours):
        path.write_bytes(b"")
    assert (tmp_path / left).exists()
    clear_left_over(tmp_path)
    assert not (tmp_path / left).exists()
    assert living.exists() and other.exists() and yours.exists()


def test_on_a_disk_without_hard_links_nothing_is_lost_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "deal.docx"
    write_file(check_target(path, force=False), b"first", DAY)
    path.write_bytes(b"changed")
    written = write_file(check_target(path, force=True), b"second", DAY)
    assert written.kept is not None and written.kept.read_bytes() == b"changed"
    assert path.read_bytes() == b"second"
    assert put_file(path, b"third") == path
    made = temporary(tmp_path, b"x")
    with pytest.raises(FileExistsError):
        place_new(made, path)
    made.unlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["deal (kept 2026-11-21).docx", "deal.docx"]


@posix
def test_a_pipe_that_nobody_reads_is_an_error_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    with pytest.raises(MoudraftError, match=r"pipe\.docx: cannot be written"):
        write_file(check_target(tmp_path / "pipe.docx", force=False), b"new", DAY)


def test_a_name_as_long_as_a_name_may_be_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 120 + ".docx")
    path.write_bytes(b"under a long name")
    written = write_file(check_target(path, force=True), b"new", DAY)
    assert written.kept is not None and written.kept.read_bytes() == b"under a long name"


@pytest.mark.slow
def test_drafts_side_by_side_end_with_one_draft_and_one_told(tmp_path: Path) -> None:
    deal = ROOT / "examples" / "brentwood-rochford.yaml"
    command = [sys.executable, "-m", "moudraft", "draft", str(deal), "-o", "out.md", "--today", "2026-11-21"]
    running = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE) for _ in range(2)]
    said = [each.communicate(timeout=120)[1] for each in running]
    codes = sorted(each.returncode for each in running)
    assert codes[1] == 2 or codes == [0, 0]
    if codes[1] == 2:
        assert sum(b"out.md: this file" in each for each in said) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


@posix
def test_what_was_left_is_cleared_in_each_folder_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("one", "other"):
        (tmp_path / place / "out").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / place)
        killed = "import os, pathlib\nfrom moudraft.files.temporaries import temporary\n"
        killed += "temporary(pathlib.Path('out'), b'half'); os._exit(9)"
        subprocess.run([sys.executable, "-c", killed], check=False)
        (left,) = Path("out").iterdir()
        temporary(Path("out"), b"whole").unlink()
        assert not left.exists()
