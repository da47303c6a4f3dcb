"""The sentences that a paragraph was filled from, with the verbs that lay down a duty and what each hole printed.

A sentence ends where the library's own words have a full stop: a value of the deal may hold any number of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from moudraft import english
from moudraft.document import CrossReference, plain_text
from moudraft.document.filling import Filler
from moudraft.document.words_of_values import Scope
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import expression
from moudraft.library.wording import Hole, Reference, Styled, Words
from moudraft.library.wording import Inline as Pattern
from moudraft.papers.duties.times import Stretch, stretch

_STOP = lazy_pattern("(?<=[.?!])\\s+|(?<=[.?!][\u201d\u2019)])\\s+")
_STOPPED = lazy_pattern("[.?!]\\s*$")
WILL = "will"
AIMS = ("intend", "aim")
"""Verbs of a paper that does not bind; in one that binds each prints "must"."""
NOBODY = (".none", "neither")
"""How the names of subjects end that nobody is."""


class Part(NamedTuple):
    """A run of a sentence: words of the library, or what a hole printed and the name it asked for.

    ``subject`` is the name of who owes, in a verb that says so (``each.will``); ``verb`` is whether it is one.
    ``timed`` is the text with what nobody has settled yet blanked out, where there is any of that.
    """

    pattern: Pattern
    text: str
    name: str = ""
    verb: bool = False
    subject: str = ""
    timed: str = ""


def stretch_of(parts: Iterable[Part]) -> Stretch:
    """The words of a run of parts."""
    pairs = [(part.text, part.timed or part.text) for part in parts]
    return Stretch("".join(text for text, _timed in pairs), "".join(timed for _text, timed in pairs))


def sentences(
    content: Iterable[Pattern], item: Scope | None, line: int, filler: Filler, places: Mapping[str, str]
) -> Iterator[list[Part]]:
    """The sentences of a run of the library's words, filled; ``places`` is what a reference to each clause prints."""
    out: list[Part] = []
    for inline in _unfolded(content, item, filler):
        if isinstance(inline, Styled) and not out and _STOPPED.search(_part(inline, item, line, filler).text):
            continue  # a heading that runs in: "*Vacancies.* The Council …"
        if not isinstance(inline, Words):
            referred = places.get(inline.target) if isinstance(inline, Reference) else None
            out.append(_part(inline, item, line, filler) if referred is None else Part(inline, referred))
            continue
        first, *rest = _STOP.split(inline.text if out else inline.text.lstrip())
        if first:
            out.append(Part(Words(first), first))
        for words in rest:
            yield out
            out = [Part(Words(words), words)] if words else []
    if out:
        yield out


def _unfolded(content: Iterable[Pattern], item: Scope | None, filler: Filler) -> Iterator[Pattern]:
    """The words, with those of the library in the place of a name that stands for some with holes of their own."""
    for inline in content:
        if not isinstance(inline, Hole) or not expression.is_name(inline.expression):
            yield inline
            continue
        path = inline.expression[0].lower() + inline.expression[1:]
        raw = (item or {}).get(path[5:]) if path.startswith("item.") else filler.vocabulary.names.get(path)
        kinds = set(map(type, raw)) if isinstance(raw, tuple) else set[type]()
        if Hole not in kinds or not kinds <= {Words, Hole}:
            yield inline
            continue
        first, *rest = cast("tuple[Words | Hole, ...]", raw)
        capital = inline.expression[0].isupper()
        yield _capitalised(first) if capital else first
        yield from rest


def _capitalised(first: Words | Hole) -> Pattern:
    if isinstance(first, Words):
        return Words(english.capital(first.text))
    named = expression.NAME.fullmatch(first.expression)
    return Hole(english.capital(first.expression)) if named else first


def _part(inline: Pattern, item: Scope | None, line: int, filler: Filler) -> Part:
    printed = filler.printed(inline, line, item)
    text = plain_text(printed)
    if not isinstance(inline, Hole):
        return Part(inline, text)
    name = _name(inline.expression, text, item, line, filler)
    verb = name.rpartition(".")[2] if name else ""
    binds = filler.vocabulary.effect == "binding"
    if verb == WILL or (verb in AIMS and binds and "." in name):
        return Part(inline, text, name, verb=True, subject=name.rpartition(".")[0])
    return Part(inline, text, name, timed=stretch(printed).timed)


def _name(asked: str, text: str, item: Scope | None, line: int, filler: Filler) -> str:
    """The name behind a hole, in small letters; of an expression that chooses, the one whose words it printed."""
    if expression.NAME.fullmatch(asked):
        return asked[0].lower() + asked[1:]
    if asked.startswith("ask "):
        return ""
    asked_for: list[str] = []

    def lookup(name: str) -> str:
        asked_for.append(name)
        return plain_text(filler.value(name, line, item))

    expression.evaluate(asked, lookup)
    name = next((each for each in asked_for if plain_text(filler.value(each, line, item)) == text), "")
    return name[:1].lower() + name[1:]


def filled(parts: Iterable[Part], item: Scope | None, line: int, filler: Filler, places: dict[str, str]) -> str:
    """A sentence as the paper prints it; ``places`` has the references of the paragraph by what they point at."""
    content = filler.inlines([each.pattern for each in parts], line, item)
    return "".join(
        places.get(each.target, "") if isinstance(each, CrossReference) else plain_text((each,)) for each in content
    ).strip()
