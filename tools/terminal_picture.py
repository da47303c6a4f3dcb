"""docs/images/terminal.svg: what ``moudraft demo`` prints, as a picture of a terminal."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path

from tools.doc_commands import ROOT, shell

PICTURE = ROOT / "docs" / "images" / "terminal.svg"
COMMAND = "moudraft demo"
SIZE, LEADING, MARGIN, BAR, LONGEST = 14, 19, 18, 34, 112
LETTER = 8.43  # the width of a letter of most monospaced type at this size


def picture() -> str:
    """The picture of a run made now, on the fixed day of the documentation."""
    with tempfile.TemporaryDirectory() as folder:
        done = shell(COMMAND, Path(folder), 0)
    if done.returncode:
        raise SystemExit(f"{COMMAND} ended with {done.returncode}:\n{done.stdout}")
    return svg([f"$ {COMMAND}", *done.stdout.rstrip().splitlines()])


def svg(lines: list[str]) -> str:
    """Lines of text in a window; lines too long for it are cut."""
    shown = [line if len(line) <= LONGEST else line[: LONGEST - 1] + "…" for line in lines]
    texts = [
        f'<text x="{MARGIN}" y="{BAR + (number + 1) * LEADING - 6}"{paint(line)}>{escape(line, quote=False)}</text>'
        for number, line in enumerate(shown)
        if line
    ]
    return window(max(map(len, shown)), len(shown), f"What {COMMAND} prints in a terminal", texts)


def window(columns: int, rows: int, title: str, drawn: list[str], about: str = "") -> str:
    """What is drawn of so many columns and rows, in the frame of a window; ``title`` and ``about`` say it in words."""
    width = round(columns * LETTER) + 2 * MARGIN
    height = BAR + rows * LEADING + MARGIN
    dots = [
        f'<circle cx="{MARGIN + 4 + 20 * number}" cy="17" r="6" fill="{colour}"/>'
        for number, colour in enumerate(("#f47067", "#e0b44c", "#6bc46d"))
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">',
            f"<title>{escape(title, quote=False)}</title>",
            *([f"<desc>{escape(about, quote=False)}</desc>"] if about else []),
            # Browsers let their own rule for text go before what xml:space says.
            "<style>text{white-space:pre}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#1f2630"/>',
            *dots,
            f"<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" "
            f'font-size="{SIZE}" fill="#d5dce6" xml:space="preserve">',
            *drawn,
            "</g>",
            "</svg>",
            "",
        ]
    )


def paint(line: str) -> str:
    """The command in green, a line that heads a list in white, what is to be confirmed in yellow."""
    if line.startswith("$ "):
        return ' fill="#8ddb8c"'
    if line.endswith(":") and not line.startswith(" "):
        return ' fill="#ffffff" font-weight="bold"'
    return ""


def write() -> None:
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
