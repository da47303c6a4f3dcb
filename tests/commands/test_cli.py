"""The command line: its help, and errors that never end in a traceback."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest

from moudraft import __version__, drafting
from moudraft.cli import COMMANDS
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
EVERY_COMMAND = [(), *((name,) for name in COMMANDS), ("clauses", "list"), ("clauses", "show"), ("clauses", "search")]


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_the_help_of_every_command_begins_with_examples(words: tuple[str, ...], moudraft: Run) -> None:
    for flag in ("-h", "--help"):
        result = moudraft(*words, flag)
        assert (result.code, result.err) == (0, "")
        assert re.match(r"Usage: moudraft .*\n\n  Examples:\n    \S", result.out), result.out


def test_every_command_is_named_in_the_help_and_can_be_loaded(moudraft: Run) -> None:
    text = moudraft("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name}  +\w", text, re.MULTILINE)


def test_every_option_and_example_of_the_help_is_one_there_is(moudraft: Run) -> None:
    for words in EVERY_COMMAND:
        text = moudraft(*words, "--help").out
        for command, rest in re.findall(r"^    .*?moudraft ([a-z]+)(.*)$", text, re.MULTILINE):
            assert command in COMMANDS
            known = moudraft(command, *(rest.split()[:1] if command in ("clauses", "rules") else ()), "--help").out
            for option in re.findall(r"(?<= )--[a-z-]+", rest):
                assert f"{option} " in known or f"{option}\n" in known, f"{command}{rest}"


def test_no_arguments_show_the_help(moudraft: Run) -> None:
    result = moudraft()
    assert result.code in (0, 2)
    assert "moudraft demo" in result.out + result.err


def test_the_version_is_printed(moudraft: Run) -> None:
    assert moudraft("--version").out == f"moudraft, version {__version__}\n"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make the work itself fail in a way nobody foresaw."""

    def break_with(error: BaseException) -> None:
        def fail(*_: Any, **__: Any) -> None:
            raise error

        monkeypatch.setattr(drafting, "draft", fail)

    return break_with


def test_an_unforeseen_error_ends_in_one_line_and_seventy(folder: Path, moudraft: Run, broken: Any) -> None:
    broken(RuntimeError("nobody foresaw this"))
    result = moudraft("draft", DEAL, "-o", "out.docx")
    assert (result.code, result.out) == (70, "")
    found = re.fullmatch(r"moudraft went wrong: RuntimeError; the details are in (.+)\n", result.err)
    assert found, result.err
    details = Path(found[1])
    try:
        assert "nobody foresaw this" in details.read_text(encoding="utf-8")
    finally:
        details.unlink()
    assert list(folder.iterdir()) == []


def test_an_unforeseen_error_that_cannot_be_saved_is_one_line_too(
    moudraft: Run, broken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(RuntimeError("nobody foresaw this"))
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    result = moudraft("draft", DEAL, "-o", "-")
    assert result.code == 70
    assert result.err.startswith("moudraft went wrong: RuntimeError; the details could not be saved: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()], ids=repr)
def test_an_interruption_ends_with_130_and_no_file(
    error: BaseException, folder: Path, moudraft: Run, broken: Any
) -> None:
    broken(error)
    result = moudraft("draft", DEAL, "-o", "out.docx")
    assert (result.code, result.out, result.err.strip()) == (130, "", "interrupted")
    assert list(folder.iterdir()) == []


def test_a_reader_that_leaves_early_is_no_error(moudraft: Run, broken: Any) -> None:
    broken(BrokenPipeError())
    assert moudraft("draft", DEAL, "-o", "-") == (0, b"", "")


def test_the_problems_of_the_deal_and_of_the_library_come_together(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_text("moudraft: 1\n", encoding="utf-8")
    for command in ("draft", "check", "explain"):
        result = moudraft(command, "deal.yaml", "--library", "nowhere")
        assert result.code == 2
        assert "--library: nowhere is not a folder" in result.err
        assert 'deal.yaml:1: the key "parties" is missing' in result.err


@pytest.mark.parametrize(
    "given", [("-o", "one.docx"), ("-o=one.docx",), ("-oone.docx",), ("-qoone.docx",)], ids=" ".join
)
def test_a_short_option_takes_its_value_in_every_usual_form(
    given: tuple[str, ...], folder: Path, moudraft: Run
) -> None:
    assert moudraft("draft", DEAL, *given).code == 0
    assert [each.name for each in folder.glob("*.docx")] == ["one.docx"]
