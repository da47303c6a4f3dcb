"""What stands in a file beside its plain words, and what a comparison has to say of it by name and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

How = Literal["comment", "in-words", "unread", "style"]
"""``comment``; ``in-words``: its words stand in the text, nothing else of it; ``unread``: it was not compared;
``style``: a style, of whose look ``mark`` is the digest."""


class Aside(msgspec.Struct, frozen=True):
    """One thing: what it is (``a footnote``), its words where it has some, who wrote it, and where it stands.

    ``mark`` tells two of one kind apart where their words do not. ``number`` ("7.9") and ``part`` (its title) say
    where; ``at`` is the source of the line that it hangs on.
    """

    how: How
    what: str
    words: str = ""
    author: str = ""
    mark: str = ""
    number: str = ""
    part: str = ""
    at: Any = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two of them the same thing, wherever they stand."""
        return self.how, self.what, self.words, self.author, self.mark


class Told(msgspec.Struct, frozen=True):
    """What two files have beside their words: all comments of the new one, and of the rest what only one of them has.

    ``gone`` are the comments that only the old one has, ``styles`` those that look otherwise in the two.
    """

    comments: tuple[Aside, ...] = ()
    gone: tuple[Aside, ...] = ()
    in_words: tuple[Aside, ...] = ()
    unread: tuple[Aside, ...] = ()
    styles: tuple[Aside, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.comments or self.gone or self.in_words or self.unread or self.styles)


def told(old: Sequence[Aside], new: Sequence[Aside]) -> Told:
    """What is to be told of two files."""
    plain = [[each for each in some if each.how != "style"] for some in (old, new)]
    came, went = _only(plain[1], plain[0]), _only(plain[0], plain[1])
    return Told(
        tuple(each for each in new if each.how == "comment"),
        tuple(each for each in went if each.how == "comment"),
        tuple(each for each in (*came, *went) if each.how == "in-words"),
        tuple(each for each in (*came, *went) if each.how == "unread"),
        _styles(old, new),
    )


def _styles(old: Sequence[Aside], new: Sequence[Aside]) -> tuple[Aside, ...]:
    """The styles that both files have and that look otherwise in the two."""
    before = {each.what: each.mark for each in old if each.how == "style"}
    return tuple(each for each in new if each.how == "style" and before.get(each.what, each.mark) != each.mark)


def _only(these: Sequence[Aside], those: Sequence[Aside]) -> list[Aside]:
    """Those of the first that the second lacks, counted."""
    left = Counter(each.key for each in those)
    found = []
    for each in these:
        if left[each.key]:
            left[each.key] -= 1
        else:
            found.append(each)
    return found
