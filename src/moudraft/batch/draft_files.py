"""The drafts of a batch on the disk: each in its folder and nowhere else, and over nobody's work."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from pathlib import Path

from moudraft.batch.batch_manifest import writable
from moudraft.batch.ledger import Ledger
from moudraft.files.replacing import Outgoing, write_all
from moudraft.files.targets import Target, check_target, make_folder, same_file
from moudraft.hashes import sha256_hex, sha256_of
from moudraft.problems import Location, MoudraftError, Problem


class DraftFiles:
    """What stands in the folder of a batch. ``ledger`` knows what earlier runs wrote there.

    With ``force`` a file that this batch did not write, or that somebody has changed, is kept beside and replaced;
    those named in ``discard`` are replaced and not kept. ``day`` stands in the name of what is kept.
    """

    def __init__(
        self, folder: Path, ledger: Ledger, day: datetime.date, *, force: bool, discard: Collection[Path] = ()
    ) -> None:
        self.folder = folder
        self.ledger = ledger
        self.day = day
        self.force = force
        self.discard = tuple(discard)

    def hash(self, output: str) -> str:
        """The hash of what stands at an output; empty where nothing can be read."""
        path = self.folder / output
        try:
            if not path.is_file():
                return ""
            return sha256_of(path)
        except OSError:
            return ""

    def put(self, output: str, content: bytes) -> str:
        """Write a draft in one move. Returns where that is now which stood there, if it was somebody's work.

        Raises ``MoudraftError`` where a file stands there that no run of this batch left as it is.
        """
        target = self._target(output, content)
        written = write_all([Outgoing(target, content, ours=False)], self.day, durable=False)[0]
        if written.path != target.path:
            hint = f"close it there and run this again; the draft is {written.path.name}"
            raise MoudraftError(Problem(_where(target.path), "another program has this file open", hint))
        return "" if written.kept is None else written.kept.relative_to(self.folder).as_posix()

    def _target(self, output: str, content: bytes) -> Target:
        path = self.folder / output
        there = os.path.lexists(path)
        self._refuse_links(path if there else path.parent)
        make_folder(path.parent)
        if not there:
            return check_target(path, force=False)
        if path.is_dir():
            hint = "move that folder away, or give the deal another output"
            raise MoudraftError(Problem(_where(path), "a folder of this name is in the way", hint))
        known = self.ledger.known(output)
        stands = self.hash(output)
        named = any(same_file(path, each) for each in self.discard)
        if self.force or named:
            return check_target(
                path, force=True, discard=[path] if named else (), known=[known.sha256] if known else ()
            )
        if stands != sha256_hex(content) and (known is None or stands != known.sha256):
            message = "has been changed since it was drafted" if known else "exists already, and is not of this batch"
            hint = "keep it elsewhere, or add --force to replace it and keep it beside"
            raise MoudraftError(Problem(_where(path), message, hint))
        return check_target(path, force=True, known=[stands])

    def _refuse_links(self, path: Path) -> None:
        """A link in the folder would lead a draft out of it, or onto a file that is another's."""
        junction = getattr(os.path, "isjunction", lambda _: False)
        for each in (path, *path.parents):
            if each == self.folder:
                return
            if each.is_symlink() or junction(each):
                hint = "take it away: a batch writes nothing through a link"
                raise MoudraftError(Problem(_where(each), "this is a link", hint))


def _where(path: Path) -> Location:
    return Location(writable(str(path)))
