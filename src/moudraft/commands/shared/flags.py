"""The arguments and options that several commands declare alike."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(path_type=Path)
FILE_OR_DASH = click.Path(path_type=Path, allow_dash=True)


class OutputPath(click.Path):
    """A file to write, or ``-``. A name that ends in a slash is a folder's, and is not quietly taken for a file's.

    ``folders``: a folder will do too, but not one that is named like a file.
    """

    def __init__(self, *, folders: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=True)
        self.folders = folders

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        named_so = isinstance(value, str) and value.endswith(("/", os.sep))
        if named_so and not (self.folders and not Path(value).suffix):
            self.fail(f"{value} is a folder; name the file to write in it", param, ctx)
        return super().convert(value, param, ctx)


class Day(click.DateTime):
    """A day written YYYY-MM-DD, as a date without a time."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        # As nearly every day is written, without the machinery that reads days in any form.
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            with contextlib.suppress(ValueError):
                return datetime.date.fromisoformat(value)
        made = super().convert(value, param, ctx)
        return made.date() if isinstance(made, datetime.datetime) else made


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order in which the help shows them."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def output_option(
    help: str, *, metavar: str | None = None, required: bool = False, type: click.Path | None = None
) -> Callable[[F], F]:
    """``-o``: a file, unless ``type`` says what else it may be."""
    return click.option("-o", "--output", type=type or OutputPath(), metavar=metavar, required=required, help=help)


def force_option(help: str) -> Callable[[F], F]:
    return click.option("--force", is_flag=True, help=help)


def format_option(forms: Iterable[str], help: str, **more: Any) -> Callable[[F], F]:
    return click.option("--format", "form", type=click.Choice(list(forms)), help=help, **more)


discard_option = click.option(
    "--discard", multiple=True, type=FILE, metavar="FILE",
    help="Replace this file even where somebody has changed it, and keep no copy.",
)  # fmt: skip

deal_argument = click.argument("deal_path", metavar="DEAL.yaml", type=FILE_OR_DASH)
"""``DEAL.yaml``, or ``-`` for standard input."""

others_argument = click.argument("others", metavar="[DEAL.yaml]...", nargs=-1, type=FILE)
"""More deals, each of which the command is run for."""


def _settings_completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from moudraft.commands.shared.complete_sets import settings

    return settings(ctx, param, incomplete)


set_option = click.option(
    "--set", "sets", multiple=True, metavar="KEY=VALUE", shell_complete=_settings_completed,
    help="Set a key of the deal, e.g. terms.costs=population.",
)  # fmt: skip

library_option = click.option(
    "--library", type=FILE, metavar="DIR", help="Lay your own clauses over the built-in ones."
)

style_option = click.option("--style", type=FILE, metavar="FILE", help="Use your own house style: any .docx or .dotx.")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys.")

author_option = click.option(
    "--author", default="", metavar="NAME", help="Whose name the file carries (default: the deal's author)."
)

today_option = click.option("--today", type=Day(), metavar="YYYY-MM-DD", help="Draft as if on this day.")

interview_options = together(
    click.option("--answers", type=FILE_OR_DASH, metavar="FILE", help="Take the answers from a file, and ask nothing."),
    set_option,
    click.option("--no-input", is_flag=True, help="Ask nothing: list what is missing instead."),
    click.option("--plain", is_flag=True, help="Numbered choices and typed answers; nothing is redrawn."),
    library_option,
    style_option,
    today_option,
    discard_option,
    json_option,
)
"""What ``new`` and ``edit`` have in common."""
