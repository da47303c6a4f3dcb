"""Small words of English that drafts need: lists, dates, periods, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PERIOD = re.compile(r"(\d{1,9})\s+(.+)")
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")


def number_word(number: int) -> str:
    """A number up to twelve as a word, larger ones in figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def period(text: str) -> str:
    """``3 months`` as ``three months``; anything else as it stands."""
    found = _PERIOD.fullmatch(text)
    return f"{number_word(int(found[1]))} {found[2]}" if found else text


def interval(text: str) -> str:
    """A period as it stands after "every": ``1 year`` as ``year``, ``12 months`` as ``twelve months``."""
    return period(text).removeprefix("one ")


def date(text: str) -> str:
    """``2027-04-01`` as ``1 April 2027``, ``2027-04`` as ``April 2027``; anything else as it stands."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    month = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def joined(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(text: str) -> str:
    """The text with its first letter a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def without_the(name: str) -> str:
    """A name without the article in front of it: ``the Partnership`` as ``Partnership``."""
    return name[4:] if name[:4].lower() == "the " else name


_WITHOUT_ARTICLE = frozenset(("together", "first", "forward", "ahead", "works", "connect", "connected", "united"))


def with_the(name: str) -> str:
    """A name with the article in front of it, unless it has one."""
    return name if name[:4].lower() == "the " else f"the {name}"


def named(name: str, place: str = "") -> str:
    """The name of a group as it stands in a sentence: with the article, unless it ends in its place or in "Together".

    "Fenshire Together" and, for a group in Fenshire, "Blue Light Fenshire" have none; "the Fenshire Alliance" and
    "the Alliance for Fenshire" have one.
    """
    *rest, last = name.casefold().split() or [""]
    of_a_place = rest[-1:] and rest[-1] in ("of", "for", "in", "across")
    bare = last in _WITHOUT_ARTICLE or (last == place.casefold().rpartition(" ")[2] and not of_a_place)
    return name if bare and not place.casefold().startswith("the ") else with_the(name)


def lower_first(text: str) -> str:
    """The text with its first letter small, unless the first word is all capitals or a lone letter."""
    first = text.split(" ", 1)[0]
    return text if len(first) < 2 or not first[1:].islower() else text[0].lower() + text[1:]


def plural(noun: str) -> str:
    """The plural of what parties and the parts of a paper are called: Council, Party, Body, Annex, Appendix."""
    for ending, several in (("y", "ies"), ("ndix", "ndices"), ("x", "xes")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + several
    return f"{noun}s"


def counted(count: int, noun: str) -> str:
    """``1 clause``, ``3 clauses``."""
    return f"{count} {noun if count == 1 else plural(noun)}"
