"""D105: a definition that explains a term by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from moudraft.checks.support.context import Context, Passage
from moudraft.checks.support.own_terms import LAW, MEANS, QUOTED
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.document import plain_text
from moudraft.english import joined
from moudraft.lazy_patterns import lazy_pattern

BEGINS = (" mean", " is defined as")
"""What most paragraphs do not hold, by which they are passed over before all the signs are looked for."""
VERBS = ("means", "shall mean", "will mean", "is to mean", "is defined as", "has the meaning")
SIGNS = tuple(f"{quote}{between}{verb}" for quote in '\u201d\u2019"' for between in (" ", ", ") for verb in VERBS)
MEANING = lazy_pattern(rf"{QUOTED}{MEANS}(?P<meaning>.+?)(?=[;.](?:\s|$)|$)", re.DOTALL, signs=SIGNS)
ANCHOR = lazy_pattern(r"\d|\b(?:[Ss]chedule|[Aa]nnex|[Aa]ppendix|[Pp]aragraph|[Cc]lause|made|dated|signed|at [A-Z])\b")
"""What ties a meaning to something outside it: a number, a schedule, another document, a place."""
_CAPITAL = r"[A-Z][\w\u2019'-]*"


class _Meaning(msgspec.Struct, frozen=True):
    text: str
    passage: Passage
    where: Place


@rule("D105", "warning", wants={"said": BEGINS})
def circular_definition(draft: Context) -> Iterator[Found]:
    """A definition explains a term by the term itself, or two are each explained by the other.

    Why: A reader who looks the term up is sent back to where they began, and each side puts its own meaning in the gap.
    Left alone are a meaning that rests on an Act, a longer name that only contains the term, and a pair of which one is
    tied to something outside it: a schedule, a date, a place.

    Flagged::

        objectives: [{text: 'open one counter, where "Counter" means a Counter that both offices run'}]

    Fine::

        objectives: [{text: 'open one counter, where "Counter" means a desk that both offices run'}]
    """
    meanings = dict(_meanings(draft))
    for term, meaning in meanings.items():
        place = draft.place(meaning.passage.provision)
        if _uses(term, meaning.text, meanings) and not LAW.search(meaning.text):
            message = f"\u201c{term}\u201d is explained by \u201c{term}\u201d"
            yield Found(message, meaning.where, "say what it means in other words", place)
    for circle in _circles(meanings):
        if not any(LAW.search(meanings[term].text) or ANCHOR.search(meanings[term].text) for term in circle):
            first = meanings[circle[0]]
            named = joined([f"\u201c{term}\u201d" for term in circle])
            message = f"{named} are explained by one another alone"
            place = draft.place(first.passage.provision)
            yield Found(message, first.where, "say what one of them means without the others", place)


def _meanings(draft: Context) -> Iterator[tuple[str, _Meaning]]:
    """Each term of the draft with the words that follow ``means``, and where they were written."""
    typed = {id(passage.paragraph): draft.at(own.key) for own, passage in printed(draft) if MEANING.search(own.text)}
    listed = {each.term: each.location for each in draft.library.definitions.values()}
    for passage in (each for each in draft.passages if any(begins in each.text for begins in BEGINS)):
        for found in MEANING.finditer(passage.text):
            meaning = found["meaning"]
            if meaning.endswith(":"):
                meaning += " ".join(plain_text(each.content) for each in passage.paragraph.walk() if each.content)
                meaning = meaning.replace(found[0], "")
            where = listed.get(found["term"]) or draft.wording_location(passage.provision)
            yield found["term"], _Meaning(meaning, passage, typed.get(id(passage.paragraph), where))


def _uses(term: str, text: str, meanings: dict[str, _Meaning]) -> bool:
    """Whether a meaning uses a term, other than inside a longer name (``the Joint Board`` for ``Board``)."""
    plural = "" if f"{term}s" in meanings else "(?:s|es)?"
    found = re.finditer(rf"(?<![\w\u2019'-]){re.escape(term)}{plural}(?![\w-])", text)
    return any(not _in_name(text, each.start(), each.end()) for each in found)


def _in_name(text: str, start: int, end: int) -> bool:
    return bool(re.search(rf"{_CAPITAL} $", text[:start]) or re.match(rf"(?: of| for)? {_CAPITAL}", text[end:]))


def _circles(meanings: dict[str, _Meaning]) -> Iterator[tuple[str, ...]]:
    """The groups of two or more terms each explained by the next, once each, in reading order."""
    graph = {
        term: [each for each in meanings if each != term and _uses(each, meaning.text, meanings)]
        for term, meaning in meanings.items()
    }
    reach = {term: _reached(term, graph) for term in graph}
    seen: set[str] = set()
    for term in graph:
        circle = tuple(each for each in graph if each in reach[term] and term in reach[each])
        if len(circle) > 1 and term not in seen:
            seen.update(circle)
            yield circle


def _reached(term: str, graph: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [term]
    while waiting:
        new = [each for each in graph[waiting.pop()] if each not in found]
        found.update(new)
        waiting.extend(new)
    return found
