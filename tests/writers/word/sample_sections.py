"""The operative part of the sample: numbered, with headings only, or without numbers."""

from __future__ import annotations

from moudraft.document import Blank, DefinedTerm, Emphasis, Numbering, Section, bookmark_name
from tests.writers.word.nodes import BULLET, HOSTILE, paragraph, provision, refer, words
from tests.writers.word.sample_table import red_lines


def sections() -> tuple[Section, ...]:
    return (
        Section(
            "definitions",
            "Definitions and interpretation",
            (
                provision(
                    "def",
                    paragraph("paragraph", "1.1", "In this document:", slot="def"),
                    paragraph(
                        "plain",
                        "",
                        DefinedTerm(words("Partnership")),
                        " means the arrangement in ",
                        refer("purpose-section", "section", "2"),
                        "; and",
                    ),
                    paragraph(
                        "plain",
                        "",
                        DefinedTerm(words("Reserved Matter")),
                        " means a matter listed in ",
                        refer("schedules/reserved", "Schedule", "1"),
                        ".",
                    ),
                ),
            ),
            "1",
            bookmark_name("definitions-section"),
        ),
        Section(
            "purpose",
            "Purpose",
            (
                provision(
                    "purpose/main",
                    paragraph(
                        "paragraph",
                        "2.1",
                        "The councils will together:",
                        paragraph("item", "(a)", "look for savings;", number="2.1(a)", slot="first-item"),
                        paragraph(
                            "item",
                            "(b)",
                            "keep specialist staff in both councils, so far as:",
                            paragraph("item", "(i)", "the law allows; and", level=2, number="2.1(b)(i)"),
                            paragraph("item", "(ii)", "money allows; and", level=2, number="2.1(b)(ii)", slot="deep"),
                            number="2.1(b)",
                        ),
                        paragraph("item", "(c)", "report each year.", number="2.1(c)"),
                        slot="purpose/main",
                    ),
                    paragraph(
                        "paragraph",
                        "2.2",
                        "Neither council will:",
                        paragraph(
                            "item",
                            "(a)",
                            "act alone on a ",
                            Emphasis(words("shared")),
                            " matter; or",
                            number="2.2(a)",
                        ),
                        paragraph("item", "(b)", "close a reception desk.", number="2.2(b)"),
                    ),
                ),
                provision(
                    "purpose/refs",
                    paragraph(
                        "paragraph",
                        "2.3",
                        "This follows ",
                        refer("purpose/main", "paragraph", "2.1"),
                        ", ",
                        refer("first-item", "paragraph", "2.1(a)"),
                        ", ",
                        refer("deep", "paragraph", "2.1(b)(ii)"),
                        ", ",
                        refer("form/background", "recital", "(A)"),
                        ", ",
                        refer("red-2", "statement", "S2"),
                        " and ",
                        refer("in-schedule", "paragraph", "2(a)"),
                        " of ",
                        refer("schedules/terms", "Schedule", "2"),
                        ", and ",
                        refer("recital-item", "recital", "(B)(b)"),
                        ".",
                        slot="purpose/refs",
                    ),
                ),
            ),
            "2",
            bookmark_name("purpose-section"),
        ),
        Section(
            "safeguards",
            "What each council keeps",
            (
                provision(
                    "safeguards/table",
                    paragraph("paragraph", "3.1", "The councils record these red lines:"),
                    red_lines(),
                ),
                provision(
                    "safeguards/after",
                    paragraph(
                        "plain",
                        "",
                        "They stand whatever else is agreed, for example:",
                        paragraph("bullet", BULLET, "each budget"),
                        paragraph(
                            "bullet",
                            BULLET,
                            "each local plan:",
                            paragraph("bullet", BULLET, "made under the Planning Acts", level=2),
                        ),
                    ),
                    paragraph("paragraph", "3.2", "A council may waive one only in writing."),
                ),
            ),
            "3",
            bookmark_name("safeguards-section"),
        ),
        Section(
            "money",
            "Money and blanks",
            (
                provision(
                    "money/costs",
                    paragraph(
                        "paragraph",
                        "4.1",
                        "Northmoor pays ",
                        Blank("the first-year sum"),
                        " by 1 April 2027.",
                        slot="money/costs",
                    ),
                    paragraph("paragraph", "4.2", HOSTILE, slot="hostile"),
                    paragraph(
                        "paragraph",
                        "4.3",
                        "Two lines:\nthe second\tafter a tab. Emoji \U0001f600, Welsh ŵ ŷ, "
                        "Arabic مرحبا بكم here, Hebrew שלום there.  Two  spaces ",
                    ),
                ),
            ),
            "4",
            bookmark_name("money-section"),
        ),
    )


def plain_sections(numbering: Numbering) -> tuple[Section, ...]:
    """Sections for the styles that do not number paragraphs: headings with numbers, or nothing at all."""
    numbers = ("1", "2") if numbering == "headings" else ("", "")
    return (
        Section(
            "purpose",
            "Purpose",
            (
                provision(
                    "purpose/main",
                    paragraph(
                        "paragraph",
                        "",
                        "The councils will together:",
                        paragraph("item", BULLET, "look for savings;"),
                        paragraph(
                            "item",
                            BULLET,
                            "keep staff, so far as:",
                            paragraph("item", BULLET, "the law allows; and", level=2),
                            paragraph("item", BULLET, "money allows.", level=2),
                        ),
                        slot="purpose/main",
                    ),
                ),
            ),
            numbers[0],
            bookmark_name("purpose-section"),
        ),
        Section(
            "safeguards",
            "What each council keeps",
            (
                provision(
                    "safeguards/table",
                    red_lines(),
                    paragraph(
                        "paragraph",
                        "",
                        "This follows ",
                        refer(
                            "purpose-section",
                            "section" if numbers[0] else "the section on Purpose",
                            numbers[0],
                        ),
                        ".",
                        slot="safeguards/table",
                    ),
                ),
            ),
            numbers[1],
            bookmark_name("safeguards-section"),
        ),
    )
