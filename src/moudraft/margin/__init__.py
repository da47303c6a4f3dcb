"""What stands in the margin of an internal draft: beside each paragraph, why it is there and what is left to settle.

It is for whoever holds the deal, and for nobody else: it names private red lines (each marked so), reasons, waivers,
and what a party would fall back to. No other draft has any of it.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from typing import Literal

import msgspec

from moudraft.document import Paragraph

Kind = Literal["why", "red line", "question", "finding", "citation"]


class NoteLine(msgspec.Struct, frozen=True):
    """A line of a note: what it tells in a word or two (``Asked for by``), and that."""

    lead: str
    text: str


class MarginNote(msgspec.Struct, frozen=True, kw_only=True):
    """A note on one paragraph of the draft (None: on the paper as a whole).

    ``private`` is whether it tells of a red line that its holder keeps from the other parties.
    """

    kind: Kind
    title: str
    lines: tuple[NoteLine, ...] = ()
    paragraph: Paragraph | None = None
    private: bool = False
