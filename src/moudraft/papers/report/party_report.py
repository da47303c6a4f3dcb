"""The report of one party on one drafted agreement: for which meeting, with which eyes, and in every form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from moudraft import english
from moudraft.checks.hard_points import MOST, hard_points
from moudraft.deal import Party
from moudraft.document import Document
from moudraft.document.drafted import Drafted
from moudraft.document.structure import Structure
from moudraft.findings import Finding, PartyAt, public
from moudraft.library.paper_kinds import Meeting, PaperKinds
from moudraft.papers.once import once
from moudraft.papers.parties_called import party_called
from moudraft.papers.report.asked import Asked
from moudraft.papers.report.laid_out import laid_out
from moudraft.papers.report.meeting_of import meeting_of
from moudraft.papers.report.report_shape import Report, report_of
from moudraft.papers.report.report_words import ReportWords
from moudraft.papers.report.said_terms import SaidTerms
from moudraft.papers.report.seen import seen_by
from moudraft.problems import Location

REPORT = "report"
NOBODY = ""
WITH_MONITORING_OFFICER = "monitoring_officers"
"""The bodies (a group of their nation) whose monitoring officer is asked what elsewhere a legal adviser is."""
Appraised = tuple[tuple[str, str], ...]


class Paper(msgspec.Struct, frozen=True):
    """A paper that goes with an agreement, ready to write: for whom it is, and its Document.

    ``left_open`` is what the agreement itself has still to settle.
    """

    name: str
    party: str
    document: Document
    today: datetime.date
    library_version: str
    left_open: tuple[str, ...] = ()

    def content(self, form: str, *, final: bool = False, style: bytes | None = None) -> bytes:
        """The bytes of the paper in one of :data:`moudraft.writers.forms.FORMS` that a Document has."""
        from moudraft.writers.forms import FORMS, Manuscript

        return FORMS[form].write(
            Manuscript(self.document, _no_structure, self.today, self.library_version, final, style)
        )

    def outstanding(self) -> tuple[str, ...]:
        """What its author has still to confirm, beside what the agreement itself leaves open."""
        return tuple(each for each in self.all_open() if each not in self.left_open)

    def all_open(self) -> tuple[str, ...]:
        """Everything that it prints as still to confirm."""
        return tuple(dict.fromkeys(each.what for each in self.document.blanks()))


class Known(NamedTuple):
    """What the reports of all parties to a draft share: what it says, and the questions that all may know of."""

    said: SaidTerms
    hard: tuple[Finding, ...]


def known_of(made: Drafted, kinds: PaperKinds) -> Known:
    """What the reports of a draft share, with nobody's eyes: no private line has a part in it."""

    def known() -> Known:
        return Known(SaidTerms(seen_by(made, NOBODY, exempt=False), kinds.subjects), public(hard_points(made)))

    return once(made, "known", known, kinds)


def report_for(
    made: Drafted,
    party: str,
    kinds: PaperKinds,
    *,
    meeting: str = "",
    purpose: str = "",
    appraised: Appraised = (),
    paper: str = REPORT,
    appended: bool = True,
    known: Known | None = None,
) -> Paper:
    """The report of a party, by its short name, on a draft.

    ``meeting`` and ``purpose`` go before what the deal says; the agreement goes with it as Appendix 1 where it is
    ``appended``; ``known`` is what the reports of all parties share, where
    several are made. Raises ``MoudraftError`` with every problem.
    """
    known = known or known_of(made, kinds)
    key, member = party_called(made.deal, party)
    row = report_of(made.deal, member.short_name)
    asked = _asked(made, key, member, row, kinds, meeting, purpose)
    asked = msgspec.structs.replace(asked, hard=tuple(_hard(made, known, member.short_name)), appraised=appraised,
                                    appended=appended)  # fmt: skip
    seen = seen_by(made, member.short_name, exempt=row.is_exempt)
    vocabulary = ReportWords(seen, kinds, asked, known.said).laid_over()
    document = laid_out(paper, seen, kinds, vocabulary, member.short_name)
    left_open = tuple(each.what for each in made.document.blanks())
    return Paper(paper, member.short_name, document, made.today, made.library.version, left_open)


def _asked(made: Drafted, key: str, party: Party, row: Report, kinds: PaperKinds, meeting: str, purpose: str) -> Asked:
    where = Location("--meeting") if meeting else made.deal.where(f"{row.key}.meeting")
    found, called = meeting_of(party, made.library.home, kinds.meetings, meeting or row.meeting, where)
    body = row.texts.get("body")
    if isinstance(body, str):
        # What stands in brackets says which of its meetings it is: Council (Extraordinary).
        plain = _IN_BRACKETS.sub("", body)
        called = english.with_the(plain) if plain[:1].isupper() else plain
    elif by := _named_in_deal(party, found):
        called = by
    return Asked(party, key, found, called, purpose or row.purpose or "approve", row)


_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


_A_BODY = re.compile(r"(?:(?:the|its|full) )?[\w\u2019'-]+(?: [\w\u2019'-]+){0,5}")


def _named_in_deal(party: Party, meeting: Meeting) -> str:
    """What the deal calls whoever approves, where that is this meeting and nothing more is said of it."""
    by = party.approval.by
    if not isinstance(by, str) or not meeting.named or not re.search(meeting.named, by, re.IGNORECASE):
        return ""
    if not _A_BODY.fullmatch(by) or " or " in by:
        return ""
    words = by[4:] if by[:4].lower() in ("its ", "the ") else by
    return by if by.startswith("full ") else f"the {words}"


def _hard(made: Drafted, known: Known, party: str) -> Sequence[tuple[str, str, str]]:
    """The hard points that concern a party, as far as every party may know of them."""
    points = {each.id: each for each in made.library.hard_points}
    member = party_called(made.deal, party)[1]
    groups = made.library.home.groups_of(member.kind, member.governance)
    others = {} if WITH_MONITORING_OFFICER in groups else {"monitoring officer": "legal adviser"}
    found = [points[each.code] for each in known.hard if _concerns(each, party)]
    return [(each.ask, f"the {others.get(each.audience, each.audience)}", each.settled_by) for each in found[:MOST]]


def _concerns(finding: Finding, party: str) -> bool:
    """Whether a question is not about some other party."""
    named = [each.short_name for each in finding.about if isinstance(each, PartyAt)]
    return not named or party in named


def _no_structure() -> Structure:
    """A paper draws no bodies: the agreement does."""
    return Structure((), ())
