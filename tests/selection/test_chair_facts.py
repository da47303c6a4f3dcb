"""What conditions may ask of a body's chair, and which body steers where none has members."""

from __future__ import annotations

import msgspec
import pytest

from moudraft.deal import Body
from moudraft.selection.bodies import MEMBERS, OFFICERS, FilledBody, promoted
from moudraft.selection.body_facts import parts_as_facts
from tests.checks.drafts import drafted


def body(chair: str) -> FilledBody:
    (made,) = drafted(f"governance: {{model: programme-board, chair: {{{chair}}}}}").selection.terms.bodies
    return made


@pytest.mark.parametrize(
    ("chair", "fact"),
    [
        ("parties: [Northmoor]", "one"),
        ("parties: [Northmoor, Eastvale]", "several"),
        ("rule: co-chairs, parties: [Northmoor, Eastvale]", "several"),
        ("rule: rotating, parties: [Northmoor]", "silent"),
        ("rule: co-chairs, parties: tbc", "silent"),
        ("post: the Leader", "silent"),
    ],
)
def test_how_many_named_parties_take_the_chair(chair: str, fact: str) -> None:
    assert parts_as_facts(body(chair))["chair.parties"].values == (fact,)


def test_one_officer_body_with_the_parts_of_a_board_steers_and_no_second() -> None:
    officers = msgspec.structs.replace(body("parties: [Northmoor]"), kind=OFFICERS)
    plain = msgspec.structs.replace(officers, own=Body("governance.9", "programme-board"))
    assert [each.kind for each in promoted([plain, officers, officers])] == [OFFICERS, MEMBERS, OFFICERS]
    members = msgspec.structs.replace(officers, kind=MEMBERS)
    assert [each.kind for each in promoted([officers, members])] == [OFFICERS, MEMBERS]
