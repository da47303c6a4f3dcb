"""One numbering.xml for both texts of a redline: the lists of the old text beside those of the new."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from moudraft.comparison.word_counting import W, value, whole_number
from moudraft.comparison.word_file import WordFile
from moudraft.office import inert_parts

_OWN = re.compile(r"<w:numPr>.*?</w:numPr>")
_BEFORE = re.compile(r"(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^>]*/>)*")
_PRIVATE = ("nsid", "tmpl", "styleLink", "numStyleLink")


class Lists:
    """Gives each list of the old text its number in the redline.

    A list that both texts have keeps its number. A restart (a list instance that starts again at a value) has one
    number where it serves the same paragraph in both, so that this paragraph counts as unchanged. What only the old
    text has is added under numbers of its own.
    """

    def __init__(self, old: WordFile, new: WordFile, looks: bool = True) -> None:
        self.old, self.new = old, new
        self.looks = looks
        self._old, self._new = _Read(old.numbering, looks), _Read(new.numbering, looks)
        self._mapped: dict[str, str] = {
            number: number
            for number, what in self._old.instances.items()
            if what == self._new.instances.get(number) and not what[1]
        }
        self._taken = set(self._mapped.values())
        self._last = max(map(whole_number, (*self._new.instances, *_named(new))), default=0)
        self._added: list[tuple[str, str]] = []
        self._rewritten: dict[str, str] = {}

    def pair(self, old: str, new: str) -> None:
        """Note that a paragraph with these old properties is one with these new ones."""
        if self.looks and ("<w:numPr>" not in old or "<w:numPr>" not in new):
            return
        one, other = self.old.styles.list_of(old)[1], self.new.styles.list_of(new)[1]
        same = self._old.instances.get(one) == self._new.instances.get(other)
        if same and one in self._old.instances and one not in self._mapped and other not in self._taken:
            self._mapped[one] = other
            self._taken.add(other)

    def properties(self, old: str) -> str:
        """A paragraph's old properties as they are to stand in the redline."""
        if old not in self._rewritten:
            _, number, level = self.old.styles.list_of(old)
            own = _OWN.search(old)
            bare = _OWN.sub("", old)
            mapped = self._number(number) if number in self._old.instances else "0"
            if own or self.new.styles.list_of(bare)[1:] != (mapped, level):
                deep = f'<w:ilvl w:val="{level}"/>' if mapped != "0" else ""
                fresh = f'<w:numPr>{deep}<w:numId w:val="{mapped}"/></w:numPr>'
                given = own[0] if own and mapped == number else fresh
                at = _BEFORE.match(bare)
                end = at.end() if at else 0
                bare = bare[:end] + given + bare[end:]
            self._rewritten[old] = bare
        return self._rewritten[old]

    def _number(self, old: str) -> str:
        if old not in self._mapped:
            self._last += 1
            self._mapped[old] = str(self._last)
            self._added.append((old, str(self._last)))
        return self._mapped[old]

    def write(self) -> bytes:
        """numbering.xml of the new text with what the old one needs added."""
        root = copy.deepcopy(self.new.numbering)
        definitions = {what: id for id, what in self._new.definitions.items()}
        fresh = max(map(whole_number, self._new.definitions), default=0)
        for old, number in self._added:
            instance = copy.deepcopy(self._old.elements[old])
            held = instance.find(f"{W}abstractNumId")
            if held is None or held.get(f"{W}val") not in self._old.definitions:
                continue
            what = self._old.definitions[held.get(f"{W}val")]
            if what not in definitions:
                fresh += 1
                definitions[what] = str(fresh)
                _add_definition(root, self._old.bodies[held.get(f"{W}val")], str(fresh))
            held.set(f"{W}val", definitions[what])
            instance.set(f"{W}numId", number)
            _after_last(root, "num", instance)
        return inert_parts.numbering(root)


def _named(file: WordFile) -> Iterator[str]:
    """The numbers of lists that its paragraphs and styles name, which a damaged file may not have."""
    for root in (file.root, file.styles_root, *(edge.root for edge in file.edges)):
        yield from (each.get(f"{W}val") or "" for each in root.iter(f"{W}numId"))


class _Read:
    """Definitions and instances by id, each as text that is the same where they are the same.

    Without ``looks`` lists are the same that count the same.
    """

    def __init__(self, root: Any, looks: bool) -> None:
        self.bodies = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        self.elements = {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
        self.definitions = {id: _text(each) if looks else _counts(each) for id, each in self.bodies.items()}
        self.instances = {
            id: (
                self.definitions.get(value(each, "abstractNumId"), ""),
                "".join(_restarts(each, looks)),
            )
            for id, each in self.elements.items()
        }


def _text(definition: Any) -> str:
    inside = (
        etree.tostring(each, encoding="unicode") for each in definition if etree.QName(each).localname not in _PRIVATE
    )
    return "".join(inside)


def _counts(definition: Any) -> str:
    """How a definition counts: the form and text of each level that shows anything."""
    levels = (
        (whole_number(each.get(f"{W}ilvl")), value(each, "numFmt"), value(each, "lvlText"))
        for each in definition.iter(f"{W}lvl")
    )
    return repr(sorted(level for level in levels if level[2]))


def _restarts(instance: Any, looks: bool) -> Iterator[str]:
    for each in instance.iter(f"{W}lvlOverride"):
        start = value(each, "startOverride")
        if looks or start:
            yield etree.tostring(each, encoding="unicode") if looks else f"{each.get(f'{W}ilvl')}: {start}"


def _add_definition(root: Any, definition: Any, id: str) -> None:
    """A definition of the old text's, without the ties to styles that its namesake in the new text has."""
    made = copy.deepcopy(definition)
    made.set(f"{W}abstractNumId", id)
    for each in list(made.iter()):
        name = etree.QName(each).localname
        if name in _PRIVATE or name == "pStyle":
            each.getparent().remove(each)
    _after_last(root, "abstractNum", made)


def _after_last(root: Any, name: str, element: Any) -> None:
    """Put an element after the last of its name; the first definition goes before all, the first list after all."""
    last = [each for each in root if each.tag == W + name]
    if last:
        last[-1].addnext(element)
    else:
        root.insert(0 if name == "abstractNum" else len(root), element)
