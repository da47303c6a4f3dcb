"""``moudraft draft``: where a draft goes, in what form, and when it is refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
TODAY = ("--today", "2026-11-21")
# A red line that every template can print, and an answer that breaks it.
BROKEN = ("--set", "red_lines=[{id: veto, means: opt-out}]", "--set", "terms.veto=none")


def test_a_draft_is_written_beside_its_deal(folder: Path, moudraft: Run) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "deal.yaml").write_bytes(DEAL.read_bytes())
    result = moudraft("draft", "in/deal.yaml")
    assert (result.code, result.out) == (0, "")
    assert sorted(path.name for path in (folder / "in").iterdir()) == ["deal.docx", "deal.yaml"]
    assert result.err.startswith(f"{Path('in/deal.docx')}: Shared Services Partnership\n")
    assert result.err.endswith("moudraft drafts; a lawyer decides.\n")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.docx", b"PK"), ("OUT.DOCX", b"PK"), ("out", b"PK"), ("out.md", b"Dated"), ("out.ast.json", b"{"),
        ("out.json", b"{"),
    ],
)  # fmt: skip
def test_the_form_follows_the_ending(name: str, start: bytes, folder: Path, moudraft: Run) -> None:
    assert moudraft("draft", DEAL, "-o", name).code == 0
    assert (folder / name).read_bytes().lstrip()[: len(start)] == start


def test_a_form_that_is_named_goes_before_the_ending(folder: Path, moudraft: Run) -> None:
    assert moudraft("draft", DEAL, "-o", "out.pdf", "--format", "docx").code == 0
    assert (folder / "out.pdf").read_bytes()[:2] == b"PK"


def test_a_dash_is_standard_input_and_standard_output(folder: Path, moudraft: Run) -> None:
    result = moudraft("draft", "-", "-o", "-", *TODAY, stdin=DEAL.read_bytes())
    assert result.code == 0
    moudraft("draft", DEAL, "-o", "same.docx", *TODAY)
    assert result.data == (folder / "same.docx").read_bytes()
    assert moudraft("draft", "-", "--format", "md", stdin=DEAL.read_bytes()).out.startswith("Dated")
    assert [path.name for path in folder.iterdir()] == ["same.docx"]


def test_a_deal_on_standard_input_may_have_a_byte_order_mark(moudraft: Run) -> None:
    assert moudraft("draft", "-", "--format", "md", stdin=b"\xef\xbb\xbf" + DEAL.read_bytes()).code == 0


def test_a_setting_goes_before_the_deal(moudraft: Run) -> None:
    usual = moudraft("draft", DEAL, "--format", "md", "-o", "-").out
    other = moudraft("draft", DEAL, "--format", "md", "-o", "-", "--set", "title=Another Title").out
    assert "Another Title" not in usual
    assert "# Another Title\n" in other


def test_a_target_that_exists_is_replaced_only_when_forced(folder: Path, moudraft: Run) -> None:
    (folder / "out.md").write_text("yours", encoding="utf-8")
    assert moudraft("draft", DEAL, "-o", "out.md").code == 2
    assert (folder / "out.md").read_text(encoding="utf-8") == "yours"
    assert moudraft("draft", DEAL, "-o", "out.md", "--force").code == 0
    assert (folder / "out.md").read_text(encoding="utf-8").startswith("Dated")


def test_a_dry_run_shows_the_outline_and_the_red_lines_and_writes_nothing(folder: Path, moudraft: Run) -> None:
    result = moudraft("draft", DEAL, "--dry-run", "-o", "out.docx", "--manifest", "facts.json")
    assert result.code == 0
    assert "  - Veto: kept by statement S2" in result.out
    assert "1.1    Parties  [front/parties: office-holders]" in result.out
    assert list(folder.iterdir()) == []


def test_a_final_draft_is_refused_while_anything_is_unsettled(folder: Path, moudraft: Run) -> None:
    blanks = moudraft("draft", DEAL, "-o", "draft.docx", "--manifest", "facts.json")
    assert blanks.code == 0
    outstanding = json.loads((folder / "facts.json").read_text(encoding="utf-8"))["outstanding"]
    assert outstanding
    result = moudraft("draft", DEAL, "-o", "final.docx", "--final")
    assert result.code == 1
    told = [line.partition(": ") for line in result.err.splitlines() if not line.startswith("  hint: ")]
    assert sorted(what for _, _, what in told) == sorted(f"still to confirm: {what}" for what in outstanding)
    assert all(where.startswith(str(DEAL)) for where, _, _ in told)
    assert not (folder / "final.docx").exists()


def test_a_dry_run_of_a_final_draft_says_what_stands_in_its_way(moudraft: Run) -> None:
    result = moudraft("draft", DEAL, "--dry-run", "--final")
    assert result.code == 1
    assert "still to confirm: the date" in result.err
    assert "Red lines (3):" in result.out


def test_the_manifest_has_the_facts_of_the_run(folder: Path, moudraft: Run) -> None:
    assert moudraft("draft", DEAL, "-o", "out.docx", "--manifest", "facts.json", *TODAY).code == 0
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    assert facts["sha256"] == hashlib.sha256((folder / "out.docx").read_bytes()).hexdigest()
    assert (facts["output"], facts["source"], facts["today"]) == ("out.docx", str(DEAL), "2026-11-21")
    assert list(facts) == [
        "format", "moudraft", "library", "source", "output", "sha256", "today", "title", "template", "clauses",
        "outstanding", "findings",
    ]  # fmt: skip


def test_a_manifest_can_go_to_standard_output(folder: Path, moudraft: Run) -> None:
    result = moudraft("draft", DEAL, "-o", "out.docx", "--manifest", "-")
    assert json.loads(result.out)["output"] == "out.docx"


def test_a_house_style_is_used(folder: Path, moudraft: Run) -> None:
    style = ROOT / "templates" / "style" / "house-style.docx"
    moudraft("draft", DEAL, "-o", "bundled.docx", *TODAY)
    assert moudraft("draft", DEAL, "-o", "named.docx", "--style", style, *TODAY).code == 0
    assert (folder / "named.docx").read_bytes() == (folder / "bundled.docx").read_bytes()


@pytest.mark.parametrize("deal", EXAMPLES, ids=lambda path: path.stem)
def test_no_output_holds_an_escape_sequence(deal: Path, moudraft: Run) -> None:
    for arguments in (("draft", deal, "--dry-run"), ("explain", deal), ("check", deal), ("clauses", "list")):
        result = moudraft(*arguments)
        assert "\x1b" not in result.out + result.err


def test_the_day_can_come_from_the_environment_and_nonsense_there_does_no_harm(
    moudraft: Run, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    moudraft("draft", DEAL, "-o", "a.docx", "--manifest", "a.json")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["today"] == "1970-01-02"
    for nonsense in ("soon", "-1", "9" * 30, "\u0665"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
        assert moudraft("draft", DEAL, "-o", "-").code == 0


@pytest.mark.parametrize("name", [".", "..", "", "/"])
def test_a_folder_in_place_of_the_deal_is_said(name: str, folder: Path, moudraft: Run) -> None:
    result = moudraft("draft", name)
    assert (result.code, result.out) == (2, "")
    assert "this is a folder, not a file" in result.err


@pytest.mark.parametrize("deal", EXAMPLES, ids=lambda path: path.stem)
def test_a_draft_with_warnings_ends_well_and_one_that_breaks_a_red_line_is_written_and_ends_with_1(
    deal: Path, folder: Path, moudraft: Run
) -> None:
    assert moudraft("draft", deal, "-o", "good.md", *TODAY).code == 0
    assert moudraft("draft", deal, "-o", "broken.md", *BROKEN, *TODAY).code == 1
    assert (folder / "broken.md").read_bytes()


def test_a_dry_run_ends_as_the_draft_would(folder: Path, moudraft: Run) -> None:
    assert moudraft("draft", DEAL, "--dry-run", *TODAY).code == 0
    assert moudraft("draft", DEAL, "--dry-run", *BROKEN, *TODAY).code == 1
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("there", [True, False], ids=["over a draft that is there", "before there is one"])
def test_a_manifest_is_not_written_over_the_draft_through_a_link(there: bool, folder: Path, moudraft: Run) -> None:
    if there:
        (folder / "out.docx").write_bytes(b"an earlier draft")
    _link(folder / "facts.json", folder / "out.docx")
    result = moudraft("draft", DEAL, "-o", "out.docx", "--manifest", "facts.json", "--force")
    assert (result.code, result.out) == (2, "")
    message = "facts.json: the draft and its manifest cannot be one file"
    assert result.err == f"{message}\n  hint: name another with --manifest\n"
    assert (folder / "out.docx").exists() is there
    assert not there or (folder / "out.docx").read_bytes() == b"an earlier draft"


def test_a_manifest_is_not_written_over_the_deal_through_a_link(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    _link(folder / "facts.json", folder / "deal.yaml")
    result = moudraft("draft", "deal.yaml", "--manifest", "facts.json", "--force")
    assert result.code == 2
    assert "facts.json: this is the deal itself" in result.err
    assert (folder / "deal.yaml").read_bytes() == DEAL.read_bytes()


def _link(link: Path, to: Path) -> None:
    try:
        link.symlink_to(to)
    except OSError:
        pytest.skip("links are not to be had here")


def test_what_is_wrong_with_the_target_the_style_the_library_and_the_deal_is_said_at_once(
    folder: Path, moudraft: Run
) -> None:
    result = moudraft("draft", "nowhere.yaml", "-o", "none/x.docx", "--style", "none.docx", "--library", "none")
    assert result.code == 2
    for said in ("none/x.docx: there is no folder", "--style: none.docx", "--library: none", "nowhere.yaml: there"):
        assert said in result.err.replace("\\", "/")


def test_options_in_place_of_a_deal_are_told_as_what_they_are(folder: Path, moudraft: Run) -> None:
    (folder / "options.yaml").write_text("moudraft: 1\nbase: deal.yaml\nvary: {terms.veto: [none]}\n", "utf-8")
    result = moudraft("draft", "options.yaml")
    assert (result.code, result.err) == (
        2,
        "options.yaml:2: these are options for a deal, not a deal\n"
        "  hint: moudraft variants options.yaml appraises them; the deal is the file under base:\n",
    )


def test_an_internal_draft_says_so_in_its_name(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    assert moudraft("draft", "deal.yaml", "--internal", "--author", "Legal Services").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["deal.INTERNAL.docx", "deal.yaml"]
    with zipfile.ZipFile(folder / "deal.INTERNAL.docx") as package:
        comments = package.read("word/comments.xml").decode()
    assert 'w:author="Legal Services"' in comments and "Neither reception desk closes" in comments


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        (("-o", "out.docx"), "an internal draft has INTERNAL in its name", "name it out.INTERNAL.docx"),
        (("-o", "out.INTERNAL.md"), "only a Word document has comments", "leave out --format, or end -o in .docx"),
        (("--format", "ast"), "only a Word document has comments", "leave out --format, or end -o in .docx"),
    ],
)
def test_an_internal_draft_is_a_word_file_that_nobody_takes_for_another(
    more: tuple[str, ...], message: str, hint: str, folder: Path, moudraft: Run
) -> None:
    result = moudraft("draft", DEAL, "--internal", *more)
    assert result.code == 2 and message in result.err and hint in result.err
    assert not list(folder.iterdir())


def test_a_name_longer_than_word_takes_is_refused(moudraft: Run) -> None:
    result = moudraft("draft", DEAL, "--author", "x" * 256, "-o", "-", "--format", "md")
    assert result.code == 2 and "Word takes at most 255" in result.err


def test_only_a_final_draft_is_scrubbed_and_only_where_there_is_something_to_scrub(moudraft: Run) -> None:
    result = moudraft("draft", DEAL, "--scrub")
    assert result.code == 2 and "only a final draft is scrubbed" in result.err
    assert moudraft("draft", DEAL, "--final", "--internal", "--scrub").code == 2
    result = moudraft("draft", DEAL, "--final", "--scrub", "-o", "x.ast.json")
    assert result.code == 2 and "only docx, pdf, odt can be scrubbed" in result.err
