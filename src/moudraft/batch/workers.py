"""Who does the work of a batch: this process alone, or several that are started afresh (as Windows must)."""

from __future__ import annotations

import contextlib
import gc
import os
import tempfile
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

import msgspec

from moudraft.batch.helper_life import live_with_parent
from moudraft.batch.job import Brief, Desk, Job, Made
from moudraft.problems import Location, Problem

CHUNK = 8
CHUNK_SIZE = 200_000
"""At most so many jobs, or about so many characters, are handed over at a time."""


class Crew(Protocol):
    """Whoever does the work: takes jobs as it has room for them, and gives the answers in any order."""

    def work(self, jobs: Iterator[Job]) -> Iterator[Made]: ...


class Alone:
    """This process, one deal at a time."""

    def __init__(self, brief: Brief) -> None:
        self.desk = Desk(brief)
        gc.set_threshold(OFTEN)

    def work(self, jobs: Iterator[Job]) -> Iterator[Made]:
        return map(self.desk.do, jobs)


class Processes:
    """So many processes on this machine; few jobs (``least`` or fewer) are done here, where no start is paid for."""

    def __init__(self, brief: Brief, count: int, least: int = 12) -> None:
        self.brief = brief
        self.count = count
        self.least = least

    def work(self, jobs: Iterator[Job]) -> Iterator[Made]:
        first = list(islice(jobs, self.least + 1)) if self.least else []
        if self.least and len(first) <= self.least:
            yield from Alone(self.brief).work(iter(first))
            return
        chunks = in_chunks(chain(first, jobs), 2 * self.count)
        waiting: dict[Future[list[Made]], list[Job]] = {}
        with _library_on_disk(self.brief) as self._handed:
            yield from self._all(chunks, waiting)

    def _all(self, chunks: Iterator[list[Job]], waiting: Waiting) -> Iterator[Made]:
        pool = self._pool(self.count)
        try:
            for chunk in chunks:
                if not _hand_over(pool, chunk, waiting):
                    waiting[Future()] = chunk
                    pool = yield from self._go_on(pool, waiting)
                while len(waiting) >= 3 * self.count:
                    pool = yield from self._collect(pool, waiting)
            while waiting:
                pool = yield from self._collect(pool, waiting)
        finally:
            pool.shutdown(cancel_futures=True)

    def _pool(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, get_context("spawn"), _sit_down, self._handed)

    def _collect(self, pool: ProcessPoolExecutor, waiting: Waiting) -> Answers:
        """The answers that have come; gives the pool to go on with."""
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            if isinstance(future.exception(), BrokenProcessPool):
                return (yield from self._go_on(pool, waiting))
            del waiting[future]
            yield from future.result()
        return pool

    def _go_on(self, pool: ProcessPoolExecutor, waiting: Waiting) -> Answers:
        """A process has died: what was in hand is done again, each deal in a process of its own that it alone can
        bring down, and the rest of the batch goes on with new ones.
        """
        pool.shutdown(cancel_futures=True)
        for future, chunk in list(waiting.items()):
            del waiting[future]
            if future.done() and not future.cancelled() and future.exception() is None:
                yield from future.result()
                continue
            for job in chunk:
                yield from self._by_itself(job)
        return self._pool(self.count)

    def _by_itself(self, job: Job) -> list[Made]:
        with self._pool(1) as pool:
            try:
                return pool.submit(_do, [job]).result()
            except BrokenProcessPool:
                return [died(job)]


@contextlib.contextmanager
def _library_on_disk(brief: Brief) -> Iterator[tuple[bytes, str]]:
    """What a process needs to begin: the brief without its library, and a file that holds that as long as it is needed.

    All of it in a pipe would have each process start only when the one before it has read its own. What the deals say
    never stands in the file, so that a run that is killed leaves no word of them.
    """
    name = _written(brief.library)
    try:
        yield msgspec.msgpack.encode(msgspec.structs.replace(brief, library=b"") if name else brief), name
    finally:
        if name:
            Path(name).unlink(missing_ok=True)


def _written(content: bytes) -> str:
    """The name of a file with a content; empty where there is no room for one."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix="moudraft-", suffix=".library")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)
        return ""
    return name


Waiting = dict["Future[list[Made]]", list[Job]]
Answers = Generator[Made, None, ProcessPoolExecutor]


def died(job: Job) -> Made:
    """The answer to a deal that brings down whoever drafts it."""
    hint = "draft it alone, to see whether it asks for more memory than there is"
    return Made(job.number, problems=(Problem(Location(job.source), "the process that drafted it died", hint),))


def in_chunks(jobs: Iterable[Job], workers: int) -> Iterator[list[Job]]:
    """Jobs to hand over at a time: one each at first, so that nobody waits, and then more."""
    chunk: list[Job] = []
    size = given = 0
    for job in jobs:
        chunk.append(job)
        size += job.size()
        if len(chunk) >= min(CHUNK, 1 + given // workers) or size >= CHUNK_SIZE:
            yield chunk
            given += 1
            chunk, size = [], 0
    if chunk:
        yield chunk


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _hand_over(pool: ProcessPoolExecutor, chunk: list[Job], waiting: Waiting) -> bool:
    try:
        waiting[pool.submit(_do, chunk)] = chunk
    except BrokenProcessPool:
        return False
    return True


# --- in the process that works --------------------------------------------------------------------

_desk: Desk | None = None


OFTEN = 10_000
"""After how many new objects a process that makes many drafts looks for what nobody needs."""


def _sit_down(packed: bytes, library: str) -> None:
    """Make one process ready; the one that gives the orders answers Ctrl-C for all."""
    global _desk
    live_with_parent()
    brief = msgspec.msgpack.decode(packed, type=Brief)
    if library:
        brief = msgspec.structs.replace(brief, library=Path(library).read_bytes())
    _desk = Desk(brief)
    # The library stays for good: the garbage collector need not look through it again and again.
    _desk.warm()
    gc.freeze()
    gc.set_threshold(OFTEN)


def _do(jobs: list[Job]) -> list[Made]:
    assert _desk is not None
    return [_desk.do(job) for job in jobs]
