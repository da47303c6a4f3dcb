"""Whole processes: what a person waits for. Start-up against a bare click group; a draft against docxtpl."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import peers
from line import Line, in_turn

ROOT = Path(__file__).parents[1]
OURS = str(Path(__file__).parent / "ours.py")
"""What pip installs as the command ``moudraft``, which is what a person runs."""
DEAL = ROOT / "examples" / "brentwood-rochford.yaml"


def lines(runs: int) -> list[Line]:
    """Start-up, a whole draft (library kept, and not), and peak memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = [start_up(folder, runs), draft(folder, runs), papers(folder, runs), cold(folder, max(3, runs // 3))]
        return [*whole, large(folder, runs), memory(folder)]


def start_up(folder: Path, runs: int) -> Line:
    script = peers.click_group(folder)
    ours, theirs = in_turn(runs, lambda: run(OURS, "--help"), lambda: run(script, "--help"))
    return Line("`moudraft --help`", "a click group that does nothing", ours, theirs, 1.1)


def draft(folder: Path, runs: int) -> Line:
    script = peers.docxtpl_script(folder, DEAL)
    ours, theirs = in_turn(runs, lambda: run(*command(folder)), lambda: run(script))
    return Line("`moudraft draft`, Heads of Terms", "docxtpl filling a template with the same text", ours, theirs, 0.85)


def papers(folder: Path, runs: int) -> Line:
    """The report of each party with the agreement as its appendix, against the agreement alone."""
    made = (OURS, "report", str(DEAL), "--for", "all", "-o", str(folder / "papers"), "--force")
    ours, theirs = in_turn(runs, lambda: run(*made), lambda: run(*command(folder)))
    return Line("`moudraft report --for all`, the agreement beside", "`moudraft draft` alone", ours, theirs, 2.5)


def cold(folder: Path, runs: int) -> Line:
    """The first draft on a machine, which parses the library, against a later one and the least that parsing takes."""

    def first() -> None:
        for path in (folder / "cold").glob("*"):
            path.unlink()
        run(*command(folder), cache=folder / "cold")

    def least() -> None:
        run(*command(folder))
        run(script)

    script = peers.library_readers(folder)
    ours, theirs = in_turn(runs, first, least)
    against = "a later one, and PyYAML and markdown-it reading the library's files"
    return Line("the first draft, which parses the library", against, ours, theirs, 2)


def large(folder: Path, runs: int) -> Line:
    """A draft with a library about ten times as large, kept from an earlier run, against one with our own."""
    house = peers.large_library(folder)
    ours, theirs = in_turn(runs, lambda: run(*command(folder), "--library", str(house)), lambda: run(*command(folder)))
    return Line("a draft from a library ten times as large", "a draft from our own", ours, theirs, 2)


def memory(folder: Path) -> Line:
    """Peak memory of the two processes, in MB."""
    ours = peers.peak_memory(sys.executable, *command(folder))
    theirs = peers.peak_memory(sys.executable, peers.docxtpl_script(folder, DEAL))
    return Line("peak memory of a draft", "docxtpl filling a template", ours, theirs, 1.3, "MB")


def command(folder: Path, name: str = "draft.docx") -> Sequence[str]:
    out = str(folder / name)
    return (OURS, "draft", str(DEAL), "-o", out, "--force", "--today", "2026-11-21")


def run(*arguments: str, cache: Path | None = None) -> None:
    """Run Python on something and insist that it went well."""
    environment = dict(os.environ)
    # An installed package is compiled; a checkout must not be compiled afresh at every run either.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if cache is not None:
        environment["MOUDRAFT_CACHE"] = str(cache)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
