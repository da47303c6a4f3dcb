"""What each paragraph says as it is written, as a few digits: by them a file tells what has been changed since.

What fields show is no part of it: their numbers follow edits elsewhere. Nor are spaces, which programs set anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from moudraft.document import Document, bookmark_name
from moudraft.document.setting_out import OPENING, heading_bookmark
from moudraft.office.paragraph_digits import digits

NO_CLAUSE = -1
"""The number of what stands in no provision: the headings of sections and schedules."""
_FIELD, _FIELD_END = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
_TEXT = re.compile(">([^<]+)")
_PART = "\0"  # no XML can hold it: it stands between the paragraphs while their words are taken out of a whole body
_WRITTEN = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))

_AT_ONCE = 256  # pieces whose words are taken out together: more of them outgrow the caches of a processor


class Begun(msgspec.Struct, frozen=True, gc=False):
    """A provision, by its number, or a heading: the piece of the body that it begins with."""

    number: int
    place: int


class Printed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The number of a provision, or of none, with the digits of its paragraphs in a row."""

    number: int
    digits: str


class PrintedLines:
    """Notes the paragraphs of a draft from its first clause to its last signature, by the number of their provision."""

    def __init__(self, document: Document) -> None:
        self._numbers = {bookmark_name(each.id): at for at, each in enumerate(document.all_provisions())}
        # Any other heading stands in the first paragraph of its provision, and has no bookmark.
        headed = document.provisions() if document.headings == "sub-heading" else document.preamble
        self._numbers |= {
            heading_bookmark(each.id): self._numbers[bookmark_name(each.id)] for each in headed if each.shown
        }
        headings = (
            OPENING,
            *(each.bookmark for each in document.sections),
            *(each.bookmark for each in document.schedules),
        )
        self._numbers |= {bookmark: NO_CLAUSE for bookmark in headings if bookmark}
        self._begun: list[Begun] = []
        self._said: list[str] = []
        self._rest: Sequence[str] = ()

    def begin(self, bookmark: str, place: int) -> None:
        """The piece of the body at a place has this bookmark; it may be the first of a provision, or a heading."""
        number = self._numbers.get(bookmark)
        if number is not None:
            self._begun.append(Begun(number, place))

    def begin_signatures(self, place: int) -> None:
        """What comes from this place on is in no clause."""
        self._begun.append(Begun(NO_CLAUSE, place))

    def take(self, pieces: Sequence[str], settled: Callable[[str], str] = str) -> None:
        """The next pieces of the body: paragraphs, and what is round those of a table."""
        first = self._begun[0].place - len(self._said) if self._begun else len(pieces)
        self._said += [""] * min(max(first, 0), len(pieces))  # the front, of which nobody asks
        for at in range(max(first, 0), len(pieces), _AT_ONCE):
            lines = _words(settled(_PART.join(pieces[at : at + _AT_ONCE]))).split(_PART)
            self._said += [digits(line) if line and not line.isspace() else "" for line in lines]

    def end(self, pieces: Sequence[str]) -> None:
        """The body is written: these are its last pieces."""
        self._rest = pieces

    def record(self, settled: Callable[[str], str] = str) -> list[Printed]:
        """What was printed of each provision, in reading order.

        ``settled`` puts into runs what was not known when they were written.
        """
        if not self._begun:
            return []
        self.take(self._rest, settled)
        self._rest = ()
        ends = [each.place for each in self._begun[1:]] + [len(self._said)]
        return [
            Printed(each.number, "".join(self._said[each.place : end]))
            for each, end in zip(self._begun, ends, strict=True)
        ]


def _words(content: str) -> str:
    """What the pieces of a body say, without their fields: of all at once, since no field goes beyond its paragraph."""
    before, *fields = content.split(_FIELD)
    text = "".join(_TEXT.findall(before + "".join(each.partition(_FIELD_END)[2] for each in fields)))
    if "&" in text:
        for written, meant in _WRITTEN:
            text = text.replace(written, meant)
    return text
