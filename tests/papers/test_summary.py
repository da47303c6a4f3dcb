"""The page for members: one page, in plain English, that follows the agreement and keeps secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from moudraft.document import plain_text
from moudraft.library.wording import Words, walk_lines
from moudraft.papers.report.party_report import Paper
from tests.conftest import EXAMPLES, ROOT, Run
from tests.papers.made import drafted, kinds, report, two, words
from tests.papers.readability import grade, longest, sentences, syllables
from tests.papers.test_privacy import QUICK, everything, planted

SHARED = ROOT / "examples" / "shared-services.yaml"
HIGHEST = 5.0
"""The grade that no page goes above: GOV.UK writes for a reading age of nine, which is grade four, near enough."""
HEADINGS = [
    "What this is", "What we gain", "What we give up", "What we pay", "When, and how we leave",
    "What could go wrong",
]  # fmt: skip


def page(made: Any, party: str, **how: Any) -> Paper:
    return report(made, party, paper="summary", **how)


def text_of(paper: Paper) -> str:
    paragraphs = (p for each in paper.document.provisions() for p in each.paragraphs())
    return "\n".join(plain_text(p.content) for p in paragraphs)


# --- how it reads -------------------------------------------------------------------------------------


def test_the_measure_tells_plain_words_from_others() -> None:
    assert [syllables(word) for word in ("cat", "leave", "table", "agreement", "organisation")] == [1, 1, 2, 3, 5]
    assert grade("The cat sat on the mat.") < 0 < HIGHEST
    legal = (
        "The constituent authorities acknowledge that appropriate governance arrangements necessitate consideration."
    )
    assert grade(legal) > 15
    assert len(sentences("One. Two three.\nFour")) == 3


def test_our_own_words_are_short_and_so_are_their_sentences() -> None:
    for id, clause in kinds().clauses.items():
        if not id.startswith("summary/"):
            continue
        for wording in clause.wordings:
            for content, _each, line in walk_lines(wording.body):
                said = "".join(part.text if isinstance(part, Words) else "it" for part in content)
                assert len(longest(said)) <= 18, f"{wording.location.file}:{line}"
                assert grade(said) <= 8, f"{wording.location.file}:{line} {grade(said)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_page_reads_easily(example: Path) -> None:
    made = drafted(example)
    paper = page(made, made.deal.parties[0].short_name)
    assert [each.heading for each in paper.document.sections] == HEADINGS
    text = text_of(paper)
    assert grade(text) <= HIGHEST, f"grade {grade(text):.1f}"
    assert len(text.split()) <= 420, "this is no page any more"
    assert not re.search(r"  | \.|\.\.|:\s*$|\bfor us [A-Z]", text)


# --- what it says -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("terms.binding=full", "It is a contract."),
        ("terms.exit={rule: notice, period: 9 months}", "at least nine months before"),
        ("terms.exit=no-early-exit", "We cannot leave before the end."),
        ("terms.exclusivity=exclusive", "We could not do this work with anyone else."),
        ("terms.term={rule: fixed, length: 7 years}", "It lasts for seven years."),
        ("terms.costs=equal", "We would pay an equal share"),
        ("terms.staff=secondment", "Some of our staff would work for the others too."),
        ("terms.fund={rule: partnership-fund, holder: Northmoor}", "We would put money into one pot"),
        ("terms.delegation={rule: lead-authority, lead: Northmoor}", "would do some work in law for the rest"),
        ("terms.opt_in=all-in", "We could not pick and choose"),
    ],
)
def test_it_follows_the_deal(change: str, says: str) -> None:
    source = two("district")
    before = text_of(page(drafted(source), "Eastvale"))
    after = text_of(page(drafted(source, change), "Eastvale"))
    assert says in after and says not in before


def test_nothing_to_pay_is_said_only_where_no_answer_asks_for_money() -> None:
    source = two("district")
    nothing = "The paper asks us for no other money."
    assert nothing in text_of(page(drafted(source), "Eastvale"))
    for change in ("costs=equal", "charges=cost", "liability=mutual", "exit_costs=indemnity", "project_money=matched"):
        assert nothing not in text_of(page(drafted(source, f"terms.{change}"), "Eastvale")), change


def test_members_get_what_the_author_says_to_them() -> None:
    row = {"for": "Eastvale", "members": {"gain": ["save time"], "give_up": "Our old desk goes", "risk": "It may rain"}}
    text = text_of(page(drafted({**two("district"), "report": row}), "Eastvale"))
    assert all(each in text for each in ("save time", "Our old desk goes.", "It may rain."))


@pytest.mark.parametrize("form", QUICK)
def test_it_keeps_what_others_keep_private(form: str) -> None:
    made = drafted(planted())
    for party, secret in (("Northmoor", "quagga"), ("Eastvale", "zebra")):
        assert secret not in everything(page(made, party).content(form)).casefold()
    assert "zebra northmoor own line" not in words(page(made, "Northmoor")).casefold()


# --- as a file ----------------------------------------------------------------------------------------


def test_it_is_written_for_word_and_for_the_web(moudraft: Run, folder: Path) -> None:
    assert moudraft("report", SHARED, "--for", "Eastvale", "--summary", "-o", "papers").code == 0
    names = sorted(path.name for path in (folder / "papers").iterdir())
    assert names == ["shared-services.summary.eastvale.docx", "shared-services.summary.eastvale.html"]
    web = (folder / "papers" / names[1]).read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in web and "<h2" in web and "<script" not in web


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_it_is_one_page_in_word(example: Path, tmp_path: Path) -> None:
    libreoffice = pytest.importorskip("shutil").which("soffice")
    if libreoffice is None:
        pytest.skip("LibreOffice is not on this machine")
    made = drafted(example)
    source = tmp_path / "page.docx"
    source.write_bytes(page(made, made.deal.parties[0].short_name).content("docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = re.findall(rb"/Type\s*/Page[^s]", (tmp_path / "page.pdf").read_bytes())
    assert len(pages) == 1
