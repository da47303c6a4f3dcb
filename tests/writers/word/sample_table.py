"""The table of the sample: statements, lists in cells that restart, and bullets."""

from __future__ import annotations

from moudraft.document import Row, Table
from tests.writers.word.nodes import BULLET, cell, paragraph


def red_lines() -> Table:
    return Table(
        header=(cell("Council"), cell("Red line"), cell("What it means")),
        rows=(
            Row(
                (
                    cell("Northmoor"),
                    cell(
                        paragraph(
                            "statement",
                            "S1",
                            "Sovereignty stays.",
                            paragraph("item", "(a)", "budget;", number="S1(a)"),
                            paragraph("item", "(b)", "plan.", number="S1(b)"),
                        )
                    ),
                    cell(
                        paragraph(
                            "plain",
                            "",
                            "Each council:",
                            paragraph("item", "(a)", "decides;"),
                            paragraph("item", "(b)", "pays."),
                        )
                    ),
                )
            ),
            Row(
                (
                    cell("Eastvale"),
                    cell(paragraph("statement", "S2", "No merger.", slot="red-2")),
                    cell(
                        paragraph(
                            "plain",
                            "",
                            "Neither:",
                            paragraph("item", "(a)", "seeks it; nor"),
                            paragraph("item", "(b)", "prepares it."),
                        ),
                        paragraph("bullet", BULLET, "now"),
                        paragraph("bullet", BULLET, "later"),
                    ),
                )
            ),
        ),
        widths=(20, 40, 40),
        description="The red lines of each council and what they mean",
    )
