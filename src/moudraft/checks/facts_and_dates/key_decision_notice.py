"""F711: a key decision without its 28 clear days' notice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest, in_words, latest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal import Approval, Party, Tbc
from moudraft.english import date

CLEAR_DAYS = 28
UNLESS = "or record which urgency procedure is used"


@rule("F711", "warning", wants={"deal": ("parties.approval.notice", "parties.stages.notice")})
def key_decision_notice(draft: Context) -> Iterator[Found]:
    """A party is to approve the paper by a key decision, or to sign it, before 28 clear days from its notice.

    Why: The executive of an English council may take a key decision only when notice of it has been public for 28
    clear days, unless a procedure for urgency is used (SI 2012/2089); otherwise the decision, and the signature that
    rests on it, can be challenged. Neither the day of the notice nor that of the decision counts. The deal says that
    an approval is a key decision by giving the day of its notice, or ``notice: tbc`` where that is still to come.

    Flagged::

        parties.0.approval: {by: the Cabinet, on: 2027-02-01, notice: 2027-01-05}

    Fine::

        parties.0.approval: {by: the Cabinet, on: 2027-02-03, notice: 2027-01-05}
    """
    for number, party in enumerate(draft.deal.parties):
        for key, approval in party.approvals(f"parties.{number}"):
            if said := _said(draft, party, approval):
                message, hint = said
                yield Found(message, draft.at(key), f"{hint}, {UNLESS}")


def _said(draft: Context, party: Party, approval: Approval) -> tuple[str, str] | None:
    """What is wrong with the notice of an approval of a party, and how to put it right."""
    if approval.notice is None:
        return None
    unpublished = isinstance(approval.notice, Tbc)
    notice = draft.today if unpublished else earliest(approval.notice)
    decided, signed = earliest(approval.on), latest(draft.deal.date)
    if notice is None or (unpublished and (decided or signed or notice) < notice):
        return None
    soonest = notice + min(datetime.timedelta(days=CLEAR_DAYS + 1), datetime.date.max - notice)
    hint = f"decide on or after {in_words(soonest)}"
    said = "notice of a key decision given today" if unpublished else f"notice given on {in_words(notice)}"
    if decided and decided < soonest:
        clear = max(0, (decided - notice).days - 1)
        days = {0: "no clear day", 1: "one clear day"}.get(clear, f"{clear} clear days")
        return f"{party.short_name} decides on {in_words(decided)}, {days} after {said}; 28 are needed", hint
    if decided is None and signed and signed < soonest:
        dated = date(str(draft.deal.date))
        return f"the paper is dated {dated}, before {party.short_name} can decide on {said}", hint
    return None
