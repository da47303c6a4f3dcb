"""What stands before and after the operative part of the sample."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document import (
    Blank,
    Citation,
    DefinedTerm,
    Emphasis,
    ExecutionBlock,
    Provision,
    Row,
    Schedule,
    Table,
    bookmark_name,
)
from tests.writers.word.nodes import SHORT, cell, paragraph, provision, words


def preamble(names: Sequence[str]) -> tuple[Provision, ...]:
    parties = [
        paragraph("party", f"({number})", Emphasis(words(name), strong=True), " of the Town Hall (",
                  DefinedTerm(words(short)), ")" + ("; and" if number == len(names) - 1 else ";"))
        for number, (name, short) in enumerate(zip(names, SHORT, strict=False), 1)
    ]  # fmt: skip
    return (
        provision("form/parties", *parties, heading="Parties"),
        provision(
            "form/background",
            paragraph("recital", "(A)", "Each council is sovereign, and means to remain so.", slot="form/background"),
            paragraph(
                "recital",
                "(B)",
                "The councils recognise:",
                paragraph("item", "(a)", "the pressure on public money; and", number="(B)(a)"),
                paragraph(
                    "item",
                    "(b)",
                    "the work that they already do together.",
                    number="(B)(b)",
                    slot="recital-item",
                ),
            ),
            paragraph(
                "recital",
                "(C)",
                "Section 113 of the ",
                Citation("lga-1972", "Local Government Act 1972"),
                " lets them share officers.",
            ),
            heading="Background",
        ),
        provision(
            "form/agree",
            paragraph(
                "plain",
                "",
                "The councils therefore agree to:",
                paragraph("item", "(a)", "act in good faith;"),
                paragraph(
                    "item",
                    "(b)",
                    "share what they know:",
                    paragraph("item", "(i)", "early;", level=2, number="(b)(i)"),
                    paragraph("item", "(ii)", "openly; and", level=2, number="(b)(ii)"),
                ),
                paragraph("item", "(c)", "keep to what they said."),
            ),
            paragraph(
                "plain",
                "",
                "They do not intend to:",
                paragraph("item", "(a)", "merge; or"),
                paragraph("item", "(b)", "give up a power."),
            ),
        ),
    )


def schedules() -> tuple[Schedule, ...]:
    reserved = provision(
        "schedules/reserved",
        paragraph(
            "schedule-paragraph",
            "1",
            "Each council decides for itself:",
            paragraph("schedule-item", "(a)", "its budget;", number="1(a)"),
            paragraph(
                "schedule-item",
                "(b)",
                "its plans:",
                paragraph("schedule-item", "(i)", "local; and", level=2, number="1(b)(i)"),
                paragraph("schedule-item", "(ii)", "corporate.", level=2, number="1(b)(ii)"),
                number="1(b)",
            ),
        ),
        paragraph("schedule-paragraph", "2", "Nothing else is reserved."),
    )
    terms = provision(
        "schedules/terms",
        paragraph("schedule-paragraph", "1", "The board meets monthly."),
        paragraph(
            "schedule-paragraph",
            "2",
            "It reports:",
            paragraph("schedule-item", "(a)", "to Northmoor; and", number="2(a)", slot="in-schedule"),
            paragraph("schedule-item", "(b)", "to Eastvale.", number="2(b)"),
        ),
        Table(
            header=(cell("Month"), cell("Business")),
            rows=(Row((cell("April"), cell("Budget"))),),
            widths=(30, 70),
            description="The board's first year",
        ),
    )
    return (
        Schedule(reserved, "Schedule", "1", "Reserved Matters", bookmark_name("schedules/reserved")),
        Schedule(terms, "Schedule", "2", "Terms of reference of the board", bookmark_name("schedules/terms")),
    )


def execution_block(party: str) -> ExecutionBlock:
    return ExecutionBlock(
        party,
        (
            ("Signature", ()),
            ("Name", words(Blank("who signs"))),
            ("Office", words("Leader of the Council")),
            ("Date", ()),
        ),
    )
