"""What of the looks of words and paragraphs counts in a comparison, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from moudraft.comparison.laid_flat import Atom

STRUCK, HIDDEN = "struck", "hidden"
_LOOKS = {STRUCK: " (struck through)", HIDDEN: " (hidden)"}
_PASSING = re.compile(r"<w:(?:keepNext|keepLines|spacing)\b[^>]*/>")
_WEIGHTY = re.compile(r"<w:(?:rStyle|b|i|strike|dstrike|vanish|u|vertAlign|caps)(?: [^>]*)?/>")
_WIDTHS = re.compile(r"<w:(?:tblW|tblInd|tblLayout|tblLook|tcW|wBefore|wAfter)\b[^>]*/>")


def as_read(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms with a word after those that do not read as they stand: struck through, hidden, a link to the web."""
    for kind, group in groupby(atoms, lambda atom: atom.kind if atom.kind in _LOOKS else ""):
        found = list(group)
        yield from found
        if kind and any(atom.text.strip() for atom in found):
            yield Atom(_LOOKS[kind])


def lasting(properties: str) -> str:
    """A paragraph's properties but for those that follow from what stands next to it: room above, keeping together."""
    return _PASSING.sub("", properties)


def weighty(properties: str) -> str:
    """Of a run's properties, those that count whoever wrote the file: its style, bold, italics, lines, hidden."""
    return "".join(sorted(_WEIGHTY.findall(properties))) if properties else ""


def without_widths(properties: str) -> str:
    """The properties of a table, row or cell without its widths, which no word of the paper depends on."""
    return _WIDTHS.sub("", properties) if properties else ""
