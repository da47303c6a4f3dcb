"""Regular expressions of a library, proven to end: none may be tried in more ways than can be counted beforehand.

Python's engine goes back and tries again, and a pattern such as ``(a+)+b`` makes it try for ever. So each pattern is
read as Python reads it and its ways are counted: alternatives add up, what follows multiplies. What repeats without
end must be one character at a time, and what stands before and after it must be other characters, so that it can
begin and end in one place alone. An engine that cannot go back (RE2) knows no lookbehind, which the built-in list of
words to avoid rests on.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

import msgspec

MOST_WAYS = 1_000
LONGEST = 1_000
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda character: character.isalnum() or character == "_",
}
Characters = frozenset[str]
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class UntamedError(Exception):
    """A pattern that may run away, and how to write it instead."""


class _Part(msgspec.Struct, frozen=True):
    """What part of a pattern may begin with, in how many ways it can be tried, and whether it may be nothing."""

    first: Characters
    last: Characters
    ways: int
    empty: bool


_NOTHING = _Part(frozenset(), frozenset(), 1, True)


def pattern_fault(pattern: str, around: str = "(?<!\\w)(?:{})(?!\\w)") -> str:
    """What is wrong with a pattern, in plain words, or nothing; ``around`` is how it is used, ``{}`` standing for it.

    The words before and after a pattern of ``words-to-avoid.yaml`` are whole ones: so it may begin and end with a
    word of any length.
    """
    if len(pattern) > LONGEST:
        return f"is longer than {LONGEST:,} characters; make several of it"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree: Any = _parser().parse(pattern, re.IGNORECASE)
            re.compile(around.replace("{}", pattern), re.IGNORECASE)
    except re.error as error:
        return f"is no pattern: {error.msg}"
    except Warning as warning:
        return f"is no pattern: {str(warning).partition(' at position')[0].lower()}"
    except (OverflowError, RecursionError, MemoryError):
        return "is no pattern that can be made: it nests too deeply, or repeats too often"
    whole_words = around.startswith("(?<!\\w)")
    reader = _Reader(pattern)
    before = frozenset(c for c in reader.alphabet if not (whole_words and _CATEGORIES["CATEGORY_WORD"](c)))
    try:
        read = reader.sequence(tree, before, frozenset())
    except UntamedError as error:
        return str(error)
    except RecursionError:
        return "is no pattern that can be made: it nests too deeply"
    if read.ways > MOST_WAYS:
        return f"could be tried in more than {MOST_WAYS:,} ways; say less, or make several of it"
    nothing = whole_words and tree.getwidth()[0] == 0
    return "matches where there is nothing; say at least one letter" if nothing else ""


def put_fault(pattern: str, put: str) -> str:
    """What is wrong with what is put in a pattern's place, or nothing."""
    try:
        re.compile(pattern).sub(put, "")
    except (re.error, IndexError) as error:
        return f"cannot be put for what is found: {error}"
    return ""


def _parser() -> Any:
    """Python's own reader of patterns, which is not public: what it gives that is unknown here is refused."""
    return import_module("re._parser")


