"""Words of the library for a person to choose from, before any deal has filled their holes."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.library.wording import Hole, Inline, Reference, Styled, Words

_SPOKEN = {
    "each": "each partner", "both": "the partners", "the_parties": "the partners", "parties": "partners",
    "party": "partner", "group": "the partnership", "area": "the area", "paper": "this paper", "board": "the board",
    "one_another": "one another", "party_count": "the",
}  # fmt: skip


def words_of(content: Iterable[Inline]) -> str:
    """The words with each hole as what it will speak of: ``{{ the_parties }}`` as ``the partners``."""
    return "".join(map(_spoken, content))


def _spoken(inline: Inline) -> str:
    if isinstance(inline, Words):
        return inline.text
    if isinstance(inline, Hole):
        name = inline.expression
        words = _SPOKEN.get(name.lower(), "…")
        return words[:1].upper() + words[1:] if name[:1].isupper() else words
    if isinstance(inline, Styled):
        return words_of(inline.children)
    assert isinstance(inline, Reference)
    return ""
