"""What stands around the provisions on a page: the cover, the contents, the signatures, the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from moudraft.document import SEAL, Document, ExecutionBlock, Inline
from moudraft.document.cover_lines import cover_lines
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.document.structure import Structure
from moudraft.writers.page.page_inlines import InlineWriter
from moudraft.writers.page.page_text import escaped, shown

FEWEST_HEADINGS = 3
"""A page with fewer headings needs no list of them."""
SIGNATURES, PICTURE = "signatures", "governance-structure"
"""The anchors of what has no bookmark in the paper."""
_ORDER = ("cover-date", "cover-parties", "cover-party", "cover-title", "cover-subtitle", "cover-details")
_CLASSES = {
    "cover-date": "dated",
    "cover-parties": "parties",
    "cover-party": "parties",
    "cover-subtitle": "subtitle",
    "cover-details": "details",
}
BY_HAND = '<span class="unseen">to be written in by hand</span>'


class Heading(NamedTuple):
    """A heading of the page: its number (with its noun, for a schedule), its words and its anchor."""

    number: str
    words: str
    anchor: str


def headings(document: Document, structure: Structure | None) -> list[Heading]:
    """The headings of the second level, in reading order; those without words of their own are left out."""
    found = [Heading("", each.shown, heading_bookmark(each.id)) for each in document.preamble if each.shown]
    found += [Heading("", document.opening, OPENING)] if document.opening else []
    found += [
        Heading(each.number, each.heading, each.bookmark or f"section-{number}")
        for number, each in enumerate(document.sections, 1)
        if each.heading
    ]
    found += [
        Heading(f"{each.noun} {each.number}".strip(), each.heading, each.bookmark or f"schedule-{number}")
        for number, each in enumerate(document.schedules, 1)
    ]
    if document.execution_blocks or document.execution_intro:
        found.append(Heading("", "Signatures", SIGNATURES))
    return [*found, Heading("", "Governance structure", PICTURE)] if structure else found


def cover(document: Document, inlines: InlineWriter, final: bool) -> str:
    """The words at the head of the page, the title its only heading of the first level."""
    mark = "" if final else '<p class="draft"><strong>DRAFT</strong></p>\n'
    words = dict.fromkeys(_ORDER, "")
    for part, content in cover_lines(document.cover):
        written = inlines.write(content).replace("\t", " ")
        words[part] += f'<p class="{_CLASSES[part]}">{written}</p>\n' if part in _CLASSES else written
    words["cover-title"] = f'<h1 id="title">{words["cover-title"] or escaped(document.title)}</h1>\n'
    return f"<header>\n{mark}" + "".join(words.values()) + "</header>\n"


def contents(found: list[Heading]) -> str:
    """The list of headings, each a link."""
    if len(found) < FEWEST_HEADINGS:
        return ""
    entries = "\n".join(f'<li><a href="#{escaped(each.anchor)}">{_worded(each)}</a></li>' for each in found)
    return (
        f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>\n<ol role="list">\n{entries}\n</ol></nav>\n'
    )


def _worded(heading: Heading) -> str:
    number = f'<span class="label">{escaped(heading.number)}</span> ' if heading.number else ""
    return f"{number}{shown(heading.words)}"


def heading_line(heading: Heading) -> str:
    """A heading as it stands over its part."""
    return f'<h2 id="{escaped(heading.anchor)}">{_worded(heading)}</h2>\n'


def signatures(document: Document, inlines: InlineWriter) -> Iterator[str]:
    """The words before the signatures, and a table for each party with its name over it."""
    if document.execution_intro:
        yield f"<p>{inlines.write(document.execution_intro)}</p>\n"
    for number, block in enumerate(document.execution_blocks, 1):
        yield _signature(block, f"signature-{number}", inlines)


def _signature(block: ExecutionBlock, anchor: str, inlines: InlineWriter) -> str:
    lines = ((SEAL, ()), *block.lines) if block.seal else block.lines
    rows = "".join(_signing_line(label, content, inlines) for label, content in lines)
    opening = f"<p>{inlines.write(block.opening)}</p>\n" if block.opening else ""
    return (
        f'<div class="signature"><h3 id="{anchor}">{shown(block.party)}</h3>\n{opening}'
        f'<table aria-labelledby="{anchor}"><tbody>\n{rows}</tbody></table></div>\n'
    )


def _signing_line(label: str, content: tuple[Inline, ...], inlines: InlineWriter) -> str:
    known = inlines.write(content)
    cell = f"<td>{known}</td>" if known else f'<td class="by-hand">{BY_HAND}</td>'
    return f'<tr><th scope="row">{shown(label)}</th>{cell}</tr>\n'


def picture(structure: Structure, title: str) -> str:
    """The structure drawn, and the same in words for whoever cannot see it or the page is too narrow for."""
    from moudraft.writers.to_svg import to_svg

    names = {box.id: box.name for box in structure.boxes}
    lines = "".join(
        f"<li>{escaped(names[edge.source])} reports to {escaped(names[edge.target])}</li>\n" for edge in structure.edges
    )
    drawn = to_svg(structure, f"Governance structure of {title}").removesuffix("\n")
    return (
        f'<figure><div class="scroll" role="group" tabindex="0" aria-label="Picture of the governance structure">\n'
        f"{drawn}\n</div>\n<figcaption><p>This picture shows the structure that the paper describes. "
        f"It is no part of the paper.</p>\n<ul>\n{lines}</ul></figcaption></figure>\n"
    )