class _Reader:
    """Reads the parts of one pattern. Sets of characters are held to those that can tell two sets apart."""

    def __init__(self, pattern: str) -> None:
        others = "\u00e9\u00c9\u0436\u0664\u2003\u2026\u2019\U0001f600"
        self.alphabet = frozenset({*map(chr, range(128)), *others, *pattern, *pattern.upper(), *pattern.lower()})

    def sequence(self, parts: Iterable[tuple[Any, Any]], before: Characters, after: Characters) -> _Part:
        """Parts one after another; ``before`` and ``after`` are what may stand next to them."""
        listed = list(parts)
        follows = [after]
        for part in reversed(listed):
            first, empty = self.first(part)
            follows.append(first | (follows[-1] if empty else frozenset()))
        follows.reverse()
        whole, behind = _NOTHING, before
        for number, part in enumerate(listed):
            read = self.part(part, behind, follows[number + 1])
            whole = _Part(
                whole.first | (read.first if whole.empty else frozenset()),
                read.last | (whole.last if read.empty else frozenset()),
                min(whole.ways * read.ways, MOST_WAYS + 1),
                whole.empty and read.empty,
            )
            behind = read.last | (behind if read.empty else frozenset())
        return whole

    def first(self, part: tuple[Any, Any]) -> tuple[Characters, bool]:
        """What a part may begin with and whether it may be nothing, without looking at its neighbours."""
        name, value = str(part[0]), part[1]
        if name in _REPEATS:
            low, _high, inner = value
            firsts = [self.first(each) for each in inner]
            begins = _joined(firsts)
            return begins[0], low == 0 or begins[1]
        if name == "SUBPATTERN":
            return _joined([self.first(each) for each in value[3]])
        if name == "ATOMIC_GROUP":
            return _joined([self.first(each) for each in value])
        if name == "BRANCH":
            options = [_joined([self.first(each) for each in option]) for option in value[1]]
            return frozenset().union(*(first for first, _ in options)), any(empty for _, empty in options)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            return frozenset(), True
        return self.characters(name, value), False

    def part(self, part: tuple[Any, Any], before: Characters, after: Characters) -> _Part:
        name, value = str(part[0]), part[1]
        if name in _REPEATS:
            return self.repeat(value, before, after)
        if name == "SUBPATTERN":
            return self.sequence(value[3], before, after)
        if name == "ATOMIC_GROUP":
            return self.sequence(value, before, after)
        if name == "BRANCH":
            options = [self.sequence(each, before, after) for each in value[1]]
            return _Part(
                frozenset().union(*(each.first for each in options)),
                frozenset().union(*(each.last for each in options)),
                sum(each.ways for each in options),
                any(each.empty for each in options),
            )
        if name in ("ASSERT", "ASSERT_NOT"):
            looked = self.sequence(value[1], before if value[0] > 0 else self.alphabet, frozenset())
            return _Part(frozenset(), frozenset(), looked.ways, True)
        if name == "AT":
            return _NOTHING
        one = self.characters(name, value)
        return _Part(one, one, 1, False)

    def repeat(self, value: tuple[int, Any, Sequence[Any]], before: Characters, after: Characters) -> _Part:
        low, high, inner = value
        endless = str(high) == "MAXREPEAT"
        first, _empty = _joined([self.first(each) for each in inner])
        single = len(inner) == 1 and self.is_single(inner[0])
        if single and not first & (before | after):
            return _Part(first, first, 1, low == 0)
        if endless:
            raise UntamedError("may be tried in endless ways; say how often at most, as in {1,30}")
        last = self.sequence(inner, frozenset(), frozenset()).last
        read = self.sequence(inner, before | last, after | first)
        ways = 0
        for count in range(low, min(high, MOST_WAYS) + 1):
            ways += read.ways ** min(count, 64)
            if ways > MOST_WAYS:
                break
        return _Part(read.first, read.last, min(max(ways, 1), MOST_WAYS + 1), low == 0 or read.empty)

    def is_single(self, part: tuple[Any, Any]) -> bool:
        return str(part[0]) in ("LITERAL", "NOT_LITERAL", "IN", "ANY")

    def characters(self, name: str, value: Any) -> Characters:
        """The characters of the alphabet that one place of a pattern takes, in either case."""
        if name == "LITERAL":
            return self.either_case({chr(value)})
        if name == "NOT_LITERAL":
            return self.alphabet - {chr(value)}
        if name == "ANY":
            return self.alphabet
        if name != "IN":
            raise UntamedError("refers to what it has matched, which is not read here; write the words out")
        chosen: set[str] = set()
        negated = False
        for kind, given in value:
            match str(kind):
                case "NEGATE":
                    negated = True
                case "LITERAL":
                    chosen.add(chr(given))
                case "RANGE":
                    chosen |= {each for each in self.alphabet if given[0] <= ord(each) <= given[1]}
                case "CATEGORY":
                    chosen |= self.category(str(given))
        return self.alphabet - chosen if negated else self.either_case(chosen)

    def category(self, name: str) -> set[str]:
        opposite = name.replace("_NOT_", "_")
        holds = _CATEGORIES[opposite]
        return {each for each in self.alphabet if holds(each) == (opposite == name)}

    def either_case(self, chosen: set[str]) -> Characters:
        return frozenset({case for each in chosen for case in (each, each.upper(), each.lower())})


def _joined(parts: Sequence[tuple[Characters, bool]]) -> tuple[Characters, bool]:
    """What parts one after another may begin with, and whether all of them may be nothing."""
    first: Characters = frozenset()
    for begins, empty in parts:
        first |= begins
        if not empty:
            return first, False
    return first, True
