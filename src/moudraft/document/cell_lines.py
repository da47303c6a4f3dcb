"""A cell that says something else of each party says it in a line of its own for each."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.document import Inline, Text
from moudraft.document.words_of_values import Scope, Words
from moudraft.library.wording import Hole
from moudraft.library.wording import Inline as Pattern

ITEM = "item."


class ByParty(tuple[Inline, ...]):
    """What a detail says of each party in one run of words, "Northmoor: …; Eastvale: …", and ``each`` by itself."""

    each: tuple[Words, ...] = ()


def by_party(said: Iterable[tuple[str, Words]]) -> ByParty:
    """The words for each party by its name, together and apart."""
    parts = tuple((Text(f"{party}: "), *words) for party, words in said)
    joined = [inline for n, part in enumerate(parts) for inline in ((Text("; "), *part) if n else part)]
    made = ByParty(joined)
    made.each = parts
    return made


def lines_of(content: tuple[Pattern, ...], item: Scope | None) -> tuple[Words, ...]:
    """The lines of a cell that holds nothing but what is said of each party; none where it is one line."""
    if item is None or len(content) != 1 or not isinstance(content[0], Hole):
        return ()
    name = content[0].expression
    path = name[:1].lower() + name[1:]
    found = item.get(path.removeprefix(ITEM)) if path.startswith(ITEM) else None
    return found.each if isinstance(found, ByParty) and len(found.each) > 1 else ()
