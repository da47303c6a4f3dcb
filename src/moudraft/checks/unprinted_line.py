"""F707: an answer that reached no paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.rule import Found, rule
from moudraft.deal import Item
from moudraft.english import number_word
from moudraft.wording import Words


@rule("F707", "warning")
def unprinted_line(draft: Context) -> Iterator[Found]:
    """A line of the deal is printed nowhere in the draft.

    Why: Somebody gave the answer and expects to find it. A programme of which some lines have a phase prints those
    alone; a template without a place for a list prints none of it.

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


def _words(draft: Context, name: str, item: Item) -> str:
    """The words that the print of an item must hold: its own, or the longest run of the library's."""
    if isinstance(item.text, str) and item.text:
        return item.text.rstrip(".;, ")
    offered = draft.library.items.get(name, {}).get(item.id)
    runs = [part.text for part in offered.text if isinstance(part, Words)] if offered else []
    return max(runs, key=len, default="").strip(" .;,")
