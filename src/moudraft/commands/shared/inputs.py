"""What a command reads before its work: the deal, the library, the house style, standard input, the day."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moudraft.commands.shared.settled import laid_under

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.library import Library

DASH = Path("-")
"""Standard input or standard output, where a path is asked for."""


def load(deal_path: Path, sets: tuple[str, ...], library: Path | None) -> tuple[Deal, Library]:
    """Read the deal and the library, and give the problems of both at once."""
    from moudraft.drafting import load_library
    from moudraft.loading import load_deal
    from moudraft.problems import STDIN, gathered

    read_books: list[Library] = []

    def books_read() -> Library:
        read_books.append(load_library(library))
        return read_books[0]

    def read() -> Deal:
        # Where the library is at fault nobody knows what there is.
        known: dict[str, Any] = {"library": read_books[0], "house": library} if read_books else {}
        known["under"] = laid_under()
        if deal_path == DASH:
            return load_deal(text=standard_input(), name=STDIN, sets=sets, **known)
        return load_deal(deal_path, sets=sets, **known)

    books, deal = gathered(books_read, read)
    return deal, books


def standard_input() -> str:
    """The text on standard input, held to the same rules as a file: UTF-8, at most 2 MB, not empty."""
    from moudraft.problems import STDIN, Location, MoudraftError, Problem
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


def day(today: datetime.date | None) -> datetime.date:
    """The day of a draft: ``--today``, else SOURCE_DATE_EPOCH (reproducible builds), else the clock's."""
    if today is not None:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:  # the year 5138; a longer one is no date
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def style_bytes(style: Path | None) -> bytes | None:
    """The content of a house style, if one is named, with its map: read before any work, and told of once."""
    if style is None:
        return None
    from moudraft.commands.shared.style_files import read_style, told_of

    content, sheet = read_style(style)
    for line in told_of(style, sheet):
        click.echo(line, err=True)
    return content
