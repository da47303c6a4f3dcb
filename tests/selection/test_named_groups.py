"""A body that may be in a group is in it where its name says so: an ambulance trust, with police and fire."""

from __future__ import annotations

from typing import Any

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft, load_library
from tests.interview.talks import TODAY, deal

POLICE = {"name": "Police and Crime Commissioner for Fenshire", "short_name": "the Commissioner",
          "kind": "police-commissioner"}  # fmt: skip
FIRE = {"name": "Fenshire Fire Authority", "short_name": "Fire", "kind": "fire"}
TRUST = {"name": "Fenshire Hospitals NHS Trust", "short_name": "the Hospitals", "kind": "nhs-trust"}
AMBULANCE = {"name": "Fen Ambulance Service NHS Foundation Trust", "short_name": "Fen", "kind": "foundation-trust"}
COUNCIL = {"name": "Ambulance Lane District Council", "short_name": "Lane", "kind": "district"}
DUTY = "consider together where they could share property"


def made(*parties: dict[str, Any]) -> Any:
    data = {**deal("estates", 2), "parties": [dict(each) for each in parties]}
    return draft(load_deal(data, name="deal"), library=load_library(), today=TODAY, checks=())


@pytest.mark.parametrize(
    ("parties", "told", "ambulance"),
    [
        ((POLICE, FIRE), 1, "none"),
        ((POLICE, AMBULANCE, COUNCIL), 1, "some"),
        ((FIRE, AMBULANCE), 1, "some"),
        ((POLICE, FIRE, AMBULANCE), 1, "some"),
        ((POLICE, TRUST), 0, "none"),
        ((AMBULANCE, COUNCIL), 0, "some"),
        ((COUNCIL, TRUST), 0, "none"),
    ],
)  # fmt: skip
def test_two_emergency_services_have_the_duty_to_consider_collaboration(
    parties: tuple[dict[str, Any], ...], told: int, ambulance: str
) -> None:
    drafted = made(*parties)
    assert drafted.selection.terms.facts["ambulance"].values == (ambulance,)
    assert drafted.markdown().count(DUTY) == told
