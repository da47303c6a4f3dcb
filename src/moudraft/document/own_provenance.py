"""What the paragraphs of a deal's own provisions say: their own words, and the keys that the deal says they settle."""

from __future__ import annotations

from moudraft.deal import Deal
from moudraft.document.provenance import Provenance, said_key
from moudraft.library.statement import Statement
from moudraft.selection import Choice


def note_own(provenance: Provenance, deal: Deal, choice: Choice) -> None:
    """Note for an own provision which line of the deal each of its paragraphs is, before the next provision begins."""
    own = next((each for each in deal.clauses.own if each.id == choice.clause.id), None)
    if own is None or not provenance.has_begun:
        return
    at = 0
    for key in own.settles:
        provenance.note_at(choice.slot, 0, key)
    for said in own.says:
        provenance.note_at(choice.slot, 0, said_key(Statement(*said)))
    for n, line in enumerate(own.text):
        provenance.note_at(choice.slot, at, f"{own.key}.text.{n}")
        for m in range(len(line.items)):
            provenance.note_at(choice.slot, at + 1 + m, f"{own.key}.text.{n}.list.{m}")
        at += 1 + len(line.items)
