"""L412: one party's red line is kept in words that give it to every party."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import everybody, is_operative, keeping, names_any, own_lines, words_of
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule


@rule("L412", "error", wants={"deal": "red_lines.text"})
def line_given_to_all(draft: Context) -> Iterator[Found]:
    """A red line that one party holds is kept only by words that speak of each party, or of all of them.

    Why: What Eastvale asked for, everybody else now has: a veto for one becomes a veto for all, and nobody agreed to
    that. A paragraph that names its holder keeps the line and gives away nothing.

    Flagged::

        red_lines: [{text: No policy binds Eastvale against its will, held_by: [Eastvale], kept_by: [safeguards/veto]}]
        terms.veto: opt-out

    Fine::

        red_lines: [{text: No policy binds Eastvale against its will, held_by: [Eastvale], kind: shield}]
    """
    for held in own_lines(draft):
        if not held.line.held_by or len(held.line.held_by) == len(draft.deal.parties) or held.line.private:
            continue
        operative = [each for each in keeping(draft, held) if is_operative(draft, each)]
        texts = {each.id: words_of(each) for each in operative}
        if any(names_any(text, held.line.held_by) for text in texts.values()):
            continue
        for provision in operative:
            if everybody(draft).search(texts[provision.id]):
                place = draft.place(provision)
                said = (*named(held), f" is kept at {place} for every party")
                hint = "give the line a kind, whose paragraph names its holder; or keep it in an own provision"
                yield Found(said, draft.at(f"{held.line.key}.kept_by"), hint, place)
                break
