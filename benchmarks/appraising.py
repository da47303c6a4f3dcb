"""An options paper of 64 variants, drafts and redlines and all, against the drafts alone; whole processes."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from itertools import product
from pathlib import Path

import msgspec

from line import Line, in_turn

ROOT = Path(__file__).parents[1]
BASE = ROOT / "examples" / "shared-services.yaml"
VARIED = {
    "governance": ("strategic-oversight", "leaders-board", "partnership-forum", "advisory-joint-committee"),
    "terms.costs": ("lie-where-they-fall", "population", "equal", "budget-share"),
    "terms.exit": ("notice-3m", "notice-12m"),
    "terms.dispute": ("none", "ladder-mediation"),
}
COUNT = 64


def lines(runs: int) -> list[Line]:
    """The whole command against ``batch`` with the same 64 deals, which drafts them and sets nothing side by side."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = in_turn(max(3, runs // 3), partial(run, *appraisal(folder)), partial(run, *drafts(folder)))
        assert len(list((folder / "paper").glob("option-??.docx"))) == COUNT
        assert len(list((folder / "drafts").glob("*.docx"))) == COUNT
    what = f"an options paper of {COUNT} variants, with their drafts and redlines"
    return [Line(what, f"`moudraft batch`, the {COUNT} drafts alone", ours, theirs, 4)]


def appraisal(folder: Path) -> tuple[str, ...]:
    options = folder / "options.yaml"
    options.write_text(msgspec.json.encode({"base": str(BASE), "vary": VARIED}).decode(), encoding="utf-8")
    return ("variants", str(options), "-o", str(folder / "paper"))


def drafts(folder: Path) -> tuple[str, ...]:
    rows = folder / "rows.csv"
    with rows.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("title", *VARIED))
        writer.writerows((f"Option {n}", *each) for n, each in enumerate(product(*VARIED.values())))
    return ("batch", str(rows), "--base", str(BASE), "-o", str(folder / "drafts"))


def run(*arguments: str) -> None:
    # A batch does not draft again what stands there already.
    shutil.rmtree(Path(arguments[arguments.index("-o") + 1]), ignore_errors=True)
    subprocess.run([sys.executable, "-m", "moudraft", *arguments], check=True, capture_output=True)
