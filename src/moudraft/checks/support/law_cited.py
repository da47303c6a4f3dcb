"""The law that a text cites, as entries of the library, and whether it reaches a party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from moudraft.library import Law
from moudraft.library.citation import citations


class Cited(msgspec.Struct, frozen=True):
    """A citation in a text: its words, and the entries of the library that it can mean."""

    words: str
    laws: tuple[Law, ...]


class LawCited:
    """The library's law by title and section, to find it in texts."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self._laws = laws

    @cached_property
    def _by_title(self) -> Mapping[str, list[tuple[Collection[str], Law]]]:
        found: dict[str, list[tuple[Collection[str], Law]]] = defaultdict(list)
        for law in self._laws:
            for title, numbers in law.names.items():
                found[title].append((numbers, law))
        return found

    def found_in(self, text: str) -> Iterator[Cited]:
        """Each citation of a text that the library knows; a section that it does not list is passed over."""
        for each in citations(text):
            title = self._known(each.title)
            meant = self._meant(title, each.numbers) if title else []
            if meant:
                start = each.start if each.numbers else each.end - len(title)
                yield Cited(text[start : each.end], tuple(meant))

    def _known(self, title: str) -> str:
        """The title without words before it that are none of it ("Northmoor Localism Act 2011"); "" for none."""
        while title and title not in self._by_title:
            _, _, title = title.partition(" ")
        return title

    def _meant(self, title: str, numbers: frozenset[str]) -> list[Law]:
        known = self._by_title[title]
        if numbers:
            return [law for listed, law in known if not numbers.isdisjoint(listed)]
        return [law for listed, law in known if not listed] or [law for _, law in known]


def law_cited(laws: Mapping[str, Law]) -> LawCited:
    """The law of a library, to be found in texts."""
    return LawCited(laws.values())


def reaches(law: Law, groups: Iterable[str]) -> bool:
    """Whether a law reaches a body that is, or may be, in these groups."""
    return not law.applies_to or not set(law.applies_to).isdisjoint(groups)
