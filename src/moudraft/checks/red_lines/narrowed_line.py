"""L410: silence, a deadline or a notice would take a red line away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import in_own_words, keeping, own_lines, words_of
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

NARROWED = ("shield", "reserve", "cap", "right", "bar")
"""Kinds of line that stand without anybody doing anything."""
NARROWING = lazy_pattern(
    r"\b(?:within|no later than|not later than)\s+(?:\w+[\s-]+){0,4}(?:days?|weeks?|months?)\b|\bdeemed\b"
    r"|\bsilence (?:is|counts as|means|amounts to)(?! (?:not|no)\b)"
    r"|\bfails? to (?:object|reply|respond|answer)\b|\bunless (?:it|they|\w+) objects?\b",
    re.IGNORECASE,
)


@rule("L410", "error", wants={"deal": "red_lines.kind"})
def narrowed_line(draft: Context) -> Iterator[Found]:
    """A red line that stands of itself would be lost by silence, by a deadline or for want of a notice.

    Why: "Cannot be made to" and "keeps its own decisions" need nobody to act. A paragraph that gives the holder ten days
    to object turns the line round: whoever is slow has agreed.

    Flagged::

        red_lines: [{text: Eastvale adopts no policy it has not agreed, kind: shield, held_by: [Eastvale], if_used: {how: in writing within ten days of the proposal}}]

    Fine::

        red_lines: [{text: Eastvale adopts no policy it has not agreed, kind: shield, held_by: [Eastvale], if_used: {how: in writing at any time}}]
    """  # noqa: E501  a red line with all that it says of itself is one line
    for held in own_lines(draft):
        if held.line.kind not in NARROWED:
            continue
        for key, text in _texts(draft, held):
            found = NARROWING.search(text)
            if found:
                said = (*named(held), f" would be narrowed by \u201c{found[0]}\u201d")
                yield Found(said, draft.at(key), "let the line stand of itself: silence is no agreement")
        if {"terms.veto", *draft.library.in_role("veto")}.intersection(held.keepers) and draft.detail(
            "veto", "within"
        ) is not None:
            said = (*named(held), " stands of itself, and terms.veto.within gives its holder a time to say no")
            yield Found(said, draft.at("terms.veto.within"), "take within out")


def _texts(draft: Context, held: object) -> Iterator[tuple[str, str]]:
    from moudraft.selection.terms import HeldLine

    assert isinstance(held, HeldLine)
    if held.line.if_used:
        for part, text in msgspec.structs.asdict(held.line.if_used).items():
            yield f"{held.line.key}.if_used.{part}", text
    for provision in keeping(draft, held):
        if in_own_words(provision):
            own = next(each for each in draft.deal.clauses.own if each.id == provision.clause)
            yield own.key, words_of(provision)
