"""The namespaces of a Word file, as lxml spells them, and those that a plain one has."""

from __future__ import annotations

from typing import Any

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{_OFFICE}/wordprocessingml/2006/main"
SPACES = {
    "w": WORD,
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
W, R, A, V = (f"{{{SPACES[prefix]}}}" for prefix in ("w", "r", "a", "v"))
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = f"{{{_OFFICE}/officeDocument/2006/math}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PREFIXES = {prefix: uri for prefix, uri in SPACES.items() if prefix in ("w", "r")}


def made(tag: str, /, **attributes: str) -> Any:
    """A new element of Word's own namespace; its attributes too."""
    element = etree.Element(W + tag, nsmap=PREFIXES)
    for key, value in attributes.items():
        element.set(W + key, value)
    return element


def text_element(text: str) -> Any:
    """Words as they stand in a run."""
    element = made("t")
    element.set(XML_SPACE, "preserve")
    element.text = text
    return element


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def on(element: Any) -> bool:
    """Whether a switch such as ``w:strike`` is on."""
    return element is not None and (element.get(W + "val") or "true").casefold() not in ("0", "false", "off", "none")
