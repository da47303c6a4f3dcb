"""Which meeting a party's report goes to, and what its sentences call it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from moudraft.deal import Party
from moudraft.library.nation import Nation
from moudraft.library.paper_kinds import Meeting
from moudraft.problems import Location, MoudraftError, Problem

ANY = "*"


def meeting_of(
    party: Party, nation: Nation, meetings: Mapping[str, Meeting], asked: str, where: Location
) -> tuple[Meeting, str]:
    """The meeting asked for, else the one that the deal's approval names, else the usual one; and what it is called.

    Raises ``MoudraftError`` where a body of that kind has no such meeting.
    """
    fitting = {id: each for id, each in meetings.items() if _fits(each, party, nation)}
    if asked and asked not in fitting:
        hint = f"for this kind of body: {', '.join(fitting)}"
        if asked not in meetings:
            raise MoudraftError(Problem(where, f'there is no meeting "{asked}"', hint))
        raise MoudraftError(Problem(where, f"{party.short_name} has no {meetings[asked].label}", hint))
    by = party.approval.by if isinstance(party.approval.by, str) else ""
    named = [each for each in fitting.values() if each.named and by and re.search(each.named, by, re.IGNORECASE)]
    usual = next((each for each in fitting.values() if _is_usual(each, party, nation)), next(iter(fitting.values())))
    # Of several that the words fit, the one that is usual for the body, else the one listed last, which is narrower.
    meeting = meetings[asked] if asked else usual if usual in named or not named else named[-1]
    return meeting, _called(meeting, party, nation)


def _fits(meeting: Meeting, party: Party, nation: Nation) -> bool:
    possible = {party.kind, ANY, *nation.possible_groups(party.kind, party.governance)}
    return bool(possible & set(meeting.fits))


def _is_usual(meeting: Meeting, party: Party, nation: Nation) -> bool:
    groups = {party.kind, ANY, *nation.groups_of(party.kind, party.governance)}
    return any(group in groups and (not forms or party.governance in forms) for group, forms in meeting.first.items())


def _called(meeting: Meeting, party: Party, nation: Nation) -> str:
    groups = nation.groups_of(party.kind, party.governance)
    named = (words for id, words in meeting.called.items() if id == party.kind or id in groups)
    return next(named, meeting.called[""])
