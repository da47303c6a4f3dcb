"""Where what a command made goes: to standard output, to a file, to a person."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moudraft.commands.shared.inputs import DASH
from moudraft.commands.shared.this_run import ThisRun, this_run

if TYPE_CHECKING:
    import datetime

    from moudraft.files.replacing import Outgoing, Written
    from moudraft.files.targets import Target
    from moudraft.problems import MoudraftError

WINDOWS = os.name == "nt"
LONGEST_AUTHOR = 255


def say(text: str = "") -> None:
    """Talk goes to standard error; standard output is for data. Where nobody can hear it, the work goes on."""
    if this_run().quiet:
        return
    from moudraft.screen.on_screen import on_screen

    with contextlib.suppress(OSError, ValueError):
        click.echo(on_screen(text), err=True)


def show(text: str) -> None:
    """What was asked for, on standard output."""
    click.echo(text)


def print_line(data: object) -> None:
    """Data for a script on a line of its own, which is sent at once."""
    click.echo(json_line(data), nl=False)
    this_run().printed = True


def in_colour() -> bool:
    """Whether what is shown may have colours: it goes to a terminal that has them, and nobody said no to them."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def painted(text: str, colour: str) -> str:
    """A text in a colour, as terminals show it."""
    return click.style(text, fg=colour, bold=True)


def print_json(data: object, run: ThisRun | None = None) -> None:
    """Data for a script, structs and all, on standard output; ``run`` is for what is said when the run is over."""
    run = run or this_run()
    run.printed = True
    click.echo(json_line(data) if run.on_lines else json_text(data), nl=False)


@contextlib.contextmanager
def on_lines() -> Iterator[None]:
    """Within this, each piece of JSON is one line, so that several can be told apart."""
    run = this_run()
    before, run.on_lines = run.on_lines, True
    yield
    run.on_lines = before


def json_text(data: object) -> str:
    """Data as JSON, in the layout that all of moudraft's has."""
    import json

    import msgspec

    return json.dumps(msgspec.to_builtins(data), indent=2, ensure_ascii=False) + "\n"


def json_line(data: object) -> str:
    """Data as JSON on one line."""
    import json

    import msgspec

    return json.dumps(msgspec.to_builtins(data), ensure_ascii=False) + "\n"


def check_output(path: Path, *, force: bool, discard: Collection[Path] = (), hint: str = "") -> Target | None:
    """The target of a file to write, or why it cannot be one; None for standard output."""
    from moudraft.files.targets import FREE, check_target

    return None if path == DASH else check_target(path, force=force, discard=discard, hint=hint or FREE)


def check_author(author: str) -> None:
    """Refuse a name that Word would cut short."""
    if len(author) > LONGEST_AUTHOR:
        message = f"this name has {len(author)} characters, and Word takes at most {LONGEST_AUTHOR}"
        raise refusal(Path("--author"), message, "give a shorter one")


def check_discards(discard: Collection[Path], wanted: Collection[Path]) -> None:
    """Refuse to discard what this run does not write: a slip there would be silent."""
    from moudraft.files.targets import same_file
    from moudraft.problems import Location, MoudraftError, Problem

    files = [each for each in wanted if each != DASH]
    for path in discard:
        if not any(same_file(path, each) for each in files):
            named = ", ".join(map(str, files))
            hint = f"this run writes {named}" if named and len(named) < 200 else ""
            raise MoudraftError(Problem(Location(f"--discard {path}"), "this run does not write that file", hint))


def write(target: Target | None, content: bytes, today: datetime.date) -> Path | None:
    """Write to a file, or to standard output for None; returns where it went (None: standard output)."""
    from moudraft.files.replacing import Outgoing

    if target is not None:
        return write_files([Outgoing(target, content)], today)[0].path
    if sys.stdout is None:
        raise refusal(DASH, "standard output is closed", "name a file with -o")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return None


def write_files(files: Sequence[Outgoing], today: datetime.date) -> list[Written]:
    """Write all or none, and say what went elsewhere and what was kept."""
    from moudraft.files.replacing import write_all

    done = write_all(files, today)
    for each, went in zip(files, done, strict=True):
        asked = each.target.path
        if went.path != asked:
            say(f"{asked} cannot be replaced (is it open in Word?), so the draft is saved as {went.path}")
        if went.kept is not None:
            say(f"{asked} {went.why}, so that is kept as {went.kept}")
    return done


def refuse_terminal(form: str, binary: bool, target: Path | None, hint: str) -> None:
    """Refuse to send what is no text to a terminal, before any work."""
    if binary and target in (None, DASH) and sys.stdout is not None and sys.stdout.isatty():
        what = "a Word document" if form == "docx" else f"{form.upper()}"
        raise refusal(DASH, f"{what} cannot be shown on a terminal", hint)


def refuse_two_on_stdout(as_json: bool, target: Path | None, what: str) -> None:
    """Refuse to send the facts of a run to standard output, where what it makes goes there already."""
    if as_json and target == DASH:
        message = f"{what} and its facts cannot both go to standard output"
        raise refusal(DASH, message, "name a file with -o")


def refusal(path: Path, message: str, hint: str = "") -> MoudraftError:
    """One problem with a target, ready to raise."""
    from moudraft.problems import Location, MoudraftError, Problem

    return MoudraftError(Problem(Location("<stdout>" if path == DASH else str(path)), message, hint))


def command_line(command: str, *words: object, paths: Mapping[str, Path] | None = None, **flags: bool) -> str:
    """A command of moudraft as a person may paste it, with the options for ``paths`` and the flags that are on.

    It is quoted for the shell of this system.
    """
    parts = ["moudraft", command, *map(str, words)]
    parts += [word for name, path in (paths or {}).items() for word in (f"--{name}", str(path))]
    parts += [f"--{flag}" for flag, on in flags.items() if on]
    if WINDOWS:
        import subprocess

        return subprocess.list2cmdline(parts)
    import shlex

    return shlex.join(parts)
