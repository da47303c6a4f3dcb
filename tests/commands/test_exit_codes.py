"""What each command ends with: 0 where all is well, 1 for findings and refusals, 2 for what cannot be used."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path

import pytest

from moudraft import draft, load_deal
from tests.commands.every_command import every_command
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
OPTIONS = ROOT / "examples" / "variants" / "options.yaml"
BREAKS = ("--set", "terms.veto=none")
"""Breaks a red line of the deal, which is a finding that is an error."""
WARNS = ("--select", "P302")
"""The one warning of the deal, and nothing else."""

ROWS: list[tuple[str, tuple[str | Path, ...], int]] = [
    ("demo", (), 0),
    ("demo", ("-o", "nowhere/x.docx"), 2),
    ("demo", ("-o", "x.rtf"), 2),
    ("new", ("fresh.yaml", "--from", DEAL, "--no-input"), 0),
    ("new", ("fresh.yaml", "--no-input"), 2),
    ("new", ("fresh.yaml", "--answers", "nowhere.yaml"), 2),
    ("new", ("deal.yaml", "--from", DEAL, "--no-input"), 2),
    ("edit", ("deal.yaml", "--set", "title=Other", "--no-input"), 0),
    ("edit", ("deal.yaml", "--set", "titel=Other", "--no-input"), 2),
    ("edit", ("nowhere.yaml", "--no-input"), 2),
    ("draft", ("deal.yaml",), 0),
    ("draft", ("deal.yaml", "--dry-run"), 0),
    ("draft", ("deal.yaml", *BREAKS), 1),
    ("draft", ("deal.yaml", *BREAKS, "--dry-run"), 1),
    ("draft", ("deal.yaml", *BREAKS, "-o", "-"), 1),
    ("draft", ("deal.yaml", "--final"), 1),
    ("draft", ("deal.yaml", "--final", "--dry-run"), 1),
    ("draft", ("nowhere.yaml",), 2),
    ("draft", ("deal.yaml", "-o", "taken.md"), 2),
    ("draft", ("deal.yaml", "-o", "taken.md", "--force"), 0),
    ("draft", ("deal.yaml", "--style", "taken.md"), 2),
    ("check", ("deal.yaml",), 0),
    ("check", ("deal.yaml", *BREAKS), 1),
    ("check", ("deal.yaml", *BREAKS, "--json"), 1),
    ("check", ("deal.yaml", *BREAKS, "--format", "sarif"), 1),
    ("check", ("deal.yaml", *BREAKS, "--matrix"), 1),
    ("check", ("deal.yaml", *BREAKS, "--ignore", "L"), 0),
    ("check", ("deal.yaml", *WARNS), 0),
    ("check", ("deal.yaml", *WARNS, "--fail-on", "warning"), 1),
    ("check", ("deal.yaml", *WARNS, "--strict"), 1),
    ("check", ("deal.yaml", *WARNS, "--strict", "--fail-on", "error"), 0),
    ("check", ("deal.yaml", "--fail-on", "info"), 1),
    ("check", ("deal.yaml", "--select", "Z9"), 2),
    ("check", ("nowhere.yaml",), 2),
    ("report", ("deal.yaml", "--for", "Eastvale", "-o", "papers"), 0),
    ("report", ("deal.yaml", "--for", "Eastvale", "-o", "papers", *BREAKS), 1),
    ("report", ("deal.yaml", "--for", "Eastvale", "--final"), 1),
    ("report", ("deal.yaml", "--for", "Nobody"), 2),
    ("report", ("deal.yaml", "--for", "Eastvale", "--meeting", "nhs-board"), 2),
    ("check", ("made.docx", "--accessibility"), 0),
    ("check", ("made.docx", "--accessibility", "--select", "L4"), 2),
    ("check", ("deal.yaml", "--accessibility", "--matrix"), 2),
    ("preview", ("deal.yaml",), 0),
    ("preview", ("deal.yaml", *BREAKS), 0),
    ("preview", ("deal.yaml", "--no-open"), 2),
    ("preview", ("wrong.yaml",), 2),
    ("duties", ("deal.yaml",), 0),
    ("duties", ("nowhere.yaml",), 2),
    ("checklist", ("deal.yaml", "-o", "list.docx"), 0),
    ("checklist", ("nowhere.yaml",), 2),
    ("style show", (), 0),
    ("style show", ("made.docx",), 0),
    ("style show", ("nowhere.docx",), 2),
    ("style show", ("made.docx", "--map", "--json"), 2),
    ("style check", ("made.docx",), 0),
    ("style check", ("deal.yaml",), 2),
    ("style new", ("house.docx",), 0),
    ("style new", ("taken.md",), 2),
    ("show", ("made.docx",), 0),
    ("show", ("nowhere.docx",), 2),
    ("variants", (OPTIONS, "--json"), 0),
    ("variants", ("none-left.yaml", "--json", "--keep", "veto"), 1),
    ("variants", (OPTIONS, "--json", "--keep", "nothing-of-the-kind"), 2),
    ("variants", ("deal.yaml",), 2),
    ("batch", ("deal.yaml", "-o", "out", "--jobs", "1"), 0),
    ("batch", ("deal.yaml", "-o", "out", "--jobs", "1", *BREAKS), 1),
    ("batch", ("deal.yaml", "-o", "out", "--jobs", "1", "--final"), 1),
    ("batch", ("deal.yaml", "wrong.yaml", "-o", "out", "--jobs", "1"), 1),
    ("batch", ("nowhere", "-o", "out"), 2),
    ("explain", ("deal.yaml",), 0),
    ("explain", ("deal.yaml", *BREAKS), 0),
    ("explain", ("deal.yaml", "no-such-clause"), 2),
    ("trace", (ROOT / "examples" / "west-essex.yaml",), 0),
    ("trace", ("deal.yaml", "--json"), 0),
    ("trace", ("deal.yaml", "--json", "--set", "vision=[{text: good places, measure: ten a year}]"), 1),
    ("trace", ("nowhere.yaml",), 2),
    ("compare", ("deal.yaml", "deal.yaml"), 0),
    ("compare", ("deal.yaml", DEAL, "-o", "redline.docx"), 0),
    ("compare", ("deal.yaml", "wrong.yaml"), 2),
    ("compare", ("deal.yaml", DEAL, "-o", "redline.odt"), 2),
    ("clauses list", (), 0),
    ("clauses list", ("--topic", "nothing"), 2),
    ("clauses show", ("veto",), 0),
    ("clauses show", ("no-such-clause",), 2),
    ("clauses search", ("veto",), 0),
    ("clauses search", ("zzyzx",), 1),
    ("clauses search", ("veto", "--library", "nowhere"), 2),
    ("clauses new", ("veto", "--library", "house"), 0),
    ("clauses new", ("no-such-clause", "--library", "house"), 2),
    ("clauses check", ("sound",), 0),
    ("clauses check", ("nowhere",), 2),
    ("questions", (), 0),
    ("questions", ("--library", "nowhere"), 2),
    ("rules list", (), 0),
    ("rules list", ("--jsn",), 2),
    ("rules show", ("L401",), 0),
    ("rules show", ("L999",), 2),
    ("schema", ("deal",), 0),
    ("schema", ("check",), 0),
    ("schema", ("dael",), 2),
    ("help", ("clauses", "show"), 0),
    ("help", ("drafd",), 2),
    ("settings", (), 0),
    ("settings", ("deal.yaml",), 0),
    ("settings", ("wrongly-set",), 2),
    ("check", ("wrongly-set/deal.yaml",), 2),
    ("init", ("ready",), 0),
    ("init", ("deal.yaml",), 2),
    ("doctor", (), 0),
    ("doctor", ("--jsn",), 2),
    ("upgrade", ("deal.yaml",), 0),
    ("upgrade", ("deal.yaml", "--check"), 0),
    ("upgrade", ("former", "--check"), 1),
    ("upgrade", ("former",), 0),
    ("upgrade", ("wrong.yaml",), 2),
    ("completion", ("bash",), 0),
    ("completion", ("tcsh",), 2),
]


@functools.cache
def word_file() -> bytes:
    return draft(load_deal(DEAL), today=datetime.date(2026, 11, 21), checks=()).docx()


@pytest.fixture
def surroundings(folder: Path) -> Path:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    (folder / "wrong.yaml").write_text("moudraft: 1\n", encoding="utf-8")
    (folder / "none-left.yaml").write_text(
        "moudraft: 1\nbase: deal.yaml\nvary: {terms.veto: [none]}\n", encoding="utf-8"
    )
    (folder / "wrongly-set").mkdir()
    (folder / "wrongly-set" / "deal.yaml").write_bytes(DEAL.read_bytes())
    (folder / "wrongly-set" / "moudraft.toml").write_text("stile = 'x.docx'\n", encoding="utf-8")
    (folder / "taken.md").write_text("yours", encoding="utf-8")
    (folder / "made.docx").write_bytes(word_file())
    (folder / "sound" / "clauses").mkdir(parents=True)
    (folder / "sound" / "clauses" / "vision.yaml").write_text("- {id: ours, text: Our vision.}\n", encoding="utf-8")
    (folder / "former" / "templates").mkdir(parents=True)
    (folder / "former" / "templates" / "words.yaml").write_text("- {find: a b, use: c, why: d}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("words", "arguments", "code"), ROWS, ids=lambda each: str(each)[:60])
def test_a_command_ends_with(
    words: str, arguments: tuple[str | Path, ...], code: int, surroundings: Path, moudraft: Run
) -> None:
    before = {path: path.read_bytes() for path in surroundings.rglob("*") if path.is_file()}
    result = moudraft(*words.split(), *arguments)
    assert result.code == code, result.err
    if code == 2:
        assert result.err, "nothing is said"
        after = {path: path.read_bytes() for path in surroundings.rglob("*") if path.is_file()}
        assert after == before, "bad input leaves everything as it was"
    if code == 1:
        assert result.err or result.out


def test_every_command_has_its_rows() -> None:
    codes: dict[str, set[int]] = {declared.words: set() for declared in every_command()}
    for words, _, code in ROWS:
        codes[words].add(code)
    for words, found in codes.items():
        assert {0, 2} <= found, f"{words} is never seen to end with { ({0, 2} - found) }"


@pytest.mark.parametrize("flags", [(), ("--final",), ("--dry-run",)], ids=" ".join)
def test_a_draft_with_errors_is_written_unless_it_is_to_be_final(
    flags: tuple[str, ...], surroundings: Path, moudraft: Run
) -> None:
    result = moudraft("draft", "deal.yaml", *BREAKS, *flags)
    assert result.code == 1
    assert (surroundings / "deal.docx").exists() is (flags == ())
    assert ("Findings: 1 error" in result.err + result.out) is (flags != ("--final",))
    if flags == ("--final",):
        assert "L401: " in result.err


def test_a_settled_deal_is_final_and_ends_with_zero(surroundings: Path, moudraft: Run) -> None:
    """Nothing but what is open stands in the way of ``--final``: with each blank filled the same deal goes through.

    That its approvals are in no paragraph of a first-stage paper, the parties accept.
    """
    accepted = ("--set", "accepted.F707=the minutes have it")
    lines = moudraft("draft", "deal.yaml", "--final", *accepted).err.splitlines()
    assert lines and all(": still to confirm: " in line for line in lines)
    waiting = [line.partition(": still to confirm: ")[2] for line in lines]
    # Blanks that ask the same of several lines are told together, and answered by what they ask.
    waiting += [what.partition(" (objectives ")[0] for what in waiting if " (objectives " in what]
    answers = ", ".join(f"{what}: as agreed" for what in waiting)
    result = moudraft("draft", "deal.yaml", "--final", *accepted, "--set", f"answers={{{answers}}}")
    assert result.code == 0, result.err
    assert (surroundings / "deal.docx").exists()
