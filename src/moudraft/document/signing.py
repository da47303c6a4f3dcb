"""The blocks in which the parties sign: who signs for each, in what capacity, and when."""

from __future__ import annotations

from moudraft import english
from moudraft.deal import Deal, Party, Tbc, Unsettled
from moudraft.document import Blank, ExecutionBlock, Inline, Text
from moudraft.document.provenance import SIGNING, Provenance
from moudraft.document.words_of_values import date_words, settled
from moudraft.library import Library

Words = tuple[Inline, ...]
BY_HAND: Words = ()
"""What is written in when the paper is signed: a rule to write on."""


def execution_blocks(deal: Deal, library: Library, provenance: Provenance) -> tuple[ExecutionBlock, ...]:
    """One block a party. In a lean paper what the deal says nothing of is written in by hand, and asked for no more."""
    by_hand = deal.clauses.posture == "lean"
    date = BY_HAND if by_hand and _is_unsaid(deal.date) else date_words(deal.date)
    blocks = []
    provenance.enter(SIGNING)
    for number, party in enumerate(deal.parties):
        provenance.begin()
        key = f"parties.{number}.signatory"
        office = party.signatory.office
        asked = settled(office, f"who signs for {party.short_name}", f"{key}.office")
        lines: tuple[tuple[str, Words], ...] = (
            ("Signed", BY_HAND),
            ("Name", BY_HAND),
            ("Office", BY_HAND if by_hand and _is_unsaid(office) else asked),
            ("Signing", _signing(party, key, library, by_hand)),
            ("Date", date),
        )
        for part in (f"{key}.office", f"{key}.capacity", "date"):
            provenance.note(part)
        for_whom = party.name if isinstance(party.name, str) else english.capital(party.short_name)
        blocks.append(ExecutionBlock(for_whom, lines))
    provenance.leave()
    return tuple(blocks)


def _signing(party: Party, key: str, library: Library, by_hand: bool) -> Words:
    """In what capacity somebody signs; for the body, where a lean paper is not told."""
    office, capacity = party.signatory.office, party.signatory.capacity
    if isinstance(capacity, Tbc) and not (by_hand and _is_unsaid(capacity)):
        asked = f"in what capacity {party.short_name}\u2019s signatory signs"
        return (Blank(capacity.why or asked, f"{key}.capacity"),)
    if capacity == "office":
        return (Text(f"as {office}" if isinstance(office, str) else "in that office"),)
    called = library.home.called(party.name) if isinstance(party.name, str) else party.short_name
    return (Text(f"for and on behalf of {called}"),)


def _is_unsaid(value: Unsettled | None) -> bool:
    """Whether nobody has said anything of a value, not even what is to be confirmed."""
    return value is None or (isinstance(value, Tbc) and not value.why)
