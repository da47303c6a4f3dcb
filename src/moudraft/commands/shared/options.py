"""The options that several commands share, and the first steps they have in common."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from moudraft.commands.shared import complete

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.library import Library

F = TypeVar("F", bound=Callable[..., Any])
STDIN = "<stdin>"
WINDOWS = os.name == "nt"


class Command(click.Command):
    """A command whose help begins with its examples (its epilog), since that is what most people look for."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples_first(self, ctx, formatter)


class Group(click.Group):
    """A group of commands whose help begins with its examples."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples_first(self, ctx, formatter)


def examples_first(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write a command's help: how it is called, its examples, what it does, its options."""
    command.format_usage(ctx, formatter)
    command.format_epilog(ctx, formatter)
    command.format_help_text(ctx, formatter)
    command.format_options(ctx, formatter)


def deal_argument(function: F) -> F:
    """``DEAL.yaml``, or ``-`` for standard input."""
    return click.argument("deal_path", metavar="DEAL.yaml", type=click.Path(path_type=Path, allow_dash=True))(function)


def set_option(function: F) -> F:
    return click.option(
        "--set",
        "sets",
        multiple=True,
        metavar="KEY=VALUE",
        shell_complete=complete.settings,
        help="Set a key of the deal, e.g. terms.costs=population.",
    )(function)


def library_option(function: F) -> F:
    return click.option(
        "--library", type=click.Path(path_type=Path), metavar="DIR", help="Lay your own clauses over the built-in ones."
    )(function)


def interview_options(function: F) -> F:
    """What ``new`` and ``edit`` have in common."""
    for option in reversed((
        click.option(
            "--answers", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
            help="Take the answers from a file, and ask nothing.",
        ),
        set_option,
        click.option("--no-input", is_flag=True, help="Ask nothing: list what is missing instead."),
        click.option("--plain", is_flag=True, help="Numbered choices and typed answers; nothing is redrawn."),
        library_option,
        today_option,
    )):  # fmt: skip
        function = option(function)
    return function


def json_option(function: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys.")(function)


def today_option(function: F) -> F:
    return click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Draft as if on this day."
    )(function)


def load(deal_path: Path, sets: tuple[str, ...], library: Path | None) -> tuple[Deal, Library]:
    """Read the deal and the library, and give the problems of both at once."""
    from moudraft.deal.deal_file import load_deal
    from moudraft.drafting import load_library
    from moudraft.problems import gathered

    def read() -> Deal:
        if str(deal_path) == "-":
            return load_deal(standard_input(), name=STDIN, sets=sets)
        return load_deal(deal_path, sets=sets)

    deal, books = gathered(read, lambda: load_library(library))
    return deal, books


def standard_input() -> str:
    """The text on standard input, held to the same rules as a file: UTF-8, at most 2 MB, not empty."""
    from moudraft.problems import Location, MoudraftError, Problem
    from moudraft.yaml_source.text_file import MAX_BYTES

    where = Location(STDIN)
    content = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    if len(content) > MAX_BYTES:
        raise MoudraftError(Problem(where, "is too large: at most 2 MB is read"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MoudraftError(Problem(where, "is not UTF-8", "send it as UTF-8")) from None
    if not text.strip():
        raise MoudraftError(Problem(where, "is empty", "moudraft draft - reads a deal from standard input"))
    return text


def day(today: datetime.datetime | None) -> datetime.date:
    """The day of a draft: ``--today``, else SOURCE_DATE_EPOCH (reproducible builds), else the clock's."""
    if today is not None:
        return today.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:  # the year 5138; a longer one is no date
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def command_line(command: str, *words: object, library: Path | None = None, **flags: bool) -> str:
    """A command of moudraft as a person may paste it, with the flags that are on, quoted for this system's shell."""
    parts = ["moudraft", command, *map(str, words), *(["--library", str(library)] if library else [])]
    parts += [f"--{flag}" for flag, on in flags.items() if on]
    if WINDOWS:
        import subprocess

        return subprocess.list2cmdline(parts)
    import shlex

    return shlex.join(parts)


def say(text: str = "") -> None:
    """Talk goes to standard error; standard output is for data."""
    click.echo(text, err=True)


def print_json(data: object) -> None:
    """Data for a script, on standard output."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def style_bytes(style: Path | None, *, check: bool = False) -> bytes | None:
    """The content of a house style, if one is named. ``check`` proves it whole, where the first draft is far off."""
    from moudraft.problems import Location, MoudraftError, Problem

    if style is None:
        return None
    try:
        content = style.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MoudraftError(Problem(Location("--style"), f"{style}: {reason}")) from None
    if check:
        from moudraft.writers.word.house_style import read_style_sheet

        try:
            read_style_sheet(content)
        except MoudraftError as error:
            # What reads a style knows no file names.
            where = Location(f"--style: {style}")
            raise MoudraftError([Problem(where, each.message, each.hint) for each in error.problems]) from None
    return content
