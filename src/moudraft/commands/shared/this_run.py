"""How one run of the command line talks: it stands with click's context, and is gone when the run is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click

JSON_FORMS = ("json", "ast", "sarif")
"""The values of ``--format`` that are JSON."""
LINES = "--jsonl"


class ThisRun:
    """Whether JSON was asked for and has been ``printed``, each piece ``on_lines``; whether nothing is to be said."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.wants_json = json_asked(words)
        self.printed = False
        self.on_lines = LINES in words
        self.quiet = False


def this_run() -> ThisRun:
    """The run at hand; where Python calls, one that was asked nothing."""
    ctx = click.get_current_context(silent=True)
    return ctx.obj if ctx is not None and isinstance(ctx.obj, ThisRun) else ThisRun()


def json_asked(words: Sequence[str]) -> bool:
    """Whether the words of a command line ask for JSON: ``--json``, ``--format json``, ``-o FILE.json``.

    It reads the words themselves: those of which click makes nothing are answered in JSON, too.
    """
    before = words[: words.index("--")] if "--" in words else words
    return "--json" in before or LINES in before or any(
        value in JSON_FORMS if name == "--format" else value.lower().endswith(".json")
        for name, value in _given(before)
    )  # fmt: skip


def _given(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The values of ``--format`` and of ``--output``, however each is written: ``-o x``, ``-ox``, ``--output=x``."""
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        name, equals, value = word.partition("=")
        if name in ("--format", "--output"):
            yield name, value if equals else after
        elif word.startswith(("-o", "-qo")):
            yield "--output", word.partition("o")[2] or after
