"""Who made the tracked changes of a file: kept while they are accepted, so that a redline can show each as whose it is.

A change is known by its paragraph, told by its words, and its place among them. Where two paragraphs of the same words
were changed otherwise, or a place cannot be told for certain, nobody is named: a wrong name would be worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COME, GONE = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_TEXT = {f"{W}t", f"{W}delText"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n"}


class Who(NamedTuple):
    """An author, and the date and time of a change, empty where it has none."""

    author: str
    date: str


class Span(NamedTuple):
    """Words that came: from one place in the accepted words of a paragraph to another."""

    start: int
    end: int
    who: Who


class Gap(NamedTuple):
    """Words that went: at a place among the accepted words of a paragraph."""

    at: int
    text: str
    who: Who


class Tracked(NamedTuple):
    """The changes in one paragraph; ``mark`` is who made the paragraph come or go, if somebody did."""

    come: tuple[Span, ...] = ()
    gone: tuple[Gap, ...] = ()
    mark: Who | None = None


NOTHING = Tracked()


class TrackedAuthors:
    """The changes of a file: ``stayed`` by a paragraph's accepted words, ``went`` by the words of those that went."""

    def __init__(self) -> None:
        self.stayed: dict[str, Tracked] = {}
        self.went: dict[str, Who] = {}

    def read(self, root: Any) -> None:
        """Take note of the changes in a part, before they are accepted."""
        for paragraph in root.iter(f"{W}p"):
            accepted, whole, tracked = _paragraph(paragraph)
            mark = paragraph.find(f"{W}pPr/{W}rPr")
            going = next((_who(each) for each in mark if each.tag in GONE), None) if mark is not None else None
            if going is not None and not accepted:
                authors = {gap.who for gap in tracked.gone} | {going}
                self._note(self.went, whole, going if len(authors) == 1 else None)
            elif tracked != NOTHING or accepted in self.stayed:
                self._note(self.stayed, accepted, tracked)

    def _note(self, where: dict[str, Any], words: str, what: Any) -> None:
        """Keep what is known of some words; two paragraphs that differ in it are told apart by nothing."""
        known = where.get(words, what)
        where[words] = what if known == what else (NOTHING if isinstance(what, Tracked) else None)

    def came(self, words: str, lengths: Sequence[int]) -> list[Who | None]:
        """Whose each piece of a paragraph is that came, by the lengths of all its pieces; None where nobody's."""
        spans = self.stayed.get(words, NOTHING).come
        found: list[Who | None] = []
        at = 0
        for length in lengths:
            inside = (span.who for span in spans if span.start <= at and at + length <= span.end)
            found.append(next(inside, None) if length else None)
            at += length
        return found

    def went_at(self, words: str, places: Sequence[int], pieces: Sequence[str]) -> list[Who | None]:
        """Whose each of some pieces is that went at one of the places of a paragraph; None where nobody can tell."""
        gaps = self.stayed.get(words, NOTHING).gone
        for place in places:
            here = [gap for gap in gaps if gap.at == place]
            if here and "".join(gap.text for gap in here) == "".join(pieces):
                return _shared(here, pieces)
        return [None] * len(pieces)

    def of_mark(self, words: str) -> Who | None:
        """Who made a paragraph come."""
        return self.stayed.get(words, NOTHING).mark


def _shared(gaps: Sequence[Gap], pieces: Sequence[str]) -> list[Who | None]:
    owners = [gap.who for gap in gaps for _sign in gap.text]
    found: list[Who | None] = []
    at = 0
    for piece in pieces:
        own = set(owners[at : at + len(piece)])
        found.append(own.pop() if len(own) == 1 else None)
        at += len(piece)
    return found


def _paragraph(paragraph: Any) -> tuple[str, str, Tracked]:
    """The words of a paragraph as accepted, all its words, and the changes in it; neighbours of one author are one."""
    accepted = whole = ""
    come: list[Span] = []
    gone: list[Gap] = []
    for text, state, who in _pieces(paragraph):
        whole += text
        if state == "gone":
            joins = gone and gone[-1].at == len(accepted) and gone[-1].who == who
            gone[-1:] = [Gap(len(accepted), (gone[-1].text if joins else "") + text, who)] if joins else [
                *gone[-1:], Gap(len(accepted), text, who)
            ]  # fmt: skip
            continue
        if state == "come":
            start, end = len(accepted), len(accepted) + len(text)
            if come and come[-1].end == start and come[-1].who == who:
                come[-1] = Span(come[-1].start, end, who)
            else:
                come.append(Span(start, end, who))
        accepted += text
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    coming = next((_who(each) for each in mark if each.tag in COME), None) if mark is not None else None
    return accepted, whole, Tracked(tuple(come), tuple(gone), coming)


def _pieces(paragraph: Any) -> Iterator[tuple[str, str, Who]]:
    """The words of a paragraph, run by run, each with what became of it and whose doing that is."""
    for each in paragraph.iter(*_TEXT, *_SIGNS):
        text = (each.text or "") if each.tag in _TEXT else _SIGNS[each.tag]
        state, who = "stays", Who("", "")
        for above in each.iterancestors():
            if above is paragraph:
                break
            if above.tag == f"{W}p":
                text = ""  # of a paragraph inside: a text box
                break
            if above.tag in GONE:
                state, who = "gone", _who(above)
                break
            if above.tag in COME and state == "stays":
                state, who = "come", _who(above)
        if text:
            yield text, state, who


def _who(mark: Any) -> Who:
    return Who((mark.get(f"{W}author") or "")[:255] or "somebody", mark.get(f"{W}date") or "")
