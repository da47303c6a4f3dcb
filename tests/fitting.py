"""Whom words and law fit: what stands in a draft that is untrue of every party, whatever the kinds of the parties are.

``WORDS`` lists words that fit only some bodies. ``OF_OTHERS`` are clauses that speak of bodies outside the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations_with_replacement

import msgspec

from moudraft.checks.support.law_cited import Cited, LawCited, reaches
from moudraft.deal import Deal, Party
from moudraft.drafting import load_library
from moudraft.library.condition import Facts, Line
from moudraft.problems import NOWHERE
from moudraft.selection.party_facts import known_party_facts, party_facts

LIBRARY = load_library()
ENGLAND = LIBRARY.home
Kinds = tuple[str, ...]


def unlike_kinds() -> tuple[str, ...]:
    """The kinds that differ in what decides words and law: of those that differ in name alone, the first."""
    first: dict[str, str] = {}
    for id, kind in ENGLAND.kinds.items():
        rest = msgspec.structs.replace(kind, id="", label="", help="", shown="", typed="", location=NOWHERE)
        first.setdefault(repr(rest), id)
    return tuple(first.values())


PAIRS: tuple[Kinds, ...] = tuple(combinations_with_replacement(unlike_kinds(), 2))
# Mixes that real papers have, and some that are odd.
MIXES: tuple[Kinds, ...] = (
    ("county", "district", "borough", "district"),
    ("county", "district", "parish"),
    ("unitary", "parish", "parish"),
    ("unitary", "icb", "foundation-trust", "charity"),
    ("county", "icb", "nhs-trust", "university", "company"),
    ("police-commissioner", "chief-constable", "fire", "nhs-trust"),
    ("unitary", "police-commissioner", "fire", "icb"),
    ("department", "agency", "department"),
    ("department", "arms-length", "unitary"),
    ("combined-authority", "metropolitan", "metropolitan"),
    ("icb", "icb", "nhs-england"),
    ("charity", "charity", "company"),
    ("london-borough", "london-borough", "london-borough"),
    ("government", "other", "district"),
)
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bcabinets?\b", ("executives",)),
    (r"\belectorate\b|\belectors\b|\belected members?\b", ("elected",)),
    (r"\bLeaders?\b|\bdeputy leader\b", ("principal_councils",)),
    (r"\bcouncillors?\b|\bward members?\b", ("councils",)),
    (r"\b[Cc]ouncils?\b(?! of governors)|\bcouncil tax\b|\bprecept\b", ("councils",)),
    (r"\bfull [Cc]ouncil\b", ("councils",)),
    (r"\bresidents\b", ("councils",)),
    (r"\bpolice force\b|\bpolicing\b", ("police",)),
    (r"\bcommand at a fire\b", ("fire",)),
    (r"\bpatients?\b|\bclinical\b|\bhealth bod(?:y|ies)\b", ("nhs",)),
    (r"\bhead of paid service\b|\bmonitoring officer\b", ("principal_councils", "fire", "police")),
    (r"\bOmbudsman\b", ("ombudsman",)),
    (r"\bscrutiny (?:arrangements|members|committees?)\b", ("principal_councils",)),
    (r"\bparish\b", ("parishes",)),
    (r"\bthe Crown\b", ("crown",)),
    (r"\bNHS contract\b", ("nhs_contracts",)),
)
"""Words, and the groups of which one party at least has to be, or may be, for the words to fit somebody."""
OF_OTHERS = frozenset(
    (
        "conduct/engagement", "conduct/notice-board", "conduct/ward-liaison", "governance/forum",
        "governance/community-forums", "governance/area-committees", "governance/executive-board",
        "money/member-budgets", "purpose/place-and-health", "people/shared-chief-executive",
        "safeguards/non-exclusivity", "information/health-data", "schedules/data-sets",
    )
)  # fmt: skip
"""Clauses that name bodies which are no party to the paper: who is invited, consulted or shared with outside it.

The rules on data sets speak of people whose data a row may hold, whoever the parties are.
"""
CITATIONS = LawCited(LIBRARY.law.values())
PARTY_FACTS = frozenset(name for name in known_party_facts(LIBRARY) if not name.endswith(".is"))


def parties(kinds: Sequence[str]) -> tuple[Party, ...]:
    names = ("Northmoor", "Eastvale", "Southwold", "Westfield", "Midham")
    return tuple(Party(f"{name} Body", name, kind) for name, kind in zip(names, kinds, strict=False))


def facts_of(kinds: Sequence[str]) -> Facts:
    """What conditions may ask about parties of these kinds."""
    return party_facts(Deal("mou", "T", parties(kinds)), LIBRARY)


def about_parties(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.name in PARTY_FACTS)


def unfit_words(text: str, kinds: Sequence[str]) -> Iterator[str]:
    """Words of a text that fit none of the kinds."""
    possible = frozenset[str]().union(*(ENGLAND.possible_groups(kind) for kind in kinds))
    for word, groups in words_for_some(text):
        if possible.isdisjoint(groups):
            yield word


@cache
def words_for_some(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of a text that fit only some bodies, with the groups of these."""
    found = ((re.search(pattern, text), groups) for pattern, groups in WORDS)
    return tuple((each[0], groups) for each, groups in found if each)


def unfit_law(text: str, kinds: Sequence[str]) -> Iterator[str]:
    """Citations of a text that reach none of the kinds, or that are said of all of them and do not reach one."""
    possible = [ENGLAND.possible_groups(kind) for kind in kinds]
    for cited in cited_in(text):
        reached = [any(reaches(law, groups) for law in cited.laws) for groups in possible]
        if not any(reached) or (said_of_all(text, cited.words) and not all(reached)):
            yield cited.words


@cache
def cited_in(text: str) -> tuple[Cited, ...]:
    return tuple(CITATIONS.found_in(text))


_OF_ALL = re.compile(
    r"^(?:The|Both|All the|Each|Neither|No) (?:Councils?|Part(?:ies|y|ners?)|Participants?)\b(?! that\b)"
)
_QUALIFIED = re.compile(r"\bfor executive functions, |\b[Ww]here they apply, |\bwhere (?:it|a council) has resolved ")


def said_of_all(text: str, words: str) -> bool:
    """Whether the sentence with these words has all the parties as its subject, and does not say for which of them."""
    sentence = next((each for each in re.split(r"(?<=\.) ", text) if words in each), text)
    qualified = _QUALIFIED.search(sentence[: sentence.find(words)])
    return bool(_OF_ALL.match(sentence.strip())) and not qualified
