"""Rules on personal data where the law is finer than their examples show: what they tell, and what they do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from moudraft.checks.running import check
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft
from moudraft.findings import Finding
from tests.checks.drafts import TODAY, built_in

ONE = {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"}
TWO = {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"}
WORKS = {"name": "Department for Civic Works", "short_name": "Works", "kind": "department"}
ROADS = {"name": "Department for Roads", "short_name": "Roads", "kind": "department"}
PROCESSED = {"from": "Northmoor", "to": "Eastvale", "roles": {"Northmoor": "independent", "Eastvale": "processor"}}


def told(code: str, row: dict[str, Any], *parties: dict[str, str], **more: Any) -> list[Finding]:
    data = {
        "moudraft": 1, "template": "data-sharing", "title": "T", "parties": list(parties or (ONE, TWO)),
        "data_sets": [{"text": "records of tenants", **row}], **more,
    }  # fmt: skip
    made = draft(load_deal(json.dumps(data), name="deal.yaml"), library=built_in(), today=TODAY, checks=())
    return list(check(made, (code,)))


def board(name: str, kind: str) -> dict[str, str]:
    return {"name": name, "short_name": "Northmoor", "kind": kind}


JOINT = {"from": "Northmoor", "to": "Eastvale", "roles": "joint", "contact": "Northmoor"}
BOTH = {"from": "Northmoor", "to": "Eastvale"}
PUBLIC = {"article_6": "Article 6(1)(f)", **BOTH}
APART = {"rule": "by-data-set", "agreement": "the hosting contract"}
CHARITY = {"name": "Eastvale Homes Trust", "short_name": "Eastvale", "kind": "charity"}


@pytest.mark.parametrize(
    ("code", "row", "parties", "more", "tells"),
    [
        ("I003", PROCESSED, (), {"terms": {"binding": "none"}}, True),
        ("I003", PROCESSED, (), {}, False),
        ("I003", {"from": "Works", "to": "Roads", "roles": {"Works": "independent", "Roads": "processor"}},
         (WORKS, ROADS), {}, False),
        ("I003", PROCESSED, (), {"terms": {"binding": "none", "info": APART}}, False),
        ("I001", PROCESSED, (), {}, False),
        ("I002", PROCESSED, (), {}, False),
        ("I005", PUBLIC, (), {}, True),
        ("I005", {**PUBLIC, "article_6": {"Northmoor": "6(1)(e)", "Eastvale": "6(1)(f)"}}, (ONE, CHARITY), {}, False),
        ("I007", BOTH, (), {"context": [{"text": "No personal data is shared between the councils"}]}, True),
        ("I007", BOTH, (), {"red_lines": ["data-stays"]}, True),
        ("I007", BOTH, (), {}, False),
        ("I009", BOTH, (), {"terms": {"data_use": {"rule": "closed", "breach": "48 hours"}}}, False),
        ("I009", BOTH, (), {"terms": {"data_use": {"rule": "closed", "breach": "49 hours"}}}, True),
        ("I010", {**BOTH, "article_6": {"Northmoor": "none", "Eastvale": "6(1)(e)"},
                  "part_3": {"Northmoor": "section 35", "Eastvale": "none"}}, (), {}, False),
        ("I010", {**BOTH, "article_6": {"Northmoor": "6(1)(e)"}, "part_3": {"Northmoor": "section 35"}}, (), {}, True),
        ("I011", {**BOTH, "health": "other", "article_6": "Article 6(1)(c)"}, (), {}, False),
        ("I011", {**BOTH, "health": "other", "article_6": "Article 6(1)(e)"}, (), {}, True),
        ("I011", {**BOTH, "health": "care"}, (), {}, False),
        ("I013", {**BOTH, "place": "the United Kingdom, and nowhere in the EU; no support from abroad"}, (), {}, False),
        ("I013", {**BOTH, "place": "Belfast, Northern Ireland"}, (), {}, False),
        ("I013", {**BOTH, "sub_processors": "a help desk in India"}, (), {}, True),
        ("I014", JOINT, (), {}, False),
        ("I014", {**JOINT, "contact": None}, (), {}, True),
        ("I017", {"roles": "independent", **BOTH}, (board("Fens Safeguarding Board", "other"), TWO), {}, True),
        ("I017", {"roles": "independent", **BOTH}, (board("NHS Fens Integrated Care Board", "icb"), TWO), {}, False),
        ("I017", {"roles": "independent", **BOTH}, (board("Mill Lane Medical Partnership", "other"), TWO), {}, False),
        ("I019", {**BOTH, "fields": ["council tax band"]}, (), {}, False),
        ("I019", {**BOTH, "fields": ["income tax records"]}, (), {}, True),
    ],
)  # fmt: skip
def test_a_rule_on_rows_tells_what_the_law_asks_and_no_more(
    code: str, row: dict[str, Any], parties: tuple[dict[str, str], ...], more: dict[str, Any], tells: bool
) -> None:
    given = {key: value for key, value in row.items() if value is not None}
    assert bool(told(code, given, *parties, **more)) is tells


def test_a_processor_that_waits_as_long_as_the_regulator_does_is_an_error() -> None:
    (found,) = told("I009", PROCESSED, terms={"data_use": {"rule": "closed", "breach_processor": "3 days"}})
    assert found.severity == "error"


def test_what_the_terms_of_a_processor_leave_out_is_named_head_by_head() -> None:
    amended = {
        "clause": "schedules/processor-terms", "wording": "terms-by-row", "sentence": 3, "out": "yes",
        "why": "shorter",
        "was": "What the processing is for, what is done, for how long, with what data and about whom, and what "
        "becomes of the data at the end, is in the entry of the data set, in [@schedules/data-sets]. It lasts until "
        "the processor has given back or deleted the data.",
    }  # fmt: skip
    (found,) = told("I001", PROCESSED, clauses={"amend": [amended]})
    assert "why and for how long" in found.message and "sub-processors" not in found.message
