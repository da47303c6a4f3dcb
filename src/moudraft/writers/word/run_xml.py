"""Inlines as Word runs: literal text, formatting, blanks, and cross-references as live fields."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from moudraft.document import Blank, CrossReference, DefinedTerm, Emphasis, Inline, Text
from moudraft.lazy_patterns import lazy_pattern
from moudraft.office.label_spaces import LABEL_SPACE, NBSP
from moudraft.writers.word.shown_numbers import LATER, later, noun_of
from moudraft.writers.word.spaces import bound

# What XML cannot hold at all: shown as U+FFFD, so that a reader sees that something was there.
_ILLEGAL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("(\r\n|\r|\n|\t)")
_RTL = lazy_pattern(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc \u00a0]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)
# Of such letters and marks most texts are made: none of them is what the two that wait look for.
_USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
                             0x2026, 0x9, 0xA)))  # fmt: skip
_QUOTES = "\u201c", "\u201d"


class Format(msgspec.Struct, frozen=True):
    """How a run looks: ``style`` is a character style id."""

    style: str = ""
    bold: bool = False
    italic: bool = False


PLAIN = Format()
BOLD = Format(bold=True)


def escape(text: str) -> str:
    """Text as it may stand in XML, in content or in a quoted attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() or _USUAL.issuperset(text) else _ILLEGAL.sub("\ufffd", text)


@functools.lru_cache(maxsize=256)
def run_properties(form: Format, rtl: bool = False, highlight: bool = False) -> str:
    inner = (
        (f'<w:rStyle w:val="{form.style}"/>' if form.style else "")
        + ("<w:b/><w:bCs/>" if form.bold else "")
        + ("<w:i/><w:iCs/>" if form.italic else "")
        + ('<w:highlight w:val="yellow"/>' if highlight else "")
        + ("<w:rtl/>" if rtl else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def runs(text: str, form: Format = PLAIN, highlight: bool = False) -> str:
    """Literal text as runs: newlines and tabs become Word's own, right-to-left script runs are marked."""
    if not text:
        return ""
    properties = "" if form is PLAIN and not highlight else run_properties(form, False, highlight)
    plain = text.replace(NBSP, "") if NBSP in text else text
    if plain.isascii() and plain.isprintable():
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    if _USUAL.issuperset(text):
        return f"<w:r>{properties}{_run_content(text)}</w:r>"
    right_to_left = run_properties(form, True, highlight)
    return "".join(
        f"<w:r>{right_to_left if index % 2 else properties}{_run_content(piece)}</w:r>"
        for index, piece in enumerate(_RTL.split(text))
        if piece
    )


@functools.lru_cache(maxsize=512)
def plain_runs(text: str) -> str:
    """A text of a deal or the library as runs, its spaces bound; the drafts of a batch have most of theirs alike."""
    return runs(bound(text))


def _run_content(text: str) -> str:
    if "\t" not in text and "\n" not in text and "\r" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return "".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        if index % 2 == 0
        else ("<w:tab/>" if piece == "\t" else "<w:br/>")
        for index, piece in enumerate(_BREAK.split(text))
        if piece
    )


def field(instruction: str, result: str, form: Format = PLAIN) -> str:
    """A complex field with its last result: pandoc and others drop the simple kind."""
    run = f"<w:r>{run_properties(form)}"
    return (
        f'{run}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{run}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{run}<w:fldChar w:fldCharType="separate"/></w:r>{runs(result, form)}'
        f'{run}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def link(bookmark: str, content: str) -> str:
    """Runs that lead to a bookmark when clicked."""
    return f'<w:hyperlink w:anchor="{escape(bookmark)}" w:history="1">{content}</w:hyperlink>'


class Inlines:
    """Writes inlines against the bookmarks that the document has, so that no field points nowhere.

    ``bookmarks`` finds them, once the draft refers to any. ``schedules`` maps the bookmark of each numbered schedule to
    its whole label: Word's number of a schedule heading includes the noun, so there the noun is part of the field's
    result. ``foreign`` lists show numbers of their own, which come later.
    """

    def __init__(
        self,
        ids: Mapping[str, str],
        bookmarks: Callable[[], frozenset[str]],
        schedules: Mapping[str, str],
        foreign: bool = False,
    ) -> None:
        self._foreign = foreign
        self._ids = ids
        self._find_bookmarks = bookmarks
        self._schedules = schedules

    @functools.cached_property
    def _bookmarks(self) -> frozenset[str]:
        return self._find_bookmarks()

    def write(self, content: tuple[Inline, ...], form: Format = PLAIN) -> str:
        if len(content) == 1 and form is PLAIN and isinstance(content[0], Text):  # as most are
            return plain_runs(content[0].text)
        return "".join(self._pieces(content, form))

    def _pieces(self, content: tuple[Inline, ...], form: Format) -> Iterator[str]:
        bold, italic = form.bold, form.italic
        for inline in content:
            if isinstance(inline, Text):
                yield plain_runs(inline.text) if form is PLAIN else runs(bound(inline.text), form)
            elif isinstance(inline, Emphasis):
                yield self.write(
                    inline.children, Format(form.style, bold or inline.strong, italic or not inline.strong)
                )
            elif isinstance(inline, DefinedTerm):
                term = Format(self._ids["defined-term"], bold, italic)
                yield runs(_QUOTES[0], term) + self.write(inline.children, term) + runs(_QUOTES[1], term)
            elif isinstance(inline, CrossReference):
                yield self._reference(inline, form)
            elif isinstance(inline, Blank):
                yield runs(inline.text, Format(self._ids["blank"], bold, italic), highlight=True)
            else:
                yield runs(inline.text, form)

    def _reference(self, reference: CrossReference, form: Format) -> str:
        """Noun and live number; plain words where the target has no number, or stands outside this draft."""
        if reference.bookmark not in self._bookmarks:
            return runs(reference.text, form)
        linked = Format(self._ids["cross-reference"], form.bold, form.italic)
        if not reference.number:
            return link(reference.bookmark, runs(reference.noun, linked))
        label = self._schedules.get(reference.bookmark, "")
        if label and label == reference.text:
            return field(f"REF {reference.bookmark} \\w \\h", label.replace(NBSP, LABEL_SPACE), linked)
        # \t leaves out the noun in a schedule's number, where the reference has its own words for it.
        switches = "\\w \\t \\h" if label else "\\w \\h"
        before = runs(reference.noun + NBSP, form) if reference.noun else ""
        if self._foreign and not label:
            asked = field(f"REF {reference.bookmark} {switches}", LATER, linked)
            return noun_of(reference.bookmark, before) + later(asked, reference.bookmark, reference.number)
        return before + field(f"REF {reference.bookmark} {switches}", reference.number, linked)
