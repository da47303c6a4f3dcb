"""Small words of English that drafts need: lists, dates, periods, capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moudraft.lazy_patterns import lazy_pattern

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_EVERY = lazy_pattern(r"^(?:every|each) ", re.IGNORECASE)
_PERIOD = lazy_pattern(r"(\d{1,9})\s+(.+)")
_NUMBER = lazy_pattern(r"[0-9]{1,3}(?:\.[0-9]+)?")
_UNITS = ("year", "month", "quarter", "week")
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?")


def number_word(number: int) -> str:
    """A number up to twelve as a word, larger ones in figures."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def period(text: str) -> str:
    """``3 months`` as ``three months``; anything else as it stands."""
    found = _PERIOD.fullmatch(text)
    return f"{number_word(int(found[1]))} {found[2]}" if found else text


def interval(text: str) -> str:
    """A period as it stands after "every": ``1 year`` as ``year``, ``12 months`` as ``twelve months``.

    "every January" and "each January" lose the word that stands before them.
    """
    return period(_EVERY.sub("", text)).removeprefix("one ")


def often(text: str) -> str:
    """``April``, ``2 years`` and ``year`` as "every April", "every two years", "every year"; else as it stands."""
    known = text in MONTHS or text in _UNITS or _PERIOD.fullmatch(text)
    return f"every {interval(text)}" if known else text


def percent(text: str) -> str:
    """``8`` as ``8%``; a share in words, or with its sign, as it stands."""
    return f"{text}%" if _NUMBER.fullmatch(text) else text


def date(text: str) -> str:
    """``2027-04-01`` as ``1 April 2027``, ``2027-04`` as ``April 2027``; anything else as it stands."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    month = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def joined(words: Sequence[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``; parts that hold an "and" or a comma are set apart more strongly."""
    if len(words) < 2:
        return "".join(words)
    between, before_last = separators(words, last)
    return f"{between.join(words[:-1])}{before_last}{words[-1]}"


def separators(words: Sequence[str], last: str = "and") -> tuple[str, str]:
    """What stands between the parts of a list, and before its last."""
    if len(words) > 2 and any("," in each for each in words):
        return "; ", f"; {last} "
    if any(_JOINS.search(each) for each in words):
        return ", ", f", {last} "
    return ", ", f" {last} "


_JOINS = re.compile(r",| (?:and|or) ")


def capital(text: str) -> str:
    """The text with its first letter a capital, the rest untouched.

    An address on the web or of mail has none, nor a name that is written with a small letter first: "eConsult".
    """
    first = text[:1].upper()
    return text if text.startswith(first) or text[1:2].isupper() or _ADDRESS.match(text) else first + text[1:]


_ADDRESS = lazy_pattern(
    r"[a-z][a-z0-9+-]*://|www\.|[^\s@]+@[\w-]+\.|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:\s]|$)", signs=("://", ".")
)


def with_a(noun: str) -> str:
    """A noun with "a" or "an" before it, by the letter it begins with."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def without_the(name: str) -> str:
    """A name without the article in front of it: ``the Partnership`` as ``Partnership``."""
    return name[4:] if name[:4].lower() == "the " else name


def with_the(name: str) -> str:
    """A name with the article in front of it, unless it has one."""
    return name if name[:4].lower() == "the " else f"the {name}"


# What a group is when its name says what it is. Any other name is a name alone, as "Coast Digital" is.
_GROUPS = frozenset(
    (
        "accord", "agency", "alliance", "arrangement", "assembly", "association", "authority", "board", "body",
        "bureau", "cabinet", "centre", "charter", "circle", "club", "cluster", "coalition", "collaboration",
        "collaborative", "collective", "commission", "committee", "community", "compact", "company", "conference",
        "confederation", "consortium", "convention", "cooperative", "co-operative", "corridor", "council", "deal",
        "directorate", "exchange", "federation", "force", "forum", "foundation", "framework", "fund", "gateway",
        "group", "hub", "initiative", "institute", "lab", "laboratory", "meeting", "mission", "movement", "network",
        "office", "organisation", "pact", "panel", "partner", "partnership", "party", "pathway", "plan", "platform",
        "pool", "programme", "project", "region", "scheme", "secretariat", "service", "society", "strategy", "summit",
        "syndicate", "system", "table", "taskforce", "team", "trust", "union", "unit", "venture",
    )
)  # fmt: skip
_BEFORE_HEAD = re.compile(r" (?:of|for|in|across|on|with) ")


def named(name: str, place: str = "") -> str:
    """The name of a group as it stands in a sentence: with the article where it says what the group is.

    "the Fenshire Alliance" and "the Alliance for Fenshire" have one; "Fenshire Together" and "Coast Digital" have
    none, nor has a name that ends in the place. What the parties write with "the" keeps it.
    """
    head = head_noun(name)
    is_group = head in _GROUPS or (head.endswith("s") and singular(head) in _GROUPS)
    of_a_place = place.casefold().startswith("the ") and head == place.casefold().rpartition(" ")[2]
    return with_the(name) if is_group or of_a_place else name


_AROUND = "*_()[]\"'\u2018\u2019\u201c\u201d"
"""What may stand around a word and is no part of it."""


def head_noun(name: str) -> str:
    """The noun of a name, in small letters: the last word before any "of" or "for"."""
    return (_BEFORE_HEAD.split(name.casefold())[0].split() or [""])[-1].strip(_AROUND)


def singular(noun: str) -> str:
    """One of what a plural names: Council, Party, Body, class."""
    for several, ending in (("ies", "y"), ("sses", "ss")):
        if noun.endswith(several):
            return noun.removesuffix(several) + ending
    return noun[:-1]


def lower_first(text: str) -> str:
    """The text with its first letter small, unless the first word is all capitals or a lone letter but an article."""
    first = text.partition(" ")[0]
    return text[0].lower() + text[1:] if first == "A" or first[1:].islower() else text


def plural(noun: str) -> str:
    """The plural of what parties and the parts of a paper are called: Council, Party, Body, Annex, Appendix."""
    for ending, several in (("y", "ies"), ("ndix", "ndices"), ("x", "xes"), ("ss", "sses")):
        if noun.endswith(ending):
            return noun.removesuffix(ending) + several
    return f"{noun}s"


def counted(count: int, noun: str) -> str:
    """``1 clause``, ``3 clauses``."""
    return f"{count} {noun if count == 1 else plural(noun)}"
