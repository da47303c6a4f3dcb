"""docs/every-page.md, and a picture for each example deal with all pages of its draft beside one another.

Needs ``soffice`` and ``pdftoppm`` (poppler-utils). Drafts are made on a fixed day.
"""

from __future__ import annotations

import datetime
import subprocess
import tempfile
from pathlib import Path

from tools.grey_picture import png, read_pgm, sheet

from moudraft import data, draft, load_deal
from moudraft.drafting import Draft
from moudraft.english import capital, counted, joined

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "every-page.md"
PICTURES = ROOT / "docs" / "images" / "pages"
TODAY = datetime.date(2026, 11, 21)
DOTS_AN_INCH, ACROSS = 34, 8
HEAD = """# Every page of the examples

What comes out, page by page: the draft of each deal in `examples/`, as LibreOffice lays it out, small. To see one at
its full size, draft it: `moudraft draft examples/shared-services.yaml --format pdf`. `make pictures` makes them again.
"""


def write() -> None:
    """Draft every example, lay it out, and write the pictures and the page that shows them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    parts = [HEAD]
    for example in sorted(data.path("examples").glob("*.yaml")):
        made = draft(load_deal(example), today=TODAY)
        pages = laid_out(made.content("pdf"))
        (PICTURES / f"{example.stem}.png").write_bytes(png(sheet(list(map(read_pgm, pages)), ACROSS)))
        parts.append(part(example.name, made, len(pages)))
    PAGE.write_text("\n".join(parts), encoding="utf-8", newline="\n")


def laid_out(pdf: bytes, dots_an_inch: int = DOTS_AN_INCH) -> list[bytes]:
    """The pages of a PDF in shades of grey, as pdftoppm writes them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-gray", "-r", str(dots_an_inch), str(folder / "draft.pdf"), str(folder / "page")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [each.read_bytes() for each in sorted(folder.glob("page*.pgm"))]


def part(example: str, made: Draft, pages: int) -> str:
    """What the page says of one example, and its picture with its words for whoever does not see it."""
    document, length = made.document, counted(pages, "page")
    parties = counted(len(document.parties), "party")
    parts = [counted(len([each for each in document.sections if each.heading]), "section")]
    parts += [counted(len(document.schedules), "schedule")] if document.schedules else []
    parts += [f"the signatures of {parties}"] if document.execution_blocks else []
    words = f"{length} in rows of {ACROSS}, from the title to the last: {joined(parts)}"
    return (
        f"## {document.header or document.title}\n\n{capital(length)}, {parties}, from\n"
        f"[examples/{example}](../examples/{example}).\n\n![{words}](images/pages/{Path(example).stem}.png)\n"
    )
