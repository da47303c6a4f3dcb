"""Pages in shades of grey: read as pdftoppm writes them, set beside one another, and written as a PNG.

Nothing but the standard library: 16 shades are enough to see how a page is set out, and take half the room.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

_HEAD = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")
_GAP, _EDGE = 8, 1  # dots between pages, and the line round each
_PAPER, _LINE = 0xE8, 0x90  # what lies behind the pages, and their edges
_SHADES = bytes(round(value / 17) * 17 for value in range(256))


class Grey(NamedTuple):
    """A picture, a byte a dot, row after row: 0 is black and 255 white."""

    width: int
    height: int
    dots: bytes

    def row(self, number: int) -> bytes:
        return self.dots[number * self.width : (number + 1) * self.width]


def read_pgm(content: bytes) -> Grey:
    """A picture as ``pdftoppm -gray`` writes it."""
    head = _HEAD.match(content)
    if not head:
        raise ValueError("not a PGM picture of 255 shades")
    width, height = int(head[1]), int(head[2])
    return Grey(width, height, content[head.end() : head.end() + width * height])


def sheet(pages: Sequence[Grey], across: int) -> Grey:
    """The pages in rows of so many, each with an edge, on a ground that is none of theirs."""
    cell = max(page.width for page in pages) + 2 * _EDGE + _GAP
    width = cell * min(across, len(pages)) + _GAP
    ground = bytes([_PAPER])
    rows = [ground * width * _GAP]
    for at in range(0, len(pages), across):
        beside = [_edged(page) for page in pages[at : at + across]]
        for number in range(max(page.height for page in beside)):
            line = b"".join(
                ground * _GAP + (page.row(number) or ground * page.width).ljust(cell - _GAP, ground) for page in beside
            )
            rows.append(line.ljust(width, ground))
        rows.append(ground * width * _GAP)
    dots = b"".join(rows)
    return Grey(width, len(dots) // width, dots)


def _edged(page: Grey) -> Grey:
    width = page.width + 2 * _EDGE
    line, side = bytes([_LINE]) * width * _EDGE, bytes([_LINE]) * _EDGE
    inside = b"".join(side + page.row(number) + side for number in range(page.height))
    return Grey(width, page.height + 2 * _EDGE, line + inside + line)


def png(picture: Grey) -> bytes:
    """The picture as a PNG of 16 shades."""
    lines = []
    for number in range(picture.height):
        row = picture.row(number).translate(_SHADES)
        row += b"\0" * (len(row) % 2)
        # Two dots a byte: the high half of every other one, and the low half of its neighbour.
        both = int.from_bytes(row[::2], "big") & _half(len(row) // 2, 0xF0)
        both |= int.from_bytes(row[1::2], "big") & _half(len(row) // 2, 0x0F)
        lines.append(b"\0" + both.to_bytes(len(row) // 2, "big"))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _half(length: int, mask: int) -> int:
    return int.from_bytes(bytes([mask]) * length, "big")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
