"""The page itself: a Document as one HTML file, with landmarks, headings in order, and the look of print on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moudraft.data import path
from moudraft.document import Document, Provision, block_paragraphs
from moudraft.document.structure import Structure
from moudraft.writers.page.page_blocks import BlockWriter, own_bookmark
from moudraft.writers.page.page_ends import contents, cover, heading_line, headings, picture, signatures
from moudraft.writers.page.page_inlines import InlineWriter
from moudraft.writers.page.page_text import escaped, shown, style_string

LOOK = "templates/style/page.css"
SKIP = '<a class="skip" href="#paper">Skip to the paper</a>\n'
Frame = Callable[[Provision, str], str]
"""What puts something around a provision: it is given the HTML of it, and gives what stands in its place."""


def to_page(document: Document, structure: Structure | None = None, *, final: bool = False) -> str:
    """The page as text with a final newline; ``structure`` is drawn at its end. Until ``final`` it is marked DRAFT."""
    drawn = structure if structure and structure.edges else None
    blocks = BlockWriter(InlineWriter(anchors(document)))
    found = headings(document, drawn)
    paper = "".join(paper_parts(document, blocks, drawn))
    mark = "" if final else '<div class="watermark" aria-hidden="true">DRAFT</div>\n'
    long = " long" if len(found) > 11 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n{head(document.title, look(document, final))}</head>\n'
        f'<body class="page{long}">\n{SKIP}{mark}{cover(document, blocks.inlines, final)}{contents(found)}'
        f'<main id="paper" tabindex="-1">\n{paper}</main>\n</body>\n</html>\n'
    )


def head(title: str, style: str, policy: str = "") -> str:
    """What a browser is told of the page before it shows anything: nothing may be fetched, and no script may run."""
    allowed = f"default-src 'none'; style-src 'unsafe-inline'{policy}"
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n"
    )


def look(document: Document, final: bool) -> str:
    """The style sheet, and what stands at the edges of each printed page."""
    mark = "" if final else '@top-right { content: "DRAFT"; font-weight: 700 } '
    edges = f"@page {{ @top-left {{ content: {style_string(document.header)} }} {mark}}}\n"
    return path(LOOK).read_text(encoding="utf-8") + edges


def paper_parts(
    document: Document, blocks: BlockWriter, structure: Structure | None, frame: Frame = lambda provision, html: html
) -> Iterator[str]:
    """The paper from its first words to the picture, part by part."""
    found = iter(headings(document, structure))
    if document.preamble:
        inner = ""
        for provision in document.preamble:
            inner += heading_line(next(found)) if provision.shown else ""
            inner += _provision(provision, blocks, frame)
        yield f"<section>\n{inner}</section>\n"
    if document.opening:
        yield heading_line(next(found))
    for section in document.sections:
        inner = "".join(_provision(each, blocks, frame, document.headings) for each in section.provisions)
        yield f"<section>\n{heading_line(next(found)) if section.heading else ''}{inner}</section>\n"
    for schedule in document.schedules:
        inner = f'<p class="cited">{blocks.inlines.write(schedule.cited)}</p>\n' if schedule.cited else ""
        inner += _provision(schedule.provision, blocks, frame)
        yield f'<section class="schedule">\n{heading_line(next(found))}{inner}</section>\n'
    if document.execution_blocks or document.execution_intro:
        inner = "".join(signatures(document, blocks.inlines))
        yield f'<section class="signatures">\n{heading_line(next(found))}{inner}</section>\n'
    if structure:
        yield f'<section class="picture">\n{heading_line(next(found))}{picture(structure, document.title)}</section>\n'


def _provision(provision: Provision, blocks: BlockWriter, frame: Frame, headings: str = "none") -> str:
    above = f"<h3>{shown(provision.shown)}</h3>\n" if provision.shown and headings == "sub-heading" else ""
    lead = f"<b>{shown(provision.shown)}.</b> " if provision.shown and headings == "run-in" else ""
    return frame(provision, above + blocks.write(provision.blocks, lead))


def anchors(document: Document, anchor: Callable[..., str] = own_bookmark) -> frozenset[str]:
    """Every place of the page that a link may lead to."""
    found = {each.bookmark for each in document.sections} | {each.bookmark for each in document.schedules}
    for provision in document.provisions():
        for block in provision.blocks:
            found.update(anchor(paragraph) for paragraph in block_paragraphs(block))
    return frozenset(found - {""})
