"""Measure moudraft side by side with a peer or a floor, in one run, and print ratios.

    python benchmarks/run.py            print the table
    python benchmarks/run.py --check    and exit 1 when an aim is missed
    python benchmarks/run.py --write    and put the table into docs/performance.md

The two sides of a line are run in turn (A B A B …) and the ratio is that of their medians, so that a machine that
slows down slows both. Times are of this machine today; only the ratios travel.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import appraising
import batching
import comparing
import forms_of_draft
import interviewing
import papers_of_deal
import process
import tracing
import writing
from line import Line, table

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
MARK = "<!-- measured -->"


def measure(quick: bool) -> list[Line]:
    """Every line of the benchmark, misses first."""
    runs = 5 if quick else 15
    rooms = (process, writing, forms_of_draft, comparing, interviewing, tracing, papers_of_deal, batching, appraising)
    lines: list[Line] = []
    for room in rooms:
        print(f"measuring {room.__name__.replace('_', ' ')} ...", file=sys.stderr)
        lines += room.lines(runs)
    return sorted(lines, key=lambda line: line.met)


def write_page(lines: list[Line]) -> None:
    """Replace what stands below the mark of the page with this run's table."""
    head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    machine = f"Python {platform.python_version()}, {platform.system()}, medians of interleaved runs."
    PAGE.write_text(f"{head}{MARK}\n\n{machine}\n\n{table(lines)}\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure moudraft against peers and floors.")
    parser.add_argument("--check", action="store_true", help="exit 1 when an aim is missed")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    options = parser.parse_args()
    lines = measure(options.quick)
    print(table(lines))
    if options.write:
        write_page(lines)
    return 1 if options.check and not all(line.met for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
