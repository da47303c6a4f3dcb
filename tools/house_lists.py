"""The lists of the house style: one multilevel definition each, and what numbering.xml says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Arial"

# The lists, by number: LISTS below has them in this order.
CLAUSES, LIST, RECITALS, PARTIES, STATEMENTS = range(5)
TABLE_LIST, SCHEDULES, IN_SCHEDULE, BULLETS, TABLE_BULLETS = range(5, 10)


def indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}"' + (f' w:hanging="{hanging}"/>' if hanging else "/>")


class Level(NamedTuple):
    """One level of a list: number format, text ("%1.%2"), where its text begins, how far the number hangs."""

    format: str
    text: str
    left: int
    hanging: int


def letters(number: int, left: int, hanging: int = 567) -> Level:
    return Level("lowerLetter", f"(%{number})", left, hanging)


def romans(number: int, left: int, hanging: int = 567) -> Level:
    return Level("lowerRoman", f"(%{number})", left, hanging)


def capitals(number: int, left: int, hanging: int = 567) -> Level:
    return Level("upperLetter", f"(%{number})", left, hanging)


def dots(*lefts: int) -> tuple[Level, ...]:
    return tuple(Level("bullet", "\u2022", left, lefts[0]) for left in lefts)


LISTS: tuple[tuple[Level, ...], ...] = (
    (
        Level("decimal", "%1", 720, 720),
        Level("decimal", "%1.%2", 720, 720),
        letters(3, 1287),
        romans(4, 1854),
        capitals(5, 2421),
    ),
    (letters(1, 567), romans(2, 1134), capitals(3, 1701)),
    (capitals(1, 720, 720), letters(2, 1287), romans(3, 1854)),
    (Level("decimal", "(%1)", 720, 720), letters(2, 1287), romans(3, 1854)),
    (Level("decimal", "S%1", 567, 567), letters(2, 992, 425), romans(3, 1417, 425)),
    (letters(1, 425, 425), romans(2, 850, 425), capitals(3, 1275, 425)),
    (Level("decimal", "Schedule\u00a0%1", 0, 0),),
    (Level("decimal", "%1", 720, 720), letters(2, 1287), romans(3, 1854), capitals(4, 2421)),
    dots(425, 850, 1275),
    dots(284, 568),
)


def numbering_xml(owners: Mapping[tuple[int, int], str]) -> str:
    """The whole part; ``owners`` maps (list, level) to the id of the style that stands at that level."""
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4D4F55{number:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="6D6F75{number:02X}"/>'
        + "".join(level_xml(level, depth, owners.get((number, depth))) for depth, level in enumerate(levels))
        + "</w:abstractNum>"
        for number, levels in enumerate(LISTS)
    )
    numbers = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(LISTS))
    )
    return f"{HEAD}<w:numbering {NAMESPACES}>{lists}{numbers}</w:numbering>"


def level_xml(level: Level, depth: int, owner: str | None) -> str:
    style = f'<w:pStyle w:val="{owner}"/>' if owner else ""
    suffix = "" if level.hanging else '<w:suff w:val="nothing"/>'
    plain = "" if level.format != "bullet" else f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{style}{suffix}'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indent(level.left, level.hanging)}</w:pPr>{plain}</w:lvl>"
    )
