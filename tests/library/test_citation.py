"""Where an Act can be read."""

from __future__ import annotations

import pytest

from moudraft.drafting import load_library
from moudraft.library.citation import legislation_link

SEARCH = "https://www.legislation.gov.uk/all?title="


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("Equality Act 2010", SEARCH + "Equality%20Act%202010"),
        ("Part II of the Landlord and Tenant Act 1954", SEARCH + "Landlord%20and%20Tenant%20Act%201954"),
        ("Copyright, Designs and Patents Act 1988", SEARCH + "Copyright%2C%20Designs%20and%20Patents%20Act%201988"),
        ("Bribery (No. 2) Act 2010", SEARCH + "Bribery%20%28No.%202%29%20Act%202010"),
        ("May 2026", ""), ("SI 2003", ""), ("Local Government Transparency Code 2015", ""),
    ],
)  # fmt: skip
def test_an_act_is_searched_for_by_its_title_and_nothing_else_is(title: str, link: str) -> None:
    assert legislation_link(title) == link


def test_every_act_that_the_library_cites_has_a_place() -> None:
    cited = {name for law in load_library().law.values() for name in law.names}
    without = {name for name in cited if not legislation_link(name)}
    assert not {name for name in without if " Act " in name or "Regulations" in name}
    assert len(cited) - len(without) > 60
