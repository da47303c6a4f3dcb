"""Who owes what a sentence lays down: by the verb, the name before it, the one it takes up, or the words before it."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.document import plain_text
from moudraft.document.filling import Filler
from moudraft.document.owners import NOBODY, Owners, Who
from moudraft.document.words_of_values import Scope
from moudraft.lazy_patterns import lazy_pattern
from moudraft.papers.duties.duty_sentences import Part
from moudraft.papers.duties.times import TimeReader

TAKES_UP = lazy_pattern(r"(?:what\b.*\b)?(?:it|they|each of them)|", 2)
"""Subjects that have been named before (re.IGNORECASE)."""
PRONOUN = lazy_pattern(r"(?:those|whoever|anyone)\b", 2)
"""What says nothing without the words that tell whom it means."""
RELATIVE = lazy_pattern(r",? (?:which|who|whose \w+) ?")
"""What may stand between a name and its verb: "the Board, whose members will"."""
SAME = lazy_pattern(r"\w+ (?:it|they)\b", 2)
"""A sentence that opens with an aside on whomever the one before it spoke of: "Before it discloses"."""
LONGEST = 60
"""More characters than this, and the words for somebody are cut where what tells them apart begins."""
NEW = lazy_pattern(r"\w+ (?:an?|the)\b", 2)
"""One that opens with an aside on somebody new: "Before a controller relies on it"."""
ELSE = ("other", "others", "others_possessive")
"""Names that are never taken up by "it"."""
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

    def of(self, parts: Sequence[Part], at: int, item: Scope | None, owed: Who | None) -> Who:
        """Who owes what the verb at a place of a sentence lays down; ``owed`` is who the library says it is."""
        verb = parts[at]
        if verb.subject:
            # "Each Council will": without its verb, the subject is a name of its own.
            return self._named(parts, at, verb.subject, item)
        before = "".join(part.text for part in parts[:at])
        start, there = self._start(parts[:at])
        if TAKES_UP.fullmatch(start.strip()) or before.rstrip().endswith(" and"):
            return owed or self._taken_up(parts, at, item, before)
        head = self._head(start, there, item)
        if head is not None:
            return head
        if owed is not None:
            return owed
        whole = start.strip()
        short = len(whole) <= LONGEST or PRONOUN.match(whole)
        words = whole.rstrip(",") if short else WHICH_ONE.split(whole, maxsplit=1)[0].strip()
        found = self.spoken_of(there, item)
        if found is not None and found.parties:
            return Who(words, found.parties, whichever=True, body=found.body)
        return Who(words, self.owners.everyone, whichever=True)

    def _start(self, parts: Sequence[Part]) -> tuple[str, list[Part]]:
        """The words of a subject up to its verb, without what stands before it in the sentence, and its names."""
        before = "".join(part.text for part in parts)
        start = before.rpartition(", and ")[2]
        if self.times.opens_aside(start):
            start = start.rpartition(", ")[2] or start
        length = 0
        there: list[Part] = []
        for part in reversed(parts):
            length += len(part.text)
            if length - len(part.text) < len(start) and part.name and part.text and not part.verb:
                there.insert(0, part)
        return start, there

    def _head(self, start: str, there: Sequence[Part], item: Scope | None) -> Who | None:
        """Whoever a name right before the verb is, or one that a relative clause speaks of: "the Board, which will"."""
        if not there:
            return None
        near = there[-1]
        ahead, _, between = start.rpartition(near.text)
        relative = between.strip() and RELATIVE.fullmatch(between)
        if between.strip() and not relative:
            return None
        if not relative and WHICH_ONE.search(ahead):
            return None  # "those who represent each Council": the name tells them apart
        found = self.owners.of(near.name, near.text, item)
        if found is not None and found.whichever and not relative:
            return Who(start.strip(), found.parties, whichever=True)
        return found or (Who(near.text.strip()) if not ahead.strip() or relative else None)

    def _taken_up(self, parts: Sequence[Part], at: int, item: Scope | None, before: str) -> Who:
        """Whom "it", "they" and a second verb speak of."""
        earlier = next((self.of(parts, n, item, None) for n in range(at) if parts[n].verb), None)
        if earlier is not None:
            return earlier
        first = parts[0]
        if before.rstrip().endswith("and") and first.name and first.text:
            return self.owners.of(first.name, first.text, item) or Who(first.text.strip())
        if self.times.opens_aside(before) and SAME.match(before) is None:
            aside = self.spoken_of([part for part in parts[:at] if part.name not in ELSE], item)
            if aside is not None:
                return aside
            return self.owners.concerned if NEW.match(before) else self.last
        alone = self.last.whichever or len(self.last.parties) == 1
        if before.rstrip().casefold().endswith("they") and alone and not self.last.body:
            return self.owners.together  # as of the lines of a list that names a party each
        return self.last

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


def owed_by(mark: str, item: Scope | None, line: int, filler: Filler, owners: Owners) -> Who | None:
    """Who the library says owes what a line lays down, where its words leave that open; None where it says nothing."""
    if not mark:
        return None
    if mark[0] in "\"'":
        return Who(mark.strip("\"'"), owners.everyone, whichever=True)
    printed = plain_text(filler.value(mark, line, item))
    return owners.of(mark, printed, item) or Who(printed)
