"""``moudraft checklist``: its forms, where they go, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moudraft.papers.checklist.signing_list import Checklist
from tests.conftest import ROOT, Run
from tests.writers.word.office import audit_errors, sdk_errors

DEAL = ROOT / "examples" / "shared-services.yaml"


def test_in_words_each_thing_has_a_box(moudraft: Run) -> None:
    done = moudraft("checklist", DEAL)
    assert done.code == 0 and done.err == ""
    assert "To settle first: 4 blanks, 1 warning, 1 question. The paper cannot be signed as it stands." in done.out
    assert "[ ] Who leads (objective 1) (paragraph 2.1, row 1; objectives.0.lead)" in done.out


def test_json_has_stable_keys(moudraft: Run) -> None:
    data = json.loads(moudraft("checklist", DEAL, "--json").out)
    assert data["format"] == 1 and set(data) == set(Checklist.__struct_fields__)


@pytest.mark.slow
def test_word_is_sound(moudraft: Run, folder: Path) -> None:
    assert moudraft("checklist", DEAL, "-o", "list.docx").code == 0
    content = (folder / "list.docx").read_bytes()
    assert sdk_errors(content) == [] and audit_errors(content) == []


def test_markdown_has_the_boxes_and_a_party_that_is_not_there_is_told(moudraft: Run, folder: Path) -> None:
    assert moudraft("checklist", DEAL, "--for", "Eastvale", "-o", "list.md").code == 0
    text = (folder / "list.md").read_text(encoding="utf-8")
    assert text.startswith("# Shared Services Partnership\n\n**Signing checklist for Eastvale**") and "☐" in text
    assert "for Northmoor, and in what capacity" not in text
    assert moudraft("checklist", DEAL, "--for", "Nobody").code == 2


def test_a_file_that_exists_is_kept_unless_forced(moudraft: Run, folder: Path) -> None:
    (folder / "list.md").write_text("mine", encoding="utf-8")
    assert moudraft("checklist", DEAL, "-o", "list.md").code == 2
    assert moudraft("checklist", DEAL, "-o", "list.md", "--force").code == 0
