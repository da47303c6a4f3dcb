"""Closed or full streams, messages that are long or steer the screen, folders given for files (faults, part 13)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.screen.on_screen import LONGEST, on_screen
from tests.conftest import ROOT, Run

DEAL = str(ROOT / "examples" / "west-essex.yaml")
OTHER = str(ROOT / "examples" / "brentwood-rochford.yaml")
posix = pytest.mark.skipif(sys.platform == "win32", reason="streams close otherwise on Windows")
CLOSED = """
import os, sys
for number in map(int, sys.argv[1].split(",")):
    os.close(number)
os.execv(sys.executable, [sys.executable, "-m", "moudraft", *sys.argv[2:]])
"""
COMMANDS = {
    "good": (("schema", "deal"), 0),
    "talk": (("draft", DEAL, "-o", "out.docx", "--today", "2026-11-21"), 0),
    "usage": (("draft", "--nothing"), 2),
    "bad input": (("check", "nowhere.yaml"), 2),
    "findings": (("check", DEAL, "--fail-on", "info"), 1),
    "batch": (("batch", DEAL, "-o", "out", "--jobs", "1"), 0),
    "compare": (("compare", DEAL, OTHER), 0),
}


@pytest.mark.many(keep=5)
@posix
@pytest.mark.parametrize("closed", ["1", "2", "1,2", "0,1,2"])
@pytest.mark.parametrize("name", COMMANDS)
def test_row_13_a_closed_stream_changes_no_exit_code(name: str, closed: str, tmp_path: Path) -> None:
    arguments, code = COMMANDS[name]
    done = subprocess.run(
        [sys.executable, "-c", CLOSED, closed, *arguments], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == code, (done.stdout, done.stderr)
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"went wrong" not in done.stdout + done.stderr


@posix
def test_a_draft_for_a_closed_standard_output_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CLOSED, "1", "draft", DEAL, "-o", "-"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert (done.returncode, b"standard output is closed" in done.stderr) == (2, True), done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("name", COMMANDS)
def test_row_13_full_standard_error_changes_no_exit_code(name: str, tmp_path: Path) -> None:
    arguments, code = COMMANDS[name]
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "moudraft", *arguments]
        done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=full, timeout=120, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("name", ["good", "findings", "compare"])
def test_row_13_full_standard_output_is_said_and_ends_with_2(name: str, tmp_path: Path) -> None:
    arguments, _ = COMMANDS[name]
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "moudraft", *arguments]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 2
    assert b"nothing more can be written: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


# --- what is shown --------------------------------------------------------------------------------


def test_row_13_a_message_of_a_hundred_thousand_characters_is_cut(moudraft: Run, folder: Path) -> None:
    done = moudraft("draft", DEAL, "--set", f"template={'x' * 100_000}")
    assert done.code == 2
    assert len(done.err) < 3 * LONGEST
    done = moudraft("check", "y" * 100_000)
    assert (done.code, len(done.err) < 3 * LONGEST) == (2, True)


@posix
@pytest.mark.parametrize(
    "name", ["\033[31mred.yaml", "a\033]0;title\007.yaml", "a\r\nb.yaml", "\u202egnp.yaml", "\x9b31m.yaml"]
)
@pytest.mark.parametrize("command", ["check", "draft", "batch", "nothing"])
def test_row_13_no_name_steers_the_screen(command: str, name: str, moudraft: Run, folder: Path) -> None:
    (folder / name).write_text("title: [", encoding="utf-8")
    more = ("-o", "out") if command == "batch" else ()
    done = moudraft(*(("check", name, "--" + name) if command == "nothing" else (command, name, *more)))
    assert done.code in (1, 2)
    shown = done.err.replace("\n", "")
    assert not [each for each in shown if ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 or each == "\u202e"], shown


def test_a_name_that_steers_is_shown_with_escapes() -> None:
    assert on_screen("\033[31m\x9b\u202e\ud800") == "\\x1b[31m\\x9b\\u202e\\ud800"


@given(st.text(max_size=200))
def test_what_is_shown_is_text_and_nothing_else(text: str) -> None:
    shown = on_screen(text)
    shown.encode("utf-8")
    assert on_screen(shown) == shown
    assert all(each.isprintable() or each in "\n\t" or ord(each) >= 0xA0 for each in shown)


def test_a_long_line_is_cut_and_its_length_told() -> None:
    assert on_screen("x" * LONGEST) == "x" * LONGEST
    assert on_screen("x" * (LONGEST + 1_500) + "\ny") == "x" * LONGEST + "… (1,500 characters more)\ny"


# --- folders, authors, devices --------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("draft", DEAL, "-o", "x/"),
        ("draft", DEAL, "--manifest", "x/"),
        ("compare", DEAL, OTHER, "-o", "x/"),
        ("batch", DEAL, "-o", "out", "--manifest", "x/"),
        ("demo", "-o", "x.docx/"),
    ],
)
def test_row_13_a_name_that_ends_in_a_slash_is_a_folder(
    arguments: tuple[str, ...], moudraft: Run, folder: Path
) -> None:
    done = moudraft(*arguments)
    assert done.code == 2
    assert "is a folder; name the file to write in it" in done.err
    assert not (folder / "x").exists()


def test_the_demo_goes_into_a_folder_named_with_a_slash(moudraft: Run, folder: Path) -> None:
    assert moudraft("demo", "-o", "some/where/").code == 0
    assert (folder / "some" / "where" / "brentwood-rochford.docx").is_file()


@pytest.mark.parametrize("foreign", [(), ("--foreign",)])
def test_row_13_an_author_that_word_does_not_take_is_refused(
    foreign: tuple[str, ...], moudraft: Run, folder: Path
) -> None:
    done = moudraft("compare", DEAL, OTHER, "-o", "x.docx", "--author", "a" * 256, *foreign)
    assert (done.code, list(folder.iterdir())) == (2, [])
    assert "--author: this name has 256 characters, and Word takes at most 255" in done.err


@pytest.mark.many(keep=4)
@posix
@pytest.mark.parametrize("kind", ["device", "pipe"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "@.yaml"), ("draft", DEAL, "-o", "x.docx", "--style", "@.docx"), ("variants", "@.yaml"),
        ("batch", "@.jsonl", "-o", "out"), ("batch", "@.csv", "--base", DEAL, "-o", "out"),
        ("batch", "@.xlsx", "--base", DEAL, "-o", "out"), ("batch", DEAL, "--base", "@.yaml", "-o", "out"),
        ("compare", "@.docx", DEAL), ("new", "d.yaml", "--answers", "@.yaml"), ("edit", "@.yaml", "--no-input"),
    ],
    ids=lambda words: " ".join(words[:2]).replace(str(ROOT), ""),
)  # fmt: skip
def test_row_13_no_endless_device_and_no_silent_pipe_hangs(
    arguments: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    given = [each.replace("@", str(tmp_path / "x")) for each in arguments]
    path = Path(next(each for each in given if each.startswith(str(tmp_path))))
    if kind == "device":
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path)
    command = [sys.executable, "-m", "moudraft", *given]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    # A pipe into which nobody writes holds no deal at all.
    assert done.returncode in ((0, 1, 2) if "x.jsonl" in str(path) else (1, 2)), done.stderr
    assert b"went wrong" not in done.stderr
