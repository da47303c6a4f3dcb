"""``moudraft show``: what made a Word file, and what has been changed in it since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as open_docx

from moudraft.comparison.changed_since import changed_since
from moudraft.comparison.word_file import WordFile
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from tests.conftest import EXAMPLES, ROOT, Run
from tests.variants.made import DAY
from tests.whole.test_clean_drafts import words_of
from tests.writers.word.firm_files import FIRMS

TODAY = ("--today", "2026-11-21")
DEAL = ROOT / "examples" / "shared-services.yaml"


@pytest.fixture
def sent(folder: Path, moudraft: Run) -> Path:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    assert moudraft("draft", "deal.yaml", "-o", "sent.docx", "--author", "Legal Services", *TODAY).code == 0
    return folder / "sent.docx"


def facts(moudraft: Run, *more: str) -> dict[str, object]:
    done = moudraft("show", "sent.docx", *more, "--json")
    assert done.code == 0, done.err
    return dict(json.loads(done.out))


@pytest.mark.parametrize("deal", EXAMPLES, ids=lambda path: Path(str(path)).stem)
def test_a_fresh_draft_of_every_example_has_nothing_changed(deal: Path) -> None:
    made = draft(load_deal(deal), today=DAY, library=load_library(), checks=())
    file = WordFile(made.content("docx"))
    assert file.record is not None and changed_since(file, file.record, {}) == ()


def test_it_says_what_made_a_file_and_of_what(sent: Path, moudraft: Run) -> None:
    said = moudraft("show", "sent.docx").out
    assert "sent.docx: Shared Services Partnership" in said and "Heads of Terms, a draft; 28 clauses" in said
    assert "dated 21 November 2026, by Legal Services" in said and "(the same as here)" in said
    assert "No paragraph has been changed, added or taken out since it was drafted." in said
    known = facts(moudraft)
    assert known["state"] == "draft" and known["template"] == "heads-of-terms" and known["changed"] == []
    assert {each["now"] for each in known["clauses"]} == {"same"}  # type: ignore[attr-defined]


def test_paragraphs_changed_taken_out_and_added_by_hand_are_told(sent: Path, moudraft: Run) -> None:
    document = open_docx(str(sent))
    texts = {paragraph.text: paragraph for paragraph in document.paragraphs}
    changed = next(each for text, each in texts.items() if text.startswith("When a Council leaves"))
    changed.runs[0].text = "When a Council leaves, nothing happens."
    gone = next(each for text, each in texts.items() if text.startswith("During that time"))
    gone._element.getparent().remove(gone._element)
    there = next(each for text, each in texts.items() if text.startswith("Either Council may refer a difference"))
    there.insert_paragraph_before("A sentence that nobody agreed to.")
    document.save(str(sent))
    found = {each["how"]: each for each in facts(moudraft)["changed"]}  # type: ignore[attr-defined]
    assert set(found) == {"changed", "missing", "added"}
    assert found["changed"]["text"] == "When a Council leaves, nothing happens."
    assert found["changed"]["title"] == "What follows when a party leaves"
    assert found["missing"]["title"] == "Leaving"
    assert found["added"]["text"] == "A sentence that nobody agreed to."
    said = moudraft("show", "sent.docx").out
    assert "Changed since it was drafted (3):" in said and "taken out: Leaving" in said


def test_numbers_that_only_moved_count_as_no_change(sent: Path, moudraft: Run) -> None:
    document = open_docx(str(sent))
    document.paragraphs[8].insert_paragraph_before("A new one.")
    document.save(str(sent))
    assert [each["how"] for each in facts(moudraft)["changed"]] in ([], ["added"])  # type: ignore[attr-defined]


def test_a_deal_is_held_against_the_file(sent: Path, folder: Path, moudraft: Run) -> None:
    same = facts(moudraft, "deal.yaml")["against"]
    assert same == {"file": "deal.yaml", "title": "Shared Services Partnership", "same_answers": True,
                    "same_draft": True, "changes": []}  # fmt: skip
    text = DEAL.read_text(encoding="utf-8")
    (folder / "deal.yaml").write_text("# A comment, and other lines\n\n" + text, encoding="utf-8")
    assert facts(moudraft, "deal.yaml")["against"]["same_answers"] is True  # type: ignore[index]
    (folder / "deal.yaml").write_text(text.replace("period: 6 months", "period: 9 months"), encoding="utf-8")
    other = facts(moudraft, "deal.yaml")["against"]
    assert other["same_answers"] is False and other["same_draft"] is False  # type: ignore[index]
    assert other["changes"] == ["Leaving"]  # type: ignore[index]
    assert "Next: moudraft compare sent.docx deal.yaml" in moudraft("show", "sent.docx", "deal.yaml").out


def test_a_file_in_a_firms_own_style_is_held_against_its_deal_by_its_words(sent: Path, moudraft: Run) -> None:
    (sent.parent / "firm.docx").write_bytes(FIRMS["article"]())
    assert moudraft("draft", "deal.yaml", "-o", "sent.docx", "--style", "firm.docx", "--force", *TODAY).code == 0
    known = facts(moudraft, "deal.yaml")
    assert known["changed"] == []
    assert known["against"]["same_draft"] is True, known["against"]  # type: ignore[index]


def test_a_file_that_says_nothing_of_itself_needs_the_deal(sent: Path, folder: Path, moudraft: Run) -> None:
    made = draft(load_deal(DEAL), today=DAY, library=load_library(), checks=())
    sent.write_bytes(made.content("docx", final=True, scrub=True))
    refused = moudraft("show", "sent.docx")
    assert refused.code == 2 and "name the deal, too" in refused.err
    known = facts(moudraft, "deal.yaml")
    assert known["template"] == "" and known["changed"] is None
    assert known["against"]["same_draft"] is True  # type: ignore[index]
    assert known["against"]["same_answers"] is None  # type: ignore[index]
    assert "it does not say what made it" in moudraft("show", "sent.docx", "deal.yaml").out


def test_a_file_carries_a_hash_of_its_deal_and_no_word_of_it() -> None:
    made = draft(load_deal(DEAL), today=DAY, library=load_library(), checks=())
    held = words_of(made.content("docx"))
    assert "manifesto commitment" not in held and "shared-services.yaml" not in held


def test_what_is_no_word_file_is_refused(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    assert moudraft("show", "deal.yaml").code == 2
    assert moudraft("show", "nowhere.docx").code == 2
