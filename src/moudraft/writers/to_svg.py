"""Draw a governance structure as SVG: tiers of boxes with reporting lines, readable in grey and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from moudraft.document.structure import Box, Structure

WIDTH, HEIGHT, GAP, RISE, MARGIN = 190, 64, 26, 66, 20
LETTERS = 24
FILLS = {"party": "#ffffff", "members": "#e8edf3", "officers": "#f3f1e8", "arrangement": "#f2f2f2"}


def to_svg(structure: Structure, title: str) -> str:
    """The picture as SVG text with a final newline; ``title`` names it for those who cannot see it."""
    tiers = sorted({box.tier for box in structure.boxes})
    rows = [[box for box in structure.boxes if box.tier == tier] for tier in tiers]
    most = max(len(row) for row in rows)
    width = 2 * MARGIN + most * WIDTH + (most - 1) * GAP
    height = 2 * MARGIN + len(rows) * HEIGHT + (len(rows) - 1) * RISE
    places: dict[str, tuple[float, float]] = {}
    for number, row in enumerate(rows):
        left = (width - len(row) * WIDTH - (len(row) - 1) * GAP) / 2
        for index, box in enumerate(row):
            places[box.id] = (left + index * (WIDTH + GAP), MARGIN + number * (HEIGHT + RISE))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label={quoteattr(_in_words(structure, title))}>',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 10 5 0 10z" fill="#4a5562"/></marker></defs>',
        *(_line(places[edge.source], places[edge.target]) for edge in structure.edges),
        *(part for box in structure.boxes for part in _box(box, places[box.id])),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _line(source: tuple[float, float], target: tuple[float, float]) -> str:
    x1, y1 = source[0] + WIDTH / 2, source[1]
    x2, y2 = target[0] + WIDTH / 2, target[1] + HEIGHT
    middle = (y1 + y2) / 2
    path = f"M{x1:g} {y1:g}V{middle:g}H{x2:g}V{y2 + 2:g}"
    return f'<path d="{path}" fill="none" stroke="#4a5562" stroke-width="1.2" marker-end="url(#arrow)"/>'


def _box(box: Box, place: tuple[float, float]) -> Iterator[str]:
    x, y = place
    dash = ' stroke-dasharray="5 3"' if box.kind == "arrangement" else ""
    yield (
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="3" fill="{FILLS[box.kind]}" '
        f'stroke="#1f2a37" stroke-width="1"{dash}/>'
    )
    name = wrap(box.name, LETTERS)[:3] or [""]
    lines = [(line, "600", 13) for line in name] + ([(box.note, "400", 11)] if box.note else [])
    top = y + HEIGHT / 2 - (len(lines) - 1) * 8 + 4
    for number, (text, weight, size) in enumerate(lines):
        yield (
            f'<text x="{x + WIDTH / 2:g}" y="{top + number * 16:g}" text-anchor="middle" '
            f'font-family="Arial, sans-serif" font-size="{size}" font-weight="{weight}" fill="#1f2a37">'
            f"{escape(text)}</text>"
        )


def _in_words(structure: Structure, title: str) -> str:
    names = {box.id: box.name for box in structure.boxes}
    reports = "; ".join(f"{names[edge.source]} reports to {names[edge.target]}" for edge in structure.edges)
    return f"{title}. {reports or 'No body is set up'}."
