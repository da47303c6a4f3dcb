"""Spaces that do not break: a number stays with its noun, a day with its month, a last "and" with what it follows."""

from __future__ import annotations

from moudraft.lazy_patterns import lazy_pattern
from moudraft.writers.word.word_names import NBSP

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NOUNS = (
    "sections?|subsections?|paragraphs?|clauses?|[Ss]chedules?|[Aa]rticles?|Parts?|[Rr]egulations?|rules?|Annex|Appendix|"
    "Chapter|Act|Order|Directions?|pages?|rows?|statements?|Draft|No\\."
)
# A look for a figure beside a space first: most texts have none, and the rest of the pattern is slow.
_FIGURE = lazy_pattern(r" \d|\d ")
_BOUND = lazy_pattern(rf"(?<=\d) (?=(?:{_MONTHS}|million|billion|per cent)\b)|\b({_NOUNS}) (?=\d)")
_LAST = (" and", " or", " but", " then")


def bound(text: str) -> str:
    """The text with the spaces bound that no line should break at."""
    if text.endswith(_LAST):
        before, _, last = text.rpartition(" ")
        text = f"{before}{NBSP}{last}"
    if _FIGURE.search(text):
        text = _BOUND.sub(lambda found: f"{found[1] or ''}{NBSP}", text)
    return text
