"""L414: a red line that several parties hold is kept only for some of them."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import everybody, is_operative, keeping, names_any, own_lines, words_of
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("L414", "error", wants={"deal": "red_lines.text"})
def line_kept_for_some(draft: Context) -> Iterator[Found]:
    """A red line that several parties hold is kept only by words that name some of them.

    Why: Whoever is not named holds a line that nothing keeps, and may believe the opposite. Name everybody who holds
    it, say "each Council", or say under held_by whose line it is. A line that itself speaks of one party is let alone.

    Flagged::

        red_lines: [{key: desks, text: No reception desk closes, kept_by: [own/desks]}]
        clauses.own: [{key: desks, title: Desks, text: [{by: Eastvale, text: keep its reception desk open}]}]

    Fine::

        red_lines: [{key: desks, text: No reception desk closes, kept_by: [own/desks]}]
        clauses.own: [{key: desks, title: Desks, text: [{by: each, text: keep its reception desk open}]}]
    """
    everyone = tuple(party.short_name for party in draft.deal.parties)
    for held in own_lines(draft):
        operative = [each for each in keeping(draft, held) if is_operative(draft, each)]
        text = "\n".join(map(words_of, operative))
        holders = held.line.held_by or everyone
        told = [name for name in holders if names_any(text, (name,))]
        forgotten = [name for name in holders if name not in told]
        alone = names_any(held.line.text, tuple(told))
        if held.line.private or not told or not forgotten or alone or everybody(draft).search(text):
            continue
        place = draft.place(operative[0])
        said = (*named(held), f" is kept at {place} for {joined(told)}, and not for {joined(forgotten)}")
        hint = f"name {joined(forgotten)} there too, or give the line held_by: [{', '.join(told)}]"
        yield Found(said, draft.at(f"{held.line.key}.kept_by"), hint, place)
