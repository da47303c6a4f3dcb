"""A scrubbed file carries nothing of what it was made of, keeps its references, and is compared by its words."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from moudraft.comparison.comparing import compare
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.writers.word.docx_writer import to_docx
from tests.conftest import ROOT, Run
from tests.variants.made import DAY
from tests.whole.test_clean_drafts import words_of
from tests.writers.word.made import SAMPLES, TODAY
from tests.writers.word.office import audit_errors, sdk_errors
from tests.writers.word.reading import Reading, names
from tests.writers.word.sample import sample


def scrubbed(parties: int = 2, numbering: str = "legal") -> bytes:
    return to_docx(sample(parties, numbering), today=TODAY, final=True, scrub=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(("parties", "numbering"), SAMPLES)
def test_nothing_in_it_says_what_it_was_made_of(parties: int, numbering: str) -> None:
    docx = scrubbed(parties, numbering)
    held = words_of(docx)
    assert "docProps/custom.xml" not in names(docx)
    assert "_mou_" not in held and "moudraft" not in held.casefold()
    document = sample(parties, numbering)  # type: ignore[arg-type]
    assert not [each.hash for each in document.all_provisions() if each.hash and each.hash in held]


def test_every_reference_still_points_at_its_paragraph() -> None:
    plain = Reading(to_docx(sample(), today=TODAY, final=True))
    bare = Reading(scrubbed())
    before, after = (list(each.paragraphs) for each in (plain, bare))
    assert [each.text for each in before] == [each.text for each in after]
    shown = [(ref.shown, ref.switches) for each in after for ref in each.references]
    assert shown == [(ref.shown, ref.switches) for each in before for ref in each.references]
    marks = {name: at for at, each in enumerate(after) for name in each.bookmarks}
    old = {name: at for at, each in enumerate(before) for name in each.bookmarks}
    asked = [(ref.bookmark, was.bookmark) for each, once in zip(after, before, strict=True)
             for ref, was in zip(each.references, once.references, strict=True)]  # fmt: skip
    assert asked and all(re.fullmatch(r"_Ref1\d{8}", new) and marks[new] == old[was] for new, was in asked)
    assert set(re.findall(r'w:anchor="(\w+)"', words_of(scrubbed()))) <= set(marks)


def test_words_in_a_deal_that_look_like_marks_stay_words() -> None:
    document = msgspec.structs.replace(sample(), header='REF _mou_x w:name="_mou_y"')
    assert "_mou_x" in words_of(to_docx(document, today=TODAY, final=True, scrub=True))


@pytest.mark.parametrize("name", ["mid-essex-alliance", "joint-committee"])
def test_compare_knows_its_clauses_by_their_words(name: str) -> None:
    deal = load_deal(ROOT / "examples" / f"{name}.yaml")
    made = draft(deal, today=DAY, library=load_library(), checks=())
    sent = WordFile(made.content("docx", final=True, scrub=True))
    assert sent.record is None
    assert compare(*read_both(sent, WordFile(made.content("docx", final=True)))).same


def test_a_redline_of_it_shows_what_changed_since_and_proves_itself(moudraft: Run, folder: Path) -> None:
    deal = ROOT / "examples" / "mid-essex-alliance.yaml"
    made = draft(load_deal(deal), today=DAY, library=load_library(), checks=())
    (folder / "sent.docx").write_bytes(made.content("docx", final=True, scrub=True))
    (folder / "deal.yaml").write_bytes(deal.read_bytes())
    draft_now = moudraft(
        "draft", "deal.yaml", "--set", "title=Another title", "-o", "now.docx", "--today", "2026-11-21"
    )
    assert draft_now.code in (0, 1)
    done = moudraft("compare", "sent.docx", "now.docx", "-o", "redline.docx")
    assert done.code == 0, done.err
    said = moudraft("compare", "sent.docx", "now.docx").out
    assert "Another" in said and "Governance" not in said


@pytest.mark.office
def test_both_validators_find_nothing_wrong() -> None:
    assert sdk_errors(scrubbed()) == [] and audit_errors(scrubbed()) == []
