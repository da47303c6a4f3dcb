"""The options that several commands share, and the first steps they have in common."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.library import Library

F = TypeVar("F", bound=Callable[..., Any])


def deal_argument(function: F) -> F:
    """``DEAL.yaml``, or ``-`` for standard input."""
    return click.argument("deal_path", metavar="DEAL.yaml", type=click.Path(path_type=Path, allow_dash=True))(function)


def set_option(function: F) -> F:
    return click.option(
        "--set", "sets", multiple=True, metavar="KEY=VALUE", help="Set a key of the deal, e.g. terms.costs=population."
    )(function)


def library_option(function: F) -> F:
    return click.option(
        "--library", type=click.Path(path_type=Path), metavar="DIR", help="Lay your own clauses over the built-in ones."
    )(function)


def today_option(function: F) -> F:
    return click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Draft as if on this day."
    )(function)


def load(deal_path: Path, sets: tuple[str, ...], library: Path | None) -> tuple[Deal, Library]:
    """Read the deal and the library, and give the problems of both at once."""
    from moudraft.deal_file import load_deal
    from moudraft.drafting import load_library
    from moudraft.problems import MoudraftError, Problem, raise_if

    problems: list[Problem] = []
    deal = books = None
    try:
        deal = load_deal(sys.stdin.read(), name="<stdin>", sets=sets) if str(deal_path) == "-" else load_deal(deal_path, sets=sets)
    except MoudraftError as error:
        problems.extend(error.problems)
    try:
        books = load_library(library)
    except MoudraftError as error:
        problems.extend(error.problems)
    raise_if(problems)
    assert deal is not None and books is not None
    return deal, books


def day(today: datetime.datetime | None) -> datetime.date:
    """The day of a draft: ``--today``, else SOURCE_DATE_EPOCH (reproducible builds), else the clock's."""
    if today is not None:
        return today.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    return datetime.date.today()


def say(text: str = "") -> None:
    """Talk goes to standard error; standard output is for data."""
    click.echo(text, err=True)


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
