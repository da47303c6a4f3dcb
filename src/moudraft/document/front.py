"""The front of a paper: who made it, what it is called, when it is dated, and which draft of which file it is."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft import english
from moudraft.deal import Deal
from moudraft.document import Cover, Inline, Text, plain_text
from moudraft.document.provenance import Provenance
from moudraft.document.signing import is_unsaid
from moudraft.document.words_of_values import date_words, party_name, settled

Words = tuple[Inline, ...]
RULE = "\u2026" * 8
"""Where a date is written in by hand when the paper is signed; a screen reader passes over it."""


def cover_of(deal: Deal, words: Sequence[Words], provenance: Provenance, *, signed: bool) -> Cover:
    """The cover: the template's three lines, and what the deal says of date, draft and file."""
    parties, title, subtitle = words
    names = tuple(party_name(party, f"parties.{number}") for number, party in enumerate(deal.parties))
    named = plain_text(parties) == english.joined(list(map(plain_text, names)))
    for key in ("date", "version", "reference"):
        provenance.note(key)
    return Cover(
        parties,
        title,
        subtitle,
        _dated(deal, signed),
        () if deal.version is None else settled(deal.version, "the number of the draft", "version"),
        () if deal.reference is None else settled(deal.reference, "the reference", "reference"),
        names if named else (),
    )


def _dated(deal: Deal, signed: bool) -> Words:
    """Its date as papers have it: a rule for what is written in when it is signed."""
    date = deal.date
    if is_unsaid(date):
        if not signed:
            return ()
        return (Text(f"Dated {RULE}"),) if deal.clauses.posture == "lean" else (Text("Dated "), *date_words(date))
    if isinstance(date, str) and date.count("-") < 2:
        return (Text(f"Dated {RULE} {english.date(date)}" if signed else f"Dated {english.date(date)}"),)
    return (Text("Dated "), *date_words(date))
