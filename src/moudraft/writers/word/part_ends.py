"""The end of a part after which the page is turned: its last paragraph takes what stands before it along.

A page that holds the last lines of a part and nothing else is nearly blank.
"""

from __future__ import annotations

from moudraft.lazy_patterns import lazy_pattern

_TEXT = lazy_pattern(">([^<]+)")
_SHORT = 480  # characters: about six lines; a longer paragraph fills enough of its page
_STYLE = lazy_pattern("<w:p><w:pPr><w:pStyle [^>]*/>")


def hold_end(pieces: list[str]) -> None:
    """Hold the last paragraph of a body together, and with the paragraph or the row of a table before it."""
    if len(pieces) < 2 or not pieces[-1].startswith("<w:p>") or _length(pieces[-1]) > _SHORT:
        return
    pieces[-1] = _with(pieces[-1], "<w:keepLines/>", after="<w:keepNext/>")
    first = len(pieces) - 2
    if pieces[first] == "</w:tbl>":
        first = next(at for at in range(first, -1, -1) if pieces[at].startswith("<w:tr>"))
    if sum(map(_length, pieces[first:-1])) <= 2 * _SHORT:
        pieces[first:-1] = [_with(piece, "<w:keepNext/>") for piece in pieces[first:-1]]


def _length(piece: str) -> int:
    return sum(map(len, _TEXT.findall(piece)))


def _with(piece: str, switch: str, after: str = "") -> str:
    """A paragraph with a switch of its page set behind its style; as it is where it has the switch, or is none."""
    style = _STYLE.match(piece)
    if not style or switch in piece:
        return piece
    end = style.end() + (len(after) if after and piece.startswith(after, style.end()) else 0)
    return f"{piece[:end]}{switch}{piece[end:]}"
