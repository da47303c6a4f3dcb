"""Text as it may stand in a web page: in its content, in a quoted attribute, and in a string of its style."""

from __future__ import annotations

from moudraft.lazy_patterns import lazy_pattern

# What no web page can hold: shown as U+FFFD, so that a reader sees that something was there.
_ILLEGAL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text that shows as exactly that text; line breaks and tabs are left as they are."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def shown(text: str) -> str:
    """Text in a paragraph, where a line break shows as one and a tab as a wide space."""
    text = escaped(text)
    if text.isprintable():
        return text
    return text.replace("\n", "<br>").replace("\t", '<span class="tab">\t</span>')


def style_string(text: str) -> str:
    """Text as a quoted string of a style sheet: all but plain letters, digits and spaces by their numbers."""
    return '"' + "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in text) + '"'
