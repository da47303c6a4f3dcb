"""What a report is made for: whose it is, where it goes, and what that meeting is asked to do."""

from __future__ import annotations

import msgspec

from moudraft.deal import Party
from moudraft.library.paper_kinds import Meeting
from moudraft.papers.report.report_shape import Report


class Asked(msgspec.Struct, frozen=True):
    """What a report is made for: the party and its key in the deal, the meeting, and what that is asked to do.

    ``body`` is what the meeting is called. ``hard`` are questions that the draft raises: what is asked, of whom, and
    what settles it. ``appraised`` are the options of an appraisal, each with what it would mean.
    The agreement is ``appended`` where it goes with the report as Appendix 1, and not under a name of its own.
    """

    party: Party
    key: str
    meeting: Meeting
    body: str
    purpose: str
    report: Report
    hard: tuple[tuple[str, str, str], ...] = ()
    appraised: tuple[tuple[str, str], ...] = ()
    appended: bool = True
