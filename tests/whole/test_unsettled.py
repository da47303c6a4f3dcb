"""What is not settled never looks settled: ``tbc`` means one thing under every key of a deal."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from moudraft.checks.running import check
from moudraft.deal import LISTS
from moudraft.deal.deal_file import load_deal
from moudraft.document import Paragraph, Table, plain_text
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from tests.variants.made import DAY
from tests.whole.plain_data import leaves

LIBRARY = load_library()
FULL: dict[str, Any] = {
    "moudraft": 1,
    "template": "mou",
    "title": "Shared services",
    "date": "2027-02-01",
    "group": {"name": "the Partnership", "area": "the Vale"},
    "parties": [
        {
            "name": f"{name} {kind} Council", "short_name": name, "kind": kind.lower(),
            "address": f"1 High Street, {name}",
            "governance": "leader-and-cabinet", "vesting_day": "2028-04-01",
            "signatory": {"office": "Leader", "capacity": "body"},
            "approval": {"by": "the Cabinet", "on": "2027-01-05", "notice": "2026-12-01"},
            "contacts": [{"post": "the solicitor", "email": "law@council.example", "for": "notices"}],
        }
        for name, kind in (("Northmoor", "District"), ("Eastvale", "Borough"))
    ],
    **{
        name: [{"title": "One title", "text": "keep both offices open", "measure": "both are open", "due": "2027-12-31",
                "lead": "Eastvale"}]
        for name in LISTS
    },
    "red_lines": [{"text": "Neither desk closes", "reason": "a vow"}, {"id": "not-a-merger", "reason": "a vow"}],
    "governance": [{
        "model": "programme-board", "name": "Programme Board", "chair": "the Leader of Northmoor",
        "members": ["the Leader of each Council", "two officers"], "quorum": "four members",
        "meets": {"first": "monthly", "then": "quarterly"},
        "advised_by": "the chief executives", "secretariat": "the clerk to the Programme Board", "term": "1 year",
        "led_by": "the programme manager", "reports_to": "each Cabinet",
    }],
    "answers": {"who names the mediator if the parties cannot choose one": "the Centre"},
    "terms": {
        "exit": {"rule": "notice", "period": "6 months"},
        "term": {"rule": "fixed", "length": "3 years", "review": "12 months"},
        "costs": [
            {"rule": "lead-funds", "lead": "Northmoor", "items": ["project manager", "survey"], "until": "2027-03-31"}
        ],
        "fund": {"rule": "partnership-fund", "holder": "Northmoor", "amount": "£10,000 from each Council"},
        "info": {"rule": "personal-dsa", "agreement": "the sharing agreement"},
        "staff": {"rule": "secondment"},
        "dispute": {"rule": "ladder-mediation", "days": "10 working days"},
    },
}  # fmt: skip
# Where a word of the library or a name is meant, ``tbc`` is an error with a hint, and no blank.
UNSETTLED = ("tbc", "TBC", " tbc ", {"tbc": "what is meant"}, {"tbc": ""})


def with_value(path: tuple[str | int, ...], value: Any, base: dict[str, Any] = FULL) -> dict[str, Any]:
    data = copy.deepcopy(base)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return data


def made(data: dict[str, Any]) -> Draft:
    return draft(load_deal(json.dumps(data), name="deal.yaml"), today=DAY, library=LIBRARY, checks=())


PATHS = list(leaves(FULL))


def test_the_full_deal_says_something_under_every_key_of_the_shape() -> None:
    assert made(FULL).document.title == "Shared services"
    named = {*LISTS, "title", "date", "group", "parties", "red_lines", "governance", "terms"}
    assert {path[0] for path in PATHS} >= named


@pytest.mark.many(keep=30)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: ".".join(map(str, path)))
def test_tbc_is_a_blank_or_an_error_under_every_key(path: tuple[str | int, ...]) -> None:
    for template in ("mou", "heads-of-terms"):
        for given in UNSETTLED:
            data = with_value(path, given, {**FULL, "template": template})
            try:
                drafted = made(data)
            except MoudraftError as error:
                assert all(each.location.file for each in error.problems)
                continue
            text = drafted.markdown()
            assert not re.search(r"\btbc\b|\{'tbc'|Tbc\(", text, re.IGNORECASE), f"{given} is printed"


TOLD = {"meets": "meetings", "advised_by": "advisers", "led_by": "lead", "reports_to": "reports"}


@pytest.mark.many(keep=16)
@pytest.mark.parametrize("word", ["silent", "Silent", " silent "])
@pytest.mark.parametrize(
    "part", ["members", "chair", "quorum", "meets", "advised_by", "secretariat", "term", "led_by", "reports_to"]
)
@pytest.mark.parametrize("model", ["programme-board", "leaders-board", "lead-authority"])
def test_silent_leaves_a_part_of_a_body_out(word: str, part: str, model: str) -> None:
    given: Any = [word] if part == "members" else word
    body = {**FULL["governance"][0], "model": model, part: given}
    for template in ("mou", "heads-of-terms"):
        drafted = made({**FULL, "template": template, "governance": [body]})
        assert not re.search(r"\bsilent\b", drafted.markdown(), re.IGNORECASE)
        # What is left out on purpose is not told as lost.
        told = [each.message.replace("turn in the chair", "turn") for each in check(drafted, ["F707"])]
        assert not [each for each in told if re.search(rf"says of the [^“]*\b{TOLD.get(part, part)}\b", each)]


# --- no wording prints something over nothing ---------------------------------------------------------

EACH = [(clause, wording) for clause in LIBRARY.clauses.values() for wording in clause.wordings]


@pytest.mark.many(keep=100)
@pytest.mark.parametrize(("clause", "wording"), EACH, ids=[f"{c.id}-{w.name}" for c, w in EACH])
def test_no_wording_prints_an_empty_cell_or_line(clause: Any, wording: Any) -> None:
    if wording.register not in ("clause", "schedule"):
        return
    for lists in (True, False):
        base = FULL if lists else {key: value for key, value in FULL.items() if key not in (*LISTS, "answers")}
        changes = {"add": [clause.id], "wording": {clause.id: wording.name}}
        try:
            document = made({**base, "red_lines": [], "clauses": changes}).document
        except MoudraftError:
            continue
        for provision in document.all_provisions():
            if provision.clause != clause.id:
                continue
            assert provision.blocks
            for block in provision.blocks:
                if isinstance(block, Table):
                    assert block.rows
                    cells = [cell for row in block.rows for cell in row.cells]
                    assert all(plain_text(each.content).strip() for cell in cells for each in cell.paragraphs)
                elif isinstance(block, Paragraph):
                    assert all(plain_text(each.content).strip() or each.children for each in block.walk())
