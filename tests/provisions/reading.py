"""Read a Document by place: each line in it, with the lines it hangs from, and the same Document without them.

A place is a slot (``safeguards/veto@row``: the clause, and its register where that is not ``clause``) or one of
``cover``, ``headings`` and ``execution``. A line of a list is read with the line above it, a line of a table with its
row's first cell, so that "The Councils agree to" counts for every item under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.document import Document, Paragraph, Provision, Row, Table, Text, plain_text


class Line(msgspec.Struct, frozen=True):
    """What one line says, and the parts of the Document that say it: those it hangs from, then the line itself."""

    text: str
    parts: tuple[Any, ...]


def lines(document: Document, place: str) -> list[Line]:
    """The lines that stand in one place of a Document; none, where it does not have the place."""
    if place == "cover":
        return [_line((getattr(document.cover, part),)) for part in ("dated", "parties", "title", "subtitle")]
    if place == "headings":
        headed = (*document.sections, *document.schedules)
        return [_line((part,)) for part in headed]
    if place == "execution":
        return [_line((block,)) for block in document.execution_blocks]
    return [line for slot, line in _placed(document) if slot == place]


def without(document: Document, line: Line) -> Document:
    """The Document with that line taken out, and whatever hangs from it."""
    part = line.parts[-1]
    kept = {"heading": ""} if hasattr(part, "heading") else None
    return _replaced(document, part, msgspec.structs.replace(part, **kept) if kept else None)


def silent_on(document: Document, line: Line, phrase: str) -> Document:
    """The Document with one phrase struck from a line and from the lines it hangs from."""
    for part in line.parts:
        document = _replaced(document, part, _struck(part, phrase))
    return document


def elsewhere(document: Document, line: Line) -> Document:
    """The Document with a line moved to another clause, where it says the same in the wrong place."""
    moved = Paragraph("plain", (Text(line.text),))
    provision = Provision("other/other", "other/other", "other", "clause", "", "non-binding", (moved,))
    rest = without(document, line)
    return msgspec.structs.replace(rest, preamble=(*rest.preamble, provision))


def holds(line: Line, phrase: str) -> bool:
    """Whether a line has a phrase, as whole words."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", line.text) is not None


# --- the lines of a Document, each with its slot ------------------------------------------------------


def _placed(document: Document) -> Iterator[tuple[str, Line]]:
    for provision in document.provisions():
        rows = {plain_text(p.content): row.id for row in provision.rows for p in row.paragraphs()}
        for block in provision.blocks:
            for line in _in_block(block):
                text = plain_text(line.parts[-1].content) if isinstance(line.parts[-1], Paragraph) else ""
                yield rows.get(text, provision.id), line


def _in_block(block: Paragraph | Table) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from _in_paragraph(block, ())
        return
    for row in block.rows:
        heading, last = row.cells[0].paragraphs, row.cells[-1].paragraphs
        if any(paragraph.role == "statement" for paragraph in last):
            yield from (_line((*heading, paragraph)) for paragraph in last)
        else:
            yield _line((row,))


def _in_paragraph(paragraph: Paragraph, above: tuple[Paragraph, ...]) -> Iterator[Line]:
    yield _line((*above, paragraph))
    for child in paragraph.children:
        yield from _in_paragraph(child, (*above, paragraph))


def _line(parts: tuple[Any, ...]) -> Line:
    return Line(" ".join(map(_said, parts)), parts)


def _said(part: Any) -> str:
    """What a part of a Document says in itself, without what hangs from it; quotation marks straight."""
    if isinstance(part, Paragraph):
        text = plain_text(part.content)
    elif isinstance(part, Row):
        text = " ".join(plain_text(p.content) for cell in part.cells for p in cell.paragraphs)
    elif hasattr(part, "heading"):
        text = f"{getattr(part, 'noun', '')} {part.number} {part.heading}"
    elif hasattr(part, "party"):
        text = part.party + "".join(f"; {label}: {plain_text(content)}" for label, content in part.lines)
    else:
        text = plain_text(part)
    return text.translate(str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" "))


# --- a Document with one part changed -----------------------------------------------------------------


def _struck(part: Any, phrase: str) -> Any:
    text = _said(part).replace(phrase, "\u2026")
    if isinstance(part, Paragraph):
        return msgspec.structs.replace(part, content=(Text(text),))
    if isinstance(part, Row):
        return None if phrase in _said(part) else part
    if hasattr(part, "heading"):
        return msgspec.structs.replace(part, heading=part.heading.replace(phrase, "\u2026"))
    if hasattr(part, "party"):
        return msgspec.structs.replace(part, party="", lines=(("", (Text(text),)),))
    return (Text(text),)


def _replaced(thing: Any, old: Any, new: Any) -> Any:
    """A copy of ``thing`` in which ``new`` stands for ``old`` (the same object), or nothing does where it is None."""
    if thing is old:
        return new
    if isinstance(thing, tuple):
        changed = tuple(_replaced(each, old, new) for each in thing)
        same = all(each is before for each, before in zip(changed, thing, strict=True))
        return thing if same else tuple(each for each in changed if each is not None)
    if isinstance(thing, msgspec.Struct):
        fields = {name: _replaced(getattr(thing, name), old, new) for name in thing.__struct_fields__}
        fields = {
            name: () if value is None else value for name, value in fields.items() if value is not getattr(thing, name)
        }
        return msgspec.structs.replace(thing, **fields) if fields else thing
    return thing
