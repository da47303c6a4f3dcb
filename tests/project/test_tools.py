"""Every tool says what it does when it is asked, and does nothing else then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PLACES = ("docs", "clauses/versions", "templates")
TOOLS = sorted(path for path in (ROOT / "tools").glob("*.py") if "__main__" in path.read_text(encoding="utf-8"))


def written() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for place in PLACES for path in (ROOT / place).rglob("*")}


@pytest.mark.parametrize("tool", [*TOOLS, ROOT / "benchmarks" / "run.py"], ids=lambda path: path.name)
def test_help_is_printed_and_nothing_is_written(tool: Path) -> None:
    before = written()
    done = subprocess.run([sys.executable, str(tool), "--help"], text=True, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {tool.name}")
    assert written() == before


@pytest.mark.parametrize("tool", TOOLS, ids=lambda path: path.name)
def test_an_option_that_there_is_not_is_refused(tool: Path) -> None:
    before = written()
    done = subprocess.run([sys.executable, str(tool), "--chekc"], text=True, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert "--chekc" in done.stderr
    assert written() == before
