"""The pictures of the README, pages of a draft and the terminal, and every page of the examples for docs/every-page.md.

Needs ``soffice`` and ``pdftoppm`` (poppler-utils). The draft is of examples/shared-services.yaml on a fixed day.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that it also runs as a script

from tools import contact_sheets, terminal_picture  # noqa: E402

from moudraft import data, draft, load_deal  # noqa: E402

EXAMPLE = "examples/shared-services.yaml"
PAGES = {1: "heads-of-terms.png", 2: "heads-of-terms-2.png"}
DOTS_AN_INCH = 85
TODAY = datetime.date(2026, 11, 21)


def main() -> None:
    argparse.ArgumentParser(description="Make the pictures of the README again.").parse_args()
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "draft.docx").write_bytes(draft(load_deal(data.path(EXAMPLE)), today=TODAY).docx())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", name, str(folder / "draft.docx"))
        for number, picture in PAGES.items():
            only = ("-f", str(number), "-l", str(number), "-singlefile")
            run("pdftoppm", "-png", "-r", str(DOTS_AN_INCH), *only, f"{name}/draft.pdf", f"{name}/page")
            (images / picture).write_bytes((folder / "page.png").read_bytes())
    contact_sheets.write()
    terminal_picture.write()


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    main()
