"""Prove the words of a library: every hole names something there is, and can be worked out whatever it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from moudraft.document.filling import ASK, NAMED
from moudraft.document.known_names import item_names, small_vocabulary
from moudraft.document.vocabulary import Vocabulary
from moudraft.library import Library, expression
from moudraft.library.wording import Hole, Inline, Reference, walk
from moudraft.problems import Location, Problem, did_you_mean
from moudraft.yaml_source.in_plain_words import shown

_ASKED = "between < and > stands a name in small letters, as in {{ ask who pays <party> }}"


class WordsChecker:
    """What is wrong with words of a library and the holes in them."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return small_vocabulary(self.library)

    @cached_property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """What an item of each list has."""
        return item_names(self.vocabulary)

    def known(self, noun: str, names: Iterable[str], among: Iterable[str], where: Location) -> Iterator[Problem]:
        among = list(among)
        for name in names:
            if name not in among:
                yield Problem(where, f'unknown {noun} "{name}"', did_you_mean(name, among))

    def words(self, content: tuple[Inline, ...], item: Sequence[str] | None, where: Location) -> Iterator[Problem]:
        """Words with their holes; ``item`` is what an item has there, or None outside a list."""
        for inline in walk(content):
            if isinstance(inline, Reference):
                yield from self.known("clause", (inline.target,), self.library.clauses, where)
            elif isinstance(inline, Hole):
                yield from self.hole(inline.expression, item, where)

    def hole(self, text: str, item: Sequence[str] | None, where: Location) -> Iterator[Problem]:
        if text.startswith(ASK):
            for name in NAMED.findall(text):
                yield from self.hole(name, item, where)
            if "<" in NAMED.sub("", text):
                yield Problem(where, f"the hole {{{{ {shown(text)} }}}} has a < that names nothing", _ASKED)
            return
        fault = expression.fault(text)
        if fault:
            yield Problem(where, f"the hole {{{{ {text} }}}} {fault}", "a hole prints a name; see clauses/README.md")
            return
        for name in expression.names(text):
            path = name[0].lower() + name[1:]
            if path.startswith("item."):
                if item is None:
                    yield Problem(where, f'"{name}" stands outside a line that begins with {{{{ each … }}}}')
                elif path[5:] not in item:
                    yield Problem(where, f'unknown name "{name}"', did_you_mean(path[5:], item))
            elif path not in self.vocabulary.names:
                yield Problem(where, f'unknown name "{name}"', did_you_mean(path, self.vocabulary.every_name()))

    def part_of_body(self, words: tuple[Inline, ...], where: Location) -> Iterator[Problem]:
        """The words of a part of a body, which may name the body and no part of it: it would go round in a ring."""
        yield from self.words(words, None, where)
        for name in names_in(words):
            if name.startswith(("board.", "team.")):
                yield Problem(where, f'"{name}" is a part of a body itself', "write {{ board }} or {{ team }}")


def names_in(words: tuple[Inline, ...]) -> Iterator[str]:
    """The names that the holes of some words use; none for a hole that is told as wrong."""
    for hole in (each.expression for each in walk(words) if isinstance(each, Hole)):
        if not hole.startswith(ASK) and not expression.fault(hole):
            yield from (name[0].lower() + name[1:] for name in expression.names(hole))
