"""What a .docx is built of: of many drafts, those that hold something which none before them did.

A validator takes most of a second a file, and judges which element stands where, in what order, with which attributes.
A draft in which all of this has been seen tells it nothing new.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

Construct = tuple[str, ...]

_WORD = re.compile("[A-Za-z]{1,16}")
_NUMBER = re.compile("(-?)([0-9]+)")
_FREE = ("name", "anchor", "instr", "descr", "title", "alt")
"""Attributes that hold words of the paper, or names."""


def unlike(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files in their order, without those whose constructs are all in files before them."""
    seen: set[Construct] = set()
    kept = {}
    for name, docx in files.items():
        new = constructs(docx) - seen
        seen |= new
        if new:
            kept[name] = docx
    return kept


def constructs(docx: bytes) -> frozenset[Construct]:
    """Each pair of neighbours below each element, and each attribute with the kind of its value."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return frozenset(each for part in parts for each in _in(etree.fromstring(part)))


def _in(root: Any) -> Iterator[Construct]:
    for element in root.iter(etree.Element):
        tags = ["", *(child.tag for child in element), ""]
        yield from ((element.tag, *pair) for pair in itertools.pairwise(tags))
        for name, value in element.attrib.items():
            yield element.tag, name, _kind(name, value)


def _kind(attribute: str, value: str) -> str:
    """What a value is to a validator: a number of so many digits, one of a set of words, or free text."""
    if number := _NUMBER.fullmatch(value):
        return f"{number[1]}{len(number[2])}"
    return value if _WORD.fullmatch(value) and not attribute.endswith(_FREE) else ""
