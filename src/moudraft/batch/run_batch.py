"""A batch: many deals drafted in one run, none of which can stop the others, and each of which is accounted for.

Drafts are made by a crew, in any order; names, files and the manifest are in the hands of this module alone, so that
they do not depend on who was quicker.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Generator, Iterator
from pathlib import Path

import msgspec

from moudraft.batch.batch_manifest import Manifest, NotAManifestError, PaperLine, Record, problem_lines, record_of
from moudraft.batch.draft_files import DraftFiles
from moudraft.batch.job import Brief, Job, Made
from moudraft.batch.ledger import Known, Ledger
from moudraft.batch.workers import Crew
from moudraft.files.file_lock import FileLock
from moudraft.files.file_names import safe_name
from moudraft.files.replacing import write_file
from moudraft.files.targets import check_target, make_folder
from moudraft.findings import flat, public
from moudraft.problems import MoudraftError, Problem
from moudraft.writers.forms import FORMS

Report = Callable[[Record], None]
NAME = "manifest.jsonl"
_LOCK = ".moudraft-batch.lock"


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
    """One run into one folder. ``report`` is told of each deal as it is done, in the order in which they are.

    ``kept_manifest`` is where that is now which stood in the manifest's place and was none.
    """

    def __init__(
        self, brief: Brief, folder: Path, manifest: Path | None = None, *, force: bool = False,
        discard: Collection[Path] = (),
    ) -> None:  # fmt: skip
        self.folder = folder
        self.path = manifest or folder / NAME
        self.force = force
        self.day = brief.today
        self.ending = FORMS[brief.form].ending
        self.tally = Tally()
        self.kept_manifest: Path | None = None
        self._digest = brief.digest()
        self._ledger = Ledger()
        self._files = DraftFiles(folder, self._ledger, brief.today, force=force, discard=discard)
        self._waiting: dict[int, _Waiting] = {}
        self._manifest: Manifest
        self._report: Report = lambda record: None

    def run(self, jobs: Iterator[Job], crew: Crew, *, report: Report | None = None, fail_fast: bool = False) -> Tally:
        """Draft every job that is not done already; with ``fail_fast`` up to the first that fails.

        Raises ``MoudraftError`` before any work where another run writes to the folder or the manifest.
        """
        self._report = report or self._report
        with contextlib.closing(self._ledger), self._locks():
            self._manifest = self._opened()
            with contextlib.closing(self._manifest):
                with contextlib.closing(_closable(crew.work(self._to_do(jobs, fail_fast)))) as answers:
                    for made in answers:
                        self._take(made)
                        if fail_fast and self.tally.failed:
                            self.tally.stopped = True
                            break
                if not self.tally.stopped:
                    self._manifest.put_in_order()
        return self.tally

    def _locks(self) -> contextlib.ExitStack:
        """Nobody else writes to the folder, nor to a manifest that stands elsewhere, while this run goes on."""
        hint = "let it end, or name another folder with -o"
        make_folder(self.folder)
        locks = contextlib.ExitStack()
        with locks:
            locks.enter_context(FileLock(self.folder / _LOCK, "another batch is writing into this folder", hint))
            # The manifest may stand in the folder of another batch, under any name.
            what = f"another batch is writing {self.path.name}"
            locks.enter_context(FileLock(self.path.with_name(f".{self.path.name}{_LOCK}"), what, hint))
            return locks.pop_all()

    def _opened(self) -> Manifest:
        """The manifest, with what earlier runs wrote down in the ledger; none of the drafts may have its name."""
        with contextlib.suppress(ValueError):
            self._ledger.take_name(self.path.relative_to(self.folder).as_posix(), "")
        try:
            return Manifest(self.path, self._ledger)
        except NotAManifestError:
            if not self.force:
                raise
        self.kept_manifest = write_file(check_target(self.path, force=True), b"", self.day, ours=False).kept
        return Manifest(self.path, self._ledger)

    # --- before the work ------------------------------------------------------------------------

    def _to_do(self, jobs: Iterator[Job], fail_fast: bool) -> Iterator[Job]:
        """The jobs that need drafting; the others are written down at once."""
        for job in jobs:
            stem = "/".join(safe_name(part) for part in _without_ending(job.name))
            output = self._ledger.take_name(stem, self.ending)
            asked = stem + self.ending if output != stem + self.ending else ""
            key = self._key(job)
            known = self._ledger.known(output)
            if job.problems:
                self._fail(job.number, _Waiting(job.source, "", key, asked), job.problems)
            elif known and (known.key, known.source) == (key, job.source) and self._stands(output, known):
                self._write_down(msgspec.structs.replace(_old(known), number=job.number, status="unchanged"))
            else:
                self._waiting[job.number] = _Waiting(job.source, output, key, asked)
                yield job
            if fail_fast and self.tally.failed:
                self.tally.stopped = True
                return

    def _stands(self, output: str, known: Known) -> bool:
        """Whether a draft stands as it was written, and every paper that goes with it."""
        papers = _old(known).papers
        there = ((output, known.sha256), *((each.output, each.sha256) for each in papers))
        return all(self._files.hash(name) == sha256 for name, sha256 in there)

    def _key(self, job: Job) -> str:
        found = hashlib.sha256(self._digest)
        found.update(msgspec.msgpack.encode((job.text, job.values)))
        return found.hexdigest()

    # --- after it -------------------------------------------------------------------------------

    def _take(self, made: Made) -> None:
        waiting = self._waiting.pop(made.number)
        if made.problems:
            self._fail(made.number, waiting, made.problems, made)
            return
        try:
            kept = self._files.put(waiting.output, made.content)
            papers = tuple(self._put_beside(waiting.output, *each) for each in made.papers)
        except MoudraftError as error:
            self._fail(made.number, waiting, error.problems, made)
            return
        findings = tuple(map(flat, public(made.findings)))
        self._write_down(
            Record(
                made.number, waiting.source, "drafted", waiting.output, hashlib.sha256(made.content).hexdigest(),
                waiting.key, made.title, waiting.asked, kept, findings, (), round(made.seconds, 4),
                papers,
            )
        )  # fmt: skip

    def _put_beside(self, output: str, name: str, content: bytes) -> PaperLine:
        """Write a paper that goes with a draft, under the draft's own name."""
        path = output.removesuffix(self.ending) + name
        self._files.put(path, content)
        return PaperLine(path, hashlib.sha256(content).hexdigest())

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


def _without_ending(name: tuple[str, ...]) -> tuple[str, ...]:
    """The name that was asked for without the ending of a draft, which it is given anyway."""
    last = name[-1].strip() if name else ""
    for ending in sorted((each for form in FORMS.values() for each in form.endings), key=len, reverse=True):
        if last.lower().endswith(ending) and len(last) > len(ending):
            return (*name[:-1], last[: -len(ending)])
    return name


def _old(known: Known) -> Record:
    return record_of(known.line)


def _closable(answers: Iterator[Made]) -> Generator[Made, None, None]:
    """The answers as a generator, which can be closed where the run ends early."""
    yield from answers
