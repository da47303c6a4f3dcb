"""The duties of a draft, by the verbs that its paragraphs were filled with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from moudraft.document import CrossReference, Provision, walk_inlines
from moudraft.document.drafted import Drafted
from moudraft.document.filling import Filler
from moudraft.document.owners import Owners, Who
from moudraft.document.provenance import Source, Spot
from moudraft.document.vocabulary import Vocabulary
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.wording import Owed
from moudraft.papers.duties.duty import Duty
from moudraft.papers.duties.duty_clauses import Clause, clauses_of
from moudraft.papers.duties.duty_sentences import NOBODY, Part, filled, sentences, stretch_of
from moudraft.papers.duties.duty_subjects import Subjects, owed_by
from moudraft.papers.duties.times import COMMA, Stretch, TimeReader, stretch, time_reader
from moudraft.papers.once import once
from moudraft.tracing.pages import Pages, paragraphs_of


def duties_of(made: Drafted, pages: Pages) -> tuple[Duty, ...]:
    """Every duty of the draft, in its order."""
    return once(made, "duties", lambda: tuple(_duties(made, pages)))


def _duties(made: Drafted, pages: Pages) -> Iterator[Duty]:
    times = time_reader(made.library.times)
    owners: dict[int, Owners] = {}
    for provision in made.document.all_provisions():
        sources = made.provenance.sources.get(provision.id, [])
        if not any(sources):
            continue
        reader = _Reader(provision, pages, times, owners)
        for number, paragraph in enumerate(sources):
            if paragraph:
                yield from reader.paragraph(Spot(provision.id, number), *paragraph)


LEADS = lazy_pattern(r"(?:,[^,:]*)?:")
"""What stands between a verb and the list that it leads into: "will:", "must, as far as it can:"."""


class _Sentence(NamedTuple):
    """A sentence as the paper prints it, at a place: ``end`` is the line that became its end, ``listed`` its list."""

    spot: Spot
    text: str
    end: Stretch
    listed: list[tuple[Spot, Stretch]]

    @property
    def whole(self) -> str:
        """The sentence with its list."""
        if not self.listed:
            return self.text
        return f"{self.text} {'; '.join(words.text for _spot, words in self.listed)}."


class _Reader:
    """Reads one provision, paragraph by paragraph. ``owners`` are those of each vocabulary so far, by its identity."""

    def __init__(self, provision: Provision, pages: Pages, times: TimeReader, owners: dict[int, Owners]) -> None:
        self.provision = provision
        self.pages = pages
        self.times = times
        self.owners = owners
        self.clause = provision.clause
        self.places = _references(provision)
        self.subjects: Subjects | None = None

    @cached_property
    def below(self) -> dict[int, tuple[int, ...]]:
        return _below(self.provision)

    def _owners(self, vocabulary: Vocabulary) -> Owners:
        """Whom the names of a vocabulary speak of: the same for all that is filled from it."""
        found = self.owners.get(id(vocabulary))
        return found or self.owners.setdefault(id(vocabulary), Owners(vocabulary))

    def paragraph(self, spot: Spot, source: Source, *folded: Source) -> Iterator[Duty]:
        """The duties of a paragraph; ``folded`` became the end of its last sentence, where a list had one line."""
        filler = _filler(source)
        if self.subjects is None:
            self.subjects = Subjects(self._owners(filler.vocabulary), self.times)
        subjects, item, line = self.subjects, source.item, source.line
        owed = owed_by(source.owed, item, line, filler, subjects.owners)
        read = list(sentences(source.content, item, line, filler, self.places))
        # A mark on a line without a verb of ours: its first sentence promises something by another.
        promised = owed is not None and not any(part.verb for parts in read for part in parts)
        made: list[Duty] = []
        for n, parts in enumerate(read):
            clauses = clauses_of(parts, self.times)
            by_whom: dict[Who, list[int]] = {}
            for at in clauses:
                by_whom.setdefault(subjects.of(parts, clauses, at, item, owed), []).append(at)
            becomes = folded if n == len(read) - 1 else ()
            # Where nothing is laid down, here or before, nobody asks how a sentence prints.
            asked = bool(by_whom or promised or made)
            words = self._words(spot, parts, source, becomes) if asked else _Sentence(spot, "", Stretch(), [])
            for who, ats in by_whom.items():
                whom = self._among(who, source.owed, subjects.owners)
                own = [clauses[at] for at in ats]
                to = subjects.to(parts, ats[0], item, who)
                made += self._duties(words, own, whom, to, parts[ats[0]])
            if promised and n == 0 and owed is not None:
                alone = Clause(Stretch(), Stretch(), "", (), stretch_of(parts))
                made += self._duties(words, [alone], owed, subjects.owners.but(owed), None)
            elif not by_whom and made and words.listed:
                made[-1] = msgspec.structs.replace(made[-1], text=f"{made[-1].text} {words.whole}")
            owed = None if by_whom else owed
            subjects.follow(parts, item, list(by_whom))
        yield from made

    def _words(self, spot: Spot, parts: list[Part], source: Source, folded: tuple[Source, ...]) -> _Sentence:
        """A sentence as the paper prints it; the last of a paragraph with the list below it, or what became its end."""
        filler = _filler(source)
        text = filled(parts, source.item, source.line, filler, self.places)
        if folded:
            end = self._end(folded[-1])
            return _Sentence(spot, f"{text.removesuffix(':')} {end.text}.", end, [])
        return _Sentence(spot, text, Stretch(), self._listed(spot) if text.endswith(":") else [])

    def _among(self, who: Who, owed: Owed | None, owners: Owners) -> Who:
        """Whoever owes something, where the library says of what kind they are."""
        if owed is None or not owed.among:
            return who
        return msgspec.structs.replace(who, parties=owners.among(owed.among))

    def _duties(
        self, sentence: _Sentence, clauses: list[Clause], who: Who, to: Who, verb: Part | None
    ) -> Iterator[Duty]:
        """What somebody owes by the clauses of a sentence: one duty, or one for each line of a list they lead into."""
        spot, text, end, listed = sentence
        before = clauses[-1].predicate.text
        if listed and (verb is None or LEADS.fullmatch(before)):
            lead = text.removesuffix(":") + (COMMA if verb and COMMA in before else " ")
            for below, words in listed:
                yield self._duty(below, f"{lead}{words.text}.", clauses, words, who, to, verb)
            return
        yield self._duty(spot, sentence.whole, clauses, end, who, to, verb)

    def _duty(
        self, spot: Spot, text: str, clauses: list[Clause], end: Stretch, who: Who, to: Who, verb: Part | None
    ) -> Duty:
        openings = dict.fromkeys(each for clause in clauses for each in (clause.shared, clause.opening) if each.text)
        said = self.times.said(openings, [*(each.predicate for each in clauses), end])
        not_to = verb is not None and (
            verb.subject.endswith(NOBODY) or clauses[0].predicate.text.lstrip().startswith("not ")
        )  # fmt: skip
        return Duty(
            who=who, to=to, text=text, when="; ".join(dict.fromkeys(said.phrases)), every=said.every,
            changes=said.changes, not_to=not_to, force=verb.text.rpartition(" ")[2] if verb else "",
            place=self.pages.printed_place(spot), clause=self.clause, heading=self.pages.heading(spot), spot=spot,
        )  # fmt: skip

    def _end(self, source: Source) -> Stretch:
        """The words of a line that became the end of another."""
        read = sentences(source.content, source.item, source.line, _filler(source), self.places)
        return _unjoined(stretch_of([part for parts in read for part in parts]))

    def _listed(self, spot: Spot) -> list[tuple[Spot, Stretch]]:
        """The lines below a paragraph, without what joins them."""
        spots = [Spot(spot.provision, number) for number in self.below.get(spot.paragraph, ())]
        lines = [(each, self.pages.paragraph(each)) for each in spots]
        return [(each, _unjoined(stretch(line.content))) for each, line in lines if line is not None]


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


def _filler(source: Source) -> Filler:
    """Who fills the same words again. What it prints is noted apart: the draft is done."""
    return Filler(source.vocabulary, source.where)


def _unjoined(words: Stretch) -> Stretch:
    text = words.text.rstrip()
    ending = next((each for each in ("; and", "; or", ";", ".") if text.endswith(each)), "")
    return words.cut(0, len(text) - len(ending))
