"""Each row of the particulars of a letting and of a grant, with its variants, has words of its own in a draft.

The tables in ``tests/rows/`` give for each variant what the deal says and a phrase that one line of the draft then has;
``left_out`` gives the reason where a variant has no wording. Without what the deal says, the phrase is gone.
"""

from __future__ import annotations

import copy
import datetime
import functools
import re
from typing import Any

import pytest
import yaml

from moudraft import draft, load_deal
from moudraft.deal.names_spoken import renamed
from tests.conftest import ROOT

TODAY = datetime.date(2026, 11, 29)
TABLES = {"property-heads": "HPL", "grant": "GRM"}
COUNTS = {"HPL": 12, "GRM": 7}
COUNCIL = {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"}
TRUST = {"name": "Moorland NHS Trust", "short_name": "the Trust", "kind": "nhs-trust"}
CHARITY = {"name": "Moorland Voices", "short_name": "the Charity", "kind": "charity"}
DEPARTMENT = {"name": "Department for Moors", "short_name": "the Department", "kind": "department"}
PARTIES = {"lets": [COUNCIL, TRUST], "gives": [COUNCIL, CHARITY], "minister": [DEPARTMENT, COUNCIL]}
LEASE = {"to": "the Trust", "length": "20 years"}
BASES: dict[str, dict[str, Any]] = {
    "property-heads": {
        "parties": PARTIES["lets"],
        "assets": [{"text": "the old library", "owner": "Northmoor", "lease": LEASE}],
    },
    "grant": {
        "parties": PARTIES["gives"],
        "terms": {"grant": {"rule": "arrears", "payer": "Northmoor", "recipient": "the Charity", "sum": "£90,000"}},
    },
}  # fmt: skip
_MARKS = re.compile(r"[*\\]")


@functools.cache
def table(template: str) -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
        (ROOT / "tests" / "rows" / f"{template}.yaml").read_text(encoding="utf-8")
    )
    return found


def deal_of(template: str, row: dict[str, Any]) -> dict[str, Any]:
    """The least deal of a template with what a variant says laid over it."""
    made = {"moudraft": 1, "template": template, "title": "A title", **copy.deepcopy(BASES[template])}
    if "parties" in row:
        made["parties"] = copy.deepcopy(PARTIES[row["parties"]])
        names = [each["short_name"] for each in made["parties"]]
        made["terms"]["grant"] |= {"payer": names[0], "recipient": names[1]}
    if "lease" in row:
        made["assets"][0]["lease"] |= row["lease"]
    if "grant" in row:
        made["terms"]["grant"] |= row["grant"]
    if "terms" in row:
        made.setdefault("terms", {}).update(row["terms"])
    return made | row.get("deal", {})


def lines(deal: dict[str, Any]) -> list[str]:
    text = draft(load_deal(deal, name="deal"), today=TODAY, checks=()).markdown()
    return [_MARKS.sub("", line) for line in text.splitlines() if line.strip()]


def said(deal: dict[str, Any], phrases: list[str]) -> bool:
    return any(all(phrase in line for phrase in phrases) for line in lines(deal))


ROWS = [(t, code, variant) for t in TABLES for code, rows in table(t).items() for variant in rows]
SAID = [(t, code, variant) for t, code, variant in ROWS if "left_out" not in table(t)[code][variant]]


def test_every_row_is_in_its_table() -> None:
    for template, prefix in TABLES.items():
        assert list(table(template)) == [f"{prefix}-{n}" for n in range(1, COUNTS[prefix] + 1)]


@pytest.mark.many(keep=24)
@pytest.mark.parametrize(
    ("template", "code", "variant"), SAID, ids=[f"{code}: {variant}" for _t, code, variant in SAID]
)
def test_a_variant_has_words_of_its_own(template: str, code: str, variant: str) -> None:
    row = table(template)[code][variant]
    assert said(deal_of(template, row), row["says"]), f"nothing says: {row['says']}"
    if not row.get("usual"):
        assert not said(deal_of(template, {}), row["says"]), "the draft says it without being told"


@pytest.mark.parametrize(("template", "code", "variant"), [each for each in ROWS if each not in SAID])
def test_what_is_left_out_says_why(template: str, code: str, variant: str) -> None:
    assert len(table(template)[code][variant]["left_out"].split()) > 3


def test_two_leases_are_told_apart() -> None:
    deal = deal_of("property-heads", {"lease": {"security": "excluded"}})
    lease = {"to": "the Trust", "length": "5 years", "rent": "£1 a year", "security": "protected"}
    deal["assets"].append({"text": "the depot at Mill", "title": "the depot", "owner": "Northmoor", "lease": lease})
    assert said(deal, ["The rent under the lease of the depot is £1 a year"])
    assert said(deal, ["do not apply to the lease of the old library"])
    assert not said(deal, ["The lease is for"])


def test_giver_and_recipient_follow_a_new_name() -> None:
    deal = deal_of("grant", {"grant": {"managers": {"the Charity": "the director", "Northmoor": "the head of grants"}}})
    assert "the Charity" not in str(renamed(deal["terms"], "the Charity", "Voices"))


def test_who_pays_for_the_surveys_follows_a_new_name() -> None:
    deal = deal_of("property-heads", {"lease": {"surveys": {"of": "surveys", "cost": "the Trust"}}})
    assert "the Trust" not in str(renamed(deal["assets"], "the Trust", "Moorland"))


SOLD = {"text": "the old library", "owner": "Northmoor", "user": "the Trust"}


def of_assets(*assets: dict[str, Any], **more: Any) -> tuple[str, list[str]]:
    """The draft of Heads of Terms for some property, and what F750 and R202 say of it."""
    data = {"moudraft": 1, "template": "property-heads", "title": "Old Library", "parties": PARTIES["lets"]}
    made = draft(load_deal({**data, "assets": list(assets), **more}), today=TODAY, checks=("F750", "R202"))
    return made.markdown(), [each.code for each in made.findings]


@pytest.mark.parametrize(
    ("model", "says", "paper"),
    [
        ({"model": "freehold", "money": "£90,000"}, "sell the freehold of the old library to the Trust for £90,000.",
         "contract for sale"),
        ({"model": "freehold"}, "to the Trust for **\\[to confirm: the price of the old library", "contract for sale"),
        ({"model": "licence", "ends": "2030-03-31"}, "give the Trust a licence to use the old library.", "licence"),
        ({"model": "licence", "money": "£10 a week"}, "a licence to use the old library, for £10 a week.", "licence"),
    ],
)  # fmt: skip
def test_a_sale_and_a_licence_have_words_of_their_own_and_no_empty_head(
    model: dict[str, str], says: str, paper: str
) -> None:
    text, found = of_assets({**SOLD, **model})
    assert says in text and f"Heads of Terms for a {paper}, subject to contract" in text
    assert ("That licence ends on 31 March 2030." in text) is ("ends" in model)
    assert "the lease" not in text.casefold() and "letting" not in text and "The property deal is this" not in text
    assert found == (["F750"] if model["model"] == "freehold" else [])
    assert "F750" not in of_assets({**SOLD, **model}, terms={"best_consideration": "market"})[1]


def test_a_sale_stands_beside_a_lease_and_what_is_neither_is_listed() -> None:
    lease = {"text": "the new library", "owner": "Northmoor", "lease": LEASE}
    other = {"text": "the van", "owner": "Northmoor"}
    text, found = of_assets(lease, {**SOLD, "model": "freehold", "money": "£90,000"}, other)
    assert "grant the Trust a lease of the new library" in text and "sell the freehold of the old library" in text
    assert "The other property that joint work uses is listed in Schedule" in text and "R202" not in found
