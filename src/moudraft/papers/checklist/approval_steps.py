"""The steps that lead up to each party's decision and follow it, from ``approval-steps.yaml`` of the nation."""

from __future__ import annotations

# Annotations here are real objects, not text: schemas and readers are made of them.
import datetime
from collections.abc import Iterator

import msgspec

from moudraft import english
from moudraft.deal import Approval, Party
from moudraft.deal.last_day import whole_day
from moudraft.library import Library
from moudraft.library.approval import CALL_IN, ApprovalStep
from moudraft.library.nation import by_form
from moudraft.papers.duties.calendar_sums import moved

CLEAR = " clear day"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a party: ``on`` is its day (YYYY-MM-DD) where that is known, ``by`` whether it is the last day for it.

    ``said`` is how long before or after the decision it falls, ``waits_for`` what its day waits for, ``law`` what asks
    for it.
    """

    id: str
    what: str
    on: str = ""
    by: bool = False
    said: str = ""
    waits_for: str = ""
    law: tuple[str, ...] = ()


def approver_of(party: Party, library: Library) -> str:
    """Who approves for a party, by the entry of ``approvers.yaml``."""
    return by_form(library.home.kind(party.kind).approver, party.governance)


def steps_for(party: Party, approval: Approval, library: Library) -> Iterator[Step]:
    """The steps of one approval, in their order."""
    known = library.home
    ids = known.approving.get(approver_of(party, library), known.approving.get("", ()))
    for step in (known.steps[id] for id in ids):
        if not step.only or step.only in _states(approval):
            yield _step(step, party, approval, library)


def _states(approval: Approval) -> set[str]:
    """What is so of an approval, in the words of ``only``."""
    decided = isinstance(approval.by, str) and isinstance(approval.on, str)
    return {
        "notice" if approval.notice is not None else "no-notice",
        "call-in" if isinstance(approval.call_in, str) and approval.call_in else "no-call-in",
        "" if decided else "undecided",
    }


def _step(form: ApprovalStep, party: Party, approval: Approval, library: Library) -> Step:
    decision = whole_day(approval.on)
    given = whole_day(approval.notice) if form.only == "notice" else None
    length = str(approval.call_in) if form.after == CALL_IN else form.after or form.before
    back = bool(form.before)
    day = given or (_counted(decision, length, back=back) if decision and length else None)
    said = "" if not length or length.startswith("0 ") else _said(length, back=back)
    waits = "the date of the decision" if length and day is None else ""
    law = tuple(library.law[each].cite for each in form.law if each in library.law and library.law[each].prints)
    return Step(id=form.id, what=_words(form.what, party, approval), on=day.isoformat() if day else "", said=said,
                by=back and not given, waits_for=waits, law=law)  # fmt: skip


def _counted(decision: datetime.date, length: str, *, back: bool) -> datetime.date | None:
    """A day before or after a decision; of clear days neither the first nor the last counts."""
    found = moved(decision, length, back=back)
    clear = datetime.timedelta(days=1 if CLEAR in length else 0)
    return found if found is None else found - clear if back else found + clear


def _said(length: str, *, back: bool) -> str:
    return f"at least {length} before the decision" if back else f"{english.period(length)} after the decision"


def _words(what: str, party: Party, approval: Approval) -> str:
    by = approval.by if isinstance(approval.by, str) else f"whoever decides for {party.short_name}"
    office = english.with_the(party.signatory.office) if isinstance(party.signatory.office, str) else "whoever signs"
    stage = f" ({approval.stage})" if isinstance(approval.stage, str) and approval.stage else ""
    words = what.replace("<by>", by).replace("<party>", party.short_name).replace("<office>", office)
    return english.capital(words) + (stage if "<by>" in what else "")
