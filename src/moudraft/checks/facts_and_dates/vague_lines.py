"""F704: objectives without measures, and a programme without dates or owners."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Item
from moudraft.english import joined, number_word

ASKED = {"objectives": ("measure", "due", "lead"), "programme": ("due", "lead")}
WORDS = {"measure": "a measure", "due": "a date", "lead": "an owner"}


@rule("F704", "info", wants=[{"objectives": "some"}, {"programme": "some"}])
def vague_lines(draft: Context) -> Iterator[Found]:
    """Objectives have no measure, date or owner, or the programme has no dates or owners.

    Why: What has no measure cannot be reviewed, and what has neither date nor owner is a wish. In a first-stage paper
    that may be meant, so this is for information; a declaration is not looked at.

    Flagged::

        objectives: [{text: keep both offices open}]

    Fine::

        objectives: [{text: keep both offices open, measure: both are open, due: 2028-03-31, lead: Eastvale}]
    """
    if draft.has("instrument", "declaration"):
        return
    for name, parts in ASKED.items():
        items = draft.deal.lists.get(name, ())
        lacking = {part: sum(not _has(item, part) for item in items) for part in parts}
        said = [f"{_count(n, len(items))} without {WORDS[part]}" for part, n in lacking.items() if n]
        if said:
            hint = f"give each {joined([WORDS[part] for part in parts if lacking[part]])}"
            yield Found(f"{name}: {joined(said)}", draft.at(name), hint)


def _has(item: Item, part: str) -> bool:
    return bool(getattr(item, part) or (part == "measure" and "saving" in item.details))


def _count(some: int, every: int) -> str:
    if some == every:
        return {1: "the only one", 2: "both"}.get(every, f"all {number_word(every)}")
    return f"{number_word(some)} of {number_word(every)}"
