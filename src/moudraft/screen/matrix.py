"""The red-line matrix of ``check --matrix``: each line, who holds it, what keeps it, what breaks it, and waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from moudraft.english import date
from moudraft.screen.columns import columns
from moudraft.screen.draft_summary import kept_by

if TYPE_CHECKING:
    from moudraft.drafting import Draft

HEADINGS = ("red line", "held by", "kept by", "contradicted by", "strained by", "waived")


class MatrixRow(msgspec.Struct, frozen=True):
    """One red line of a deal. ``contradicted_by`` are its errors and ``strained_by`` its warnings, in words."""

    red_line: str
    held_by: tuple[str, ...]
    private: bool
    kept_by: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    strained_by: tuple[str, ...]
    waived: str


def matrix(made: Draft) -> list[MatrixRow]:
    """A row for each red line of the deal, private ones too: this is for the drafter's eyes."""
    from moudraft.checks.support.context import Context
    from moudraft.checks.support.offence import cause, fires

    context = Context(made, False)
    rows = []
    for held in made.selection.terms.red_lines:
        broken: dict[str, list[str]] = {"error": [], "warning": []}
        for rule in held.asks.rules:
            lines = fires(context, rule)
            if lines is not None:
                broken[rule.severity].append(cause(context, lines) or rule.say)
        waiver = held.line.waiver
        rows.append(
            MatrixRow(
                held.title, held.line.held_by, held.line.private, tuple(kept_by(made, held)),
                tuple(broken["error"]), tuple(broken["warning"]), f"{waiver.by}, {date(waiver.on)}" if waiver else "",
            )
        )  # fmt: skip
    return rows


def matrix_text(made: Draft) -> list[str]:
    """The matrix as aligned text."""
    rows = [
        (
            row.red_line + (" (private)" if row.private else ""),
            ", ".join(row.held_by) or "every party",
            ", ".join(row.kept_by) or "-",
            "; ".join(row.contradicted_by) or "-",
            "; ".join(row.strained_by) or "-",
            row.waived or "-",
        )
        for row in matrix(made)
    ]
    return columns([HEADINGS, *rows]) if rows else ["the deal sets no red lines"]
