"""The papers as files: whole Word documents, in a house's own style and words, and in every form."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from moudraft.papers.duties.register import register_of
from moudraft.papers.report.report_files import PAPER_FORMS, files_of, papers_for, party_slug
from tests.conftest import ROOT, Run
from tests.papers.made import deal, drafted, kinds, report
from tests.papers.test_privacy import QUICK
from tests.writers.word.integrity import faults
from tests.writers.word.office import audit_errors, sdk_errors

SHARED = ROOT / "examples" / "shared-services.yaml"
DEALS = ("shared-services", "inter-authority-agreement", "essex-two-tier-protocol", "property-heads")
MADE = {name: drafted(ROOT / "examples" / f"{name}.yaml") for name in DEALS}


@pytest.mark.parametrize("paper", ["report", "summary"])
@pytest.mark.parametrize("name", DEALS)
def test_nothing_is_wrong_inside_a_word_file(name: str, paper: str) -> None:
    made = MADE[name]
    docx = report(made, made.deal.parties[-1].short_name, paper=paper).content("docx")
    assert faults(docx) == []
    assert audit_errors(docx) == []


@pytest.mark.parametrize("paper", ["report", "summary"])
@pytest.mark.parametrize("name", DEALS)
@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_wrong(name: str, paper: str) -> None:
    made = MADE[name]
    assert sdk_errors(report(made, made.deal.parties[-1].short_name, paper=paper).content("docx")) == []


@pytest.mark.parametrize("form", QUICK)
def test_each_form_has_the_title_and_the_same_bytes_each_time(form: str) -> None:
    made = MADE["shared-services"]
    one, other = (report(made, "Eastvale").content(form) for _ in range(2))
    assert one == other and one
    assert set(PAPER_FORMS) >= set(QUICK)


def test_a_house_has_its_own_form_of_a_part(moudraft: Run, folder: Path) -> None:
    part = folder / "house" / "templates" / "papers" / "report" / "recommendations.md"
    part.parent.mkdir(parents=True)
    head = "---\ntitle: Ours\npurpose: Ours.\n---\n"
    words = "## ours\n1. Members of {{ us }} are warmly asked to say yes.\n"
    part.write_text(head + words, encoding="utf-8")
    path = ROOT / "examples" / "shared-services.yaml"
    done = moudraft("report", path, "--for", "Eastvale", "-o", "-", "--format", "md", "--library", "house")
    assert done.code == 0, done.err
    assert "2.1 Members of Eastvale are warmly asked to say yes." in done.out
    part.write_text(part.read_text(encoding="utf-8").replace("{{ us }}", "{{ nobody }}"), encoding="utf-8")
    wrong = moudraft("report", path, "--for", "Eastvale", "-o", "-", "--format", "md", "--library", "house")
    assert wrong.code == 2 and 'unknown name "nobody"' in wrong.err and "recommendations.md:6" in wrong.err


def test_names_of_parties_make_names_of_files() -> None:
    named = {"the Commissioning Group": "commissioning-group", "A/B: C": "a-b-c", "Tŷ Mawr": "tŷ-mawr", "...": "party"}
    assert {name: party_slug(name) for name in named} == named
    made = drafted(deal([{"name": f"{name} Body", "short_name": name, "kind": "charity"} for name in ("A", "the A")]))
    assert [each.name for each in files_of(papers_for(made, ["all"], kinds()), "x", ["md"])] == [
        "x.report.a.md", "x.report.a-2.md",
    ]  # fmt: skip


def test_what_the_papers_of_a_draft_share_goes_with_it() -> None:
    made = drafted(SHARED)
    papers_for(made, ["all"], kinds())
    register_of(made)
    assert made.provenance.worked_out
    gone = weakref.ref(made.provenance)
    del made
    gc.collect()
    assert gone() is None


def test_papers_are_the_same_after_others_as_alone() -> None:
    made = drafted(SHARED)
    asked = [(paper, party) for paper in ("report", "summary") for party in ("Northmoor", "Eastvale")]
    together = [report(made, party, paper=paper).content("txt") for paper, party in asked]
    alone = [report(drafted(SHARED), party, paper=paper).content("txt") for paper, party in asked]
    assert together == alone
