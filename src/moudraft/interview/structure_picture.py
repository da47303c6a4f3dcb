"""The governance structure as a small picture in letters and lines, for a terminal."""

from __future__ import annotations

import textwrap

from moudraft.deal import Deal
from moudraft.document.structure import Box, structure_of
from moudraft.selection.terms import Terms

WIDTH = 72
WIDEST = 30


def picture(deal: Deal, terms: Terms, width: int = WIDTH) -> list[str]:
    """Boxes by tier, the parties at the top; a line joins each body to what it reports to."""
    structure = structure_of(deal, terms)
    tiers: dict[int, list[Box]] = {}
    for box in structure.boxes:
        tiers.setdefault(box.tier, []).append(box)
    lines: list[str] = []
    names = {box.id: box.name for box in structure.boxes}
    reports = {
        box.id: [names[edge.target] for edge in structure.edges if edge.source == box.id] for box in structure.boxes
    }
    for number, tier in enumerate(sorted(tiers)):
        if number:
            lines += ["|".center(width).rstrip()]
        for row in rows_of(tiers[tier], width):
            lines += row
    for box in structure.boxes:
        targets = reports[box.id]
        if box.kind != "party" and targets:
            whom = "each partner" if len(targets) == len(tiers[0]) else " and ".join(targets)
            lines.append("") if not lines[-1].startswith("  ") else None
            lines += textwrap.wrap(f"{box.name} reports to {whom}.", width, initial_indent="  ", subsequent_indent="  ")
    return lines if len(tiers) > 1 else [*lines, "", "  No body: the partners meet as need arises."]


def rows_of(boxes: list[Box], width: int) -> list[list[str]]:
    """Boxes side by side, as many as fit a row."""
    drawn = [drawing(box) for box in boxes]
    rows: list[list[list[str]]] = [[]]
    for each in drawn:
        if rows[-1] and sum(len(one[0]) + 2 for one in rows[-1]) + len(each[0]) > width:
            rows.append([])
        rows[-1].append(each)
    return [joined(row, width) for row in rows]


def drawing(box: Box) -> list[str]:
    """One box; its note (how it decides) stands below its name."""
    words = textwrap.wrap(box.name, WIDEST) or [""]
    words += [f"({box.note})"] if box.note else []
    wide = max(map(len, words))
    edge = f"+{'-' * (wide + 2)}+"
    return [edge, *(f"| {line.center(wide)} |" for line in words), edge]


def joined(row: list[list[str]], width: int) -> list[str]:
    """Drawings side by side, the lower ones filled up, the whole in the middle."""
    height = max(len(each) for each in row)
    filled = []
    for each in row:
        inner = f"|{' ' * (len(each[0]) - 2)}|"
        filled.append([*each[:-1], *[inner] * (height - len(each)), each[-1]])
    return ["  ".join(parts).center(width).rstrip() for parts in zip(*filled, strict=True)]
