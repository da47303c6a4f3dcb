"""Draw a heat map of red lines and options as SVG: every cell says what its colour says by a sign and a word."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from moudraft.document.sheet import LETTERS, WORDS, HeatMap, signed

FILLS = {
    "holds": "#d8ebdf", "strained": "#fbeec2", "breaks": "#f3cfcb", "waiver": "#e0d9f0", "people": "#dfe6ee",
    "absent": "#ffffff",
}  # fmt: skip
INK = {
    "holds": "#14532d", "strained": "#553b00", "breaks": "#6b1414", "waiver": "#3f2a75", "people": "#26384d",
    "absent": "#4a5562",
}  # fmt: skip
ROW, LABEL, WIDE, NARROW, FEW = 30, 210, 104, 46, 8
_FONT = 'font-family="Arial, Helvetica, sans-serif"'


def heat_map(found: HeatMap) -> str:
    """The picture as SVG text; ``role="img"`` with a description for those who cannot see it."""
    upright = len(found.columns) > FEW
    width, words = (NARROW, LETTERS) if upright else (WIDE, WORDS)
    titles = [wrap(title, 24 if upright else 15)[:4] for title in found.columns]
    if upright:
        head = 24 + 7 * max(len(line) for title in titles for line in title)
    else:
        head = 18 + 14 * max(map(len, titles), default=1)
    full, tall = LABEL + width * len(found.columns) + 2, head + ROW * len(found.rows) + 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full} {tall}" width="{full}" height="{tall}" '
        f'role="img" aria-label={quoteattr(in_words(found))}>',
        f"<title>{escape(found.description)}</title>",
        _text(6, head - 10, found.corner, "#26384d", weight="600"),
    ]
    for at, title in enumerate(titles):
        lines += _title(title, LABEL + at * width + width / 2, head - 10, upright)
    for number, (label, tones) in enumerate(found.rows):
        lines += _row(label, tones, head + ROW * number, width, words)
    return "\n".join([*lines, "</svg>"])


def _title(lines: list[str], x: float, bottom: float, upright: bool) -> Iterator[str]:
    """The title of a column, its lines one above the other; ``upright`` ones are read from the bottom up."""
    for number, line in enumerate(lines):
        if upright:
            across = x + 4 + 14 * (number - (len(lines) - 1) / 2)
            turned = f'<g transform="translate({across:g} {bottom:g}) rotate(-90)">'
            yield turned + _text(0, 0, line, "#26384d", weight="600", size=12) + "</g>"
        else:
            yield _text(x, bottom - 14 * (len(lines) - 1 - number), line, "#26384d", "middle", "600", 12)


def in_words(found: HeatMap) -> str:
    """Everything the picture shows, as a sentence for each row."""
    rows = (
        f"{label}: "
        + ", ".join(f"{title} {WORDS[tone].lower()}" for title, tone in zip(found.columns, tones, strict=True))
        for label, tones in found.rows
    )
    return f"{found.description}. " + "; ".join(rows)


def _row(label: str, tones: tuple[str, ...], top: float, width: int, words: dict[str, str]) -> Iterator[str]:
    middle = top + ROW / 2 + 4
    shown = label if len(label) <= 33 else label[:32].rstrip() + "\u2026"
    yield _text(6, middle, shown, "#1f2a37")
    for at, tone in enumerate(tones):
        x = LABEL + at * width
        yield (
            f'<rect x="{x + 1}" y="{top + 1:g}" width="{width - 2}" height="{ROW - 2}" rx="2" fill="{FILLS[tone]}" '
            f'stroke="{INK[tone]}" stroke-opacity="{0.9 if tone == "breaks" else 0.35}" '
            f'stroke-width="{1.5 if tone == "breaks" else 1}"/>'
        )
        weight = "700" if tone == "breaks" else "400"
        yield _text(x + width / 2, middle, signed(tone, words), INK[tone], "middle", weight)


def _text(x: float, y: float, words: str, ink: str, anchor: str = "start", weight: str = "400", size: int = 13) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" {_FONT} font-size="{size}" font-weight="{weight}" '
        f'fill="{ink}">{escape(words)}</text>'
    )
