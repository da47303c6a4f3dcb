"""How a paper is set out: a cover sheet and a heading for each clause where it is long."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.deal import Layout
from moudraft.document import Document, Paragraph, Provision, Section, bookmark_name, plain_text

LONG = 2500
"""Words: a paper of more has a sheet of its own for its front, and a heading for each clause."""
_BY_LENGTH = ("", "by-length")


def set_out(document: Document, deal: Layout, template: Layout) -> Document:
    """The document with its cover and headings as the deal has them, else as the template does, else by its length."""
    cover, headings = deal.cover or template.cover, deal.headings or template.headings
    long = is_long(document) if {cover, headings} & set(_BY_LENGTH) else False
    sheet = long if cover in _BY_LENGTH else cover == "sheet"
    style = ("run-in" if long else "none") if headings in _BY_LENGTH else headings
    if style != "none":
        sections = tuple(map(_headed, document.sections))
        document = msgspec.structs.replace(document, sections=sections, headings=style)
    if sheet:
        document = msgspec.structs.replace(document, cover=msgspec.structs.replace(document.cover, sheet=True))
    return document


def is_long(document: Document) -> bool:
    """Whether a paper has more words than anybody reads in one go."""
    count = 0
    for paragraph in (each for provision in document.provisions() for each in provision.paragraphs()):
        count += plain_text(paragraph.content).count(" ") + 1
        if count > LONG:
            return True
    return False


def heading_bookmark(slot: str) -> str:
    """The hidden bookmark of the heading of a provision."""
    return bookmark_name(f"{slot}#heading")


OPENING = bookmark_name("opening")
"""The hidden bookmark of the heading over the first section."""


def _headed(section: Section) -> Section:
    """A section whose clauses have headings, unless its own says what its only clause would."""
    shown = list(_shown(section))
    if len([each for each in shown if each]) < 2:
        return section
    provisions = tuple(
        msgspec.structs.replace(each, shown=heading) if heading else each
        for each, heading in zip(section.provisions, shown, strict=True)
    )
    return msgspec.structs.replace(section, provisions=provisions)


def _shown(section: Section) -> Iterator[str]:
    """The heading of each provision: none for one that begins with a table, or that says what stands above it."""
    above = section.heading.casefold()
    for provision in section.provisions:
        heading = provision.heading
        if not _has_words(provision) or heading.casefold() == above:
            heading = ""
        yield heading
        above = (heading or above).casefold()


def _has_words(provision: Provision) -> bool:
    first = provision.blocks[0] if provision.blocks else None
    return isinstance(first, Paragraph) and bool(first.content)
