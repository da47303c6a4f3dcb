"""Who owes what a sentence lays down: by the verb, the name before it, the one it takes up, or the words before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft.document import plain_text
from moudraft.document.filling import Filler
from moudraft.document.owners import NOBODY, Owners, Who
from moudraft.document.words_of_values import Scope
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.wording import Owed
from moudraft.papers.duties.duty_clauses import RELATIVE, Clause
from moudraft.papers.duties.duty_sentences import Part
from moudraft.papers.duties.times import COMMA, TimeReader

TAKES_UP = lazy_pattern(r"(?:what\b.*\b)?(?:it|they|each of them)|", 2)
"""Subjects that have been named before (re.IGNORECASE)."""
POSSESSIVE = lazy_pattern(r"(?:its|their) (?=\S)", 2)
"""How a subject begins that is somebody of whoever has been named before: "Its chief executive"."""
TAKEN_UP = lazy_pattern(r"\b(?:it|they|them)\b", 2)
"""A word by which an aside speaks of whoever has been named before: "Before it discloses"."""
NEW = lazy_pattern(r"\w+ (?:an?|the)\b", 2)
"""One that opens with an aside on somebody new: "Before a controller relies on it"."""
COUNTED = lazy_pattern(r"\b(?:several|both|some) $")
"""What tells how many of the parties a bare plural speaks of: "Where a complaint concerns several Parties"."""
OF = lazy_pattern(r"\b(?:of|among|for|from|in|at|and|or) $")
"""What joins a name to words before it that it belongs to: "The Leader of the County Council"."""
ELSE = ("other", "others", "others_possessive")
"""Names that are never taken up by "it"."""
PARTIES = "parties"
BARE = ("party", PARTIES)
"""Names of nouns without their article: what stands before one belongs to it."""
WHICH_ONE = lazy_pattern(r"\s(?:that|which|who|whose|with|to which)\s|,\s")
"""Where the words for somebody end, and what tells them apart begins."""
DIRECT = lazy_pattern(r"\s*(?:(?:first|then|also|always|not)\s+)?\w+\s+|.*\b(?:to|for)\s+(?:each of\s+)?", 16)
"""What stands between a verb and whoever it is done to: "tell", "first tell", "send a note to"."""


class Subjects:
    """Follows who is spoken of through the sentences of one provision."""

    def __init__(self, owners: Owners, times: TimeReader) -> None:
        self.owners = owners
        self.times = times
        self.last: Who = NOBODY

    def of(
        self, parts: Sequence[Part], clauses: Mapping[int, Clause], at: int, item: Scope | None, owed: Who | None
    ) -> Who:
        """Who owes what the verb at a place of a sentence lays down; ``owed`` is who the library says it is."""
        verb, clause = parts[at], clauses[at]
        if verb.subject:
            # "Each Council will": without its verb, the subject is a name of its own.
            return self._named(parts, at, verb.subject, item)
        subject = clause.subject.strip().removesuffix(",")
        if TAKES_UP.fullmatch(subject):
            return owed or self._taken_up(parts, clauses, at, item)
        head = self._head(clause, self._before(parts, clauses, at, item), item)
        if head is not None:
            return head
        if owed is not None:
            return owed
        found = self.spoken_of(clause.named, item) or self._of_the_last(subject)
        if found is None:
            return Who(subject, self.owners.everyone, whichever=True)
        words = found.words if POSSESSIVE.match(subject) else subject
        parties, several = found.parties or self.owners.everyone, found.whichever or len(found.parties) != 1
        return Who(words, parties, whichever=several, body=found.body)

    def _before(self, parts: Sequence[Part], clauses: Mapping[int, Clause], at: int, item: Scope | None) -> Who:
        """Whoever was spoken of before the clause of a verb."""
        earlier = [n for n in clauses if n < at]
        return self.of(parts, clauses, earlier[-1], item, None) if earlier else self.last

    def _head(self, clause: Clause, before: Who, item: Scope | None) -> Who | None:
        """Whoever a name right before the verb is, or one that a relative clause speaks of: "the Board, which will"."""
        if not clause.named:
            return None
        near = clause.named[-1]
        ahead, _, between = clause.subject.rpartition(near.text)
        if between.strip():
            return self.owners.of(near.name, near.text, item) if RELATIVE.fullmatch(between) else None
        if ahead.endswith(COMMA):
            ahead = ""  # an aside of whatever kind: "Towards what the landlord spends, the tenant will pay"
        if WHICH_ONE.search(ahead):
            return None  # "those who represent each Council": the name tells them apart
        if near.name not in BARE and not OF.search(ahead):
            ahead = ""  # an aside without its comma: "Towards the heating the tenant will pay"
        words = (ahead + near.text).strip()
        found = self.owners.of(near.name, near.text, item)
        if found is not None and near.name in ELSE:
            found = self.owners.besides(before, found)
        if not ahead.strip():
            return found or Who(words)
        if found is None:
            return None
        several = found.whichever or len(found.parties) > 1
        return self.owners.by_name(words) or Who(words, found.parties, whichever=several, body=found.body)

    def _of_the_last(self, subject: str) -> Who | None:
        """Somebody of whoever was spoken of last, where that is one party, all of them or a body of theirs."""
        mine = POSSESSIVE.match(subject)
        last = self.last
        if mine is None or last.whichever or not last.parties:
            return None
        whose = last.parties[0] if len(last.parties) == 1 else last.words
        return Who(f"the {subject[mine.end() :]} of {whose}", last.parties, body=last.body)

    def _taken_up(self, parts: Sequence[Part], clauses: Mapping[int, Clause], at: int, item: Scope | None) -> Who:
        """Whom "it", "they" and a second verb speak of."""
        clause = clauses[at]
        earlier = [n for n in clauses if n < at]
        if earlier:
            # A second verb goes on with the subject of the one before it, "it" with that of the sentence.
            return self.of(parts, clauses, earlier[0] if clause.subject.strip() else earlier[-1], item, None)
        going_on = None if clause.subject.strip() else self._going_on(parts[:at], item)
        if going_on is not None:
            return going_on
        they = clause.subject.rstrip().casefold().endswith("they")
        opening = clause.opening.text
        if self.times.opens_aside(opening):
            aside = self._in_aside(parts, at, item)
            if aside is not None:
                return aside
            if self.times.is_occasion(opening) and NEW.match(opening) and not (they or TAKEN_UP.search(opening)):
                return self.owners.concerned
        alone = self.last.whichever or len(self.last.parties) == 1
        if they and alone and not self.last.body:
            return self.owners.together  # as of the lines of a list that names a party each
        return self.last

    def _going_on(self, parts: Sequence[Part], item: Scope | None) -> Who | None:
        """The subject of a verb that is none of ours, which a verb of ours goes on with: "Each keeps it, and will"."""
        before = ""
        for part in parts:
            begins = not before or (before.endswith(COMMA) and self.times.opens_aside(before))
            if begins and part.name and part.text:
                return self.owners.of(part.name, part.text, item) or Who(part.text.strip())
            before += part.text
        return None

    def _in_aside(self, parts: Sequence[Part], at: int, item: Scope | None) -> Who | None:
        """The first in what stands before a verb who may be taken up by it; of a bare plural, so many as are told."""
        before = ""
        for part in parts[:at]:
            found = self.spoken_of([part], item) if part.name not in ELSE else None
            counted = COUNTED.search(before) if part.name == PARTIES else None
            if found is not None:
                return Who(f"{counted[0]}{part.text}", found.parties, whichever=True) if counted else found
            before += part.text
        return None

    def to(self, parts: Sequence[Part], at: int, item: Scope | None, who: Who) -> Who:
        """To whom it is owed: whoever stands where a verb has its object, else the other parties."""
        between = ""
        for part in parts[at + 1 :]:
            if part.verb:
                break
            if part.name and DIRECT.fullmatch(between):
                found = self.owners.of(part.name, part.text, item)
                if found is not None:
                    return found
            between += part.text
        return self.owners.but(who)

    def follow(self, parts: Sequence[Part], item: Scope | None, who: Sequence[Who]) -> None:
        """A sentence is over: whom the next may take up."""
        first = parts[0] if parts else None
        begins = first is not None and bool(first.name) and first.text[:1].isupper()
        words = WHICH_ONE.split(first.text, maxsplit=1)[0] if first is not None and begins else ""
        other = Who(words, self.owners.everyone, whichever=True) if " " in words else self.last
        self.last = who[0] if who else self.spoken_of(parts, item) or other

    def spoken_of(self, parts: Sequence[Part], item: Scope | None) -> Who | None:
        """The first in a run of a sentence who may owe something."""
        found = (self.owners.of(part.name, part.text, item) for part in parts if part.name and not part.verb)
        return next((who for who in found if who is not None), None)

    def _named(self, parts: Sequence[Part], at: int, name: str, item: Scope | None) -> Who:
        names = self.owners.vocabulary.names
        printed = names.get(name)
        words = printed if isinstance(printed, str) else parts[at].text
        return self.owners.of(name.removesuffix(".none"), words, item) or Who(words)


def owed_by(owed: Owed | None, item: Scope | None, line: int, filler: Filler, owners: Owners) -> Who | None:
    """Who the library says owes what a line lays down, where its words leave that open; None where it says nothing."""
    if owed is None or owed.among:
        return None
    if owed.words:
        return Who(owed.words, owners.everyone, whichever=True)
    printed = ((name, plain_text(filler.value(name, line, item))) for name in owed.by)
    name, words = next(((name, words) for name, words in printed if words), (owed.by[-1], ""))
    return owners.of(name, words, item) or Who(words)
