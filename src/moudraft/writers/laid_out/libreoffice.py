"""LibreOffice as a program that is run: where it is, and one Word document converted by it.

It runs without a window, in a profile of its own that goes when this process ends: it neither meets nor disturbs a
LibreOffice that somebody is working in, whose profile would lock it out.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from moudraft.problems import Location, MoudraftError, Problem

WINDOWS = os.name == "nt"
NAMED_BY = "MOUDRAFT_LIBREOFFICE"
"""The environment variable that names the program where it is not on the path."""
PATIENCE = 300
"""Seconds that one document may take: a paper of a thousand clauses takes about one."""
NAMES = ("soffice", "libreoffice")
_ONE_AT_A_TIME = threading.Lock()  # two runs cannot share a profile


def find_libreoffice() -> str:
    """The program; raises ``MoudraftError`` with how to come by it."""
    named = os.environ.get(NAMED_BY, "")
    if named:
        if found := shutil.which(named):
            return found
        raise refusal(f"{NAMED_BY} names {named}, which is no program", "name LibreOffice\u2019s soffice there")
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for place in _usual_places():
        if place.is_file():
            return str(place)
    raise refusal(
        "LibreOffice is not here, which makes PDF and OpenDocument of the Word document",
        "install it (from libreoffice.org; on Debian and Ubuntu: apt install libreoffice-writer) or name its soffice "
        f"in {NAMED_BY}; or write .docx or .html, which need nothing",
    )


def _usual_places() -> list[Path]:
    """Where it is installed without being on the path: on Windows and on a Mac."""
    if WINDOWS:
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
        return [Path(root, "LibreOffice", "program", "soffice.com") for root in roots if root]
    return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]


def converted(docx: bytes, ending: str, export: str, patience: float = PATIENCE) -> bytes:
    """A Word document as LibreOffice exports it; ``export`` names its filter, with the filter's options.

    Raises ``MoudraftError`` where there is no LibreOffice, or it fails, or takes too long.
    """
    program = find_libreoffice()
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="moudraft-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "draft.docx"), Path(folder, "made")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={_profile().as_uri()}"
        command = [program, "--headless", "--norestore", profile, "--convert-to", f"{ending}:{export}",
                   "--outdir", str(made), str(source)]  # fmt: skip
        said = _run(command, patience)
        target = made / f"draft.{ending}"
        if not target.is_file():
            raise refusal("LibreOffice made nothing of the draft" + (f": {said}" if said else ""), _TRY)
        return target.read_bytes()


_TRY = "see whether it opens the .docx, or write .html, which needs no LibreOffice"


@cache
def _profile() -> Path:
    """One profile for all that this process converts: the first start in a new one takes a second longer."""
    folder = mkdtemp(prefix="moudraft-libreoffice-")
    # Of a batch's helpers only this is heeded as they end; a process by itself heeds it too.
    Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=1)
    return Path(folder)


def _run(command: list[str], patience: float) -> str:
    """Run a program and all that it starts, to its end or to the end of our patience; what it said last."""
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=not WINDOWS,
        )  # fmt: skip
    except OSError as error:
        raise refusal(f"LibreOffice cannot be started: {error.strerror}", _TRY) from None
    try:
        _, said = process.communicate(timeout=patience)
    except BaseException as error:
        _end(process)
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise refusal(f"LibreOffice was not done in {patience:g} seconds", _TRY) from None
        raise
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip() and "javaldx" not in line), "")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with those it started: LibreOffice\u2019s own command is only what starts it."""
    if WINDOWS:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()


def refusal(message: str, hint: str) -> MoudraftError:
    return MoudraftError(Problem(Location("LibreOffice"), message, hint))
