"""What each paragraph says as it is written, as a few digits: by them a file tells what has been changed since.

What fields show is no part of it: their numbers follow edits elsewhere. Nor are spaces, which programs set anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from moudraft.document import Document, bookmark_name
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.paragraph_digits import digits

NO_CLAUSE = -1
"""The number of what stands in no provision: the headings of sections and schedules."""
_FIELD, _FIELD_END = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
_TEXT = re.compile(">([^<]+)")
_WRITTEN = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))


class PrintedLines:
    """Notes the paragraphs of a draft from its first clause to its last signature, by the number of their provision."""

    def __init__(self, document: Document) -> None:
        self._numbers = {bookmark_name(each.id): at for at, each in enumerate(document.all_provisions())}
        self._numbers |= {heading_bookmark(each.id): at for at, each in enumerate(document.all_provisions())}
        headings = (
            OPENING,
            *(each.bookmark for each in document.sections),
            *(each.bookmark for each in document.schedules),
        )
        self._numbers |= {bookmark: NO_CLAUSE for bookmark in headings if bookmark}
        self._open: list[str] | None = None
        self._found: list[tuple[int, list[str]]] = []

    def begin(self, bookmark: str) -> None:
        """A paragraph with this bookmark comes next; it may be the first of a provision, or a heading."""
        number = self._numbers.get(bookmark)
        if number is not None:
            self._open = []
            self._found.append((number, self._open))

    def note(self, content: str) -> None:
        """The runs of a paragraph."""
        if self._open is not None:
            self._open.append(content)

    def begin_signatures(self) -> None:
        """What comes now is in no clause."""
        self._open = []
        self._found.append((NO_CLAUSE, self._open))

    def record(self, settled: Callable[[str], str] = str) -> list[tuple[int, str]]:
        """The number of each provision in reading order, with the digits of its paragraphs in a row.

        ``settled`` puts into runs what was not known when they were written.
        """
        return [
            (number, "".join(digits(line) for line in _words(settled("\n".join(lines))).split("\n") if line.strip()))
            for number, lines in self._found
        ]


def _words(content: str) -> str:
    """What runs say, without their fields: those of many paragraphs at once, since no run has a newline in it."""
    before, *fields = content.split(_FIELD)
    text = "".join(_TEXT.findall(before + "".join(each.partition(_FIELD_END)[2] for each in fields)))
    if "&" in text:
        for written, meant in _WRITTEN:
            text = text.replace(written, meant)
    return text
