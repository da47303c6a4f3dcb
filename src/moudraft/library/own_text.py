"""The tiny grammar of words that a deal writes for itself: the marks of a clause file that are safe, and no others.

``**"Term"**`` defines a term, ``[@topic/clause]`` and ``[@own/key]`` refer, and ``{{ each }}`` is one of a closed set
of names for the parties and the paper. They become what the same marks of a clause file become; whatever else is
written is literal text. Nothing here is evaluated, and no text can take longer than its length.
"""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.marks import REFERENCE, typographic
from moudraft.library.wording import Hole, Inline, Reference, Styled, Words

PARTY_WORDS = frozenset(
    (
        "party", "parties", "the_parties", "both", "each", "either", "neither", "other", "others", "one_another",
        "group", "paper", "will",
    )
)  # fmt: skip
"""The names that may stand between two pairs of braces; with a capital first letter they begin a sentence."""
_NAMES = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in sorted(PARTY_WORDS))
_NAME = rf"\{{\{{ {{0,3}}(?P<name>(?:{_NAMES})) {{0,3}}\}}\}}"
_TERM = '\\*\\*["\u201c](?P<term>[^"\u201c\u201d*\n]{1,80})["\u201d]\\*\\*'
_MARK = lazy_pattern(f"{_TERM}|(?P<reference>{REFERENCE.pattern})|{_NAME}")
_STOPPED = lazy_pattern("[.!?:;][\"'\u201d\u2019)\\]]*$")


def own_words(text: str) -> tuple[Inline, ...]:
    """The words as the library's own would be parsed: with typographic quotation marks, and the marks read."""
    found: list[Inline] = []
    before = ""
    for part in _parts(text):
        if isinstance(part, str):
            found.append(Words(typographic(part, before)))
            before = part[-1:]
        else:
            found.append(part)
            before = "x"
    return tuple(found)


def literal_runs(text: str) -> tuple[str, ...]:
    """The words between the marks, as they were typed; a term that is defined stands in the words around it."""
    runs = [""]
    for part in _parts(text):
        if isinstance(part, str):
            runs[-1] += part
        elif isinstance(part, Styled):
            runs[-1] += "".join(each.text for each in part.children if isinstance(each, Words))
        else:
            runs.append("")
    return tuple(run.strip() for run in runs if run.strip())


def references(text: str) -> tuple[str, ...]:
    """The ids that a text refers to."""
    return tuple(part.target for part in _parts(text) if isinstance(part, Reference))


def sentence(text: str) -> tuple[Inline, ...]:
    """The words of a paragraph, with the stop that the writer left out."""
    content = own_words(text)
    return content if _STOPPED.search(text) else (*content, Words("."))


def lead_in(text: str) -> tuple[Inline, ...]:
    """The words above a list, which end in a colon."""
    return (*own_words(text.rstrip(" .:;,")), Words(":"))


def _parts(text: str) -> Iterator[str | Inline]:
    start = 0
    for mark in _MARK.finditer(text):
        if mark.start() > start:
            yield text[start : mark.start()]
        start = mark.end()
        if mark["term"] is not None:
            yield Styled((Words(mark["term"].strip()),), "term")
        elif mark["reference"] is not None:
            yield Reference(mark["reference"][2:-1])
        else:
            yield Hole(mark["name"])
    if start < len(text):
        yield text[start:]
