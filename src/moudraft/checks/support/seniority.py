"""How senior the holder of a post is, so far as its name tells: for ladders that are to be climbed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moudraft.lazy_patterns import lazy_pattern

RANKS = {
    1: ("team leader", "lead officer", "programme manager", "project manager", "programme lead", "project lead",
        "service lead", "manager", "officer", "programme team", "project team"),
    2: ("head of", "heads of", "service head", "assistant director", "deputy director", "associate director"),
    3: ("director", "strategic director", "monitoring officer", "section 151 officer", "finance officer",
        "chief finance officer", "finance director", "director of finance", "statutory officer", "senior officer"),
    4: ("chief executive", "chief officer", "managing director", "accountable officer", "chief constable",
        "head of paid service", "chief executive officer"),
    5: ("cabinet member", "portfolio holder", "councillor", "elected member", "group leader", "executive member"),
    6: ("leader", "mayor", "trustee", "commissioner", "leader of the council"),
}  # fmt: skip
"""Words in the names of posts, from the least senior. Of several in one name the longest tells."""
_RANK = {words: rank for rank, names in RANKS.items() for words in names}
_POST = lazy_pattern(
    r"\b(?:" + "|".join(sorted(map(str, _RANK), key=lambda words: (-len(words), words))) + r")(?=(?:s|es)?\b)",
    re.IGNORECASE,
)
_CHAIR = lazy_pattern(r"(?:the )?(?:trust |board )?chair(?:s|man|men|person)?", re.IGNORECASE)
_DEPUTY = lazy_pattern(r"\b(?:deputy|deputies|vice|assistants?) (?:\w+ )?$", re.IGNORECASE)


def rank_of(posts: str) -> float | None:
    """The rank of the most senior of some posts in one text, None where none of them is known."""
    if _CHAIR.fullmatch(posts.strip()):
        return 6
    found = [
        _RANK[match[0].casefold()] - (0.5 if _DEPUTY.search(posts[: match.start()]) else 0)
        for match in _POST.finditer(posts)
    ]
    return max(found, default=None)


def ranks_of(posts: Iterable[str]) -> list[float] | None:
    """The ranks of some posts, None where one of them is not known."""
    found = [rank_of(post) for post in posts]
    known = [rank for rank in found if rank is not None]
    return known if known and len(known) == len(found) else None
