"""Old and new .docx of ours into one with tracked changes, which proves itself before anybody sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from lxml import etree

from moudraft.comparison.comparing import Comparison, LinePair, compare
from moudraft.comparison.laid_flat import Line
from moudraft.comparison.reading_back import WordFile, children, read_back
from moudraft.comparison.word_lines import LineReader, W, outer
from moudraft.writers.redline.bookmarks import numbered_bookmarks
from moudraft.writers.redline.change_marks import NO_DATE, Marks
from moudraft.writers.redline.proof import check_both_ways
from moudraft.writers.redline.resolving import is_tracked, resolve
from moudraft.writers.redline.two_numberings import Lists
from moudraft.writers.redline.two_texts import BodyWriter
from moudraft.writers.word.package import zipped
from moudraft.writers.word.word_names import XML_HEAD

AUTHOR = "moudraft"
_SAVED = re.compile(rb"<dcterms:modified\b[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")


class Redline(NamedTuple):
    """The .docx with tracked changes, and the comparison that it shows."""

    docx: bytes
    comparison: Comparison


def redline(
    old: WordFile, new: WordFile, *, author: str = AUTHOR, date: str = "", titles: Mapping[str, str] | None = None
) -> Redline:
    """A redline of two files: all changes accepted it is the new one, all rejected the old one.

    ``date`` (ISO 8601, as Word writes it) stands on each change; without one none does, so that the same files always
    give the same bytes. Raises ``MoudraftError``, naming the paragraph, where either way does not come out right.
    """
    settle(old)
    settle(new)
    reader = LineReader({**old.styles.names, **new.styles.names})
    comparison = compare(read_back(old, reader, titles), read_back(new, reader, titles))
    lists, marks = Lists(old, new), Marks(author, date, _saved(new))
    writer = BodyWriter(comparison, lists, marks)
    body = writer.body()
    section = new.root.find(f"{W}body/{W}sectPr")
    document = _document(old.root, new.root, body + ("" if section is None else outer(section)))
    parts = {**new.parts, "word/document.xml": document}
    parts |= _headers(old, new, writer, reader)
    parts["word/numbering.xml"] = lists.write()
    parts["word/styles.xml"] = _styles(old, new)
    check_both_ways(parts, old, new, reader)
    return Redline(zipped(list(parts.items())), comparison)


def settle(file: WordFile) -> bool:
    """Read a file that has tracked changes as if all were accepted; returns whether it had any."""
    if not is_tracked(file.root):
        return False
    file.root = resolve(file.root, accept=True)
    return True


def _saved(file: WordFile) -> str:
    """When a draft says that it was last saved: its day, since no clock is read here."""
    found = _SAVED.search(file.parts.get("docProps/core.xml", b""))
    return found[1].decode() if found else NO_DATE


def _document(old: Any, new: Any, body: str) -> bytes:
    return f"{XML_HEAD}{_opening(old, new)}<w:body>{body}</w:body></w:document>".encode()


def _opening(*roots: Any) -> str:
    """The opening tag of a part that may hold what either of two parts holds: every namespace that they declare."""
    spaces: dict[str | None, str] = {}
    for root in roots:
        for each in root.iter(etree.Element):
            if each.nsmap != root.nsmap:
                spaces |= each.nsmap
        spaces |= root.nsmap
    last = roots[-1]
    declared = "".join(f' xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in spaces.items())
    names = {uri: prefix for prefix, uri in spaces.items()}
    given = ""
    for name, value in last.attrib.items():
        space = etree.QName(name)
        given += f' {names[space.namespace]}:{space.localname}="{value}"'
    return f"<{names[etree.QName(last).namespace]}:{etree.QName(last).localname}{declared}{given}>"


def _headers(old: WordFile, new: WordFile, writer: BodyWriter, reader: LineReader) -> dict[str, bytes]:
    """The headers with their changes tracked, where both files have them."""
    made = {}
    for name in new.headers():
        if name not in old.parts or old.parts[name] == new.parts[name]:
            continue
        roots = [etree.fromstring(file.parts[name]) for file in (old, new)]
        before, after = ([_line(each, reader) for each in children(root)] for root in roots)
        if before and after:
            # The first with the first: the watermark is in it, and must not stand there twice.
            pairs = [LinePair(one, other) for one, other in zip_longest(before, after)]
            xml = numbered_bookmarks("".join(writer.run(pairs)))
            made[name] = f"{XML_HEAD}{_opening(*roots)}{xml}</w:hdr>".encode()
    return made


def _line(paragraph: Any, reader: LineReader) -> Line:
    own, atoms, names = reader.read(paragraph)
    return Line(atoms, bookmarks=names, source=own)


def _remove(element: Any) -> None:
    element.getparent().remove(element)


def _styles(old: WordFile, new: WordFile) -> bytes:
    """The new text's styles, and those that only the old text has, which take their numbers from its paragraphs."""
    if old.parts["word/styles.xml"] == new.parts["word/styles.xml"]:
        return new.parts["word/styles.xml"]
    root, other = (etree.fromstring(file.parts["word/styles.xml"]) for file in (new, old))
    known = {style.get(f"{W}styleId") for style in root.iter(f"{W}style")}
    for style in other.iter(f"{W}style"):
        if style.get(f"{W}styleId") not in known:
            for numbers in list(style.iter(f"{W}numPr")):
                _remove(numbers)
            root.append(style)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
