"""No paper shows what another party keeps to itself: secrets are planted, and looked for in every output."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from moudraft.papers.report.report_files import PAPER_FORMS
from tests.conftest import ROOT, Run
from tests.papers.made import drafted, report, two, words

QUICK = [form for form in PAPER_FORMS if form not in ("pdf", "odt")]
"""The forms that need no other program."""


def planted(**more: Any) -> dict[str, Any]:
    """A deal in which each side keeps a line, its reasons, its waiver, what it says in its report, and why it waits."""
    deal = two("district", **more)
    deal["red_lines"] = [
        "sovereignty",
        {"text": "Zebra Northmoor own line", "held_by": ["Northmoor"], "private": "yes", "reason": "zebra reason"},
        {"text": "Quagga Eastvale own line", "held_by": ["Eastvale"], "private": "yes", "reason": "quagga reason"},
        {"id": "not-binding", "held_by": ["Eastvale"], "reason": "quagga open reason",
         "waiver": {"by": "Eastvale", "on": "2026-11-01", "why": "quagga waiver"}},
        {"id": "staff-terms", "held_by": ["Eastvale"], "private": "yes"},
    ]  # fmt: skip
    deal["accepted"] = {"H13": "quagga acceptance", "W801": "quagga warning"}
    deal["report"] = [
        {"for": "Northmoor", "author": "Zebra Officer", "view": ["zebra view"]},
        {"for": "Eastvale", "author": "Quagga Officer", "view": ["quagga view"], "options": ["quagga fallback"]},
    ]
    return deal


def everything(content: bytes) -> str:
    """All the text of a file; every part of an office file, its properties too."""
    if content[:2] != b"PK":
        return content.decode("utf-8").replace("\u00a0", " ")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = (package.read(name).decode("utf-8", "replace") for name in package.namelist())
        return "\n".join(parts).replace("\u00a0", " ")


@pytest.mark.parametrize("form", QUICK)
@pytest.mark.parametrize("purpose", ["approve", "comment", "note"])
def test_no_report_has_what_another_party_keeps_private(form: str, purpose: str) -> None:
    made = drafted(planted())
    for party, secret in (("Northmoor", "quagga"), ("Eastvale", "zebra")):
        text = everything(report(made, party, purpose=purpose).content(form)).casefold()
        assert secret not in text, f"{party}'s paper in {form}"


def test_a_paper_that_the_public_may_read_has_no_private_line_of_its_own_party_either() -> None:
    text = words(report(drafted(planted()), "Northmoor"))
    assert "Zebra Northmoor own line" not in text and "zebra reason" not in text
    assert "Zebra view" in text


def test_a_paper_kept_from_the_public_may_show_its_own_partys_lines_and_no_others() -> None:
    deal = planted()
    deal["report"][0]["exempt"] = "paragraph 3 of Schedule 12A"
    text = words(report(drafted(deal), "Northmoor"))
    assert "Zebra Northmoor own line (private)" in text
    assert "quagga" not in text.casefold()


def test_a_private_line_of_another_party_changes_no_word_of_what_is_said_of_red_lines() -> None:
    deal = planted()
    without = {**deal, "red_lines": deal["red_lines"][:4]}
    one, other = (words(report(drafted(each), "Northmoor")) for each in (deal, without))
    told = [each.partition("A red line is")[2].partition("\n## ")[0] for each in (one, other)]
    assert told[0] and told[0] == told[1]


def test_the_command_and_its_talk_keep_secrets_too(moudraft: Run, folder: Path) -> None:
    import json

    (folder / "deal.yaml").write_text(json.dumps(planted()), encoding="utf-8")
    done = moudraft("report", "deal.yaml", "--for", "Northmoor", "-o", "papers")
    assert done.code in (0, 1), done.err
    for path in (folder / "papers").iterdir():
        assert "quagga" not in everything(path.read_bytes()).casefold(), path.name
        assert "zebra northmoor own line" not in everything(path.read_bytes()).casefold(), path.name
    assert "quagga" not in done.err.casefold()


def test_an_options_paper_beside_a_report_is_the_one_that_all_may_read(moudraft: Run, folder: Path) -> None:
    example = ROOT / "examples" / "variants" / "options.yaml"
    deal = ROOT / "examples" / "shared-services.yaml"
    done = moudraft("report", deal, "--for", "Eastvale", "--options", example, "-o", "papers", "--today", "2026-11-21")
    assert done.code in (0, 1), done.err
    names = sorted(path.name for path in (folder / "papers").iterdir())
    assert names == [f"shared-services.{end}.docx" for end in ("appendix-1", "appendix-2", "report.eastvale")]
    text = everything((folder / "papers" / names[2]).read_bytes())
    assert "Appendix 2" in text and "Option 1" in text
    assert "reception desk" not in "".join(everything(path.read_bytes()) for path in (folder / "papers").iterdir())
