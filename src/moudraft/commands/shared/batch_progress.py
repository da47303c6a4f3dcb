"""What is said while a batch runs: each failure as it happens and, on a terminal, how far it is."""

from __future__ import annotations

import os
import sys
import time
from bisect import insort
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared.outputs import say

if TYPE_CHECKING:
    from moudraft.batch.batch_manifest import Record
    from moudraft.batch.run_batch import Report

MOST_FAILURES = 100
"""So many failures go into ``--json``; the manifest has them all."""
_ERASE = "\r\033[K"
_OFTEN = 0.2  # seconds between two counts


@contextmanager
def progress(count: Callable[[], int | None], failures: list[Record], show: Report | None = None) -> Iterator[Report]:
    """Yield what is to be told of each deal; ``failures`` fills with the first of those that fail.

    ``show`` is called with each deal, when nothing that moves is in its way.
    """
    moving = _moving()
    total = count() if moving else None
    if total is None:
        done = Counter(moving)
        yield _report(failures, done.erase, done.step, show)
        done.erase()
        return
    with click.progressbar(length=total, label="Drafting", file=sys.stderr, show_pos=True) as bar:
        yield _report(failures, lambda: click.echo(_ERASE, nl=False, err=True), lambda: bar.update(1), show)


class Counter:
    """How many are done and how fast, where nobody knows how many there will be (JSON Lines from a pipe).

    ``moving``: whether to show it. ``clock`` gives seconds; the line is written anew after each deal, but no more
    often than an eye can follow.
    """

    def __init__(self, moving: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.moving = moving
        self.done = 0
        self._clock = clock
        self._begun = clock()
        self._shown = -_OFTEN

    def step(self) -> None:
        self.done += 1
        now = self._clock() - self._begun
        if self.moving and now - self._shown >= _OFTEN:
            self._shown = now
            click.echo(f"{_ERASE}Drafting  {self.done:,} done{rate(self.done, now)}", nl=False, err=True)

    def erase(self) -> None:
        if self.moving:
            click.echo(_ERASE, nl=False, err=True)


def rate(done: int, seconds: float) -> str:
    """``, 48 a second``, or a minute where that says more; nothing before there is a second to judge by."""
    if seconds < 1:
        return ""
    each = done / seconds
    return f", {each:,.0f} a second" if each >= 2 else f", {60 * each:,.0f} a minute"


def _report(failures: list[Record], erase: Callable[[], None], step: Callable[[], None], show: Report | None) -> Report:
    def report(record: Record) -> None:
        talk = list(_talk(record))
        if talk or show:
            erase()
        if talk:
            say("\n".join(talk))
        if show:
            show(record)
        if record.status == "failed":
            insort(failures, record, key=lambda each: each.number)
            del failures[MOST_FAILURES:]
        step()

    return report


def _talk(record: Record) -> Iterator[str]:
    if record.asked and record.status == "drafted":
        yield f"{record.source}: {record.asked} is the draft of another deal, so this one is {record.output}"
    if record.kept:
        yield f"{record.output} was not as this batch wrote it, so that is kept as {record.kept}"
    for each in record.problems:
        where = f"{each.file}:{each.line}" if each.line else each.file
        yield f"{where}: {each.message}" + (f"\n  hint: {each.hint}" if each.hint else "")


def _moving() -> bool:
    """Whether standard error is a terminal on which something may move."""
    if sys.stderr is None or not sys.stderr.isatty():
        return False
    return os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
