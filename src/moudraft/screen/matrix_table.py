"""The red-line matrix of ``check --matrix`` as aligned text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moudraft.screen.columns import columns

if TYPE_CHECKING:
    from moudraft.records.red_line_matrix import MatrixRow

HEADINGS = ("red line", "held by", "kept by", "contradicted by", "strained by", "waived")


def matrix_table(matrix: Sequence[MatrixRow]) -> list[str]:
    """A line for each red line, below the headings."""
    rows = [
        (
            row.red_line + (" (private)" if row.private else ""),
            ", ".join(row.held_by) or "every party",
            ", ".join(row.kept_by) or "-",
            "; ".join(row.contradicted_by) or "-",
            "; ".join(row.strained_by) or "-",
            row.waived or "-",
        )
        for row in matrix
    ]
    return columns([HEADINGS, *rows]) if rows else ["the deal sets no red lines"]
