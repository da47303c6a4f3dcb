"""The whole line in one call, and what ``import moudraft`` gives."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import moudraft
from moudraft.document import Document
from moudraft.drafting import Draft, draft
from moudraft.english import capital
from tests import tiny
from tests.conftest import EXAMPLES

TODAY = datetime.date(2026, 11, 21)
LIBRARY = tiny.library(
    {"one/clause": "## one\n~~~\nwhen: {exit: {not: never}}\n~~~\n1. Dated {{ date }}; {{ exit.period }}.\n"}
)


def made(**deal: object) -> Draft:
    return draft(tiny.deal(**deal), today=TODAY, library=LIBRARY, checks=())


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_every_documented_name_can_be_imported() -> None:
    for name in moudraft.__all__:
        assert getattr(moudraft, name).__name__ == name
    assert {"draft", "load_deal", "load_library", "Deal", "Document", "MoudraftError"} <= set(dir(moudraft))
    assert "__version__" in dir(moudraft)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'drafft'"):
        _ = moudraft.drafft  # type: ignore[attr-defined]


def test_importing_moudraft_imports_nothing_heavy() -> None:
    heavy = ("docx", "yaml", "markdown_it", "jinja2", "lxml", "click", "msgspec")
    code = f"import sys, moudraft; print([name for name in {heavy!r} if name in sys.modules])"
    assert python(code) == "[]"


def test_a_draft_from_the_cache_needs_no_parser_and_no_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path))
    code = (
        "import sys, datetime, pathlib; from moudraft import draft, load_deal, load_library; load_library()\n"
        f"made = draft(load_deal(pathlib.Path({str(EXAMPLES[0])!r})), today=datetime.date(2026, 11, 21), checks=())\n"
        "made.markdown(); made.ast(); made.docx()\n"
        "print([name for name in ('docx', 'lxml', 'zipfile', 'markdown_it', 'click') if name in sys.modules])"
    )
    python(code)  # which keeps library and style
    assert python(code) == "[]"


def test_a_draft_holds_every_step_of_the_line() -> None:
    found = made(terms={"exit": "notice"}, date="2026-12-20")
    assert (found.deal.title, found.library, found.today) == ("The Deal", LIBRARY, TODAY)
    assert [choice.slot for choice in found.selection.choices] == [p.id for p in found.document.provisions()]
    assert "1.1 Dated 20 December 2026; **\\[to confirm: how long the notice is\\]**." in found.markdown()
    assert msgspec.json.decode(found.ast(), type=Document) == found.document


def test_what_is_outstanding_is_every_blank_and_every_term_to_be_confirmed_once() -> None:
    found = made(terms={"exit": "tbc", "costs": "tbc"})
    assert found.outstanding() == ("the date", "how long the notice is", "the way out", "costs")
    assert made(terms={"exit": "notice-3m"}, date="2026-12-20").outstanding() == ()


def test_today_changes_nothing_but_the_dates_of_the_file() -> None:
    later = draft(tiny.deal(), today=datetime.date(2030, 1, 1), library=LIBRARY, checks=())
    assert later.document == made().document
    assert later.docx() != made().docx()


def test_the_same_draft_gives_the_same_word_document() -> None:
    assert made().docx() == made().docx()


def test_checks_can_be_limited_and_their_findings_come_with_the_draft() -> None:
    deal = moudraft.load_deal(EXAMPLES[0])
    every = draft(deal, today=TODAY)
    one = every.findings[0].code
    limited = draft(deal, today=TODAY, checks=[one])
    assert limited.findings == tuple(finding for finding in every.findings if finding.code == one)
    assert draft(deal, today=TODAY, checks=()).document == every.document


def test_a_deal_of_another_library_still_drafts_from_plain_python() -> None:
    data = json.loads(
        json.dumps({"moudraft": "1", "template": "paper", "title": "T", "parties": [tiny.NORTH, tiny.SOUTH]})
    )
    assert draft(moudraft.load_deal(data), today=TODAY, library=LIBRARY, checks=()).document.title == "T"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schedule_of_red_lines_names_who_holds_each(path: Path) -> None:
    second = moudraft.load_deal(path).parties[1].short_name
    lines = f"red_lines=[{{id: veto, means: opt-out, held_by: [{second}]}}, not-a-merger]"
    deal = moudraft.load_deal(path, sets=[lines, "clauses.add=[schedules/red-lines]"])
    shown = draft(deal, today=TODAY, checks=()).markdown().splitlines()
    held = dict(line.strip("| ").split(" | ")[:2] for line in shown if line.startswith(("| Veto ", "| Not a merger ")))
    assert held["Veto"] == capital(second)
    assert held["Not a merger"].startswith(("Both ", "All the "))
