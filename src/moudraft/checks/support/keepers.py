"""What keeps a red line in a draft, and the words in which it does: shared by the rules on lines in own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.document import Provision, plain_text
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.own_clauses import is_own
from moudraft.selection.terms import OWN_WORDS

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection.terms import HeldLine

STATED_ONLY = frozenset(("preamble", "recital"))
AIMS = ("purpose/", "front/", "status/")
"""Topics whose clauses say what the paper is and what it is for, and keep nothing."""


def own_lines(draft: Context) -> Iterator[HeldLine]:
    """The red lines in the deal's own words that say what keeps them, and that nobody has waived."""
    yield from (held for held in draft.red_lines if held.entry is None)


def keeping(draft: Context, held: HeldLine) -> list[Provision]:
    """The provisions that keep a line, those included that only state it."""
    kept = {each.slot for each in draft.selection.choices if held.is_kept_by(each.clause, each.wording)}
    return [each for each in draft.all_provisions if each.id in kept]


def left_out(draft: Context, held: HeldLine) -> Iterator[tuple[str, str]]:
    """The clauses a red line requires that the deal leaves out, each with the name the deal gives it."""
    omitted = draft.once(_omitted)
    yield from ((clause, omitted[clause]) for clause in held.asks.requires if clause in omitted)


def _omitted(draft: Context) -> dict[str, str]:
    return {draft.library.id_of(name): name for name in draft.deal.clauses.leave_out}


def is_operative(draft: Context, provision: Provision) -> bool:
    """Whether a provision can keep anything: it is no recital, no aim, and does not only repeat the line."""
    stated = provision.register in STATED_ONLY or provision.clause in draft.library.in_role(OWN_WORDS)
    return not stated and not provision.clause.startswith(AIMS)


def words_of(provision: Provision) -> str:
    """The words of a provision, paragraph by paragraph."""
    return "\n".join(plain_text(paragraph.content) for paragraph in provision.paragraphs())


def in_own_words(provision: Provision) -> bool:
    return is_own(provision.clause)


def names_any(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text names any of some parties."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names)


def everybody(draft: Context) -> re.Pattern[str]:
    """Finds words that speak of every party at once: "each Council", "no Partner", "the Parties"."""
    template = draft.made.selection.template
    nouns = list(dict.fromkeys((template.councils, template.partners, "Party")))
    one, several = ("|".join(map(re.escape, words)) for words in (nouns, map(english.plural, nouns)))
    each = r"each|every|any|either|neither|no|all(?: the)?|both(?: the)?|a"
    return re.compile(rf"\b(?:{each}) (?:{one})s?\b|\b(?:the|both|all) (?:{several})\b", re.IGNORECASE)


_WORD = lazy_pattern(r"[^\W\d_]{5,}")
_LIGHT = frozenset((
    "about", "above", "after", "again", "against", "below", "between", "could", "every", "other", "party", "parties",
    "shall", "should", "their", "there", "these", "those", "under", "until", "which", "while", "would", "without",
    "within",
))  # fmt: skip


def stems(text: str) -> set[str]:
    """The beginnings of the weighty words of a text, which tell whether two texts are about one thing."""
    return {word[:5] for word in _WORD.findall(text.casefold()) if word not in _LIGHT}
