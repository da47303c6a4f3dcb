"""Do the draft, the .docx and LibreOffice show the same number at every paragraph and reference?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from moudraft.document import (
    Block,
    CrossReference,
    Document,
    Table,
    block_paragraphs,
    plain_text,
    walk_inlines,
)
from tests.writers.word.office import shown_text
from tests.writers.word.reading import Reading

NBSP = "\u00a0"
# pdftotext moves right-to-left script and pictographs about: words are compared up to the first of them.
_MOVED = re.compile("[\u0590-\u08ff\U00010000-\U0010ffff]")
_FOOTER = re.compile(r"^Page \d+ of \d+$", re.MULTILINE)
_ENOUGH = 12  # words: what is compared of a paragraph without references


class Expected(NamedTuple):
    """What the draft says of one paragraph: label, words, whole number, and whether it holds references."""

    label: str
    text: str
    number: str
    bookmark: str
    refers: bool
    in_table: bool


def disagreements(document: Document, docx: bytes, shown: str | None = None) -> list[str]:
    """Where the draft's numbers, the file's numbering and stored results, and LibreOffice's pages differ.

    ``shown`` stands in for LibreOffice's text, so that this check can itself be tested.
    """
    expected = list(expectations(document))
    reading = Reading(docx)
    found = [*unlike_labels(expected, reading), *unlike_references(document, reading)]
    pages = shown_text(docx) if shown is None else shown
    return found + list(unlike_pages(expected, without_edges(pages, document.header)))


def expectations(document: Document) -> Iterator[Expected]:
    """Every paragraph that the body must show, in reading order, headings of sections and schedules included."""
    for provision in document.preamble:
        yield from of_heading(provision.shown)
        yield from of_blocks(provision.blocks)
    yield from of_heading(document.opening)
    for section in document.sections:
        yield Expected(section.number, section.heading, section.number, section.bookmark, False, False)
        for provision in section.provisions:
            first, *rest = of_blocks(provision.blocks)
            lead = f"{provision.shown}. " if provision.shown and document.headings == "run-in" else ""
            yield from of_heading(provision.shown if not lead else "")
            yield from (first._replace(text=lead + first.text), *rest)
    for schedule in document.schedules:
        label = f"{schedule.noun}{NBSP}{schedule.number}"
        yield Expected(label, schedule.heading, label, schedule.bookmark, False, False)
        yield from of_blocks(schedule.provision.blocks)


def of_heading(text: str) -> Iterator[Expected]:
    """A heading without a number."""
    if text:
        yield Expected("", text, "", "", False, False)


def of_blocks(blocks: tuple[Block, ...]) -> Iterator[Expected]:
    for block in blocks:
        for paragraph in block_paragraphs(block):
            refers = any(isinstance(each, CrossReference) for each in walk_inlines(paragraph.content))
            text = plain_text(paragraph.content)
            where = (paragraph.bookmark, refers, isinstance(block, Table))
            yield Expected(paragraph.label, text, paragraph.number, *where)


def unlike_labels(expected: list[Expected], reading: Reading) -> Iterator[str]:
    """The labels that the file's own numbering gives, against the draft's, one paragraph after another."""
    wanted = [(each.label, tidy(each.text)) for each in expected if each.label]
    given = [(each.label, tidy(each.text)) for each in reading.paragraphs if each.label]
    for want, have in zip(wanted, given, strict=False):
        if want != have:
            yield f"file: {have[0]!r} {have[1][:40]!r}, but the draft says {want[0]!r} {want[1][:40]!r}"
    if len(wanted) != len(given):
        yield f"file: {len(given)} numbered paragraphs, but the draft has {len(wanted)}"
    numbers = {name: each.number for each in reading.paragraphs for name in each.bookmarks}
    for each in expected:
        if each.bookmark and each.label and each.number != numbers.get(each.bookmark):
            yield f"file: a reference would show {numbers.get(each.bookmark)!r}, not {each.number!r}"


def unlike_references(document: Document, reading: Reading) -> Iterator[str]:
    """The results stored in REF fields, against the draft's numbers and against the numbers of their targets."""
    numbers = {name: each.number for each in reading.paragraphs for name in each.bookmarks}
    wanted = [
        each
        for each in document.inlines()
        if isinstance(each, CrossReference) and each.number and each.bookmark in numbers
    ]
    fields = reading.references()
    if len(wanted) != len(fields):
        yield f"file: {len(fields)} REF fields, but the draft has {len(wanted)} numbered references"
    for want, have in zip(wanted, fields, strict=False):
        if have.shown not in (want.number, want.text):
            yield f"file: a field shows {have.shown!r}, but the draft says {want.number!r}"
        target = numbers.get(have.bookmark, "nothing")
        if have.shown != target:
            yield f"file: a field shows {have.shown!r}, but its target is numbered {target!r}"


def unlike_pages(expected: list[Expected], shown: str) -> Iterator[str]:
    """What the pages show, against the draft: each label before its words, in order."""
    position = 0
    for each in expected:
        words = _MOVED.split(each.text)[0].split()
        words = words if each.refers else words[:_ENOUGH]
        start = r"(?:^|\s)\s*" if each.in_table else r"^\s*"  # the words of a row may stand on one line
        line = rf"{start}{loose(each.label.split())}\s*{loose(words)}"
        found = re.compile(line, re.MULTILINE).search(shown, position)
        if found:
            position = found.end()
        elif each.label or each.refers:
            near = re.compile(rf"^.*?{loose(words[:4])}.*$", re.MULTILINE)
            other = near.search(shown, position)
            seen = repr(other[0][:80]) if other else "nothing like it"
            yield f"pages: {each.label!r} {each.text[:60]!r} is not there; they show {seen}"


def tidy(text: str) -> str:
    return " ".join(text.split())


def without_edges(shown: str, header: str) -> str:
    """The pages run together: no headers and footers between the words of a paragraph."""
    top = re.compile(rf"^{loose(header.split())}( DRAFT)?$", re.MULTILINE)
    return top.sub("", _FOOTER.sub("", shown.replace("\f", "\n")))


def loose(words: list[str]) -> str:
    """A pattern for these words with any white space between them, as pages break lines where they like.

    A line may also break after a hyphen.
    """
    return r"\s+".join(re.escape(word).replace(r"\-", r"\-\s*") for word in words)
