"""A preview that follows its deal: made again whenever a file that it is made of has changed, and never dead.

Changes are seen by looking at the times and sizes of the files, which works the same on every system and on network
drives; a change is taken in when the files have stood still for one look, so that no half-written file is read.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from moudraft.data import path as bundled
from moudraft.preview.preview_page import problems_page
from moudraft.problems import Location, MoudraftError, Problem

EVERY = 0.5
"""Seconds between two looks at the files."""
ENDINGS = (".md", ".yaml", ".yml", ".css", ".js")
Stamps = dict[str, tuple[int, int]]


class Renewing:
    """The page as it is now, and a number that goes up with each change of it. ``make`` makes the page of a number."""

    def __init__(self, make: Callable[[int], str], name: str, watched: Iterable[Path]) -> None:
        self._make = make
        self._name = name
        self._watched = tuple(watched)
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._stamps = stamps(self._watched)
        self._thread = threading.Thread(target=self._follow, name="preview", daemon=True)
        self.version = 1
        self.page = self._made(1)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """Stop looking, and let go of everybody who waits."""
        self._ended.set()
        with self._changed:
            self._changed.notify_all()

    @property
    def has_ended(self) -> bool:
        return self._ended.is_set()

    def wait(self, known: int, patience: float) -> int:
        """The number of the page once it is another than the one that is known, or once our patience ends."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != known or self.has_ended, patience)
            return self.version

    def look(self) -> bool:
        """Look at the files once; make the page again where they have changed since. Whether they had."""
        now = stamps(self._watched)
        if now == self._stamps:
            return False
        while not self._ended.wait(EVERY):
            again = stamps(self._watched)
            if again == now:
                break
            now = again
        self._stamps = now
        page = self._made(self.version + 1)
        with self._changed:
            self.page = page
            self.version += 1
            self._changed.notify_all()
        return True

    def _follow(self) -> None:
        while not self._ended.wait(EVERY):
            self.look()

    def _made(self, version: int) -> str:
        """The page, or the page of what is wrong: whatever somebody types, the preview goes on."""
        try:
            return self._make(version)
        except MoudraftError as error:
            return problems_page(self._name, error.problems, live=version)
        except Exception as error:
            return problems_page(self._name, [unforeseen(error)], live=version)


def unforeseen(error: Exception) -> Problem:
    """A fault of ours, with where its details are, as the command line would say it."""
    from moudraft.files.fault_details import save_details

    try:
        details = f"the details are in {save_details(error)}"
    except OSError as second:
        details = f"the details could not be saved: {second.strerror}"
    return Problem(Location(""), f"moudraft went wrong: {type(error).__name__}", details)


def watched_files(deal: Path, library: Path | None) -> list[Path]:
    """What a preview is made of: the deal, the house library, and the clauses, papers and looks that come with us."""
    ours = [bundled("clauses"), bundled("templates")]
    return [deal, *([library] if library else []), *ours]


def stamps(places: Iterable[Path]) -> Stamps:
    """The time and size of each file, and of each file of the kinds that matter below each folder."""
    found: Stamps = {}
    for place in places:
        for entry in _files(str(place)):
            try:
                facts = os.stat(entry)  # noqa: PTH116  hundreds of files, twice a second
            except OSError:
                found[entry] = (0, -1)
            else:
                found[entry] = (facts.st_mtime_ns, facts.st_size)
    return found


def _files(place: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(place), key=lambda each: each.name)
    except NotADirectoryError:
        yield place
        return
    except OSError:
        yield place  # not there at the moment: an editor may be about to put it back
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.name.endswith(ENDINGS):
            yield entry.path
