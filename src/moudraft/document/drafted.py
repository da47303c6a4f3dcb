"""A deal drafted, before anybody has looked at it: what was selected and why, and the document that came of it."""

from __future__ import annotations

import datetime

import msgspec

from moudraft.deal import Deal
from moudraft.document import Document
from moudraft.document.blanks import Asked, asked_by
from moudraft.document.provenance import Provenance
from moudraft.library import Library
from moudraft.selection import Selection

NOTHING = Provenance()


class Drafted(msgspec.Struct, frozen=True):
    """A deal drafted. ``today`` is the day it was made; it dates the properties and the checks, and nothing else.

    ``provenance`` tells which paragraph prints the value of which key of the deal.
    """

    deal: Deal
    library: Library
    selection: Selection
    document: Document
    today: datetime.date
    provenance: Provenance = NOTHING

    @property
    def printed(self) -> frozenset[str]:
        """The keys of the deal whose values the document prints."""
        return self.provenance.printed

    def open_questions(self) -> tuple[Asked, ...]:
        """What is still to confirm: every blank of the document, and every term given as ``tbc``."""
        asked = asked_by(self.document.blanks())
        printed = {each.what for each in asked}
        labels = {
            value.axis: self.library.axes[value.axis].label.lower()
            for value in self.selection.terms.values.values()
            if not value.settled
        }
        return (*asked, *(Asked(label, (f"terms.{axis}",)) for axis, label in labels.items() if label not in printed))

    def outstanding(self) -> tuple[str, ...]:
        """What is still to confirm, in words: ``who leads (objectives 1 and 3)``."""
        return tuple(each.name for each in self.open_questions())
