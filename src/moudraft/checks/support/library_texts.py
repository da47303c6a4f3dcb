"""The library's words of which a draft is made: each run of them between its holes, with the place it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moudraft.library.condition import Condition, Facts
from moudraft.library.wording import Body, GridRow, Inline, Line, Words, walk
from moudraft.problems import Location

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.checks.support.pointing import Place
    from moudraft.document import Provision


def library_text(draft: Context) -> Sequence[tuple[str, Place, Provision, str]]:
    """Each run of the library's words in the draft: text, place, provision, and the effect its wording is for."""
    return draft.once(_library_texts)


def worded(draft: Context) -> str:
    """The same as one text in small letters."""
    return "\n".join(text for text, *_ in library_text(draft)).casefold()


def _library_texts(draft: Context) -> list[tuple[str, Place, Provision, str]]:
    return list(_library_text(draft))


def _library_text(draft: Context) -> Iterator[tuple[str, Place, Provision, str]]:
    for provision in draft.document.all_provisions():
        wording = draft.choices[provision.id].wording
        for content, line in _standing(wording.body, draft.facts):
            text = "\u00b7".join([part.text for part in walk(content) if isinstance(part, Words)])
            if text.strip():
                yield text, Location(wording.location.file, line or wording.location.line), provision, wording.effect


def _standing(body: Body, facts: Facts) -> Iterator[tuple[tuple[Inline, ...], int]]:
    """Each run of inlines whose line may stand in the draft; what a line asks of the item at hand is left open."""
    waiting: list[Line | GridRow] = []
    for block in body:
        if isinstance(block, Line):
            waiting.append(block)
        else:
            yield from ((cell, 0) for cell in block.header)
            waiting.extend(block.rows)
    for each in waiting:
        if each.when and not _can_hold(each.when, facts):
            continue
        if isinstance(each, Line):
            yield each.content, each.line
            waiting.extend(each.children)
        else:
            yield from ((cell, each.line) for cell in each.cells)


def _can_hold(when: Condition, facts: Facts) -> bool:
    asked = ([line for line in lines if not line.name.startswith("item.")] for lines in when)
    return any(all(line.holds(facts) for line in lines) for lines in asked)
