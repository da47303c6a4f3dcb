"""What the register knows of how a council is governed goes with its name, and a party renamed keeps its seats."""

from __future__ import annotations

from moudraft.deal.names_spoken import renamed
from moudraft.interview.party_names import mentions
from tests.interview.talks import scripted

SEATS = {"governance": [{"model": "leaders-board", "seats": {"Northmoor": "2", "Eastvale": "1"}}]}


def test_the_form_of_governance_comes_with_the_name_and_is_not_asked() -> None:
    made, asker = scripted({"parties.0.name": "Essex County Council"})
    assert made.answers.data["parties"][0]["governance"] == "leader-and-cabinet"
    assert "governance" not in made.answers.data["parties"][1]
    assert not any(key.endswith("0.governance") for key in asker.keys)


def test_it_goes_with_the_name_that_brought_it() -> None:
    script = {
        "parties.0.name": ("Essex County Council", "Northmoor District Council"),
        "review": ("jump", "save"),
        "jump": ("partners", "parties.0.name"),
    }
    made, _ = scripted(script)
    assert made.answers.data["parties"][0]["name"] == "Northmoor District Council"
    assert "governance" not in made.answers.data["parties"][0]


def test_seats_follow_a_party_renamed_and_go_with_one_taken_out() -> None:
    assert list(mentions(SEATS, "Northmoor")) == ["governance.0.seats.Northmoor"]
    assert renamed(SEATS, "Northmoor", "Moor")["governance"][0]["seats"] == {"Moor": "2", "Eastvale": "1"}
    gone = renamed(renamed(SEATS, "Northmoor", None), "Eastvale", None)
    assert gone["governance"] == [{"model": "leaders-board"}]
