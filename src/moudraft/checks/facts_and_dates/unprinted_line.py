"""F707: an answer that reached no paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Body, Item
from moudraft.english import joined, number_word
from moudraft.library.wording import Hole, Words, walk, walk_lines
from moudraft.said import marked
from moudraft.selection.facts import team

PARTS = {"measure": "measures", "due": "dates", "lead": "owners"}
TERMS_OF_REFERENCE = "schedules/terms-of-reference"
BODY_PARTS = {"members": "members", "chair": "chair", "quorum": "quorum", "meets": "meetings", "reports_to": "reports"}
"""The parts of a body that only the principal one has in the paragraphs; any other has them in a schedule."""


@rule("F707", "warning")
def unprinted_line(draft: Context) -> Iterator[Found]:
    """A line of the deal, a measure, date or owner of one, or a part of a second body is printed nowhere in the draft.

    Why: Somebody gave the answer and expects to find it. A programme of which some lines have a phase prints those
    alone; objectives stand in a table with dates and owners only when one of them has a measure; a template without a
    place for a list prints none of it; only the first body has its members and meetings in the paragraphs.

    Flagged::

        programme: [{text: review both websites, phase: first}, {text: answer the telephone together}]

    Fine::

        programme: [{text: review both websites, phase: first}, {text: answer the telephone together, phase: next}]
    """
    text = "\n".join(passage.text for passage in draft.passages).casefold()
    for name, items in draft.deal.lists.items():
        noun = name.replace("_", " ")
        lost = [(item, words) for item in items if (words := _words(draft, name, item)).casefold() not in text]
        if lost and len(lost) == len(items):
            message = f"the draft has no place for the {noun}, and prints none of {number_word(len(items))}"
            yield Found(message, draft.at(name), "choose a template with a place for them, or take them out")
            continue
        phased = name == "programme" and draft.has("programme", "phased")
        for item, words in lost:
            hint = "give it a phase: first, next or alongside" if phased and not item.phase else "take it out"
            message = f"this line of the {noun} is printed nowhere: \u201c{words}\u201d"
            yield Found(message, draft.at(item.key), hint)
        yield from _parts(draft, name, items)
    yield from _bodies(draft)


def _bodies(draft: Context) -> Iterator[Found]:
    """Parts that the deal gives of a body other than the principal one and the officers' team."""
    board, officers = draft.board(), team(draft.selection.terms.bodies)
    if board is None or TERMS_OF_REFERENCE in draft.provisions:
        return
    shown = {board.key, officers.key if officers else ""}
    kinds = {body.key: body for body in draft.selection.terms.bodies if body.kind == "members"}
    for body in draft.deal.governance:
        given = [noun for part, noun in BODY_PARTS.items() if _given(body, part)]
        if given and body.key in kinds and body.key not in shown:
            message = f"what the deal says of the {joined(given)} of {kinds[body.key].name} is printed nowhere"
            yield Found(message, draft.at(body.key), marked(f"`clauses.add: [{TERMS_OF_REFERENCE}]`"))


def _given(body: Body, part: str) -> bool:
    meets = body.meets
    return bool(meets.first or meets.then) if part == "meets" else bool(getattr(body, part))


def _parts(draft: Context, name: str, items: Sequence[Item]) -> Iterator[Found]:
    """The measures, dates or owners of a list, where no wording of the draft prints them."""
    kept = set(_printed_parts(draft, name))
    for part, nouns in PARTS.items():
        given = [item for item in items if isinstance(getattr(item, part), str)]
        if given and part not in kept:
            message = f"the {nouns} of the {name.replace('_', ' ')} are printed nowhere"
            yield Found(message, draft.at(f"{given[0].key}.{part}"), _for_a_table(draft, name))


def _printed_parts(draft: Context, name: str) -> Iterator[str]:
    for choice in draft.selection.choices:
        for content, each, _line in walk_lines(choice.wording.body):
            for hole in (part for part in walk(content) if isinstance(part, Hole)):
                if hole.expression == f"{name}.by":
                    yield "due"
                elif each.partition(".")[0] == name:
                    yield hole.expression.rpartition(".")[2]


def _for_a_table(draft: Context, name: str) -> str:
    if draft.has("instrument", "declaration"):
        return "take them out"
    if name == "objectives":
        return "give an objective a measure, and all stand in a table with dates and owners"
    return "take them out, or choose a wording that prints them"


def _words(draft: Context, name: str, item: Item) -> str:
    """The words that the print of an item must hold: its own, or the longest run of the library's."""
    if isinstance(item.text, str) and item.text:
        return item.text.rstrip(".;, ")
    offered = draft.library.items.get(name, {}).get(item.id)
    runs = [part.text for part in offered.text if isinstance(part, Words)] if offered else []
    return max(runs, key=len, default="").strip(" .;,")
