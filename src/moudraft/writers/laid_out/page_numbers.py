"""The pages of a contents list, filled in by laying the document out: in Word they are worked out when it is opened.

LibreOffice does not renew a contents list, but works out references to pages: so it is given the list as references,
and what it makes of them is put into the list.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from moudraft.office.zip_writing import zipped
from moudraft.writers.laid_out.libreoffice import converted
from moudraft.writers.word.contents_list import BEGIN, END
from moudraft.writers.word.run_xml import field, runs

_MAIN = "word/document.xml"
_ENTRY = re.compile(r'(<w:hyperlink w:anchor="([^"]+)"[^>]*>)(.*?)(</w:hyperlink>)', re.DOTALL)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EXPORT = "MS Word 2007 XML"


def with_page_numbers(docx: bytes) -> bytes:
    """A draft of ours with the pages in its contents list; as it is where it has no list.

    Raises ``MoudraftError`` where LibreOffice is not there or fails.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        entries = [(each.filename, package.read(each)) for each in package.infolist()]
    text = dict(entries)[_MAIN].decode("utf-8")
    start = text.find(BEGIN)
    end = text.find(END, start)
    if start < 0 or end < 0:
        return docx
    contents = text[start + len(BEGIN) : end]
    loose = text[:start] + _numbered(contents, {}) + text[end + len(END) :]
    pages = _pages(converted(_with(entries, loose), "docx", _EXPORT))
    done = BEGIN.replace(' w:dirty="true"', "")
    return _with(entries, text[:start] + done + _numbered(contents, pages) + text[end:])


def _numbered(contents: str, pages: dict[str, str]) -> str:
    """The entries of a list, each with a reference to the page of what it names."""

    def entry(found: re.Match[str]) -> str:
        page = field(f"PAGEREF {found[2]} \\h", pages.get(found[2], "0"))
        return f"{found[1]}{found[3]}{runs(chr(9))}{page}{found[4]}"

    return _ENTRY.sub(entry, contents)


def _with(entries: list[tuple[str, bytes]], text: str) -> bytes:
    return zipped([(name, text.encode("utf-8") if name == _MAIN else content) for name, content in entries])


def _pages(docx: bytes) -> dict[str, str]:
    """By bookmark, what a layout engine put where a reference to its page stands."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read(_MAIN))
    found: dict[str, str] = {}
    open_field = ""
    shows = False
    for each in root.iter(f"{_W}instrText", f"{_W}fldChar", f"{_W}t"):
        kind: Any = each.get(f"{_W}fldCharType")
        if each.tag == f"{_W}instrText":
            words = (each.text or "").split()
            open_field = words[1] if words[:1] == ["PAGEREF"] and len(words) > 1 else ""
        elif kind in ("separate", "end"):
            shows = kind == "separate"
            open_field = open_field if shows else ""
        elif shows and open_field and each.tag == f"{_W}t":
            found[open_field] = found.get(open_field, "") + (each.text or "").strip()
    return {bookmark: page for bookmark, page in found.items() if page.isdecimal()}
