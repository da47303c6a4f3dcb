"""W805: a list pasted into one text."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.pasted_lists import list_mark


@rule("W805", "warning")
def pasted_list(draft: Context) -> Iterator[Found]:
    """A text of the deal is a list, or begins with the mark of one.

    Why: A list copied from another paper brings its bullets and numbers with it. The draft leaves them out and says the
    lines in one sentence, and what stands in it cannot be referred to. As items of their own the lines are numbered,
    lettered and punctuated.

    Flagged::

        objectives: [{text: "open one counter: - in Mill Lane; - on market days"}]

    Fine::

        objectives: [{text: open one counter in Mill Lane}, {text: open it on market days - and only then}]
    """
    for own in draft.typed_texts:
        mark, several = list_mark(own.text)
        if not mark:
            continue
        passage = draft.saying(own.text)
        place = draft.place(passage.provision) if passage else ""
        if several:
            message = f"a list stands in one text: \u201c{' '.join(own.text.split())[:60]}\u201d"
            yield Found(message, draft.at(own.key), "write each of its lines as an item of its own", place)
        else:
            message = f"a text begins with the mark of a list, \u201c{mark}\u201d"
            yield Found(message, draft.at(own.key), "leave the mark out: the draft numbers its lists itself", place)
