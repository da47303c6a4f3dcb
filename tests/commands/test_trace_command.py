"""``moudraft trace``: its forms, where they go, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from moudraft.tracing.both_ways import Trace
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "west-essex.yaml"
SHARED = ROOT / "examples" / "shared-services.yaml"
# A measure that no clause on the vision has a place for.
LOST = ("--set", "vision=[{text: good places, measure: ten a year}]")
OUT = (
    "Values: 15 said, 12 decided something, 0 nowhere\n"
    "8 paragraphs: 88% asked for, 12% protective, 0% unasked\n"
)  # fmt: skip


def test_in_words_the_counts_stand_last(moudraft: Run) -> None:
    done = moudraft("trace", DEAL)
    assert done.code == 0 and done.err == ""
    assert done.out.endswith(OUT)
    assert "  objectives.0: " in done.out and "nobody asked" not in done.out.casefold()


def test_what_is_nowhere_ends_with_one_and_is_listed(moudraft: Run) -> None:
    done = moudraft("trace", SHARED, *LOST)
    assert done.code == 1
    lost = done.out.partition("Said in the deal, and nowhere in the draft\n")[2]
    assert lost.startswith("  - vision.0.measure: ten a year")


def test_what_nobody_asked_for_has_the_line_that_takes_it_out(moudraft: Run) -> None:
    done = moudraft("trace", ROOT / "examples" / "mid-essex-alliance.yaml")
    assert "leave_out: {delivery/joint-activity: nobody asked for it}" in done.out
    lean = moudraft("trace", ROOT / "examples" / "mid-essex-alliance.yaml", "--set", "clauses.posture=lean")
    assert "delivery/joint-activity" not in lean.out


def test_json_has_the_same_counts(moudraft: Run) -> None:
    done = moudraft("trace", DEAL, "--json")
    data = json.loads(done.out)
    assert data["format"] == 1 and data["counts"]["placed"] == 15
    assert set(data) == set(Trace.__struct_fields__)


def test_a_table_has_a_row_for_each_value_and_each_paragraph(moudraft: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(moudraft("trace", DEAL, "--csv").out)))
    assert [row["row"] for row in rows] == ["value"] * 27 + ["paragraph"] * 8
    assert {row["state"] for row in rows if row["row"] == "value"} == {"placed", "decided"}


def test_a_text_that_looks_like_a_formula_stays_text(moudraft: Run) -> None:
    done = moudraft("trace", SHARED, "--csv", "--set", "group.name==1+1")
    assert ",'=1+1," in done.out


def test_a_page_stands_alone_and_holds_no_markup_of_the_deal(moudraft: Run, folder: Path) -> None:
    done = moudraft("trace", SHARED, "-o", "trace.html", "--set", "group.name=<b>Us</b>")
    assert done.code == 0 and "trace.html: trace of" in done.err and done.out == ""
    page = (folder / "trace.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Us&lt;/b&gt;" in page and "<b>Us" not in page
    assert "src=" not in page and "http" not in page.replace("http-equiv", "")


def test_a_file_that_exists_is_kept_unless_forced(moudraft: Run, folder: Path) -> None:
    (folder / "trace.csv").write_text("mine", encoding="utf-8")
    assert moudraft("trace", DEAL, "-o", "trace.csv").code == 2
    assert (folder / "trace.csv").read_text(encoding="utf-8") == "mine"
    assert moudraft("trace", DEAL, "-o", "trace.csv", "--force").code == 0


def test_two_forms_at_once_are_refused(moudraft: Run) -> None:
    done = moudraft("trace", DEAL, "--json", "--csv")
    assert done.code == 2 and "one form at a time" in done.err


def test_a_final_draft_says_all_of_the_deal(moudraft: Run, folder: Path) -> None:
    """What is nowhere in the draft stands in the way of a final one, unless the parties live with it."""
    done = moudraft("draft", SHARED, "--final", "-o", "deal.docx", *LOST)
    assert done.code == 1 and "vision.0.measure is said nowhere in the draft" in done.err
    accepted = moudraft(
        "draft", SHARED, "--final", "-o", "deal.docx", *LOST, "--set", "accepted.F707=kept for the file"
    )
    assert "said nowhere" not in accepted.err
