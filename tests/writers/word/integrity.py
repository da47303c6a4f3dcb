"""What is wrong inside a .docx that the published validators do not notice."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STYLED = ("pStyle", "rStyle", "tblStyle")


def faults(docx: bytes) -> list[str]:
    """Every fault found, one sentence each; an empty list for a sound file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        stories = {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml")
        }
        styles = etree.fromstring(package.read("word/styles.xml"))
        numbering = etree.fromstring(package.read("word/numbering.xml"))
    found = [*undefined_lists("word/styles.xml", styles, numbering), *repeated_bookmarks(stories)]
    found += dangling_references(stories)
    for name, root in stories.items():
        found += undefined_styles(name, root, styles)
        found += undefined_lists(name, root, numbering)
        found += unbalanced_fields(name, root)
        found += empty_cells(name, root)
        found += lost_spaces(name, root)
    return found


def undefined_styles(name: str, root: Any, styles: Any) -> Iterator[str]:
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    for used in root.iter(*(W + tag for tag in STYLED)):
        if used.get(W + "val") not in known:
            yield f"{name}: style {used.get(W + 'val')} is not defined"


def undefined_lists(name: str, root: Any, numbering: Any) -> Iterator[str]:
    definitions = {each.get(W + "abstractNumId") for each in numbering.iter(W + "abstractNum")}
    known = {"0"} | {
        each.get(W + "numId")
        for each in numbering.iter(W + "num")
        if each.find(W + "abstractNumId").get(W + "val") in definitions
    }
    for used in root.iter(W + "numId"):
        if used.get(W + "val") not in known:
            yield f"{name}: list {used.get(W + 'val')} is not defined"


def repeated_bookmarks(stories: dict[str, Any]) -> Iterator[str]:
    starts = [each for root in stories.values() for each in root.iter(W + "bookmarkStart")]
    ends = Counter(each.get(W + "id") for root in stories.values() for each in root.iter(W + "bookmarkEnd"))
    for what, key in (("id", W + "id"), ("name", W + "name")):
        for repeated, times in Counter(each.get(key) for each in starts).items():
            if times > 1:
                yield f"bookmark {what} {repeated} is used {times} times"
    for start in starts:
        if len(start.get(W + "name")) > 40:
            yield f"bookmark name {start.get(W + 'name')} has more than 40 characters"
        if ends[start.get(W + "id")] != 1:
            yield f"bookmark {start.get(W + 'name')} has {ends[start.get(W + 'id')]} ends"


def dangling_references(stories: dict[str, Any]) -> Iterator[str]:
    known = {each.get(W + "name") for root in stories.values() for each in root.iter(W + "bookmarkStart")}
    for name, root in stories.items():
        targets = [(each.text or "").split()[:2] for each in root.iter(W + "instrText")]
        wanted = [words[1] for words in targets if len(words) == 2 and words[0] in ("REF", "PAGEREF")]
        wanted += [each.get(W + "anchor") for each in root.iter(W + "hyperlink") if each.get(W + "anchor")]
        for target in wanted:
            if target not in known:
                yield f"{name}: a reference points at {target}, which is not there"


def unbalanced_fields(name: str, root: Any) -> Iterator[str]:
    depth = 0
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth < 0 or (kind == "separate" and depth == 0):
            yield f"{name}: a field's {kind} has no beginning"
            depth = 0
    if depth:
        yield f"{name}: {depth} field(s) never end"


def empty_cells(name: str, root: Any) -> Iterator[str]:
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            yield f"{name}: a table cell does not end with a paragraph"


def lost_spaces(name: str, root: Any) -> Iterator[str]:
    for text in root.iter(W + "t", W + "instrText", W + "delText"):
        words = text.text or ""
        if words != words.strip() and text.get(SPACE) != "preserve":
            yield f"{name}: spaces round {words.strip()!r} will be lost"
