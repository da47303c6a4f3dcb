"""Write a Document as plain text, for email, forms and old systems: one paragraph a line, with its label, unwrapped.

Lines are not broken at a width: whatever shows the text wraps it, and text pasted into a form keeps no stray ends of
lines. A table is told row by row, each cell under its heading, as a screen reader would say it. LibreOffice's own text
loses which cell belongs to which heading, and takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moudraft.document import SEAL, Block, Cell, Document, ExecutionBlock, Paragraph, Provision, Table, plain_text
from moudraft.document.cover_lines import cover_lines

STEP = "    "
RULE = "_" * 24


def to_plain_text(document: Document, *, final: bool = False) -> str:
    """The document as text with a final newline; the first line says DRAFT until ``final``."""
    lines = ([] if final else ["DRAFT", ""]) + list(_document(document))
    return "\n".join(lines).rstrip("\n") + "\n"


def _document(document: Document) -> Iterator[str]:
    for _, part in cover_lines(document.cover):
        yield from (plain_text(part).replace("\t", " "), "")
    for provision in document.preamble:
        if provision.shown:
            yield from _headed(provision.shown)
        yield from _provisions((provision,))
    if document.opening:
        yield from _headed(document.opening)
    for section in document.sections:
        if section.heading:
            yield from _headed(f"{section.number}  {section.heading}".strip())
        yield from _provisions(section.provisions, document.headings)
    for schedule in document.schedules:
        yield from _headed(f"{schedule.noun} {schedule.number}: {schedule.heading}")
        if schedule.cited:
            yield from (plain_text(schedule.cited), "")
        yield from _provisions((schedule.provision,))
    if document.execution_intro:
        yield from (plain_text(document.execution_intro), "")
    for block in document.execution_blocks:
        yield from _execution_block(block)


def _headed(heading: str) -> tuple[str, ...]:
    return "", " ".join(heading.split()), ""


def _provisions(provisions: Iterable[Provision], headings: str = "none") -> Iterator[str]:
    for provision in provisions:
        if provision.shown and headings == "sub-heading":
            yield from (provision.shown, "")
        lead = f"{provision.shown}. " if provision.shown and headings == "run-in" else ""
        for number, block in enumerate(provision.blocks):
            yield from _block(block, "" if number else lead)
            yield ""


def _block(block: Block, lead: str = "") -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block, "", lead)
    else:
        yield from _table(block)


def _paragraph(paragraph: Paragraph, indent: str, lead: str = "") -> Iterator[str]:
    label = "-" if paragraph.label == "\u2022" else paragraph.label
    yield from _set_in(f"{label} {lead}{plain_text(paragraph.content)}".strip(), indent)
    for child in paragraph.children:
        yield from _paragraph(child, indent + STEP)


def _set_in(text: str, indent: str) -> Iterator[str]:
    """A text at its place; a line of its own that it holds stands at the same one."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield (indent + line).rstrip()


def _table(table: Table) -> Iterator[str]:
    heads = [" ".join(_words(cell)) for cell in table.header]
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        for place, cell in enumerate(row.cells):
            head = heads[place] if place < len(heads) else ""
            yield from _cell(cell, head, STEP)


def _cell(cell: Cell, head: str, indent: str) -> Iterator[str]:
    """``Heading: words``, or the heading with the cell's paragraphs below it where they are several or numbered."""
    lines = [line for paragraph in cell.paragraphs for line in _paragraph(paragraph, "")]
    if head and (len(lines) > 1 or any(each.label for each in cell.paragraphs)):
        yield f"{indent}{head}:"
        yield from (f"{indent}{STEP}{line}".rstrip() for line in lines)
    else:
        first, *rest = lines or [""]
        yield f"{indent}{head}: {first}".rstrip() if head else (indent + first).rstrip()
        yield from (indent + line for line in rest)


def _words(cell: Cell) -> Iterator[str]:
    return (plain_text(each.content) for paragraph in cell.paragraphs for each in paragraph.walk())


def _execution_block(block: ExecutionBlock) -> Iterator[str]:
    yield block.party
    if block.opening:
        yield STEP + plain_text(block.opening)
    if block.seal:
        yield f"{STEP}{SEAL}:"
    for label, content in block.lines:
        yield f"{STEP}{label}: {plain_text(content) or RULE}"
    yield ""
