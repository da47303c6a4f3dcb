"""Quorums that cannot be reached, that one party makes up alone, or that ask for a sector nobody comes from."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft.checks.governance.quorum_of_one_party import _needed
from moudraft.checks.support.context import Context
from moudraft.selection.bodies import FilledBody
from tests.checks.drafts import drafted, found

SEATS = "governance.0.seats: {Northmoor: 3, Eastvale: 1}\ngovernance.0.quorum: %s"
ALLIANCE = "mid-essex-alliance"


@pytest.mark.parametrize(
    ("quorum", "message"),
    [
        ("five members", "a quorum of 5 cannot be reached by a body of 4"),
        ("four members", ""),
        ("two members from each council", "a quorum of two from each cannot be reached: Eastvale appoints one"),
        ("one-from-each", ""),
        ("half of the members", ""),
    ],
)
def test_a_quorum_is_held_against_the_seats(quorum: str, message: str) -> None:
    assert [each.message for each in found(drafted(SEATS % quorum), "G501")] == [message] * bool(message)


def test_one_from_each_cannot_be_had_from_a_party_without_a_seat() -> None:
    lines = "governance.0.seats: {Northmoor: 3}\ngovernance.0.quorum: one-from-each"
    finding = found(drafted(lines), "G501")[0]
    assert finding.message == "a quorum of one from each cannot be reached: Eastvale appoints nobody"
    assert finding.location.file == "--set governance.0.quorum"


# --- G512 -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quorum", "alone"),
    [
        ("majority", True),
        ("third", True),
        ("half", True),
        ("three members", True),
        ("four members", False),
        ("one-from-each", False),
        ("none", False),
        ("two members, one of them from Eastvale", False),
        ("two members from different councils", False),
        ("two members, including the chair", False),
    ],
)
def test_a_party_that_is_a_quorum_by_itself_is_named(quorum: str, alone: bool) -> None:
    messages = [each.message for each in found(drafted(SEATS % quorum), "G512")]
    assert bool(messages) is alone
    assert all(each.endswith("by the members of Northmoor alone") for each in messages)


def test_equal_seats_and_a_low_quorum_let_either_party_meet_alone() -> None:
    lines = "governance.0.seats: {Northmoor: 2, Eastvale: 2}\ngovernance.0.quorum: third"
    assert found(drafted(lines), "G512")[0].message == (
        "a quorum of two can be made up by the members of Northmoor or Eastvale alone"
    )
    assert found(drafted(lines.replace("third", "majority")), "G512") == []


def test_nothing_is_said_where_nobody_gave_seats() -> None:
    assert found(drafted("governance.0.quorum: third"), "G512") == []


@given(st.lists(st.integers(1, 9), min_size=2, max_size=6), st.sampled_from(["majority", "half", "third"]))
def test_what_a_quorum_takes_is_never_more_than_there_are_nor_less_than_its_share(seats: list[int], slug: str) -> None:
    body = filled(seats={str(n): count for n, count in enumerate(seats)}, slugs={"quorum": slug})
    needed, total = _needed(DRAFT, body), sum(seats)
    assert needed is not None and 0 < needed <= total
    share = {"majority": 2, "half": 2, "third": 3}[slug]
    assert needed * share > total if slug == "majority" else needed * share >= total > (needed - 1) * share


DRAFT = Context(drafted())


def filled(seats: dict[str, int], slugs: dict[str, str]) -> FilledBody:
    return msgspec.structs.replace(DRAFT.selection.terms.bodies[0], seats=seats, slugs=slugs)


# --- G513 -----------------------------------------------------------------------------------------------


def test_councils_alone_cannot_have_a_quorum_of_two_sectors() -> None:
    parties = (
        "parties: [{name: Ashdown District Council, short_name: Ashdown, kind: district}, "
        "{name: Birchover Borough Council, short_name: Birchover, kind: borough}]"
    )
    asked = f"{parties}\nrecognitions: []\ngovernance.0.quorum: third-two-sectors"
    finding = found(drafted(asked, example=ALLIANCE), "G513")[0]
    assert finding.severity == "warning"
    assert finding.message == (
        "a meeting needs members from two or more sectors, and every party is a council, so no meeting can begin"
    )
    assert found(drafted(f"{parties}\ngovernance.0.quorum: majority", example=ALLIANCE), "G513") == []
    # Where nobody asked for it, the usual quorum is one that these parties can make up.
    assert found(drafted(f"{parties}\nrecognitions: []", example=ALLIANCE), "G513") == []


def test_several_sectors_can_have_one() -> None:
    assert found(drafted(example=ALLIANCE), "G513") == []


@pytest.mark.parametrize(
    ("lines", "flagged"),
    [
        ("governance.0.quorum: one member from two different sectors", True),
        ("governance.0.quorum: council-and-nhs", True),
        ("governance.0.quorum: council-and-nhs\nparties.1.kind: icb", False),
        ("governance.0.quorum: third-two-sectors\nparties.1.kind: other", False),
        ("governance.0.quorum: third-two-sectors\ngovernance.0.members: [councillors, the chair of the trust]", False),
        ("governance.0.quorum: third-two-sectors\nclauses.leave_out: {governance/quorum: test}", False),
    ],
)
def test_a_sector_is_missed_only_where_no_member_can_bring_it(lines: str, flagged: bool) -> None:
    assert bool(found(drafted(lines), "G513")) is flagged
