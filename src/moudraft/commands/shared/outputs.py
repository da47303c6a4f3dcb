"""Where what a command made goes: to standard output, to a file, to a person."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared.inputs import DASH

if TYPE_CHECKING:
    from moudraft.problems import MoudraftError

WINDOWS = os.name == "nt"


def say(text: str = "") -> None:
    """Talk goes to standard error; standard output is for data."""
    click.echo(text, err=True)


def show(text: str) -> None:
    """What was asked for, on standard output."""
    click.echo(text)


def print_json(data: object) -> None:
    """Data for a script, structs and all, on standard output."""
    click.echo(json_text(data), nl=False)


def json_text(data: object) -> str:
    """Data as JSON, in the layout that all of moudraft's has."""
    import msgspec

    return json.dumps(msgspec.to_builtins(data), indent=2, ensure_ascii=False) + "\n"


def write(target: Path, content: bytes) -> Path | None:
    """Write to a file, or to standard output for ``-``; returns where it went (None: standard output)."""
    from moudraft.files import write_file

    if target == DASH:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return None
    written = write_file(target, content)
    if written != target:
        say(f"{target} cannot be replaced (is it open in Word?), so the draft is saved as {written}")
    return written


def refuse_terminal(form: str, target: Path | None, hint: str) -> None:
    """Refuse to send a Word document to a terminal, before any work."""
    if form == "docx" and target in (None, DASH) and sys.stdout.isatty():
        raise refusal(DASH, "a Word document cannot be shown on a terminal", hint)


def refusal(path: Path, message: str, hint: str = "") -> MoudraftError:
    """One problem with a target, ready to raise."""
    from moudraft.problems import Location, MoudraftError, Problem

    return MoudraftError(Problem(Location("<stdout>" if path == DASH else str(path)), message, hint))


def command_line(command: str, *words: object, library: Path | None = None, **flags: bool) -> str:
    """A command of moudraft as a person may paste it, with the flags that are on, quoted for this system's shell."""
    parts = ["moudraft", command, *map(str, words), *(["--library", str(library)] if library else [])]
    parts += [f"--{flag}" for flag, on in flags.items() if on]
    if WINDOWS:
        import subprocess

        return subprocess.list2cmdline(parts)
    import shlex

    return shlex.join(parts)
