"""L409: what keeps a red line names neither its holder nor what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import is_operative, keeping, names_any, own_lines, stems, words_of
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule


@rule("L409", "warning", wants={"deal": "red_lines.text"})
def keeper_names_nothing(draft: Context) -> Iterator[Found]:
    """The paragraphs that keep a red line name neither the party that holds it nor the thing it is about.

    Why: A reader who holds the paper and not the deal has to see whose line it is and what it covers. A paragraph that
    says neither may have been pointed to by mistake.

    Flagged::

        red_lines: [{text: The museum stays open, held_by: [Eastvale], kept_by: [general/no-partnership]}]
        clauses.add: [general/no-partnership]

    Fine::

        red_lines: [{text: The museum stays open, held_by: [Eastvale], kind: bar}]
    """
    for held in own_lines(draft):
        operative = [each for each in keeping(draft, held) if is_operative(draft, each)]
        text = "\n".join(map(words_of, operative))
        about = bool(stems(held.line.text) & stems(text))
        if operative and not held.line.private and not about and not names_any(text, held.line.held_by):
            place = draft.place(operative[0])
            said = ("what keeps ", *named(held), f" ({place}) names neither its holder nor what it is about")
            yield Found(said, draft.at(f"{held.line.key}.kept_by"), "say what keeps it, or give the line a kind", place)
