"""Read a .docx back: its paragraphs with the numbers that Word's rules give them, and its fields.

This is a reader of the format in its own right: it shares no code with the writer that it checks.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from moudraft.office.label_spaces import LABEL_SPACE, NBSP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Reference:
    """A REF field: the bookmark it points at, its switches, and the result stored in the file."""

    bookmark: str
    switches: tuple[str, ...]
    shown: str


@dataclass
class ReadParagraph:
    """A paragraph as a reader sees it; ``number`` is what REF with the switch w would show."""

    style: str
    label: str
    number: str
    text: str
    bookmarks: tuple[str, ...]
    references: tuple[Reference, ...]
    in_table: bool
    element: Any = field(repr=False)


def part(docx: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(name)


def names(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.namelist()


def changed(docx: bytes, name: str, old: str, new: str) -> bytes:
    """The file with one text of one part replaced, everywhere in that part; the text must be there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                assert old in content.decode(), f"{old!r} is not in {name}"
                content = content.decode().replace(old, new).encode()
            target.writestr(entry, content)
    return out.getvalue()


def value(element: Any, child: str, default: str = "") -> str:
    found = None if element is None else element.find(W + child)
    return default if found is None else found.get(W + "val", default)


class Reading:
    """One .docx file, read."""

    def __init__(self, docx: bytes) -> None:
        self.docx = docx
        self.body = etree.fromstring(part(docx, "word/document.xml")).find(W + "body")
        self.styles = {
            style.get(W + "styleId"): style
            for style in etree.fromstring(part(docx, "word/styles.xml")).iter(W + "style")
        }

    @cached_property
    def paragraphs(self) -> list[ReadParagraph]:
        return list(self._paragraphs())

    def references(self) -> list[Reference]:
        return [each for paragraph in self.paragraphs for each in paragraph.references]

    def style_name(self, style_id: str) -> str:
        return value(self.styles.get(style_id), "name")

    def _paragraphs(self) -> Iterator[ReadParagraph]:
        lists = Lists(etree.fromstring(part(self.docx, "word/numbering.xml")))
        for element in self.body.iter(W + "p"):
            properties = element.find(W + "pPr")
            style = value(properties, "pStyle")
            label, number = lists.count(*self._list_of(properties, style))
            yield ReadParagraph(
                style=self.style_name(style),
                label=label,
                number=number,
                text=text_of(element),
                bookmarks=tuple(each.get(W + "name") for each in element.iter(W + "bookmarkStart")),
                references=tuple(references_of(element)),
                in_table=any(parent.tag == W + "tc" for parent in element.iterancestors()),
                element=element,
            )

    def _list_of(self, properties: Any, style: str) -> tuple[str, int]:
        """The list instance and level of a paragraph: its own, else those of its style or the styles below it."""
        own = None if properties is None else properties.find(W + "numPr")
        while own is None and style in self.styles:
            own = self.styles[style].find(f"{W}pPr/{W}numPr")
            style = value(self.styles[style], "basedOn")
        return value(own, "numId", "0"), int(value(own, "ilvl", "0"))


class Lists:
    """numbering.xml, counted as the standard says."""

    def __init__(self, numbering: Any) -> None:
        self.definitions = {each.get(W + "abstractNumId"): each for each in numbering.iter(W + "abstractNum")}
        self.instances = {each.get(W + "numId"): each for each in numbering.iter(W + "num")}
        self.counts: dict[str, list[int]] = {}
        self.started: set[tuple[str, int]] = set()

    def count(self, number: str, level: int) -> tuple[str, str]:
        """The label of the next paragraph at this level, and its whole number."""
        if number not in self.instances:
            return "", ""
        instance = self.instances[number]
        definition = value(instance, "abstractNumId")
        counts = self.counts.setdefault(definition, [0] * 9)
        counts[level] += 1
        for override in instance.iter(W + "lvlOverride"):
            depth = int(override.get(W + "ilvl"))
            if depth == level and (number, depth) not in self.started:
                counts[level] = int(value(override, "startOverride", str(counts[level])))
        self.started.add((number, level))
        counts[level + 1 :] = [0] * (8 - level)
        levels = {int(each.get(W + "ilvl")): each for each in self.definitions[definition].iter(W + "lvl")}
        return self.label(levels, level, counts), self.whole(levels, level, counts)

    @staticmethod
    def label(levels: dict[int, Any], level: int, counts: list[int]) -> str:
        text = value(levels[level], "lvlText").replace(LABEL_SPACE, NBSP)
        for depth in range(level + 1):
            shown = formatted(max(counts[depth], 1), value(levels[depth], "numFmt"))
            text = text.replace(f"%{depth + 1}", shown)
        return text

    def whole(self, levels: dict[int, Any], level: int, counts: list[int]) -> str:
        """The label after those of the levels above it that it does not itself repeat."""
        lowest = min(
            depth for depth in range(9) if f"%{depth + 1}" in value(levels[level], "lvlText") or depth == level
        )
        above = self.whole(levels, lowest - 1, counts) if lowest else ""
        return above + self.label(levels, level, counts).rstrip(".")


def formatted(count: int, number_format: str) -> str:
    if number_format in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if number_format == "upperLetter" else letters
    if number_format in ("lowerRoman", "upperRoman"):
        pairs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
        shown = ""
        for amount, figure in pairs:
            shown += figure * (count // amount)
            count %= amount
        return shown.upper() if number_format == "upperRoman" else shown
    return f"{count:02}" if number_format == "decimalZero" else str(count)


def text_of(element: Any) -> str:
    """The words of a paragraph, results of fields included, instructions left out."""
    pieces = {W + "tab": "\t", W + "br": "\n"}
    return "".join(
        each.text or "" if each.tag == W + "t" else pieces[each.tag]
        for each in element.iter(W + "t", W + "tab", W + "br")
        if each.tag != W + "tab" or each.getparent().tag == W + "r"
    )


def references_of(element: Any) -> Iterator[Reference]:
    instruction, shown, inside, result = "", "", False, False
    for each in element.iter(W + "fldChar", W + "instrText", W + "t"):
        kind = each.get(W + "fldCharType")
        if kind == "begin":
            instruction, shown, inside, result = "", "", True, False
        elif kind == "separate":
            result = True
        elif kind == "end":
            words = instruction.split()
            if words and words[0] == "REF":
                yield Reference(words[1], tuple(words[2:]), shown.replace(LABEL_SPACE, NBSP))
            inside = False
        elif each.tag == W + "instrText":
            instruction += each.text or ""
        elif inside and result:
            shown += each.text or ""
