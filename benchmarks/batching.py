"""A thousand different deals with two processes, against docxtpl filling as many templates; and memory as they grow."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import peers
from line import Line

ROOT = Path(__file__).parents[1]
BASE = ROOT / "examples" / "brentwood-rochford.yaml"
TODAY = "2026-11-21"
FEW, COUNT, MANY = 100, 1_000, 10_000
FILL = """import json, sys
from multiprocessing import get_context
from docxtpl import DocxTemplate

folder, count = sys.argv[1], int(sys.argv[2])
with open(f"{folder}/context.json", encoding="utf-8") as file:
    texts = json.load(file)


def fill(number):
    template = DocxTemplate(f"{folder}/template.docx")
    template.render({"t": [text.replace("Brentwood", f"Brentwood {number}") for text in texts]}, autoescape=True)
    template.save(f"{folder}/filled/{number}.docx")


if __name__ == "__main__":
    with get_context("spawn").Pool(2) as pool:
        for _ in pool.imap_unordered(fill, range(count), chunksize=8):
            pass
"""


def lines(runs: int) -> list[Line]:
    """Throughput against docxtpl, in documents a second turned to milliseconds a document; and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = _throughput(folder, max(2, runs // 5))
        few, many = (_memory(folder, count) for count in (FEW, MANY))
    against = "docxtpl filling 1,000 ready templates, two processes"
    return [
        Line("1,000 different deals, `batch --jobs 2`, a document", against, ours, theirs, 0.3),
        Line(f"peak memory of a process, batch of {MANY:,}", f"batch of {FEW}", many, few, 1.1, "MB"),
    ]


def _throughput(folder: Path, runs: int) -> tuple[float, float]:
    """Milliseconds a document on each side: the better of a few runs in turn, since what disturbs only slows."""
    rows = table(folder, COUNT)
    script = docxtpl_script(folder)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for side, command in zip(times, (batch(rows, folder), [script, str(folder), str(COUNT)]), strict=True):
            shutil.rmtree(folder / "drafts", ignore_errors=True)
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, capture_output=True)
            side.append((time.perf_counter() - start) * 1000 / COUNT)
    assert len(list((folder / "drafts").glob("*.docx")) or list((folder / "filled").iterdir())) == COUNT
    return min(times[0]), min(times[1])


def _memory(folder: Path, count: int) -> float:
    shutil.rmtree(folder / "drafts", ignore_errors=True)
    return peers.peak_memory(sys.executable, *batch(table(folder, count), folder))


def batch(rows: Path, folder: Path) -> list[str]:
    out = str(folder / "drafts")
    return ["-m", "moudraft", "batch", str(rows), "--base", str(BASE), "-o", out, "--jobs", "2", "--today", TODAY]


def table(folder: Path, count: int) -> Path:
    """So many rows, no two of them the same deal: names, dates, exits and costs differ."""
    path = folder / f"deals-{count}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("title", "date", "parties.0.name", "terms.exit", "terms.costs", "terms.dispute"))
        for n in range(count):
            ending = f"{{rule: notice, period: {3 + n % 22} months}}"
            costs = ("per-project", "population", "lie-where-they-fall", "equal")[n % 4]
            dispute = ("none", "board-only", "ladder-mediation")[n % 3]
            writer.writerow((f"Partnership {n}", str(2022 + n % 7), f"Brentwood {n} Council", ending, costs, dispute))
    return path


def docxtpl_script(folder: Path) -> str:
    """A template with a hole for each piece of text of our own draft, and a script that fills it so many times."""
    _, texts = peers.docxtpl_template(folder, BASE)
    (folder / "context.json").write_text(json.dumps(texts), encoding="utf-8")
    (folder / "filled").mkdir(exist_ok=True)
    script = folder / "fill_many.py"
    script.write_text(FILL, encoding="utf-8")
    return str(script)
