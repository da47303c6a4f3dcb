"""P303: a party or a body under another name than the deal gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from moudraft.checks.support.context import Context
from moudraft.checks.support.near_spelling import NearNames
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the
from moudraft.lazy_patterns import lazy_pattern

COUNCIL = lazy_pattern(
    r"(?:[Tt]he )?(?P<place>.+?) (?:Metropolitan |Royal )?(?P<tier>District|Borough|City|County|Town|Parish) Council"
)
_WORDS = lazy_pattern(r"\w+")
PRINCIPAL = ("District", "Borough", "City")
INITIALS = {"District": "DC", "Borough": "BC|MBC", "City": "CC", "County": "CC", "Town": "TC", "Parish": "PC"}
ENDINGS = tuple(dict.fromkeys(initials[-2:] for initials in INITIALS.values()))
SMALL = frozenset(
    (
        "the", "and", "or", "of", "with", "for", "by", "that", "both", "each", "if", "when", "where", "as", "at", "in",
        "on", "to", "from", "than", "while", "until", "neither", "either",
    )
)  # fmt: skip


@rule("P303", "warning")
def name_drift(draft: Context) -> Iterator[Found]:
    """The deal's own words write a party or a body under another name than the deal gives it.

    Why: A council is a legal person, and another name may be another person: most places have had more than one
    council. Looked for are a council's name without "District" or the like, with another of them, with initials, or
    with small letters; and a long name one letter away from that of a party, a body or the group.

    Flagged::

        objectives: [{text: keep the desk that Northmoor Council opened last year}]

    Fine::

        objectives: [{text: keep the desk that Northmoor opened last year}]
    """
    names = {party.name: party.short_name for party in draft.deal.parties if isinstance(party.name, str)}
    bodies = [str(body.name) for body in draft.selection.terms.bodies if isinstance(body.name, str)]
    bodies += [draft.deal.group.name] if isinstance(draft.deal.group.name, str) else []
    bodies = [without_the(name) for name in bodies]
    named = (*names, *names.values(), *bodies)
    least = (*[7] * (len(named) - len(bodies)), *[5] * len(bodies))
    near = NearNames(zip(map(without_the, named), least, strict=True))
    councils = Councils(names)
    known = {without_the(name).casefold() for name in (*names, *names.values(), *bodies)}
    for own in draft.typed_texts:
        seen = set()
        slips = [(named[number], written) for number, written in near.found(own.text)]
        for name, written in (*councils.other_forms(own.text), *slips):
            if without_the(written).casefold() in known - {without_the(name).casefold()} or written in seen:
                continue
            seen.add(written)
            passage = draft.saying(own.text)
            place = draft.place(passage.provision) if passage else ""
            hint = f"write \u201c{names.get(name, name)}\u201d, if the same is meant"
            message = f"\u201c{written}\u201d looks like {name} under another name"
            yield Found(message, draft.at(own.key), hint, place)


class Councils:
    """The councils among the parties, by the words of their places, so that a text is looked through once for all."""

    def __init__(self, names: dict[str, str]) -> None:
        self._by_place: dict[tuple[str, ...], list[tuple[int, str, str]]] = {}
        for number, (name, short) in enumerate(names.items()):
            if council := COUNCIL.fullmatch(name):
                place = tuple(_WORDS.findall(council["place"].casefold()))
                self._by_place.setdefault(place, []).append((number, name, short))
        self._lengths = {len(place) for place in self._by_place}

    def other_forms(self, text: str) -> Iterator[tuple[str, str]]:
        """Each council with a form of its name in the text that is not the deal's."""
        small = text.casefold()
        if "council" not in small and not any(each in text for each in ENDINGS):
            return
        words = _WORDS.findall(small)
        runs = {tuple(words[at : at + length]) for length in self._lengths for at in range(len(words))}
        for _, name, short in sorted(each for run in runs for each in self._by_place.get(run, ())):
            given = (name, short, without_the(name), without_the(short))
            for pattern in _forms(name) if text != name else ():
                for found in pattern.finditer(text):
                    if not (found[0] in given or found[0].isupper() or _goes_on(text[: found.start()])):
                        yield name, found[0]


@cache
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """A council's name with another kind of council or none, and its name in any capitals."""
    found = COUNCIL.fullmatch(name)
    if found is None:
        return ()
    place, tier = found["place"], found["tier"]
    kind = rf"(?:(?:Metropolitan |Royal )?(?:{'|'.join(PRINCIPAL)}) )?" if tier in PRINCIPAL else ""
    other = rf"(?<![\w\u2019'-]){re.escape(place)} (?:{kind}Council|{INITIALS[tier]})(?![\w-])(?! \(?[A-Z])"
    same = rf"(?<![\w\u2019'-]){re.escape(without_the(name))}(?![\w-])"
    return re.compile(other), re.compile(same, re.IGNORECASE)


def _goes_on(before: str) -> bool:
    """Whether what stands before a name makes it part of a longer one: a word with a capital in mid-sentence."""
    word = before.rstrip(" ").rsplit(" ", 1)[-1]
    return before.endswith(" ") and word[:1].isupper() and word[-1].isalpha() and word.lower() not in SMALL
