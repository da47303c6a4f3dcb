"""Count the obligations a draft puts on each party: sentences in which a party is the one who will, or must.

The rule: a sentence of the operative part or a schedule counts for a party when the party, or all of them together, is
the subject of "will", "must" or "shall" in it, with or without "not". The subject is the party's short name, alone or
in a list of names; or the word for a party with "each", "both", "all", "every", "either", "any", "neither", "no", "a",
"that" or "the" (also "the other"), which counts for every party. A subordinate clause ("where the Councils will …")
does not count. A lead-in that ends in a colon counts once for each item below it. Softer verbs ("intends to", "aims
to") are no obligations, nor is what a board or an officer will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.document import Paragraph, Provision, plain_text
from moudraft.selection.facts import COUNCILS

if TYPE_CHECKING:
    from moudraft.drafting import Draft

NOT_OPERATIVE = frozenset(("preamble", "recital"))
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(\u201c])")
_MODAL = r"(?: also| then| together| each| all| both| jointly)?,? (?:will|must|shall)\b"
_SUBORDINATE = re.compile(
    r"^\W*(?:where|whether|when|whenever|if|unless|until|while|because|although|how|what|which|who|that|so that)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:\u2013]")


def obligations(made: Draft) -> dict[str, int]:
    """The number of obligations by the short name of the party, in the order of the parties."""
    names = tuple(party.short_name for party in made.deal.parties)
    councils = all(made.library.home.is_in(party.kind, COUNCILS) for party in made.deal.parties)
    noun = made.selection.template.councils if councils else made.selection.template.partners
    counts = dict.fromkeys(names, 0)
    for provision in _operative(made):
        for paragraph in provision.paragraphs():
            for sentence, times in sentences(paragraph):
                for name in bound_by(sentence, names, noun):
                    counts[name] += times
    return counts


def bound_by(sentence: str, names: tuple[str, ...], noun: str) -> set[str]:
    """The parties that a sentence binds; ``noun`` is the word for a party."""
    found: set[str] = set()
    for match in _subject(names, noun).finditer(sentence):
        clause = _BREAK.split(sentence[: match.start()])[-1]
        if _SUBORDINATE.match(clause):
            continue
        listed = match["names"]
        found |= set(names) if listed is None else {name for name in names if re.search(_word(name), listed)}
    return found


def _operative(made: Draft) -> Iterator[Provision]:
    document = made.document
    for section in document.sections:
        yield from (each for each in section.provisions if each.register not in NOT_OPERATIVE)
    yield from (schedule.provision for schedule in document.schedules)


def sentences(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    """Each sentence of a paragraph with how often it counts: once, or once for each item below it."""
    text = " ".join(plain_text(paragraph.content).replace("\u00a0", " ").split())
    *others, last = _SENTENCE.split(text)
    items = len(paragraph.children)
    for sentence in others:
        yield sentence, 1
    yield last, items if items and last.endswith((":", "\u2013")) else 1


@lru_cache(maxsize=64)
def _subject(names: tuple[str, ...], noun: str) -> re.Pattern[str]:
    one = "|".join(_word(name) for name in sorted(names, key=len, reverse=True))
    listed = rf"(?:{one})(?:(?:, | and |, and )(?:{one}))*"
    every = (
        r"(?:[Ee]ach|[Ee]very|[Bb]oth|[Aa]ll(?: of)?(?: the)?|[Ee]ither|[Aa]ny|[Nn]either|[Nn]o|[Tt]he(?: other)?"
        rf"|[Aa]nother|[Aa]n?|[Tt]hat|[Oo]ne) (?:{re.escape(noun)}|{re.escape(english.plural(noun))})"
    )
    return re.compile(rf"(?<![\w\u2019'])(?:(?P<names>{listed})|{every}){_MODAL}")


def _word(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?!\w)"
