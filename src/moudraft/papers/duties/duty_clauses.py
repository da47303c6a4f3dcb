"""Which words of a sentence belong to each of its verbs: what they open with, who owes it, and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from moudraft.lazy_patterns import lazy_pattern
from moudraft.papers.duties.duty_sentences import Part, stretch_of
from moudraft.papers.duties.times import COMMA, Stretch, TimeReader

_JOINS = lazy_pattern(r"; |, (?:and|but) ")
"""What stands between two clauses of a sentence, each with a subject of its own or without."""
AND = " and "
SEMICOLON = "; "
_ASIDE = lazy_pattern(r".*?(?=, (?!or ))")
"""What a sentence opens with up to the comma that ends it: "When a row ends, or a Party leaves"."""
RELATIVE = lazy_pattern(r",? (?:which|who|whose \w+) ?")
"""What may stand between a name and its verb: "the Board, whose members will"."""


class Clause(NamedTuple):
    """The words of a sentence that belong to one of its verbs, in the order in which they stand.

    ``shared`` is what the sentence opens with where the verb is in a later clause: "Before a flow starts, the host
    will …, and the others will …". ``opening`` stands in the clause itself before whoever owes it, ``subject`` are the
    words for them up to the verb, empty where the verb has them itself or takes them from the one before it, and
    ``named`` the names among those. ``predicate`` is what follows the verb, up to the next clause.
    """

    shared: Stretch
    opening: Stretch
    subject: str
    named: tuple[Part, ...]
    predicate: Stretch


def clauses_of(parts: Sequence[Part], times: TimeReader) -> dict[int, Clause]:
    """The clause of each verb of a sentence, by the number of its part."""
    ends = list(accumulate(len(part.text) for part in parts))
    whole = stretch_of(parts)
    text = whole.text
    made: dict[int, Clause] = {}
    floor, before = 0, None
    for at, part in enumerate(parts):
        if not part.verb:
            continue
        verb = ends[at] - len(part.text)
        begins, last = _bounds(text[floor:verb], later=before is not None)
        begins, last = begins + floor, last + floor
        if before is not None:
            made[before] = made[before]._replace(predicate=whole.cut(floor, last))
        cut = verb if part.subject else begins + times.opening(text[begins:verb], part.text)
        named = [each for each, end in zip(parts[:at], ends, strict=False) if end > cut and each.name and each.text]
        made[at] = Clause(
            whole.cut(*_shared(text, begins, made, times)), whole.cut(begins, cut), text[cut:verb],
            tuple(each for each in named if not each.verb), whole.cut(ends[at]),
        )  # fmt: skip
        floor, before = ends[at], at
    return made


def _bounds(before: str, *, later: bool) -> tuple[int, int]:
    """Where the clause of a verb begins in the words before it, and where the clause of the verb before that ends."""
    joins = list(_JOINS.finditer(before))
    if joins:
        return joins[-1].end(), joins[-1].start()
    if before.rstrip().endswith(AND.rstrip()):
        return len(before), len(before)
    if not later:
        return 0, 0
    comma, joined = before.rfind(COMMA), before.rfind(AND)
    if comma >= 0 and RELATIVE.fullmatch(before[comma:]):
        return 0, comma  # whom it speaks of stands before it, in what the verb before it is done to
    if joined >= 0:
        return joined + len(AND), joined
    return (comma + len(COMMA), comma) if comma >= 0 else (0, len(before))


def _shared(text: str, begins: int, made: Mapping[int, Clause], times: TimeReader) -> tuple[int, int]:
    """Where that stands with which a sentence opens, for a clause that is not its first; a semicolon ends it."""
    start = text.rfind(SEMICOLON, 0, begins) + len(SEMICOLON) if SEMICOLON in text[:begins] else 0
    head = text[start:begins]
    if not times.opens_aside(head):
        return start, start
    opened = next((len(said) for each in made.values() if (said := each.opening.text) and head.startswith(said)), 0)
    found = _ASIDE.match(head)
    return start, start + (opened or (found.end() if found else 0))
