"""Who does the work of a batch past one machine: the workers of a Dask cluster (``pip install moudraft[cluster]``).

The cluster drafts and nothing else: files are read and written here, so no shared disk is needed, and a worker that
is lost takes no file with it. Dask gives what it had in hand to another.
"""

from __future__ import annotations

import contextlib
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft import __version__
from moudraft.batch.job import Brief, Desk, Job, Made
from moudraft.batch.workers import died, in_chunks
from moudraft.problems import Location, MoudraftError, Problem

FLAG = Location("--scheduler")
PATIENCE = 20
"""Seconds to wait for the scheduler, and for a first worker."""
MOST_LOST = 5
"""How often the answer to one deal may go with a worker before that deal is given up."""


class Cluster:
    """The workers behind a scheduler's address (``tcp://host:8786``)."""

    def __init__(self, brief: Brief, address: str) -> None:
        self.brief = brief
        self.address = address

    def work(self, jobs: Iterator[Job]) -> Iterator[Made]:
        client = _connected(self.address)
        run = f"moudraft-{uuid.uuid4().hex}"
        try:
            _install(client, run, msgspec.msgpack.encode(self.brief))
            yield from _Working(client, run).work(jobs)
        finally:
            _leave(client, run)


class _Working:
    """One run on a cluster. A deal is answered once, however often Dask has to start it."""

    def __init__(self, client: Any, run: str) -> None:
        self.client = client
        self.run = run
        self.waiting: dict[Any, list[Job]] = {}
        self.lost: Counter[int] = Counter()

    def work(self, jobs: Iterator[Job]) -> Iterator[Made]:
        for chunk in in_chunks(jobs, 2 * self.threads()):
            self.hand_over(chunk)
            while len(self.waiting) >= 3 * self.threads():
                yield from self.answers(self.done())
        while self.waiting:
            yield from self.answers(self.done())

    def done(self) -> set[Any]:
        """What has come in, once something has."""
        import distributed

        dask: Any = distributed
        found: set[Any] = dask.wait(list(self.waiting), return_when="FIRST_COMPLETED").done
        return found

    def threads(self) -> int:
        """How many deals the cluster can draft at a time: workers may come and go."""
        found = sum(int(count) for count in self.client.nthreads().values())
        return max(1, found)

    def hand_over(self, chunk: list[Job]) -> None:
        # Dask gives what it has under a key, so that what was lost needs another.
        key = f"{self.run}-{chunk[0].number}-{len(chunk)}-{self.lost[chunk[0].number]}"
        self.waiting[self.client.submit(_do, self.run, chunk, key=key, pure=False)] = chunk

    def answers(self, done: set[Any]) -> Iterator[Made]:
        for future in done:
            chunk = self.waiting.pop(future)
            if future.status == "finished":
                yield from future.result()
            elif len(chunk) > 1:
                # Whoever had these in hand died, more than once: one deal of them may be the cause.
                for job in chunk:
                    self.hand_over([job])
            elif future.status != "error" and self.lost[chunk[0].number] < MOST_LOST:
                # It was done, and went with the worker that had it: no fault of this deal.
                self.lost[chunk[0].number] += 1
                self.hand_over(chunk)
            else:
                yield died(chunk[0])


def _connected(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        raise MoudraftError(Problem(FLAG, "this needs Dask", 'pip install "moudraft[cluster]"')) from None
    try:
        dask: Any = distributed
        client = dask.Client(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "start one with: dask scheduler, and on each machine: dask worker ADDRESS"
        raise MoudraftError(Problem(FLAG, f"no scheduler answers at {address}: {error}", hint)) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        client.close()
        raise MoudraftError(Problem(FLAG, f"{address} has no workers", f"start one: dask worker {address}")) from None
    return client


def _install(client: Any, run: str, brief: bytes) -> None:
    """Make every worker ready, those too that join later or are started again."""
    from distributed.diagnostics.plugin import WorkerPlugin

    # Made here, since only here is Dask sure to be installed; it travels to the workers whole.
    class Preparation(WorkerPlugin):  # type: ignore[misc,unused-ignore]
        name = run

        def setup(self, worker: Any) -> None:
            _sit_down(run, __version__, brief)

        def teardown(self, worker: Any) -> None:
            _stand_up(run)

    try:
        client.register_plugin(Preparation())
    except Exception as error:
        hint = f"install moudraft {__version__} on every worker"
        raise MoudraftError(Problem(FLAG, f"the workers cannot be made ready: {error}", hint)) from None


def _leave(client: Any, run: str) -> None:
    with contextlib.suppress(Exception):  # the cluster may be gone, which matters no more
        client.unregister_worker_plugin(run)
    client.close()


# --- in the process that works --------------------------------------------------------------------

_desks: dict[str, Desk] = {}


def _sit_down(run: str, version: str, brief: bytes) -> None:
    from moudraft import __version__ as here

    if version != here:
        raise RuntimeError(f"a worker has moudraft {here}, not {version}")
    desk = Desk(msgspec.msgpack.decode(brief, type=Brief))
    desk.warm()
    _desks[run] = desk


def _stand_up(run: str) -> None:
    _desks.pop(run, None)


def _do(run: str, jobs: list[Job]) -> list[Made]:
    return [_desks[run].do(job) for job in jobs]
