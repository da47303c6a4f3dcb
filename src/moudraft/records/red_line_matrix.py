"""The red lines of a deal set against its draft: who holds each, what keeps it, what breaks it, and waivers."""

# Annotations here are real objects, not text: schemas are made of them.

import msgspec

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import cause, fires
from moudraft.document.places import kept_by
from moudraft.drafting import Draft
from moudraft.english import date
from moudraft.said import in_file_words


class MatrixRow(msgspec.Struct, frozen=True):
    """One red line of a deal. ``contradicted_by`` are its errors and ``strained_by`` its warnings, in words."""

    red_line: str
    held_by: tuple[str, ...]
    private: bool
    kept_by: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    strained_by: tuple[str, ...]
    waived: str


def matrix(made: Draft) -> tuple[MatrixRow, ...]:
    """A row for each red line of the deal, private ones too: this is for the drafter's eyes."""
    context = Context(made, False)
    rows = []
    for held in made.selection.terms.red_lines:
        broken: dict[str, list[str]] = {"error": [], "warning": []}
        for rule in held.asks.rules:
            lines = fires(context, rule)
            if lines is not None:
                broken[rule.severity].append(in_file_words(cause(context, lines) or rule.say))
        waiver = held.line.waiver
        rows.append(
            MatrixRow(
                held.title, held.line.held_by, held.line.private, tuple(kept_by(made, held)),
                tuple(broken["error"]), tuple(broken["warning"]), f"{waiver.by}, {date(waiver.on)}" if waiver else "",
            )
        )  # fmt: skip
    return tuple(rows)
