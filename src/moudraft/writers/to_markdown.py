"""Write a Document as Markdown, for reading, review and version control.

Labels are printed as text ("1.1", "(a)"), because Markdown's own numbering could not show them. Deal text is escaped,
so that it reads exactly as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.document import (
    SEAL,
    Blank,
    Block,
    Cell,
    DefinedTerm,
    Document,
    Emphasis,
    ExecutionBlock,
    Inline,
    Paragraph,
    Provision,
    Table,
)
from moudraft.document.cover_lines import cover_lines

_LINE = r"\_" * 12
_FRONT = {"cover-title": "# {}", "cover-subtitle": "**{}**"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&@])")
# What would begin a list or underline a heading, at the start of a line.
_LEADING = re.compile(r"^([ \t]*)(\d+(?=[.)])|(?=[-+=]))(.)(?=[ \t=-]|$)", re.MULTILINE)


def to_markdown(document: Document) -> str:
    """The document as CommonMark text (tables in the common pipe form), with a final newline."""
    lines = list(_document(document))
    return "\n".join(lines).rstrip("\n") + "\n"


def _document(document: Document) -> Iterator[str]:
    for part, content in cover_lines(document.cover):
        shown = _inlines(content).replace("&#9;", " ")
        yield _FRONT[part].format(shown) if part in _FRONT else at_line_start(shown)
        yield ""
    for provision in document.preamble:
        if provision.shown:
            yield f"## {escape(provision.shown)}"
            yield ""
        yield from _provision(provision)
    if document.opening:
        yield f"## {escape(document.opening)}"
        yield ""
    for section in document.sections:
        if section.heading:
            yield f"## {section.number + '. ' if section.number else ''}{escape(section.heading)}"
            yield ""
        for provision in section.provisions:
            yield from _provision(provision, document.headings)
    for schedule in document.schedules:
        yield f"## {schedule.noun} {schedule.number} \u2013 {escape(schedule.heading)}"
        yield ""
        if schedule.cited:
            yield at_line_start(_inlines(schedule.cited))
            yield ""
        yield from _provision(schedule.provision)
    if document.execution_blocks:
        yield at_line_start(_inlines(document.execution_intro))
        yield ""
        for block in document.execution_blocks:
            yield from _execution_block(block)


def _provision(provision: Provision, headings: str = "none") -> Iterator[str]:
    if provision.shown and headings == "sub-heading":
        yield f"### {escape(provision.shown)}"
        yield ""
    lead = f"**{escape(provision.shown)}.** " if provision.shown and headings == "run-in" else ""
    for number, block in enumerate(provision.blocks):
        yield from _block(block, lead if number == 0 else "")


def _block(block: Block, lead: str = "") -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    else:
        yield from _paragraph(block, 0, lead)
        if not block.children or not block.children[-1].label:
            return
    yield ""


def _paragraph(paragraph: Paragraph, depth: int, lead: str = "") -> Iterator[str]:
    text = lead + (_inlines(paragraph.content) if lead else at_line_start(_inlines(paragraph.content)))
    label = paragraph.label
    if label == "\u2022" or (depth and label):
        indent = "  " * max(depth - 1, 0)
        mark = "-" if label == "\u2022" else f"- {label}"
        yield f"{indent}{mark} {text}".replace("\n", "\n" + indent + "  ")
    else:
        yield f"{label} {text}".strip()
        yield ""
    for child in paragraph.children:
        yield from _paragraph(child, depth + 1)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield "|" + "---|" * len(table.header)
    for row in table.rows:
        yield _row(row.cells)


def _row(cells: tuple[Cell, ...]) -> str:
    shown = (" <br> ".join(_cell_line(each) for p in cell.paragraphs for each in p.walk()) for cell in cells)
    return "| " + " | ".join(shown) + " |"


def _cell_line(paragraph: Paragraph) -> str:
    text = _inlines(paragraph.content).replace("\\\n", " ").replace("\n", " ")
    return f"{paragraph.label} {text}".strip()


def _execution_block(block: ExecutionBlock) -> Iterator[str]:
    yield f"### {escape(block.party)}"
    yield ""
    if block.opening:
        yield at_line_start(_inlines(block.opening))
        yield ""
    if block.seal:
        yield f"- {SEAL}:"
    for label, content in block.lines:
        yield f"- {label}: {_inlines(content) or _LINE}"
    yield ""


def _inlines(content: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, content))


def _inline(inline: Inline) -> str:
    if isinstance(inline, Emphasis):
        mark = "**" if inline.strong else "*"
        return f"{mark}{_inlines(inline.children)}{mark}"
    if isinstance(inline, DefinedTerm):
        return f"**\u201c{_inlines(inline.children)}\u201d**"
    if isinstance(inline, Blank):
        return f"**{escape(inline.text)}**"
    return escape(inline.text)


def escape(text: str) -> str:
    """Text as Markdown that shows exactly that text; a line break is a hard one."""
    text = _SPECIAL.sub(r"\\\1", text)
    return text.replace("\r\n", "\n").replace("\n", "\\\n").replace("\t", "&#9;")


def at_line_start(markdown: str) -> str:
    """Markdown that begins lines, so that none of them begins a list or underlines a heading."""
    return _LEADING.sub(r"\1\2\\\3", markdown)
