"""``moudraft variants``: what it writes, prints and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, Run
from tests.variants.made import BASE, EXAMPLE, HEADS, TODAY, document, example, options_file, words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_command_writes_paper_drafts_and_redlines(moudraft: Run, folder: Path) -> None:
    done = moudraft("variants", EXAMPLE, "-o", "paper", *TODAY)
    assert (done.code, done.data) == (0, b""), done.err
    files = {path.name for path in (folder / "paper").iterdir()}
    drafted = {f"option-{n:02}.docx" for n in (1, 2, 3, 4, 5, 6, 11)}
    assert {"options.docx", "options.html"} | drafted <= files
    assert not any(name.startswith(("option-07", "option-10")) for name in files)
    redlines = {name for name in files if name.endswith(".redline.docx")}
    assert redlines in (set(), {name.replace(".docx", ".redline.docx") for name in drafted})
    assert "Option 7 breaks a hard rule: Veto (held by Eastvale)" in done.err


def test_a_redline_accepted_is_the_option_and_rejected_the_base(moudraft: Run, folder: Path) -> None:
    pytest.importorskip("moudraft.writers.redline.redline")
    assert moudraft("variants", EXAMPLE, "-o", "paper", *TODAY).code == 0
    base = words_of(example().base.made.docx())  # type: ignore[union-attr]
    marked = document((folder / "paper" / "option-04.redline.docx").read_bytes())
    for gone in (*marked.iter(f"{W}ins"),):
        gone.clear()
    rejected = "".join(each.text or "" for each in marked.iter() if each.tag in (f"{W}t", f"{W}delText"))
    # A space that holds two words together is a space: no wording, so neither text is held to it.
    assert "".join(rejected.split()) == "".join(base.split())


def test_broken_options_are_drafted_on_demand(moudraft: Run, folder: Path) -> None:
    assert moudraft("variants", EXAMPLE, "-o", "paper", "--draft-broken", *TODAY).code == 0
    assert (folder / "paper" / "option-07.docx").read_bytes() == example().variants[6].made.docx()  # type: ignore[union-attr]


def test_json_has_the_same_facts_and_writes_nothing(moudraft: Run, folder: Path) -> None:
    done = moudraft("variants", EXAMPLE, "--json", "--keep", "veto", "--minimise", "changes", *TODAY)
    assert done.code == 0
    data = json.loads(done.out)
    assert list(folder.iterdir()) == []
    assert (len(data["options"]), len(data["set_aside"]), data["keep"]) == (7, 4, ["veto"])
    changes = [sum(map(len, each["clauses"].values())) for each in data["options"]]
    assert changes == sorted(changes)
    broken = data["set_aside"][0]
    assert broken["breaks_hard_rule"]
    assert next(each for each in broken["red_lines"] if each["id"] == "veto")["status"] == "breaks"
    assert not any(each["private"] for each in data["red_lines"])
    inside = json.loads(moudraft("variants", EXAMPLE, "--json", "--internal", *TODAY).out)
    assert any(each["private"] for each in inside["red_lines"])


def test_nothing_is_replaced_without_force(moudraft: Run, folder: Path) -> None:
    (folder / "paper").mkdir()
    (folder / "paper" / "options.html").write_text("mine", encoding="utf-8")
    done = moudraft("variants", EXAMPLE, "-o", "paper", *TODAY)
    assert done.code == 2
    assert "exists already" in done.err
    assert [path.name for path in (folder / "paper").iterdir()] == ["options.html"]
    assert (folder / "paper" / "options.html").read_text(encoding="utf-8") == "mine"
    assert moudraft("variants", EXAMPLE, "-o", "paper", "--force", *TODAY).code == 0


def test_when_nothing_passes_all_is_shown_and_the_conflict_is_named(moudraft: Run, folder: Path) -> None:
    options_file(folder, base=HEADS, vary={"terms.exclusivity": ["exclusive"], "terms.exit": ["silent", "notice-3m"]})
    done = moudraft("variants", "options.yaml", "--keep", "local-ideas", *TODAY)
    assert done.code == 1
    assert "cannot stand together: Local ideas" in done.err
    page = (folder / "options-paper" / "options.html").read_text(encoding="utf-8")
    assert "What cannot stand together" in page
    assert "Option 2" in page


def test_a_private_red_line_that_options_break_leaves_no_trace_in_the_paper_for_all(
    moudraft: Run, folder: Path
) -> None:
    """The paper is word for word that of the deal without the line, and the internal one tells of the breach."""
    private = {"id": "local-ideas", "held_by": ["Eastvale"], "private": True}
    vary = {"terms.exclusivity": ["first-look", "exclusive"]}
    pages = {}
    for name, lines, more in (
        ("without", [], ()),
        ("with", [private], ()),
        ("internal", [private], ("--internal",)),
    ):
        deal = yaml.load(BASE.read_text("utf-8"), yaml.BaseLoader) | {"red_lines": ["not-a-merger", *lines]}
        (folder / name).mkdir()
        (folder / name / "deal.yaml").write_text(json.dumps(deal), encoding="utf-8")
        options_file(folder / name, base="deal.yaml", vary=vary)
        assert moudraft("variants", f"{name}/options.yaml", "-o", f"{name}/paper", *more, *TODAY).code == 0
        (page,) = (folder / name / "paper").glob("options*.html")
        (paper,) = (folder / name / "paper").glob("options*.docx")
        pages[name] = page.read_text(encoding="utf-8"), words_of(paper.read_bytes())
    assert pages["with"] == pages["without"]
    for page in pages["internal"]:
        assert "(private)" in page
        assert "breaks a hard rule" in page


def test_a_deal_in_place_of_options_is_told_as_what_it_is(moudraft: Run, folder: Path) -> None:
    (folder / "deal.yaml").write_bytes((ROOT / "examples" / "west-essex.yaml").read_bytes())
    done = moudraft("variants", "deal.yaml")
    assert done.code == 2
    assert ": this is a deal, not options for one\n  hint: moudraft draft deal.yaml drafts it" in done.err


def test_a_file_in_place_of_the_folder_is_said(moudraft: Run, folder: Path) -> None:
    (folder / "paper").write_text("a file", encoding="utf-8")
    done = moudraft("variants", EXAMPLE, "-o", "paper", *TODAY)
    assert (done.code, done.err.splitlines()[0]) == (2, "paper: this is a file, not a folder")
    assert (folder / "paper").read_text("utf-8") == "a file"
