"""Short ways to write the nodes of a Document by hand."""

from __future__ import annotations

from moudraft.document import (
    Block,
    Cell,
    CrossReference,
    Inline,
    Paragraph,
    Provision,
    Role,
    Text,
    bookmark_name,
)

HOSTILE = "R&D <Ltd> {{ 7*7 }} *x* @y"
BULLET = "\u2022"
NAMES = ("Northmoor District Council", "Eastvale Borough Council", "Cyngor Sir Ynys Môn")
SHORT = ("Northmoor", "Eastvale", "Ynys Môn")


def words(*content: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(each) if isinstance(each, str) else each for each in content)


def paragraph(
    role: Role,
    label: str,
    *content: str | Inline | Paragraph,
    number: str = "",
    level: int = 1,
    slot: str = "",
) -> Paragraph:
    """A paragraph whose children stand among its content; ``slot`` gives it a bookmark."""
    return Paragraph(
        role=role,
        content=words(*(each for each in content if not isinstance(each, Paragraph))),
        level=level,
        label=label,
        number=number or label,
        bookmark=bookmark_name(slot) if slot else "",
        children=tuple(each for each in content if isinstance(each, Paragraph)),
    )


def provision(slot: str, *blocks: Block, heading: str = "", number: str = "") -> Provision:
    clause = slot.partition(":")[0]
    return Provision(slot, clause, "standard", "clause", f"hash-{slot}", "non-binding", blocks, heading, number)


def refer(slot: str, noun: str, number: str) -> CrossReference:
    return CrossReference(target=slot, bookmark=bookmark_name(slot), noun=noun, number=number)


def cell(*paragraphs: Paragraph | str) -> Cell:
    return Cell(tuple(paragraph("plain", "", each) if isinstance(each, str) else each for each in paragraphs))
