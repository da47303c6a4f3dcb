"""A draft as one party may see it: everything of a report is made from this, and so nothing else can reach it.

Red lines that others hold in private are gone, with everybody else's reasons; so are the other parties' reports, and
why the parties live with a warning. Of its own private lines a party sees them only in a paper kept from the public.
"""

from __future__ import annotations

import msgspec

from moudraft.deal import RedLine
from moudraft.document.drafted import Drafted
from moudraft.library.condition import Fact
from moudraft.selection.terms import HeldLine, Terms

RED_LINES = "red_lines"


def seen_by(made: Drafted, party: str, *, exempt: bool) -> Drafted:
    """The draft with what ``party`` may see; ``exempt`` where its paper is kept from the public."""
    shown = {line.key for line in made.deal.red_lines if _is_shown(line, party, exempt)}
    lines = tuple(_without_reason(line, party) for line in made.deal.red_lines if line.key in shown)
    deal = msgspec.structs.replace(made.deal, red_lines=lines, accepted={}, report=None, comments={})
    terms = _terms(made.selection.terms, {line.key: line for line in lines})
    selection = msgspec.structs.replace(made.selection, terms=terms, left_out=(), unprotected=())
    return Drafted(deal, made.library, selection, made.document, made.today, made.provenance)


def _is_shown(line: RedLine, party: str, exempt: bool) -> bool:
    return not line.private or (exempt and party in line.held_by)


def _without_reason(line: RedLine, party: str) -> RedLine:
    """A line as it stands in the paper: why somebody else holds it, and why it was waived, is theirs to tell."""
    if party in line.held_by:
        return line
    return msgspec.structs.replace(line, reason="", waiver=None)


def _terms(terms: Terms, lines: dict[str, RedLine]) -> Terms:
    held = tuple(
        HeldLine(lines[each.line.key], each.entry, each.asks, each.keepers)
        for each in terms.red_lines
        if each.line.key in lines
    )
    ids = tuple(each.entry.id for each in held if each.entry)
    facts = {**terms.facts, RED_LINES: Fact(ids)}
    return msgspec.structs.replace(terms, red_lines=held, facts=facts)
