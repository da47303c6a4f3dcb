"""The deal's values as words of a Document: text, or the blank that stands for what nobody has settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moudraft import english
from moudraft.deal import LISTS, Party, Tbc, Unsettled
from moudraft.document import Blank, Inline, Text
from moudraft.library.nation import Nation
from moudraft.library.wording import Inline as Pattern

Words = tuple[Inline, ...]
Printed = str | Words | tuple[Pattern, ...]
"""What a name prints: text, finished inlines, or words of the library with holes still to fill."""
Scope = Mapping[str, Printed]
"""What ``item`` prints inside one turn of ``{{ each … }}``."""


KEY = "#key"
"""Where a scope keeps the deal's key of what it speaks of."""
GIVEN_PARTS = "#given"
"""Where a scope keeps which of its parts the deal settles, for the conditions of lines: ``host force=condition``."""
MORE_KEYS = "#more"
"""Where a scope keeps the keys that its measure prints besides."""
_KEYS = {
    "first": "meets", "then": "meets", "turn": "term", "purpose": "model", "of_address": "address", "term": "name",
    "office": "signatory.office", "approval_by": "approval.by", "approval_on": "approval.on",
    "and_email": "email",
}  # fmt: skip


def key_of(scope: Scope, part: str) -> str:
    """The deal's key that a name inside ``{{ each … }}`` prints; empty where it prints none."""
    key = scope.get(KEY, "")
    if not isinstance(key, str) or not key:
        return ""
    # A line of a list has its parts by the deal's own keys.
    called = part if key.partition(".")[0] in LISTS else _KEYS.get(part, part)
    return f"{key}.{called.removeprefix('details.')}"


def blank(value: object, ask: str, key: str = "") -> Blank:
    """The blank for a detail that is not settled: what the deal says is to be confirmed, else what the library asks."""
    return Blank((isinstance(value, Mapping) and str(value.get("tbc") or "").strip()) or ask, key)


def settled(value: Unsettled, otherwise: str, key: str) -> Words:
    """The words of a value, or the blank that stands for it; ``otherwise`` says what is to be confirmed."""
    return (Blank(value.why or otherwise, key),) if isinstance(value, Tbc) else (Text(value),)


def date_or_blank(value: Unsettled | None, otherwise: str, key: str) -> Words:
    if value is None or isinstance(value, Tbc):
        return (Blank((value.why if value else "") or otherwise, key),)
    return (Text(english.date(value)),)


def date_words(value: Unsettled | None, key: str = "date") -> Words:
    """A date in words; what is missing of it (the day, the month) is a blank."""
    if value is None or isinstance(value, Tbc):
        return (Blank((value.why if value else "") or "the date", key),)
    missing = {1: "the day and month", 2: "the day"}.get(len(value.split("-")))
    text = english.date(value)
    return (Blank(missing, key), Text(f" {text}")) if missing else (Text(text),)


def party_name(party: Party, key: str) -> Words:
    """The full legal name of a party; ``key`` is the party's in the deal."""
    return settled(party.name, f"the full name of {party.short_name}", f"{key}.name")


def name_called(party: Party, key: str, nation: Nation) -> Words:
    """The same as it stands in a sentence, with the article if it needs one."""
    return (Text(nation.called(party.name)),) if isinstance(party.name, str) else party_name(party, key)


def party_scope(party: Party, key: str) -> Scope:
    """What ``item`` prints inside ``{{ each parties }}``; ``key`` is the party's in the deal."""
    called = party.short_name
    address = settled(party.address, f"the address of {called}", f"{key}.address") if party.address else ""
    return {
        KEY: key,
        "name": party_name(party, key),
        "short_name": called,
        "address": address,
        "of_address": (Text(" of "), *address) if address else "",
        "kind": party.kind,
        "office": settled(party.signatory.office, f"who signs for {called}", f"{key}.signatory.office"),
        "approval_by": settled(party.approval.by, f"who approves for {called}", f"{key}.approval.by"),
        "approval_on": date_or_blank(party.approval.on, f"when {called} approves", f"{key}.approval.on"),
    }


def joined(parts: Sequence[Words]) -> Words:
    """Several runs of words as a list in prose."""
    out: list[Inline] = []
    texts = ["".join(inline.text for inline in part if isinstance(inline, Text)) for part in parts]
    between, before_last = english.separators(texts)
    for index, part in enumerate(parts):
        if index:
            out.append(Text(before_last if index == len(parts) - 1 else between))
        out.extend(part)
    return tuple(out)


def capitalised(words: Words) -> Words:
    """Words as they begin a sentence or a cell."""
    first = words[0] if words else None
    return (Text(english.capital(first.text)), *words[1:]) if isinstance(first, Text) else words
