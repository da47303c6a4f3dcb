"""A batch makes the same paper for each body that joins an open class: a row for each, a party more in each paper."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, Run

ROWS = """parties.1.name,parties.1.short_name,parties.1.kind,classes.user.members
Eastvale Borough Council,Eastvale,borough,Eastvale
Northmoor NHS Foundation Trust,the Trust,foundation-trust,the Trust
"""
BASE = ROOT / "examples" / "facts" / "harnwick.yaml"


def test_each_body_that_joins_has_the_same_paper_with_itself_in_it(moudraft: Run, folder: Path) -> None:
    (folder / "users.csv").write_text(ROWS, encoding="utf-8")
    done = moudraft("batch", "users.csv", "--base", BASE, "-o", "out", "--format", "md", "--jobs", 1)
    assert done.code == 0, done.err
    texts = [path.read_text("utf-8") for path in sorted((folder / "out").glob("*.md"))]
    assert len(texts) == 2
    for text, name in zip(texts, ("Eastvale", "the Trust"), strict=True):
        assert f"The **\u201cUsers\u201d** are {name}, and whoever joins these Terms" in text
    assert texts[0].count("\n") == texts[1].count("\n")


def test_a_row_adds_the_next_party_and_none_after_a_gap(moudraft: Run, folder: Path) -> None:
    (folder / "users.csv").write_text(ROWS.replace("parties.1.", "parties.2."), encoding="utf-8")
    done = moudraft("batch", "users.csv", "--base", BASE, "-o", "out", "--format", "md", "--jobs", 1)
    assert done.code == 1
    assert 'parties has 1 item, and no "2"' in done.err
