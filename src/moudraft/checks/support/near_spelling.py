"""Words of a text that are a name but for one letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from moudraft.lazy_patterns import lazy_pattern

LONG_NAME = 9
"""Letters below which a name and its neighbour are as likely to be two names."""
LONG_WORD = 60
"""Letters above which a word is no word, and is not looked for with a slip in it."""
FEW = 12
"""Words at one place up to which it takes less to look through those that begin or end alike."""
_WORD = lazy_pattern(r"[^\W_][\w\u2019'&.-]*")
_ENDS = ("s", ".", "'", "\u2019", "-")
_ENDING = lazy_pattern(r"(?:['\u2019]s|[.'\u2019-])+$")


class NearNames:
    """Many names at once: a text is looked through once for all of them, so that sixty parties cost no more than three.

    Names stand by their words but one: a run of words can only be a slip of a name that has all its other words.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._names: dict[tuple[int, tuple[str, ...]], _Near] = {}
        self._lengths: set[int] = set()
        self._words: set[str] = set()
        for number, (name, least) in enumerate(names):
            words = tuple(_plain(each[0]) for each in _WORD.finditer(name))
            if len(name) < LONG_NAME or not name[0].isupper() or not words:
                continue
            self._lengths.add(len(words))
            self._words.update(words if len(words) > 1 else ())
            for at, word in enumerate(words):
                if len(word) >= least:
                    self._names.setdefault((at, words[:at] + words[at + 1 :]), _Near()).add(number, word)

    def found(self, text: str) -> list[tuple[int, str]]:
        """Each name, by its number, in order, with each run of words in the text that is one edit from it.

        An edit is a letter put in, left out or changed, or two that have changed places. Not among them are a change
        of capitals, a plural or a possessive, an edit in figures, and in a name of one word its first letter, since
        that may well make another place.
        """
        if text.islower():
            return []
        words = list(_WORD.finditer(text))
        plain = tuple([_plain(each[0]) for each in words])
        # A name of several words that has a slip in one of them has its other words as they are.
        lengths = self._lengths & {1} if self._words.isdisjoint(plain) else self._lengths
        found: set[tuple[int, int, str]] = set()
        for start, first in enumerate(words):
            if not plain[start][0].isupper():
                continue
            for length in lengths:
                run = plain[start : start + length]
                slips = self._slips(run) if len(run) == length else ()
                written = text[first.start() : words[start + length - 1].end()] if slips else ""
                if len(written.split()) == length:
                    found |= {(number, start, _bare(written)) for number in slips}
        return [(number, written) for number, _, written in sorted(found)]

    def _slips(self, run: tuple[str, ...]) -> list[int]:
        """The names of which a run is a slip in one of its words, by their numbers."""
        found = []
        for at, word in enumerate(run):
            near = self._names.get((at, run[:at] + run[at + 1 :]))
            for number, meant in near.to(word) if near else ():
                same_start = len(run) > 1 or word[0] == meant[0]
                if word != meant and same_start and _is_slip(word, meant):
                    found.append(number)
        return found


class _Near:
    """Words that stand at one place in one setting, each with the number of its name.

    A slip leaves the first two letters of a word as they are, or the last two, by which it is looked up. Of many words
    many begin alike ("Ward 1", "Ward 2"), so that these are looked up by what one letter less makes of them.
    """

    def __init__(self) -> None:
        self._words: list[tuple[int, str]] = []
        self._by_start: dict[str, list[tuple[int, str]]] = {}
        self._by_end: dict[str, list[tuple[int, str]]] = {}

    def add(self, number: int, word: str) -> None:
        self._words.append((number, word))
        self._by_start.setdefault(word[:2], []).append((number, word))
        self._by_end.setdefault(word[-2:], []).append((number, word))

    def to(self, word: str) -> Iterable[tuple[int, str]]:
        """The words of which another may be a slip, its ending left out or not."""
        bare = _bare(word)
        if len(bare) > LONG_WORD:
            return ()
        if len(self._words) > FEW:
            forms = {*_less_a_letter(word), *_less_a_letter(bare)}
            return {each for form in forms for each in self._by_form.get(form, ())}
        ends = {word[-2:], bare[-2:]}
        return {*self._by_start.get(word[:2], ()), *(each for end in ends for each in self._by_end.get(end, ()))}

    @cached_property
    def _by_form(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for number, word in self._words:
            for form in _less_a_letter(word):
                found.setdefault(form, []).append((number, word))
        return found


def _less_a_letter(word: str) -> Iterator[str]:
    """A word and all that one letter less makes of it: of two words one edit apart, these have one in common."""
    yield word
    for at in range(len(word) if len(word) <= LONG_WORD else 0):
        yield word[:at] + word[at + 1 :]


def near_spelling(text: str, name: str, *, word: int) -> Iterator[str]:
    """Each run of words in ``text`` that is one edit from ``name``, in a word of it with at least ``word`` letters."""
    for _, written in NearNames([(name, word)]).found(text):
        yield written


def _bare(word: str) -> str:
    return _ENDING.sub("", word) if word.endswith(_ENDS) else word


def _is_slip(found: str, meant: str) -> bool:
    bare = _bare(found)
    if min(abs(len(each) - len(meant)) for each in (found, bare)) > 1 or len(meant) > LONG_WORD:
        return False
    same = {meant.casefold(), f"{meant}s".casefold(), f"{meant}es".casefold()}
    if found.casefold() in same or bare.casefold() in same or any(each.isdigit() for each in found + meant):
        return False
    return one_edit(bare, meant) or one_edit(found, meant)


def one_edit(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out or changed, or by two that have changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return swapped or rest_a[1:] == rest_b[1:]
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
