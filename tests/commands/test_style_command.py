"""``moudraft style``, and a firm's file given to ``--style``: what is found, what is told, and a map beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.writers.word.firm_files import FIRMS

DEAL = ROOT / "examples" / "shared-services.yaml"


@pytest.fixture
def firm(folder: Path) -> Path:
    path = folder / "firm.dotx"
    path.write_bytes(FIRMS["by look"]())
    return path


def roles(moudraft: Run) -> dict[str, dict[str, str]]:
    return {each["role"]: each for each in json.loads(moudraft("style", "show", "firm.dotx", "--json").out)["roles"]}


def test_show_names_the_style_of_each_part_and_how_it_was_found(firm: Path, moudraft: Run) -> None:
    found = roles(moudraft)
    assert (found["clause"]["style"], found["clause"]["how"]) == ("Zeta Para", "look")
    assert found["clause"]["number"] == "%1.%2 (decimal)"
    said = moudraft("style", "show", "firm.dotx").out
    assert "guessed by its level" in said and "built in" in said
    assert "Clause Level 2" in moudraft("style", "show").out


def test_a_map_that_is_printed_and_put_beside_the_file_is_read_and_goes_first(
    firm: Path, folder: Path, moudraft: Run
) -> None:
    printed = moudraft("style", "show", "firm.dotx", "--map").out
    (folder / "style.yaml").write_text(printed, encoding="utf-8")
    found = roles(moudraft)
    assert found["clause"]["how"] == "map" and found["recital"]["how"] == "built in"
    changed = printed.replace('clause: "Zeta Para"', 'clause: "Zeta Sub"')
    (folder / "firm.style.yaml").write_text(changed, encoding="utf-8")
    assert roles(moudraft)["clause"]["style"] == "Zeta Sub"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("roles:\n  item1: x\n", 'style.yaml:2: no draft has a part "item1"', 'did you mean "item-1"?'),
        ("roles:\n  body: Normal\n  clause: Zeta Para2\n", 'style.yaml:3: there is no paragraph style "Zeta Para2"',
         'did you mean "Zeta Para"?'),
        ("rolls: {}\n", 'style.yaml:1: unknown key "rolls"', 'did you mean "roles"?'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_map_is_told_at_its_line(
    text: str, message: str, hint: str, firm: Path, folder: Path, moudraft: Run
) -> None:
    (folder / "style.yaml").write_text(text, encoding="utf-8")
    for command in (("style", "check", "firm.dotx"), ("draft", str(DEAL), "--style", "firm.dotx", "-o", "x.docx")):
        done = moudraft(*command)
        assert done.code == 2 and message in done.err and hint in done.err
    assert not (folder / "x.docx").exists()


def test_check_tells_what_is_guessed_and_strict_ends_with_one(firm: Path, folder: Path, moudraft: Run) -> None:
    done = moudraft("style", "check", "firm.dotx")
    assert done.code == 0 and "guessed: section is \u201cZeta Head\u201d" in done.out
    assert moudraft("style", "check", "firm.dotx", "--strict").code == 1
    assert moudraft("style", "new", "house.docx").code == 0
    done = moudraft("style", "check", "house.docx", "--strict")
    assert done.code == 0 and "every style that a draft uses is in it, by name" in done.out
    assert moudraft("style", "new", "house.docx").code == 2


def test_a_draft_in_a_firms_style_says_in_one_line_what_was_guessed(firm: Path, folder: Path, moudraft: Run) -> None:
    done = moudraft("draft", str(DEAL), "--style", "firm.dotx", "-o", "out.docx")
    assert done.code == 0 and done.err.count("guessed:") == 1
    assert "moudraft style show firm.dotx says which" in done.err
    assert (folder / "out.docx").is_file()


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 broken"])
def test_what_is_no_style_file_is_refused_without_a_traceback(content: bytes, folder: Path, moudraft: Run) -> None:
    (folder / "bad.docx").write_bytes(content)
    (folder / "style.yaml").write_text("roles: {clause: x}\n", encoding="utf-8")
    for command in (("style", "show", "bad.docx"), ("style", "check", "nowhere.dotx")):
        done = moudraft(*command)
        assert done.code == 2 and done.err
