"""A letting and a grant in quick mode: what is said in a few lines stands in a draft that asks for none of it again."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.interview.part_lines import parts_of_line
from tests.interview.talks import at_hand, drafted, scripted

LEASE = "Eastvale | 20 years | peppercorn | reading rooms and a café | inside | landlord | excluded"
LETTING: dict[str, Any] = {
    "template": "property-heads", "title": "Library lease",
    "assets": ("own", "the former library, 4 Quay Street", "Northmoor", LEASE, "done"),
}  # fmt: skip
GRANT: dict[str, Any] = {
    "template": "grant", "title": "Bus grant", "parties.1.name": "Wendle Community Transport",
    "parties.1.short_name": "the Charity", "parties.1.kind": "charity",
    "terms.grant.payer": "Northmoor", "terms.grant.recipient": "the Charity", "terms.grant.sum": "£20,000",
    "terms.grant.purpose": "a bus that anyone may book", "terms.grant.until": "31 March 2029",
}  # fmt: skip


def test_we_lease_the_library_to_the_trust() -> None:
    made, asker = scripted(LETTING)
    assert len(asker.keys) < 40
    (asset,) = made.answers.data["assets"]
    assert asset["owner"] == "Northmoor"
    assert asset["lease"] == {
        "to": "Eastvale", "length": "20 years", "rent": "peppercorn", "use": "reading rooms and a café",
        "repair": "inside", "insurance": "landlord", "security": "excluded",
    }  # fmt: skip
    text = drafted(made.answers.data).markdown()
    for words in (
        "grant Eastvale a lease of the former library",
        "a peppercorn",
        "Northmoor will insure",
        "section 38A",
    ):
        assert words in text
    for asked in ("what the rent is", "who repairs", "who insures", "security of tenure"):
        assert f"to confirm: {asked}" not in text
    assert made.answers.data["terms"]["binding"]["clauses"][1] == "money/preparation-costs"


def test_we_give_a_charity_a_grant() -> None:
    made, asker = scripted(GRANT)
    assert len(asker.keys) < 40
    text = drafted(made.answers.data).markdown()
    assert "**Grant Agreement**" in text
    assert "Northmoor must pay the Charity a grant of £20,000" in text
    assert "up to 31 March 2029" in text
    for asked in ("which party", "how much the grant", "what the grant is for", "the last day"):
        assert f"to confirm: {asked}" not in text


def test_what_is_asked_for_apart_outlasts_a_line_typed_again() -> None:
    parts = parts_of_line(at_hand().library, "assets", "lease")
    assert parts is not None and "security" in parts.fields and "break" not in parts.fields
    before = {"to": "Eastvale", "length": "20 years", "break": {"by": "either"}}
    assert parts.line(before) == "Eastvale | 20 years"
    assert parts.read("Eastvale | 25 years", before) == {
        "to": "Eastvale",
        "length": "25 years",
        "break": {"by": "either"},
    }


def test_a_part_of_a_part_is_set_by_itself() -> None:
    script = {
        **LETTING,
        "ask.mode": "full",
        "ask.lists": ["assets"],
        "assets": ("own", "the former library", "Northmoor", LEASE, "change", "0", "lease.transfer", "consent", "done"),
    }
    made, _asker = scripted(script)
    (asset,) = made.answers.data["assets"]
    assert asset["lease"]["transfer"] == "consent" and asset["lease"]["to"] == "Eastvale"


@pytest.mark.parametrize(("purpose", "template"), [("let", "property-heads"), ("give", "grant")])
def test_whoever_is_not_sure_of_the_paper_is_led_to_it(purpose: str, template: str) -> None:
    made, asker = scripted({"template": ("not sure", template), "ask.purpose": purpose})
    assert [prompt.default for prompt in asker.asked if prompt.key == "template"][-1] == template
    assert made.answers.data["template"] == template
