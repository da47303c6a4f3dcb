"""Inside one process: assemble and write against a floor, and the time for each clause as drafts grow."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import msgspec

from line import Line, in_turn
from moudraft.deal.deal_file import load_deal
from moudraft.document import Document, plain_text
from moudraft.document.assembly import assemble
from moudraft.drafting import load_library
from moudraft.library import Library
from moudraft.library.template import Slot, TemplateSection
from moudraft.selection import select
from moudraft.writers.word.docx_writer import to_docx

DAY = datetime.date(2026, 11, 21)
SIZES = (60, 1_000, 10_000)
FEWER, MORE = 1_000, 10_000
"""The sizes whose cost for each clause is compared."""
AIMS = {60: 4.0, 1_000: 3.0, 10_000: 3.0}
DEAL = """\
moudraft: 1
template: long
title: A long agreement
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
"""


def lines(runs: int) -> list[Line]:
    """Writing against the floor at each size, and the cost of a clause at 10,000 against 1,000."""
    out: list[Line] = []
    assembling = {size: _assembling(size) for size in SIZES}
    for size in SIZES:
        document = assembling[size]()
        few = min(runs, 7 if size < 10_000 else 5)
        floor = _Floor(document)
        ours, theirs = in_turn(few, lambda d=document: to_docx(d, today=DAY), floor.write)
        out.append(Line(f"writing {size:,} clauses", "an XML string into a ready package", ours, theirs, AIMS[size]))

    def whole(size: int) -> bytes:
        return to_docx(assembling[size](), today=DAY)

    more, fewer = in_turn(min(runs, 7), lambda: whole(MORE), lambda: whole(FEWER))
    each = (took * 1000 / size for took, size in ((more, MORE), (fewer, FEWER)))
    out.append(Line("a clause of 10,000, assembled and written", "one of 1,000", *each, 1.0, "\u00b5s"))
    return out


def long_library(size: int) -> Library:
    """The built-in library with a template that holds ``size`` copies of clauses that need nothing of the deal."""
    library = load_library()
    ids = [id for id in ("status/no-fetter", "general/no-partnership", "change/variation", "duties/equality",
                         "information/publication", "money/preparation-costs") if id in library.clauses]  # fmt: skip
    clauses = dict(library.clauses)
    slots = []
    for number in range(size):
        original = library.clauses[ids[number % len(ids)]]
        copy = msgspec.structs.replace(original, id=f"long/{number}", code="")
        clauses[copy.id] = copy
        slots.append(Slot(copy.id))
    parties = Slot("front/parties")
    chunks = [slots[at : at + 10] for at in range(0, size, 10)]
    sections = tuple(
        TemplateSection((), (parties, *chunk) if not n else tuple(chunk)) for n, chunk in enumerate(chunks)
    )
    template = msgspec.structs.replace(
        library.templates["mou"], id="long", preamble=(), sections=sections, schedules=()
    )
    return msgspec.structs.replace(library, clauses=clauses, templates={**library.templates, "long": template})


def _assembling(size: int) -> Callable[[], Document]:
    """What assembles a document of that many clauses."""
    library = long_library(size)
    deal = load_deal(DEAL, name="long.yaml")
    selection = select(deal, library)
    return lambda: assemble(deal, selection, library)


class _Floor:
    """The least that writing could cost: the same paragraphs, runs and bookmarks as one string into a ready package."""

    def __init__(self, document: Document) -> None:
        ready = io.BytesIO(to_docx(document, today=DAY))
        with zipfile.ZipFile(ready) as package:
            self.parts = {name: package.read(name) for name in package.namelist() if name != "word/document.xml"}
            xml = package.read("word/document.xml").decode("utf-8")
        self.head, self.tail = xml[: xml.index("<w:body>") + 8], "</w:body></w:document>"
        self.paragraphs = [
            (paragraph.bookmark, [plain_text((inline,)) for inline in paragraph.content])
            for each in document.provisions()
            for paragraph in each.paragraphs()
        ]

    def write(self) -> bytes:
        body = "".join(map(_paragraph, range(len(self.paragraphs)), self.paragraphs))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
            package.writestr("word/document.xml", self.head + body + self.tail)
        return out.getvalue()


def _paragraph(number: int, paragraph: tuple[str, list[str]]) -> str:
    bookmark, texts = paragraph
    runs = "".join(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in texts)
    if bookmark:
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>'
        runs = f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="ClauseLevel2"/></w:pPr>{runs}</w:p>'


__all__ = ["lines", "long_library"]
