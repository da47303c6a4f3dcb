"""Find names as they are typed: in memory, in any case, with or without accents and punctuation."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

MOST = 200  # letters typed: what is longer was pasted by mistake
MOST_WORDS = 12
_NEAR = 0.75
_CANDIDATES = 16
_SMALL = frozenset(("and", "of", "the", "for", "upon", "on", "in"))
_LETTERS = str.maketrans({"&": " and ", "'": "", "’": "", "‘": "", "ʼ": ""})


@lru_cache(4096)
def fold(text: str) -> str:
    """The text in small letters without accents or punctuation: ``St. Albans`` and ``st albans`` are one."""
    plain = text.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in plain.lower()).split())


class _Line(Struct, frozen=True):
    """What one entry is found by: its names between bars, the same with its area and kind, and its initials."""

    names: str
    everything: str
    initials: str


def _line(names: Sequence[str], area: str) -> _Line:
    folded = [fold(name) for name in names]
    between = "".join(f"| {name} " for name in dict.fromkeys(folded)) + "|"
    initials = "".join(word[0] for word in folded[0].split() if word not in _SMALL)
    return _Line(between, f"{between} {fold(area)}", initials)


class Index:
    """Entries by position, each with its names (the full one first) and the words of its area and kind."""

    def __init__(self, entries: Iterable[tuple[Sequence[str], str]]) -> None:
        lines = [(_line(names, area), position) for position, (names, area) in enumerate(entries)]
        # Sorted once by name, so that what is found needs sorting by rank alone.
        self._lines = sorted(lines, key=lambda pair: pair[0].names)
        words = {word for line, _ in lines for word in line.everything.replace("|", " ").split()}
        self._beginnings = {word[:end] for word in words for end in range(1, len(word) + 1)}
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            for pair in _pairs(word):
                self._by_pair[pair].append(word)

    def find(self, typed: str, limit: int) -> list[int]:
        """The positions that fit best: the whole name, its beginning, a word's beginning, initials, else near words."""
        words = fold(typed[:MOST]).split()[:MOST_WORDS]
        if not words or limit < 1:
            return []
        ranked = self._fitting(words) or self._run_together("".join(words)) or self._near(words)
        return [position for _, position in sorted(ranked, key=lambda pair: pair[0])[:limit]]

    def _fitting(self, words: list[str]) -> list[tuple[int, int]]:
        wanted = " ".join(words)
        starts, phrase = f"| {wanted}", f" {wanted}"
        telling = [f" {word}" for word in words if word not in _SMALL]
        found = []
        for line, position in self._lines:
            if phrase in line.names:
                whole, first, begins = f"{starts} |" in line.names, line.names.startswith(starts), starts in line.names
                found.append((0 if whole else 1 if first else 2 if begins else 3, position))
            elif len(wanted) > 1 and wanted == line.initials:
                found.append((4, position))
            elif telling and all(word in line.everything for word in telling):
                found.append((5, position))
        return found

    def _run_together(self, wanted: str) -> list[tuple[int, int]]:
        """``stalbans``: names that begin so once their spaces are left out."""
        starts = f"|{wanted}"
        return [(6, position) for line, position in self._lines if starts in line.names.replace(" ", "")]

    def _near(self, words: list[str]) -> list[tuple[int, int]]:
        """Entries with a word near every word typed; nothing where some word has none."""
        choices = []
        for word in words:
            near = [word] if word in self._beginnings else self._near_words(word)
            if not near:
                return []
            choices.append([f" {each}" for each in near])
        return [
            (sum(next(n for n, each in enumerate(near) if each in line.everything) for near in choices), position)
            for line, position in self._lines
            if all(any(each in line.everything for each in near) for near in choices)
        ]

    def _near_words(self, word: str) -> list[str]:
        """The words of the register nearest to a mistyped one, nearest first."""
        from difflib import SequenceMatcher

        if len(word) < 3:
            return []
        pairs = _pairs(word)
        shared = Counter(each for pair in pairs for each in self._by_pair.get(pair, ()) if len(each) > len(word) - 3)
        likely = sorted(shared, key=lambda each: (-shared[each] / (len(pairs) + len(each)), each))
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(word)
        scored = []
        for each in likely[:_CANDIDATES]:
            # The word may be half typed, so its beginning counts as much as the whole of it.
            score = 0.0
            for part in {each, each[: len(word)]}:
                matcher.set_seq1(part)
                if matcher.quick_ratio() >= _NEAR:
                    score = max(score, matcher.ratio())
            if score >= _NEAR:
                scored.append((-score, each))
        return [each for _, each in sorted(scored)]


def _pairs(word: str) -> set[str]:
    return {word[n : n + 2] for n in range(len(word) - 1)}
