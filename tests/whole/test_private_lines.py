"""Nothing of a private red line reaches anybody but whoever holds the deal: planted secrets, looked for everywhere.

What each output is for stands in ``FOR_EVERYBODY`` and ``FOR_THE_DRAFTER``; a command or form in neither fails here.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.findings import RedLineAt, public
from tests.conftest import Run
from tests.variants.made import DAY, options_file

TODAY = ("--today", "2026-11-21")
SECRETS = ("PLANTED-TEXT", "PLANTED-REASON", "PLANTED-BY", "PLANTED-WHY", "PLANTED-ACCEPTED")
WAIVER = {"by": "PLANTED-BY", "on": "2026-01-01", "why": "PLANTED-WHY"}
AHEAD = {**WAIVER, "on": "2030-01-01"}
TITLES = ("Veto", "No redundancies", "No exit penalty", "Sovereignty")
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]
LINES: list[dict[str, Any]] = [
    {"id": "veto", "means": "opt-out", "held_by": ["Eastvale"], "reason": "PLANTED-REASON"},
    {"text": "PLANTED-TEXT neither desk closes", "reason": "PLANTED-REASON"},
    {"id": "no-redundancies", "held_by": ["Northmoor"]},
    {"id": "no-exit-penalty", "waiver": WAIVER},
    {"id": "sovereignty", "held_by": ["Eastvale"], "waiver": AHEAD},
    {"text": "PLANTED-TEXT the pool stays", "waiver": AHEAD},
    {"id": "local-ideas", "held_by": ["Northmoor"]},
]
TERMS = [
    {},
    {"veto": "none"},
    {"exclusivity": "exclusive", "exit_costs": "indemnity"},
    {"decision": "majority", "veto": "block"},
    {"policy_alignment": "mandatory"},
]


def deal_of(lines: list[dict[str, Any]], terms: dict[str, Any], template: str = "mou", **more: Any) -> dict[str, Any]:
    return {
        "moudraft": 1, "template": template, "title": "Two councils", "parties": PARTIES, "date": "2027-02-01",
        "red_lines": lines, "terms": terms, "accepted": {"F704": "PLANTED-ACCEPTED", "W801": "PLANTED-ACCEPTED"},
        "programme": [{"text": "attract private investment to the towns"}], **more,
    }  # fmt: skip


def written(folder: Path, data: dict[str, Any], name: str = "deal.yaml") -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def texts_of(path: Path) -> str:
    """All that a file holds, the parts of a package unpacked."""
    content = path.read_bytes()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return content.decode("utf-8", "replace")


def private(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**line, "private": True} for line in lines]


ALL_PRIVATE = deal_of(private(LINES), {"veto": "none", "exclusivity": "exclusive"})
FOR_EVERYBODY = {
    "draft": ("draft", "deal.yaml", "-o", "out/deal.docx", "--manifest", "out/run.json", *TODAY),
    "draft md": ("draft", "deal.yaml", "-o", "out/deal.md", *TODAY),
    "draft html": ("draft", "deal.yaml", "-o", "out/deal.html", *TODAY),
    "draft txt": ("draft", "deal.yaml", "-o", "out/deal.txt", *TODAY),
    "draft ast": ("draft", "deal.yaml", "-o", "out/deal.json", *TODAY),
    "draft svg": ("draft", "deal.yaml", "-o", "out/deal.svg", *TODAY),
    "dry run": ("draft", "deal.yaml", "--dry-run", *TODAY),
    "trace": ("trace", "deal.yaml", "-o", "out/trace.html", *TODAY),
    "trace words": ("trace", "deal.yaml", *TODAY),
    "trace json": ("trace", "deal.yaml", "-o", "out/trace.json", *TODAY),
    "trace csv": ("trace", "deal.yaml", "-o", "out/trace.csv", *TODAY),
    "duties": ("duties", "deal.yaml", "-o", "out/duties.docx", *TODAY),
    "duties json": ("duties", "deal.yaml", "-o", "out/duties.json", *TODAY),
    "duties ics": ("duties", "deal.yaml", "-o", "out/duties.ics", *TODAY),
    "checklist": ("checklist", "deal.yaml", "-o", "out/checklist.docx", *TODAY),
    "checklist json": ("checklist", "deal.yaml", "-o", "out/checklist.json", *TODAY),
    "batch": ("batch", "deal.yaml", "-o", "out", "--jobs", "1", *TODAY),
    "batch final": ("batch", "deal.yaml", "-o", "out", "--final", "--jobs", "1", *TODAY),
    "variants": ("variants", "options.yaml", "-o", "out", *TODAY),
    "variants json": ("variants", "options.yaml", "--json", *TODAY),
    "variants broken": ("variants", "options.yaml", "-o", "out", "--draft-broken", *TODAY),
    "compare deals": ("compare", "other.yaml", "deal.yaml", "-o", "out/redline.docx"),
    "compare html": ("compare", "other.yaml", "deal.yaml", "-o", "out/changes.html"),
}


@pytest.mark.many(keep=6)
@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_no_planted_secret_comes_out(name: str, moudraft: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    written(folder, ALL_PRIVATE)
    written(folder, deal_of([], {"veto": "none", "exclusivity": "exclusive"}), "other.yaml")
    options_file(folder, "deal.yaml", vary={"terms.exit": ["notice-3m", "notice-6m"], "terms.veto": ["none", "block"]})
    done = moudraft(*FOR_EVERYBODY[name])
    assert done.code in (0, 1), done.err
    found = [done.out, done.err, *(texts_of(path) for path in (folder / "out").rglob("*") if path.is_file())]
    assert name.startswith(("variants json", "dry", "trace words")) or len(found) > 2
    for text in found:
        assert not [secret for secret in SECRETS if secret in text]
        assert "private red line of" not in text
        assert "L401" not in text and "F703" not in text
        assert not [title for title in TITLES if f"{title} (held by" in text or f"{title} is waived" in text]


def test_an_accepted_warning_keeps_its_reason_to_itself_in_a_manifest(moudraft: Run, folder: Path) -> None:
    written(folder, ALL_PRIVATE)
    moudraft("draft", "deal.yaml", "--manifest", "run.json", *TODAY)
    findings = json.loads((folder / "run.json").read_text(encoding="utf-8"))["findings"]
    assert "F704" in [each["code"] for each in findings]
    assert "PLANTED-ACCEPTED" in moudraft("check", "deal.yaml", *TODAY).out


def test_the_drafter_is_told_and_each_finding_says_that_it_is_private(moudraft: Run, folder: Path) -> None:
    written(folder, ALL_PRIVATE)
    findings = json.loads(moudraft("check", "deal.yaml", "--json", *TODAY).out)["findings"]
    codes = {each["code"] for each in findings if each["private"]}
    assert {"L401", "L406", "L407", "F703"} <= codes
    assert not any(each["private"] for each in findings if each["code"] in ("F701", "F704"))


def test_a_line_held_openly_by_one_and_privately_by_another_is_told_of_the_one(moudraft: Run, folder: Path) -> None:
    veto = {"id": "veto", "means": "opt-out"}
    lines = [{**veto, "held_by": ["Eastvale"], "private": True}, {**veto, "held_by": ["Northmoor"]}]
    written(folder, deal_of(lines, {}))
    committee = {"label": "Committee", "value": {"model": "statutory-joint-committee", "name": "Joint Committee"}}
    options_file(folder, "deal.yaml", vary={"governance": ["leaders-board", committee]})
    assert moudraft("variants", "options.yaml", "-o", "out", *TODAY).code == 0
    page = texts_of(folder / "out" / "options.html")
    assert "held by Northmoor" in page
    assert "held by Eastvale" not in page and "private" not in page.casefold()
    inside = moudraft("variants", "options.yaml", "--json", "--internal", *TODAY).out
    assert sorted(each["private"] for each in json.loads(inside)["red_lines"]) == [False, True]


def test_a_warning_that_only_holds_the_word_stays(moudraft: Run, folder: Path) -> None:
    lines = private([{"id": "sovereignty", "held_by": ["Eastvale"]}])
    programme = [{"text": "review both websites", "phase": "first"}, {"text": "attract private investment"}]
    written(folder, deal_of(lines, {}, programme=programme, accepted={}))
    options_file(folder, "deal.yaml", vary={"terms.exit": ["notice-3m", "notice-6m"]})
    assert moudraft("variants", "options.yaml", "-o", "out", *TODAY).code == 0
    assert "attract private investment" in texts_of(folder / "out" / "options.html")


def test_row_13_options_that_break_only_a_private_line_are_drafted_and_counted_as_any_other(
    moudraft: Run, folder: Path
) -> None:
    written(folder, deal_of(private([{"id": "local-ideas"}]), {}))
    options_file(folder, "deal.yaml", vary={"terms.exclusivity": ["preferred-partner", "exclusive"]})
    done = moudraft("variants", "options.yaml", "-o", "out", *TODAY)
    assert "breaks" not in done.err and "2 of them keeping every red line in the paper" in done.err
    page = (folder / "out" / "options.html").read_text(encoding="utf-8")
    assert not re.search(r"(?i)keeps? every red line(?! in this paper)", re.sub(r"<[^>]*>", "", page))
    assert (folder / "out" / "option-01.docx").is_file() and (folder / "out" / "option-02.docx").is_file()
    inside = moudraft("variants", "options.yaml", "-o", "in", "--internal", *TODAY)
    assert "breaks a hard rule" in inside.err and not (folder / "in" / "option-02.docx").exists()


@pytest.mark.parametrize("option", [{"red_lines": [{"remove": ["local-ideas"]}]}])
def test_a_private_line_cannot_be_an_option_of_an_open_paper(
    option: dict[str, Any], moudraft: Run, folder: Path
) -> None:
    written(folder, deal_of(private([{"id": "local-ideas"}]), {}))
    options_file(folder, "deal.yaml", vary=option)
    done = moudraft("variants", "options.yaml", "-o", "out", *TODAY)
    assert done.code == 2 and "add --internal" in done.err and "Local ideas" not in done.err
    assert moudraft("variants", "options.yaml", "-o", "out", "--internal", *TODAY).code == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=4, unique_by=str), st.lists(st.booleans(), min_size=4, max_size=4),
       st.sampled_from(TERMS), st.sampled_from(["mou", "heads-of-terms", "alliance"]))  # fmt: skip
def test_whatever_derives_from_a_private_line_is_private(
    lines: list[dict[str, Any]], hidden: list[bool], terms: dict[str, Any], template: str
) -> None:
    given_lines = [{**line, "private": True} if hide else line for line, hide in zip(lines, hidden, strict=False)]
    made = draft(load_deal(json.dumps(deal_of(given_lines, terms, template)), name="d"), today=DAY,
                 library=load_library())  # fmt: skip
    secret = {line.key for line in made.deal.red_lines if line.private}
    for finding in made.findings:
        keys = {each.key for each in finding.about if isinstance(each, RedLineAt)}
        assert finding.private == bool(keys & secret)
    shown = " ".join(str(each) for each in public(made.findings))
    for line in made.deal.red_lines:
        if line.private and not any(each.id == line.id and not each.private for each in made.deal.red_lines):
            title = made.library.red_lines[line.id].title if line.id else line.text
            assert f"{title} (held by" not in shown
