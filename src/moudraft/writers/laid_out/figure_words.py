"""Words for the figures of a tagged PDF that LibreOffice leaves without: the mark that lies behind every page.

LibreOffice tags it as a figure and loses its alternative text, so that a screen reader says "figure" on each page and
no more. What is added is added as PDF means things to be added: behind the end, the rest of the file untouched.
"""

from __future__ import annotations

import re

_FIGURE = re.compile(
    rb"^(\d+) 0 obj\n<</Type/StructElem\n/S/Figure\n((?:(?!endobj).)*?)>>\nendobj", re.MULTILINE | re.DOTALL
)
_TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.DOTALL)


def with_figure_words(pdf: bytes, words: str) -> bytes:
    """The PDF with these words for each figure that has none; as it is where it is not laid out as expected."""
    trailer = _TRAILER.search(pdf)
    silent = [each for each in _FIGURE.finditer(pdf) if b"/Alt" not in each[2]]
    if trailer is None or not silent or not words:
        return pdf
    made = [pdf.rstrip(b"\n") + b"\n"]
    size = len(made[0])
    entries = []
    alternative = b"/Alt" + _string(words)
    for each in silent:
        whole = b"%s 0 obj\n<</Type/StructElem\n/S/Figure\n%s%s\n>>\nendobj\n\n" % (each[1], each[2], alternative)
        entries.append(b"%s 1\n%010d 00000 n \n" % (each[1], size))
        made.append(whole)
        size += len(whole)
    made.append(b"xref\n0 1\n0000000000 65535 f \n" + b"".join(entries))
    made.append(b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], size))
    return b"".join(made)


def _string(words: str) -> bytes:
    """Words as a string of a PDF, in hexadecimal digits: no letter of them can end it."""
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode("ascii") + b">"
