"""A paragraph of a .docx taken apart: its properties, its bookmarks, and the pieces that its content is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from moudraft.comparison.laid_flat import TOKENS, Atom
from moudraft.comparison.looks import HIDDEN, STRUCK
from moudraft.comparison.word_counting import OFF, Styles
from moudraft.office.label_spaces import NBSP, with_usual_space
from moudraft.office.namespaces import A, R

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DECLARED = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')
_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End)\b[^>]*/>")
_NAME = re.compile(r'<w:bookmarkStart\b[^>]*w:name="([^"]+)"')
_MARK = re.compile(r"<w:rPr>(.*?)</w:rPr>|<w:rPr/>", re.DOTALL)
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_RUN_STYLE = re.compile(r'<w:rStyle w:val="([^"]*)"')
_SWITCHES = {name: re.compile(rf'<w:{name}(?: w:val="([^"]*)")?/>') for name in ("vanish", "strike", "dstrike")}
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_KINDS = {"blank": "blank", "defined term": "term"}
_REFERS = re.compile(r"\s*(?:REF|PAGEREF)\s+(\S+)")


class Chunk(NamedTuple):
    """A piece of content that is kept, deleted or inserted whole.

    ``kind`` is ``text``, ``field`` (all its runs, in ``xml``), ``link`` (the runs inside, in ``xml``; its opening
    tag in ``properties``) or ``raw`` (any other child of a run). ``properties`` is the run's rPr as XML.
    """

    kind: str
    text: str
    properties: str = ""
    xml: str = ""
    target: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two chunks the same, whatever they look like; a picture is what it shows, not where it stands."""
        pictured = self.kind == "raw" and self.target and self.target != "outside"
        by_text = pictured or self.kind in ("text", "link")
        same = self.text.replace(NBSP, " ") if by_text else with_usual_space(self.xml)
        return self.kind, same, self.target


class Source(msgspec.Struct, frozen=True, gc=False):
    """A paragraph's XML: properties without their outer tag, those of the paragraph mark, and its chunks."""

    properties: str
    mark: str
    content: str
    chunks: tuple[Chunk, ...]


