"""Deals that are as unlike one another as can be: each drafts, reads as English, and stays as it was last approved."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path

import pytest

from moudraft import draft, load_deal
from moudraft.drafting import Draft, load_library
from tests.conftest import EXAMPLES
from tests.whole.prose import slips

HERE = Path(__file__).parents[1]
DEALS = sorted((HERE / "deals").glob("*.yaml"))
TODAY = datetime.date(2026, 11, 21)
deals = pytest.mark.parametrize("path", [*EXAMPLES, *DEALS], ids=lambda path: path.stem)


@functools.cache
def drafted(path: Path) -> Draft:
    return draft(load_deal(path), today=TODAY)


def test_the_deals_are_of_every_template_and_of_two_to_five_parties():
    documents = [drafted(path).document for path in (*EXAMPLES, *DEALS)]
    assert {each.template for each in documents} == set(load_library().templates)
    assert {len(each.parties) for each in documents} >= {2, 3, 4, 5}


@deals
def test_the_draft_has_no_slip_of_language(path):
    assert list(slips(drafted(path).document)) == []


@deals
def test_no_error_is_found_in_the_draft(path):
    assert [finding.message for finding in drafted(path).findings if finding.severity == "error"] == []


@deals
def test_the_draft_reads_as_it_was_approved(path, golden):
    expected = HERE / "cases" / path.stem / "expected.md"
    expected.parent.mkdir(parents=True, exist_ok=True)
    golden(expected, drafted(path).markdown())
