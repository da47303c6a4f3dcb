"""A platform taken on and data shared: each a quick conversation that comes to a draft with its blanks and no fault."""

from __future__ import annotations

from moudraft.checks.running import check
from tests.interview.talks import drafted, scripted

PLATFORM = {
    "template": "not sure",
    "ask.purpose": "supply",
    "title": "Harnwick Forms",
    "parties.0.name": "Department for Civic Works",
    "parties.0.kind": "department",
    "parties.0.short_name": "the Department",
    "parties.1.name": "Eastvale Borough Council",
    "services": ("own", "online forms", "the Department", "done"),
}


def test_a_council_takes_on_a_platform_of_a_department() -> None:
    made, asker = scripted(PLATFORM)
    data = made.answers.data
    assert data["template"] == "service-terms"
    assert data["services"] == [{"text": "online forms", "lead": "the Department"}]
    assert not {"objectives", "governance", "governance.0.name"} & set(asker.keys)
    draft = drafted(data)
    text = draft.markdown()
    for words in (
        "The **“Supplier”** is the Department, and the **“User”** is Eastvale",
        "The Supplier supplies to the User online forms",
        "The User must use the Service lawfully",
    ):
        assert words in text, words
    assert [each.message for each in check(draft) if each.severity in ("error", "warning")] == []


DATA = {
    "template": "not sure",
    "ask.purpose": "share-data",
    "title": "Homelessness after hospital",
    "parties.0.name": "Eastvale Borough Council",
    "parties.1.name": "Moorland Hospitals NHS Foundation Trust",
    "parties.1.kind": "foundation-trust",
    "parties.1.short_name": "the Trust",
    "data_sets": (
        "own", "people about to leave hospital with nowhere to go", "the Trust", "Eastvale", "independent",
        "finding a home for each before the day of discharge", "done",
    ),
}  # fmt: skip


def test_a_council_and_a_hospital_share_data_on_homelessness() -> None:
    made, asker = scripted(DATA)
    data = made.answers.data
    assert data["template"] == "data-sharing"
    assert not {"governance", "governance.0.name"} & set(asker.keys)
    row = data["data_sets"][0]
    assert row["text"] == "people about to leave hospital with nowhere to go"
    draft = drafted(data)
    text = draft.markdown()
    for words in (
        "People about to leave hospital with nowhere to go",
        "finding a home for each before the day of discharge",
        "to confirm: the Article 6 basis",
    ):
        assert words.casefold() in text.casefold(), words
    assert [each.message for each in check(draft) if each.severity == "error"] == []
