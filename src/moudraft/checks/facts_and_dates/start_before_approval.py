"""F719: a paper that takes effect before everybody has approved it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.deal.last_day import whole_day
from moudraft.english import date
from moudraft.said import KeyName


@rule("F719", "warning", wants={"start": "fixed-date"})
def start_before_approval(draft: Context) -> Iterator[Found]:
    """The paper takes effect on a set date, a party approves it later, and nothing says what follows then.

    Why: What begins before a body has approved it begins without authority. The date may well be meant; then the paper
    has to say what happens if an approval or a signature comes late.

    Flagged::

        terms.start: {rule: fixed-date, on: 2027-04-01}
        parties.0.approval: {by: Cabinet, on: 2027-05-10}

    Fine::

        terms.start: {rule: fixed-date, on: 2027-04-01, late: last-signature}
        parties.0.approval: {by: Cabinet, on: 2027-05-10}
    """
    on, late = draft.detail("start", "on"), draft.detail("start", "late")
    begins = whole_day(on)
    if not draft.has("start", "fixed-date") or not begins or late:
        return
    for number, party in enumerate(draft.deal.parties):
        approved = earliest(party.approval.on)
        if approved and approved > begins:
            when = date(str(party.approval.on))
            said = f"the paper takes effect on {date(str(on))}, and {party.short_name} approves it on {when}"
            hint = ("say what follows: ", KeyName("terms.start"), ": {rule: fixed-date, late: last-signature}")
            yield Found(said, draft.at(f"parties.{number}.approval.on"), hint)