class LineReader:
    """Takes paragraphs apart, each different content once. ``like`` is the reader of another file, to share with.

    What a style strikes out or hides counts as if the paragraph did so itself.
    """

    def __init__(self, styles: Styles, like: LineReader | None = None) -> None:
        self._styles = styles
        shared = like if like is not None and like._styles.marks == styles.marks else None
        self._chunks: dict[str, tuple[Chunk, ...]] = shared._chunks if shared else {}
        self._atoms: dict[tuple[str, str], tuple[Atom, ...]] = shared._atoms if shared else {}
        self._looks: dict[tuple[str, str], tuple[str, str]] = shared._looks if shared else {}

    def read(self, element: Any) -> tuple[Source, tuple[Atom, ...], tuple[str, ...]]:
        """The source, the atoms and the bookmarks of a ``w:p``."""
        source, names = self.source(element)
        key = source.content, self._styles.look_of(self._styles.style_of(source.properties))
        atoms = self._atoms.get(key)
        if atoms is None:
            atoms = self._atoms[key] = tuple(self._of_chunks(source.chunks, key[1]))
        return source, atoms, names

    def source(self, element: Any) -> tuple[Source, tuple[str, ...]]:
        """The source and the bookmarks of a ``w:p``."""
        _, _, inside = outer(element).partition(">")
        inside = inside.removesuffix("</w:p>")
        properties = mark = ""
        if inside.startswith("<w:pPr>"):
            properties, _, inside = inside.removeprefix("<w:pPr>").partition("</w:pPr>")
            found = _MARK.search(properties)
            if found:
                mark, properties = found[1] or "", properties.replace(found[0], "")
        inside = inside.removeprefix("<w:pPr/>")
        names = tuple(_NAME.findall(inside)) if "<w:bookmark" in inside else ()
        content = _BOOKMARK.sub("", inside) if "<w:bookmark" in inside else inside
        chunks = self._chunks.get(content)
        if chunks is None:
            chunks = self._chunks[content] = tuple(self._joined(list(_chunks(element))))
        return Source(properties, mark, content, chunks), names

    def _joined(self, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
        """Text cut into words and marks; a blank or a defined term is one chunk, however many runs it has."""
        at = 0
        while at < len(chunks):
            chunk = chunks[at]
            at += 1
            if chunk.kind != "text":
                yield chunk
                continue
            text = chunk.text
            while at < len(chunks) and chunks[at].kind == "text" and chunks[at].properties == chunk.properties:
                text += chunks[at].text
                at += 1
            if self._special(chunk.properties):
                yield chunk._replace(text=text)
            else:
                for token in TOKENS.finditer(text):
                    yield Chunk("text", token[0], chunk.properties)

    def _special(self, properties: str) -> str:
        """``blank`` or ``term``, where the run has that character style."""
        found = _RUN_STYLE.search(properties) if "<w:rStyle" in properties else None
        return _KINDS.get(self._styles.names.get(found[1], "").casefold(), "") if found else ""

    def _look(self, properties: str, around: str) -> str:
        """``hidden``, ``struck`` or nothing, by the run's own switches, its style and its paragraph's."""
        if "<w:rStyle" in properties and (found := _RUN_STYLE.search(properties)):
            around = self._styles.look_of(found[1]) or around
        for name, look in (("vanish", HIDDEN), ("strike", STRUCK), ("dstrike", STRUCK)):
            if f"<w:{name}" in properties and (given := _SWITCHES[name].search(properties)):
                around = look if not given[1] or given[1] not in OFF else "" if around == look else around
                if around == HIDDEN:
                    break
        return around

    def _of_text(self, properties: str, around: str) -> tuple[str, str]:
        """The kind of words with these properties, and their form; each different look is found out once."""
        key = properties, around
        if key not in self._looks:
            kind = self._look(properties, around) or self._special(properties) or "word"
            self._looks[key] = kind, _form(properties)
        return self._looks[key]

    def _of_chunks(self, chunks: tuple[Chunk, ...], around: str) -> Iterator[Atom]:
        for chunk in chunks:
            if chunk.kind == "text":
                yield Atom(chunk.text.replace(NBSP, " "), *self._of_text(chunk.properties, around))
                continue
            look = self._look(chunk.properties + chunk.xml, around)
            if chunk.text or chunk.kind != "raw":
                paged = chunk.target in _PAGES and chunk.text.isdecimal()  # which depends on who laid it out
                text = with_usual_space(chunk.text)
                yield Atom("1" if paged else text, look or chunk.kind, _form(chunk.properties), chunk.target)


def _form(properties: str) -> str:
    return ("b" if "<w:b/>" in properties else "") + ("i" if "<w:i/>" in properties else "")


def outer(element: Any) -> str:
    """An element as XML, without the namespace declarations that its root makes."""
    text: str = etree.tostring(element, encoding="unicode", with_tail=False)
    head, close, tail = text.partition(">")
    return _DECLARED.sub("", head) + close + tail


def _chunks(paragraph: Any) -> Iterator[Chunk]:
    """Runs, fields and links in order; text is not yet cut into words."""
    field: list[Any] = []
    depth = 0
    for child in paragraph:
        if child.tag == f"{W}r":
            marks = [each.get(f"{W}fldCharType") for each in child.iter(f"{W}fldChar")]
            if depth or "begin" in marks:
                depth += marks.count("begin") - marks.count("end")
                field.append(child)
                if depth == 0:
                    yield _field(field)
                    field = []
            else:
                yield from _run(child)
        elif child.tag == f"{W}hyperlink":
            if field:  # a field that goes on past this paragraph, such as a contents list
                yield from (chunk for run in field for chunk in _run(run))
                field, depth = [], 0
            yield _link(child)
        elif child.tag not in (f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr"):
            yield Chunk("raw", "", xml=outer(child), target="outside")
    yield from (chunk for run in field for chunk in _run(run))


def _run(run: Any) -> Iterator[Chunk]:
    properties, text = "", ""
    for child in run:
        if child.tag == f"{W}rPr":
            properties = outer(child) if len(child) else ""
        elif child.tag == f"{W}t":
            text += child.text or ""
        elif child.tag in _BREAKS and not child.get(f"{W}type"):
            text += _BREAKS[child.tag]
        elif child.tag != f"{W}lastRenderedPageBreak":
            if text:
                yield Chunk("text", text, properties)
                text = ""
            yield Chunk("raw", *_raw(child, properties))
    if text:
        yield Chunk("text", text, properties)


def _raw(child: Any, properties: str) -> tuple[str, str, str, str]:
    """Text, properties, XML and target of a child of a run that is no text: pictures and symbols are named."""
    xml = outer(child)
    if child.tag == f"{W}drawing":
        return "[picture]", properties, xml, next((each.get(f"{R}embed") or "" for each in child.iter(f"{A}blip")), "")
    if child.tag == f"{W}sym":
        return f"[symbol {child.get(f'{W}char')}, {child.get(f'{W}font')}]", properties, xml, ""
    return "", properties, xml, ""


def _shown(run: Any) -> str:
    """What a run within a field or a link shows."""
    return "".join(chunk.text for chunk in _run(run))


def _field(runs: list[Any]) -> Chunk:
    """A whole field: its text is its stored result."""
    instruction = "".join(each.text or "" for run in runs for each in run.iter(f"{W}instrText"))
    shown = "".join(map(_shown, runs))
    found = _REFERS.match(instruction)
    properties = next((outer(each) for each in runs[0].iter(f"{W}rPr") if len(each)), "")
    return Chunk("field", shown, properties, "".join(map(outer, runs)), found[1] if found else instruction.strip())


def _link(link: Any) -> Chunk:
    head = outer(link).partition(">")[0].removesuffix("/") + ">"
    runs = "".join(outer(run) for run in link if run.tag == f"{W}r")
    shown = "".join(map(_shown, link.iter(f"{W}r")))
    return Chunk("link", shown, head, runs, link.get(f"{W}anchor") or link.get(f"{R}id") or "")
