"""The checks that a house library brings, as data: each becomes a rule like those of code."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import cause, fires, paragraph, place
from moudraft.checks.support.rule import Found, Rule
from moudraft.library import HouseRule, Library
from moudraft.said import in_file_words


def house_rules(library: Library) -> tuple[Rule, ...]:
    """The rules of a house library, in the order of their codes."""
    return tuple(map(_rule, library.rules))


def _rule(given: HouseRule) -> Rule:
    def find(draft: Context) -> Iterator[Found]:
        lines = fires(draft, given)
        if lines is not None:
            at = place(draft, lines, "")
            yield Found(given.say, at, given.way_out, paragraph(draft, lines), because=cause(draft, lines))

    # The page of a rule is its docstring, for a house's as for ours.
    find.__doc__ = (
        f"{in_file_words(given.say)}\n\nWhy: {given.why}\n\n"
        f"Flagged::\n\n    (what its condition describes: {given.location})\n\nFine::\n\n    (any other draft)\n"
    )
    return Rule(given.code, given.id, (given.severity,), find)
