"""The duties of a draft, by the verbs that its paragraphs were filled with."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy

import msgspec

from moudraft.document import CrossReference, Provision, walk_inlines
from moudraft.document.drafted import Drafted
from moudraft.document.filling import Filler
from moudraft.document.owners import Owners, Who
from moudraft.document.provenance import Provenance, Source, Spot
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.duty_sentences import NOBODY, Part, filled, sentences
from moudraft.papers.duties.duty_subjects import Subjects, owed_by
from moudraft.papers.duties.times import TimeReader, time_reader
from moudraft.papers.once import once
from moudraft.tracing.pages import Pages, paragraphs_of


def duties_of(made: Drafted, pages: Pages) -> tuple[Duty, ...]:
    """Every duty of the draft, in its order."""
    return once(made, "duties", lambda: tuple(_duties(made, pages)))


def _duties(made: Drafted, pages: Pages) -> Iterator[Duty]:
    times = time_reader(made.library.times)
    for provision in made.document.all_provisions():
        sources = made.provenance.sources.get(provision.id, [])
        if not any(sources):
            continue
        reader = _Reader(provision, pages, times)
        for number, paragraph in enumerate(sources):
            if paragraph:
                yield from reader.paragraph(Spot(provision.id, number), *paragraph)


class _Reader:
    """Reads one provision, paragraph by paragraph."""

    def __init__(self, provision: Provision, pages: Pages, times: TimeReader) -> None:
        self.pages = pages
        self.times = times
        self.clause = provision.clause
        self.below = _below(provision)
        self.places = _references(provision)
        self.subjects: Subjects | None = None

    def paragraph(self, spot: Spot, source: Source, *folded: Source) -> Iterator[Duty]:
        """The duties of a paragraph; ``folded`` became the end of its last sentence, where a list had one line."""
        filler = _apart(source.filler)
        if self.subjects is None:
            self.subjects = Subjects(Owners(filler.vocabulary), self.times)
        subjects, item, line = self.subjects, source.item, source.line
        owed = owed_by(source.owed, item, line, filler, subjects.owners)
        read = list(sentences(source.content, item, line, filler))
        open_list: list[tuple[Spot, str]] = []
        made: list[Duty] = []
        for n, parts in enumerate(read):
            by_whom: dict[Who, int] = {}
            for at, part in enumerate(parts):
                if part.verb:
                    by_whom.setdefault(subjects.of(parts, at, item, owed), at)
            last = n == len(read) - 1
            text = filled(parts, item, line, filler, self.places) if by_whom or (last and made) else ""
            if last and folded:
                text = f"{text.removesuffix(':')} {self._whole(folded[-1])}."
            open_list = self._listed(spot) if last and text.endswith(":") else []
            for who, at in by_whom.items():
                to = subjects.to(parts, at, item, who)
                made += self._duties(spot, parts, at, text, open_list, who, to)
            if last and not by_whom and made and open_list:
                made[-1] = msgspec.structs.replace(made[-1], text=f"{made[-1].text} {_with_list(text, open_list)}")
            owed = None if by_whom else owed
            subjects.follow(parts, item, list(by_whom))
        yield from made

    def _duties(
        self, spot: Spot, parts: list[Part], at: int, text: str, listed: list[tuple[Spot, str]], who: Who, to: Who
    ) -> Iterator[Duty]:
        """One duty, or one for each line of the list that the verb leads into."""
        after = "".join(part.text for part in parts[at + 1 :]).strip()
        aside = self.times.occasion("".join(part.text for part in parts[: at + 1]).removesuffix(parts[at].text))
        if listed and after == ":":
            for below, words in listed:
                yield self._duty(below, f"{text.removesuffix(':')} {words}.", parts[at], who, to, aside)
            return
        whole = _with_list(text, listed) if listed else text
        yield self._duty(spot, whole, parts[at], who, to, aside, negative=after.startswith("not "))

    def _duty(
        self, spot: Spot, text: str, verb: Part, who: Who, to: Who, aside: str, *, negative: bool = False
    ) -> Duty:
        times = self.times.times_in(text, aside)
        not_to = negative or verb.subject.endswith(NOBODY)
        return Duty(
            who=who, to=to, text=text, when="; ".join(times.phrases), every=times.every,
            changes=times.changes, not_to=not_to,
            force=verb.text.rpartition(" ")[2], place=self.pages.place(spot), clause=self.clause,
            heading=self.pages.heading(spot), spot=spot,
        )  # fmt: skip

    def _whole(self, source: Source) -> str:
        """The words of a line that became the end of another."""
        filler = _apart(source.filler)
        parts = [part for each in sentences(source.content, source.item, source.line, filler) for part in each]
        return _unjoined(filled(parts, source.item, source.line, filler, self.places))

    def _listed(self, spot: Spot) -> list[tuple[Spot, str]]:
        """The lines below a paragraph, without what joins them."""
        spots = [Spot(spot.provision, number) for number in self.below.get(spot.paragraph, ())]
        return [(each, _unjoined(self.pages.text(each))) for each in spots]


def _below(provision: Provision) -> dict[int, tuple[int, ...]]:
    """By the number of a paragraph of a provision, those of the lines right below it."""
    listed = list(paragraphs_of(provision))
    numbers = {id(paragraph): number for number, paragraph in enumerate(listed)}
    return {n: tuple(numbers[id(child)] for child in each.children) for n, each in enumerate(listed)}


def _references(provision: Provision) -> dict[str, str]:
    """What the references of a provision print, by the clause that each points at."""
    found: dict[str, str] = {}
    for paragraph in provision.paragraphs():
        for each in walk_inlines(paragraph.content):
            if isinstance(each, CrossReference):
                found.setdefault(each.target, each.text)
    return found


def _apart(filler: Filler) -> Filler:
    """A filler that notes what it prints nowhere: the draft is done."""
    apart, vocabulary = copy(filler), copy(filler.vocabulary)
    vocabulary.provenance = apart.provenance = Provenance()
    apart.vocabulary = vocabulary
    return apart


def _unjoined(text: str) -> str:
    text = text.strip()
    for ending in ("; and", "; or", ";", "."):
        if text.endswith(ending):
            return text.removesuffix(ending)
    return text


def _with_list(text: str, listed: list[tuple[Spot, str]]) -> str:
    return f"{text} {'; '.join(words for _spot, words in listed)}."
