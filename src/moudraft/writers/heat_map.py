"""Draw a heat map of red lines and options as SVG: every cell says in words or a letter what its colour says."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from moudraft.options_sheet import LETTERS, WORDS, HeatMap

FILLS = {
    "holds": "#d8ebdf", "strained": "#fbeec2", "breaks": "#f3cfcb", "waiver": "#e0d9f0", "people": "#dfe6ee",
    "absent": "#ffffff",
}  # fmt: skip
INK = {
    "holds": "#14532d", "strained": "#553b00", "breaks": "#6b1414", "waiver": "#3f2a75", "people": "#26384d",
    "absent": "#4a5562",
}  # fmt: skip
ROW, LABEL, WIDE, NARROW, FEW = 30, 210, 104, 58, 8
_FONT = 'font-family="Arial, Helvetica, sans-serif"'


def heat_map(found: HeatMap) -> str:
    """The picture as SVG text; ``role="img"`` with a description for those who cannot see it."""
    width = WIDE if len(found.columns) <= FEW else NARROW
    words = WORDS if width == WIDE else LETTERS
    titles = [wrap(title, 15 if width == WIDE else 8, break_long_words=True)[:6] for title in found.columns]
    head = 18 + 14 * max(map(len, titles), default=1)
    full, tall = LABEL + width * len(found.columns) + 2, head + ROW * len(found.rows) + 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full} {tall}" width="{full}" height="{tall}" '
        f'role="img" aria-label={quoteattr(in_words(found))}>',
        f"<title>{escape(found.description)}</title>",
        _text(6, head - 10, found.corner, "#26384d", weight="600"),
    ]
    for at, title in enumerate(titles):
        x = LABEL + at * width + width / 2
        lines += [
            _text(x, head - 10 - 14 * (len(title) - 1 - n), line, "#26384d", "middle", "600", 12)
            for n, line in enumerate(title)
        ]
    for number, (label, tones) in enumerate(found.rows):
        lines += _row(label, tones, head + ROW * number, width, words)
    return "\n".join([*lines, "</svg>"])


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
        yield _text(x + width / 2, middle, words[tone], INK[tone], "middle", weight)


def _text(x: float, y: float, words: str, ink: str, anchor: str = "start", weight: str = "400", size: int = 13) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" {_FONT} font-size="{size}" font-weight="{weight}" '
        f'fill="{ink}">{escape(words)}</text>'
    )
