"""The deal's values as words of a Document: text, or the blank that stands for what nobody has settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft import english
from moudraft.deal import Party, Tbc, Unsettled
from moudraft.deal.values import is_tbc as is_tbc_word
from moudraft.document import Blank, Inline, Text
from moudraft.library.wording import Inline as Pattern

Words = tuple[Inline, ...]
Printed = str | Words | tuple[Pattern, ...]
"""What a name prints: text, finished inlines, or words of the library with holes still to fill."""
Scope = Mapping[str, Printed]
"""What ``item`` prints inside one turn of ``{{ each … }}``."""


def is_tbc(value: object) -> bool:
    """Whether a detail of the deal file is not settled."""
    return is_tbc_word(value) or (isinstance(value, Mapping) and "tbc" in value)


def blank(value: object, ask: str) -> Blank:
    """The blank for a detail that is not settled: what the deal says is to be confirmed, else what the library asks."""
    return Blank((isinstance(value, Mapping) and str(value.get("tbc") or "").strip()) or ask)


def settled(value: Unsettled, otherwise: str = "this") -> Words:
    """The words of a value, or the blank that stands for it; ``otherwise`` says what is to be confirmed."""
    return (Blank(value.why or otherwise),) if isinstance(value, Tbc) else (Text(value),)


def date_or_blank(value: Unsettled | None, otherwise: str = "the date") -> Words:
    if value is None or isinstance(value, Tbc):
        return (Blank((value.why if value else "") or otherwise),)
    return (Text(english.date(value)),)


def date_words(value: Unsettled | None) -> Words:
    """A date in words; what is missing of it (the day, the month) is a blank."""
    if value is None or isinstance(value, Tbc):
        return (Blank((value.why if value else "") or "the date"),)
    missing = {1: "the day and month", 2: "the day"}.get(len(value.split("-")))
    text = english.date(value)
    return (Blank(missing), Text(f" {text}")) if missing else (Text(text),)


def party_scope(party: Party) -> Scope:
    """What ``item`` prints inside ``{{ each parties }}``."""
    return {
        "name": settled(party.name, "the full name"),
        "short_name": party.short_name,
        "address": settled(party.address, "the address") if party.address else "",
        "of_address": (Text(" of "), *settled(party.address, "the address")) if party.address else "",
        "kind": party.kind,
        "office": settled(party.signatory.office, f"who signs for {party.short_name}"),
        "approval_by": settled(party.approval.by, f"who approves for {party.short_name}"),
        "approval_on": date_or_blank(party.approval.on, f"when {party.short_name} approves"),
    }


def joined(parts: Sequence[Words]) -> Words:
    """Several runs of words as a list in prose."""
    out: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            out.append(Text(" and " if index == len(parts) - 1 else ", "))
        out.extend(part)
    return tuple(out)
