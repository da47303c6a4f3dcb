"""How the styles look that a file uses: by name, since another program may call the same style otherwise inside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from moudraft.comparison.plain.asides import Aside
from moudraft.comparison.word_counting import value
from moudraft.comparison.word_file import WordFile
from moudraft.office.namespaces import W

_LOOKS = (f"{W}pPr", f"{W}rPr", f"{W}tblPr")
_USES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_NUMBERS = (f"{W}numPr",)
"""What is no look: which list a style is tied to, whose numbers are compared."""


def looks_of_styles(file: WordFile) -> Iterator[Aside]:
    """Each style that the body of a file uses, and those it rests on, with the digest of how it looks."""
    styles = {style.get(f"{W}styleId") or "": style for style in file.styles_root.iter(f"{W}style")}
    waiting = sorted({each.get(f"{W}val") or "" for each in file.root.iter(*_USES)})
    used: dict[str, None] = {}
    while waiting:
        id = waiting.pop()
        if id in styles and id not in used:
            used[id] = None
            waiting.append(value(styles[id], "basedOn"))
    yield from sorted((_look(styles[id]) for id in used), key=lambda each: each.what)
    defaults = file.styles_root.find(f"{W}docDefaults")
    if defaults is not None:
        yield Aside("style", "what every style rests on", mark=_digest(_plain(defaults)))


def _look(style: Any) -> Aside:
    parts = [_written(each) for each in style if each.tag in _LOOKS]
    return Aside("style", f"the style \u201c{value(style, 'name')}\u201d", mark=_digest(b"".join(sorted(parts))))


def _written(look: Any) -> bytes:
    """The properties in one order, without lists: what is written the other way round looks the same."""
    return b"".join(sorted(_plain(each) for each in look if each.tag not in _NUMBERS))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _plain(element: Any) -> bytes:
    content: bytes = etree.tostring(element, method="c14n", exclusive=True)
    return content
