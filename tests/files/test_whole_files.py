"""Files are written whole or not at all, and never over another by accident."""

from __future__ import annotations

import datetime
import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from moudraft.files.fault_details import save_details
from moudraft.files.replacing import write_file as write_to_target
from moudraft.files.targets import check_target, make_folder, same_file
from moudraft.problems import MoudraftError
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "west-essex.yaml"
DAY = datetime.date(2026, 11, 29)


def write_file(path: Path, content: bytes) -> Path:
    """Write over whatever stands there, which is not kept, and say where it went."""
    return write_to_target(check_target(path, force=True, discard=[path]), content, DAY).path


def refuse(error: OSError, names: str) -> Any:
    """An ``os.replace`` that another program holds the file against."""
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(target).name == names:
            raise error
        real(source, target)

    return replace


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "deal.docx"
    target.write_bytes(b"before")
    assert write_file(target, b"after") == target
    assert target.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_another_program_holds_is_saved_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "deal.docx"
    target.write_bytes(b"open in Word")
    (tmp_path / "deal (2).docx").write_bytes(b"an earlier one")
    monkeypatch.setattr(os, "replace", refuse(PermissionError(errno.EACCES, "in use"), "deal.docx"))
    assert write_file(target, b"new") == tmp_path / "deal (3).docx"
    assert target.read_bytes() == b"open in Word"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "deal.docx": b"open in Word",
        "deal (2).docx": b"an earlier one",
        "deal (3).docx": b"new",
    }


def test_a_draft_says_where_it_went_when_word_holds_the_target(
    folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out.docx").write_bytes(b"open in Word")
    monkeypatch.setattr(os, "replace", refuse(PermissionError(errno.EACCES, "in use"), "out.docx"))
    result = moudraft("draft", DEAL, "-o", "out.docx", "--force", "--manifest", "facts.json")
    assert result.code == 0
    assert "is it open in Word?" in result.err
    assert "out (2).docx: A Memorandum of Understanding" in result.err
    assert '"output": "out (2).docx"' in (folder / "facts.json").read_text(encoding="utf-8")
    assert (folder / "out.docx").read_bytes() == b"open in Word"


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = tmp_path / "deal.docx"
    target.write_bytes(b"before")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(MoudraftError, match=r"deal\.docx: cannot be written: No space left on device"):
        write_file(target, b"after")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == {target: b"before"}


def test_an_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "deal.docx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_refused_before_any_work(
    folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    result = moudraft("draft", DEAL, "-o", "out.docx")
    assert (result.code, result.err) == (
        2,
        "out.docx: the folder . cannot be written to\n  hint: choose another with -o\n",
    )
    assert list(folder.iterdir()) == []


def test_a_target_that_exists_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "deal.docx"
    check_target(target, force=False)
    target.write_bytes(b"yours")
    with pytest.raises(MoudraftError, match="this file exists already"):
        check_target(target, force=False)
    check_target(target, force=True)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_no_file_can_have_is_an_ordinary_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(MoudraftError):
        check_target(tmp_path / name, force=True)
        write_file(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "x" * 300 + "/inside"])
def test_a_name_no_folder_can_have_is_an_ordinary_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(MoudraftError, match="cannot be made"):
        make_folder(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_a_name_may_be_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 250 + ".docx")
    assert write_file(target, b"new") == target


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a privilege on Windows")
def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.docx", tmp_path / "link.docx"
    kept.write_bytes(b"before")
    link.symlink_to(kept)
    assert write_file(link, b"after") == link
    assert link.is_symlink()
    assert kept.read_bytes() == b"after"
    assert same_file(link, kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no device files")
def test_a_device_is_written_to_and_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", lambda *_: pytest.fail("a device was replaced"))
    null = Path(os.devnull)
    check_target(null, force=False)
    assert write_file(null, b"gone") == null
    assert null.is_char_device()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_draft_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        written = write_file(tmp_path / "deal.docx", b"new")
    finally:
        os.umask(mask)
    assert written.stat().st_mode & 0o777 == 0o640


def test_paths_that_are_one_file_are_known_before_either_is_there(tmp_path: Path) -> None:
    assert same_file(tmp_path / "a" / ".." / "x.md", tmp_path / "x.md")
    assert not same_file(tmp_path / "x.md", tmp_path / "y.md")


def test_the_details_of_an_unforeseen_error_are_saved_for_whoever_mends_it() -> None:
    try:
        raise RuntimeError("caf\u00e9 \ud800")
    except RuntimeError as error:
        where = save_details(error)
    try:
        text = where.read_text(encoding="utf-8")
    finally:
        where.unlink()
    assert text.startswith("moudraft ")
    assert "RuntimeError" in text
    assert "test_whole_files.py" in text
