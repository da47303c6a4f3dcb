"""Parts of somebody's Word file, of which only what cannot act is kept: what is not known to be harmless is left out.

No template from elsewhere, no macro, no tie to a file outside, no data source, no path of anybody's folders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from moudraft.office.field_marks import FieldMarks, is_kept
from moudraft.office.namespaces import R, V, W, local
from moudraft.office.package_reading import Package

_IN_SETTINGS = (
    "zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders "
    "bookFoldPrinting characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator"
)
_SETTINGS = frozenset(_IN_SETTINGS.split())
_TOLD_SETTINGS = {
    "docVars": "document variables",
    "mailMerge": "a mail merge",
    "attachedTemplate": "a template elsewhere",
}
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
_BULLETS = ("numPicBullet", "lvlPicBulletId")
_ACTIVE = frozenset(
    ("object", "control", "OLEObject", "altChunk", "subDoc", "contentPart", "hlinkClick", "hlinkHover", "dataBinding")
)
_LEADING = ("href", "src", "althref", "relid", "pict", "link", "gfxdata")
_FORMS = {
    b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"BM": "bmp", b"II*\0": "tiff",
    b"MM\0*": "tiff", b"\x01\0\0\0": "x-emf", b"\xd7\xcd\xc6\x9a": "x-wmf",
}  # fmt: skip
OWN_PROPERTY = "moudraft"
_OWN_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATED = {
    "vbaProject": "macros", "attachedTemplate": "a template elsewhere", "oleObject": "embedded objects",
    "package": "embedded objects", "control": "controls", "aFChunk": "files within the file",
    "subDocument": "files elsewhere", "customXml": "data behind content controls", "mailMergeSource": "a mail merge",
    "keyMapCustomizations": "shortcuts", "attachedToolbars": "toolbars", "frame": "files elsewhere",
}  # fmt: skip


class Edge(NamedTuple):
    """A header or footer as it may be carried: its XML, and the pictures in it by id (bytes, and their form)."""

    xml: bytes
    pictures: dict[str, tuple[bytes, str]]


def dropped_of(package: Package, main: str) -> Iterator[str]:
    """What of a file is never carried into another, by name, as far as a reader should know of it."""
    parts = [main, *(each.target for each in package.related(main) if not each.external and each.target in package)]
    for part in dict.fromkeys(parts):
        for each in package.related(part):
            if each.type in _RELATED:
                yield _RELATED[each.type]
            elif each.external and each.type != "hyperlink":
                yield "ties to files elsewhere"
    if any(name.startswith("/") or ".." in name.split("/") for name in package.names()):
        yield "parts with a path out of the file"
    settings = package.target(main, "settings")
    for each in package.xml(settings) if settings else ():
        if local(each) in _TOLD_SETTINGS:
            yield _TOLD_SETTINGS[local(each)]


def settings(root: Any) -> bytes:
    """settings.xml with what says how pages look, and nothing else."""
    return _written(root, lambda each: each.getparent() is not root or local(each) in _SETTINGS)


def styles(root: Any) -> bytes:
    return _written(root, lambda _: True)


def numbering(root: Any) -> bytes:
    """numbering.xml without bullets that are pictures."""
    return _written(root, lambda each: local(each) not in _BULLETS)


def font_table(root: Any) -> bytes:
    """fontTable.xml without fonts that came with the file."""
    return _written(root, lambda each: local(each) not in _EMBEDDED)


def theme(content: bytes, root: Any) -> bytes:
    """A theme as it stands, or nothing where it leads to other parts."""
    tied = any(key.startswith(R) for each in root.iter(etree.Element) for key in each.attrib)
    return b"" if tied or root.tag.rpartition("}")[2] != "theme" else content


def edge(package: Package, part: str, root: Any) -> Edge:
    """A header or footer (``root``) without what reaches out of the paper; its pictures apart."""
    ties = {each.id: each for each in package.related(part)}
    pictures: dict[str, tuple[bytes, str]] = {}
    _plain_fields(root)
    for each in list(root.iter(etree.Element)):
        if each.getparent() is None or each is root:
            continue
        if local(each) in _ACTIVE:
            each.getparent().remove(each)
        elif not _settled(each, package, ties, pictures):
            _out(each)
    etree.cleanup_namespaces(root, keep_ns_prefixes=_prefixes(root))
    return Edge(bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)), pictures)


def _settled(element: Any, package: Package, ties: dict[str, Any], pictures: dict[str, tuple[bytes, str]]) -> bool:
    """Take from an element what leads elsewhere; whether what is left of it can stand."""
    for key, value in list(element.attrib.items()):
        name = key.rpartition("}")[2].casefold()
        if key.startswith(R):
            tie = ties.get(value)
            form = _form(package, tie.target) if tie and not tie.external and tie.type == "image" else ""
            if tie is None or not form:
                return False
            pictures[value] = package.read(tie.target), form
        elif key == "ID" or (name in _LEADING and (element.tag.startswith(V) or key.startswith("{"))):
            del element.attrib[key]
    return True


def _form(package: Package, part: str) -> str:
    content = package.read(part) if part in package else b""
    return next((form for start, form in _FORMS.items() if content.startswith(start)), "")


def _out(element: Any) -> None:
    """Take out the drawing that an element stands in; of a link the words stay."""
    if local(element) == "hyperlink":
        for child in list(element):
            element.addprevious(child)
        element.getparent().remove(element)
        return
    names = (f"{W}drawing", f"{W}pict", f"{W}object")
    whole = next(element.iterancestors(*names), element)
    if whole.getparent() is not None:
        whole.getparent().remove(whole)


def _plain_fields(root: Any) -> None:
    """Of fields that are not kept, the words that they show."""
    kept = FieldMarks(root).kept
    for each in list(root.iter(f"{W}fldChar", f"{W}instrText")):
        if each not in kept:
            each.getparent().remove(each)
        else:
            each[:] = []
    for each in list(root.iter(f"{W}fldSimple")):
        if not is_kept(each.get(f"{W}instr") or ""):
            for child in list(each):
                each.addprevious(child)
            each.getparent().remove(each)


def _prefixes(root: Any) -> list[str]:
    """The prefixes that ``mc:Ignorable`` and its like name, which must stay declared."""
    named = [value for each in root.iter(etree.Element) for key, value in each.attrib.items() if "Ignorable" in key]
    named += [each.get("Requires") or "" for each in root.iter(etree.Element) if local(each) == "Choice"]
    return [prefix for value in named for prefix in value.split()]


def _written(root: Any, kept: Callable[[Any], bool]) -> bytes:
    """A part with Word's own elements and attributes alone, and of those what is kept."""
    for each in list(root.iter(etree.Element)):
        if each is not root and (not each.tag.startswith(W) or not kept(each)):
            if each.getparent() is not None:
                each.getparent().remove(each)
            continue
        for key in list(each.attrib):
            if not key.startswith(W):
                del each.attrib[key]
    etree.cleanup_namespaces(root, top_nsmap={"w": W[1:-1]})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def own_property(root: Any) -> bytes:
    """custom.xml with the one property that says which clauses are in a draft, or nothing."""
    for each in root:
        if each.get("name") == OWN_PROPERTY:
            text = etree.Element(f"{{{_VALUES}}}lpwstr", nsmap={"vt": _VALUES})
            text.text = "".join(map(str, each.itertext()))
            made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})  # type: ignore[dict-item]
            held = etree.SubElement(made, f"{{{_CUSTOM}}}property", fmtid=_OWN_FORMAT, pid="2", name=OWN_PROPERTY)
            held.append(text)
            return bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True))
    return b""
