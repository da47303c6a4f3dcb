"""A batch: many deals drafted in one run, none of which can stop the others, and each of which is accounted for.

Drafts are made by a crew, in any order; names, files and the manifest are in the hands of this module alone, so that
they do not depend on who was quicker.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import msgspec

from moudraft.batch.batch_manifest import Manifest, Record, problem_lines, record_of
from moudraft.batch.file_names import safe_name
from moudraft.batch.job import Brief, Job, Made
from moudraft.batch.ledger import Known, Ledger
from moudraft.batch.workers import Crew
from moudraft.findings import flat, public
from moudraft.problems import Location, Problem
from moudraft.writers.forms import FORMS

Report = Callable[[Record], None]
NAME = "manifest.jsonl"


class Tally(msgspec.Struct):
    """What a run came to. ``with_errors`` are drafts, new or unchanged, in which checks found errors."""

    deals: int = 0
    drafted: int = 0
    unchanged: int = 0
    failed: int = 0
    with_errors: int = 0
    stopped: bool = False

    @property
    def good(self) -> bool:
        return not self.failed and not self.with_errors


class _Waiting(msgspec.Struct, frozen=True):
    """A job that is with the crew: where its draft will go, and what it asked for if that was taken."""

    source: str
    output: str
    key: str
    asked: str


class Batch:
    """One run into one folder. ``report`` is told of each deal as it is done, in the order in which they are."""

    def __init__(self, brief: Brief, folder: Path, manifest: Path | None = None, *, force: bool = False) -> None:
        self.folder = folder
        self.force = force
        self.ending = FORMS[brief.form].ending
        self.tally = Tally()
        self._digest = brief.digest()
        self._ledger = Ledger()
        self._waiting: dict[int, _Waiting] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = Manifest(manifest or folder / NAME, self._ledger)
        self._report: Report = lambda record: None

    def run(self, jobs: Iterator[Job], crew: Crew, *, report: Report | None = None, fail_fast: bool = False) -> Tally:
        """Draft every job that is not done already; with ``fail_fast`` up to the first that fails."""
        self._report = report or self._report
        try:
            with contextlib.closing(_closable(crew.work(self._to_do(jobs, fail_fast)))) as answers:
                for made in answers:
                    self._take(made)
                    if fail_fast and self.tally.failed:
                        self.tally.stopped = True
                        break
            if not self.tally.stopped:
                self._manifest.put_in_order()
        finally:
            self._manifest.close()
            self._ledger.close()
        return self.tally

    # --- before the work ------------------------------------------------------------------------

    def _to_do(self, jobs: Iterator[Job], fail_fast: bool) -> Iterator[Job]:
        """The jobs that need drafting; the others are written down at once."""
        for job in jobs:
            stem = "/".join(safe_name(part) for part in job.name)
            output = self._ledger.take_name(stem, self.ending)
            asked = stem + self.ending if output != stem + self.ending else ""
            key = self._key(job)
            known = self._ledger.known(output)
            if job.problems:
                self._fail(job.number, _Waiting(job.source, "", key, asked), job.problems)
            elif known and (known.key, known.source) == (key, job.source) and self._hash(output) == known.sha256:
                self._write_down(msgspec.structs.replace(_old(known), number=job.number, status="unchanged"))
            else:
                self._waiting[job.number] = _Waiting(job.source, output, key, asked)
                yield job
            if fail_fast and self.tally.failed:
                self.tally.stopped = True
                return

    def _key(self, job: Job) -> str:
        found = hashlib.sha256(self._digest)
        found.update(msgspec.msgpack.encode((job.text, job.values)))
        return found.hexdigest()

    def _hash(self, output: str) -> str:
        try:
            return hashlib.sha256((self.folder / output).read_bytes()).hexdigest()
        except OSError:
            return ""

    # --- after it -------------------------------------------------------------------------------

    def _take(self, made: Made) -> None:
        waiting = self._waiting.pop(made.number)
        problems = made.problems or self._put(waiting.output, made.content)
        if problems:
            self._fail(made.number, waiting, problems, made)
            return
        findings = tuple(map(flat, public(made.findings)))
        self._write_down(
            Record(
                made.number, waiting.source, "drafted", waiting.output, hashlib.sha256(made.content).hexdigest(),
                waiting.key, made.title, waiting.asked, findings, (), round(made.seconds, 4),
            )
        )  # fmt: skip

    def _fail(self, number: int, waiting: _Waiting, problems: tuple[Problem, ...], made: Made | None = None) -> None:
        findings, seconds = (tuple(map(flat, public(made.findings))), round(made.seconds, 4)) if made else ((), 0.0)
        self._write_down(
            Record(
                number, waiting.source, "failed", "", key=waiting.key, asked=waiting.asked, findings=findings,
                problems=problem_lines(problems), seconds=seconds,
            )
        )  # fmt: skip

    def _write_down(self, record: Record) -> None:
        self._manifest.add(record)
        self.tally.deals += 1
        setattr(self.tally, record.status, getattr(self.tally, record.status) + 1)
        self.tally.with_errors += bool(record.count("error"))
        self._report(record)

    def _put(self, output: str, content: bytes) -> tuple[Problem, ...]:
        """Write a draft in one move, unless a file stands there that no run of this batch left as it is."""
        path = self.folder / output
        problem = self._in_the_way(path, output, content)
        if problem is not None:
            return (problem,)
        beside = path.with_name(f".{path.name}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            os.replace(beside, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            return (Problem(Location(str(path)), f"cannot be written: {error.strerror}"),)
        return ()

    def _in_the_way(self, path: Path, output: str, content: bytes) -> Problem | None:
        where = Location(str(path))
        if path.is_dir():
            return Problem(where, "a folder of this name is in the way")
        if self.force or not path.exists():
            return None
        known = self._ledger.known(output)
        there = self._hash(output)
        if there == hashlib.sha256(content).hexdigest() or (known is not None and there == known.sha256):
            return None
        message = "has been changed since it was drafted" if known else "exists already, and is not of this batch"
        return Problem(where, message, "keep it elsewhere, or add --force to replace it")


def _old(known: Known) -> Record:
    return record_of(known.line)


def _closable(answers: Iterator[Made]) -> Generator[Made, None, None]:
    """The answers as a generator, which can be closed where the run ends early."""
    yield from answers
