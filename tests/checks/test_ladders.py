"""The steps of a dispute are climbed: none is junior to the one before."""

from __future__ import annotations

from itertools import combinations

import pytest

from moudraft.checks.support.seniority import RANKS, rank_of
from tests.checks.drafts import drafted, found

OFFICES = "parties.0.signatory.office: {}\nparties.1.signatory.office: {}\n"


def told(*steps: str, before: str = "") -> bool:
    rows = ", ".join(f"{{posts: {step}}}" for step in steps)
    return bool(found(drafted(f"{before}terms.dispute: {{rule: ladder, steps: [{rows}]}}"), "G520"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (("lead officers", "chief executives", "leaders"), False),
        (("chief executives", "lead officers"), True),
        (("lead officers", "leaders", "chief executives"), True),
        (("[Leaders, chief executives]", "the Chief Executive"), True),
        (("the chief executive of each Council", "the Mayor and the Leader"), False),
        (("deputy chief executives", "chief executives"), False),
        (("chief executives", "deputy chief executives"), True),
        (("chief executives", "the Panel of Wise Persons"), False),
        (("chief executives", "[lead officers, the Panel]"), False),
        (("chief executives", "chief executives"), False),
        (("chief executives", "the chair of the Programme Board"), False),
        (("the chairs", "heads of service"), True),
        (("leaders",), False),
    ],
)
def test_a_step_that_goes_down_is_told(steps: tuple[str, ...], expected: bool) -> None:
    assert told(*steps) is expected


@pytest.mark.parametrize(
    ("offices", "expected"),
    [(("Leader", "Leader"), False), (("Leader", "Chief Executive"), True), (("Monitoring Officer", "Leader"), True),
     (("Leader", "tbc"), False)],
)  # fmt: skip
def test_those_who_sign_are_as_senior_as_their_offices(offices: tuple[str, str], expected: bool) -> None:
    assert told("chief executives", "the signatories", before=OFFICES.format(*offices)) is expected


def test_every_pair_of_ranks_goes_up_in_one_way_only() -> None:
    for low, high in combinations(sorted(RANKS), 2):
        for one in RANKS[low]:
            for other in RANKS[high]:
                below, above = rank_of(f"the {one}s"), rank_of(f"each {other}")
                assert below is not None and above is not None and below < above, (one, other)
