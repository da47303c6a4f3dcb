"""Schedules say which clause they belong to: the first that refers to them."""

from __future__ import annotations

import msgspec

from moudraft.document import (
    Block,
    CrossReference,
    Document,
    Inline,
    Paragraph,
    Provision,
    Text,
    block_paragraphs,
    bookmark_name,
    walk_inlines,
)

Marks = dict[int, str]
"""The bookmarks to be set, by the identity of the paragraph."""


def with_cited_schedules(document: Document, unit: str) -> Document:
    """The document with each schedule's clause under its heading, where that clause has a number.

    The paragraph that refers to a schedule gets a bookmark, so that the way back is as live as the way there.
    """
    wanted = {each.bookmark for each in document.schedules if each.bookmark}
    marks: Marks = {}
    cited: dict[str, tuple[Inline, ...]] = {}
    for section in document.sections if wanted else ():
        for provision in section.provisions:
            for block in provision.blocks:
                for schedule in _referred(block, wanted - set(cited)):
                    if isinstance(block, Paragraph) and block.number:
                        cited[schedule] = _citation(block, provision, unit, marks)
    if not cited:
        return document
    sections = tuple(
        msgspec.structs.replace(each, provisions=tuple(_marked(one, marks) for one in each.provisions))
        for each in document.sections
    )
    schedules = tuple(msgspec.structs.replace(each, cited=cited.get(each.bookmark, ())) for each in document.schedules)
    return msgspec.structs.replace(document, sections=sections, schedules=schedules)


def _referred(block: Block, wanted: set[str]) -> list[str]:
    """The schedules that a block refers to, in the order in which it does."""
    found = (
        inline.bookmark
        for paragraph in block_paragraphs(block)
        for inline in walk_inlines(paragraph.content)
        if isinstance(inline, CrossReference) and inline.bookmark in wanted
    )
    return list(dict.fromkeys(found))


def _citation(paragraph: Paragraph, provision: Provision, unit: str, marks: Marks) -> tuple[Inline, ...]:
    bookmark = paragraph.bookmark or marks.setdefault(
        id(paragraph), bookmark_name(f"{provision.id}#cites/{paragraph.number}")
    )
    return Text("("), CrossReference(provision.clause, bookmark, unit, paragraph.number), Text(")")


def _marked(provision: Provision, marks: Marks) -> Provision:
    if not any(id(block) in marks for block in provision.blocks):
        return provision
    blocks = tuple(
        msgspec.structs.replace(block, bookmark=marks[id(block)]) if id(block) in marks else block
        for block in provision.blocks
    )
    return msgspec.structs.replace(provision, blocks=blocks)
