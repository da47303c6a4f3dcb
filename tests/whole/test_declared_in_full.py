"""A host authority and matters kept back print in full in every paper, a declaration and service terms among them."""

from __future__ import annotations

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from moudraft.tracing.both_ways import trace_of
from tests.interview.talks import TODAY, deal

HOST = {"rule": "acts-for-all", "who": "Northmoor", "does": ["contracts"], "limit": "£50,000", "liability": "halves",
        "bidders": "the clerk", "handover": "two months", "replaced_on": "nine months"}  # fmt: skip
KEPT = {"rule": "reserved-matters", "exercised_by": "the Leader", "within": "10 days",
        "matters": [{"text": "the price", "consent": "all", "how": "in writing", "within": "12 days"}]}  # fmt: skip


@pytest.mark.parametrize("template", sorted(load_library().templates))
def test_what_is_said_of_a_host_and_of_matters_kept_back_is_printed(template: str) -> None:
    data = deal(template, 2, terms={"host": HOST, "veto": KEPT})
    made = draft(load_deal(data, name="deal"), library=load_library(), today=TODAY, checks=("F707", "R202"))
    leaves = [each for each in trace_of(made).leaves if each.key.startswith(("terms.host", "terms.veto"))]
    assert leaves and [each.key for each in leaves if each.state == "unplaced"] == []
    assert [each.message for each in made.findings if "Matters that need" in each.message] == []
    text = made.markdown()
    assert "in its own name, in matters of contracts." in text and "in these matters" not in text
