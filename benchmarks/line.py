"""One line of the benchmark, and the interleaved timing it rests on."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A ratio with its aim. ``ours`` and ``theirs`` are milliseconds (or the unit ``unit`` names)."""

    what: str
    against: str
    ours: float
    theirs: float
    aim: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def met(self) -> bool:
        return self.ratio <= self.aim


def in_turn(runs: int, ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """The median milliseconds of each side, run in turn after one run of each that does not count."""
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for side, work in zip(times, (ours, theirs), strict=True):
            start = time.perf_counter()
            work()
            side.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def table(lines: list[Line]) -> str:
    """The lines as a Markdown table."""
    rows = ["| what | moudraft | against | that | ratio | aim | |", "|---|---:|---|---:|---:|---:|---|"]
    for line in lines:
        verdict = "met" if line.met else "**missed**"
        rows.append(
            f"| {line.what} | {_figure(line.ours)} {line.unit} | {line.against} | {_figure(line.theirs)} {line.unit} "
            f"| {line.ratio:.2f} | {line.aim:g} | {verdict} |"
        )
    return "\n".join(rows)


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
