"""What is said while a batch runs: each failure as it happens and, on a terminal, how far it is."""

from __future__ import annotations

import os
import sys
from bisect import insort
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from moudraft.commands import options

if TYPE_CHECKING:
    from moudraft.batch.manifest import ProblemLine, Record
    from moudraft.batch.run import Report

MOST_FAILURES = 100
"""So many failures go into ``--json``; the manifest has them all."""
_ERASE = "\r\033[K"


@contextmanager
def progress(count: Callable[[], int | None], failures: list[Record]) -> Iterator[Report]:
    """Yield what is to be told of each deal; ``failures`` fills with the first of those that fail."""
    moving = _moving()
    total = count() if moving else None
    if total is None:
        done = _Counter(moving)
        yield _report(failures, done.erase, done.step)
        done.erase()
        return
    with click.progressbar(length=total, label="Drafting", file=sys.stderr, show_pos=True) as bar:
        yield _report(failures, lambda: click.echo(_ERASE, nl=False, err=True), lambda: bar.update(1))


class _Counter:
    """How many are done, where nobody knows how many there will be."""

    def __init__(self, moving: bool) -> None:
        self.moving = moving
        self.done = 0

    def step(self) -> None:
        self.done += 1
        if self.moving and self.done % 10 == 0:
            click.echo(f"{_ERASE}Drafting  {self.done:,} done", nl=False, err=True)

    def erase(self) -> None:
        if self.moving:
            click.echo(_ERASE, nl=False, err=True)


def _report(failures: list[Record], erase: Callable[[], None], step: Callable[[], None]) -> Report:
    def report(record: Record) -> None:
        talk = list(_talk(record))
        if talk:
            erase()
            options.say("\n".join(talk))
        if record.status == "failed":
            insort(failures, record, key=lambda each: each.number)
            del failures[MOST_FAILURES:]
        step()

    return report


def _talk(record: Record) -> Iterator[str]:
    if record.asked and record.status == "drafted":
        yield f"{record.source}: {record.asked} is the draft of another deal, so this one is {record.output}"
    for each in record.problems:
        where = f"{each.file}:{each.line}" if each.line else each.file
        yield f"{where}: {each.message}" + (f"\n  hint: {each.hint}" if each.hint else "")


def problem_data(problem: ProblemLine) -> dict[str, object]:
    return {"file": problem.file, "line": problem.line, "message": problem.message, "hint": problem.hint}


def _moving() -> bool:
    """Whether standard error is a terminal on which something may move."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
