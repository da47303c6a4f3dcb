"""Spaces that do not break: a number stays with its noun, a day with its month, a last "and" with what it follows."""

from __future__ import annotations

import re

from moudraft.office.label_spaces import NBSP

_MONTHS = "January February March April May June July August September October November December"
_COUNTED = frozenset([*_MONTHS.split(), "million", "billion"])
"""What stays with the number before it."""
_NUMBERED = frozenset((
    "section", "sections", "subsection", "subsections", "paragraph", "paragraphs", "clause", "clauses", "schedule",
    "schedules", "article", "articles", "part", "parts", "regulation", "regulations", "rule", "rules", "annex",
    "appendix", "chapter", "act", "order", "direction", "directions", "page", "pages", "row", "rows", "statement",
    "statements", "draft", "no.",
))  # fmt: skip
"""What stays with the number after it."""
_LETTERED = frozenset(("Schedule", "Article", "Part", "Annex", "Appendix", "Chapter"))
"""What stays with a number in letters after it: Annex A, Part IV."""
_TELLS = (*"0123456789", *(f"{noun} " for noun in sorted(_LETTERED)))
"""A text without any of these has no such space: to look for them takes a third of the time."""
# Begins with its space, which is found fast; what comes next rules out nearly all of them at once.
_BESIDE_FIGURES = re.compile(r" (?=[\dA-Zbm])(?:(?=\d)|(?<=\d )|(?=[A-H]\b|[IVX]+\b))")
_LAST = (" and", " or", " but", " then")
_LONGEST = 14  # letters of the longest of these words, and a little more


def bound(text: str) -> str:
    """The text with the spaces bound that no line should break at."""
    if text.endswith(_LAST):
        before, _, last = text.rpartition(" ")
        text = f"{before}{NBSP}{last}"
    for tell in _TELLS:
        if tell in text:
            return _BESIDE_FIGURES.sub(_space, text)
    return text


def _space(found: re.Match[str]) -> str:
    """The space between a number and the word beside it."""
    text, at = found.string, found.start()
    before = text[max(0, at - _LONGEST) : at].rpartition(" ")[2].lstrip("(\u201c")
    if before.lower() in _NUMBERED if text[at + 1].isdigit() else before in _LETTERED:
        return NBSP
    if text[at - 1].isdigit():
        after = text[at + 1 : at + _LONGEST].partition(" ")[0].rstrip(".,;:)")
        if after in _COUNTED:
            return NBSP
    return " "
