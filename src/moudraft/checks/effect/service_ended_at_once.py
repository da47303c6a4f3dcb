"""B635: a public service that any failure ends at once."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.urgent_functions import rests_on_it
from moudraft.said import Settled, marked


@rule("B635", "warning", wants={"breach_exit": "immediate"})
def service_ended_at_once(draft: Context) -> Iterator[Found]:
    """Any failure ends a party's part at once, and a function of a public body depends on it.

    Why: Nobody can take a function back, or find another laboratory or control room, in a day. What ends at once should
    be what cannot be put right, with time for the rest.

    Flagged::

        terms.breach_exit: immediate
        terms.delegation: {rule: lead-authority, lead: Northmoor, functions: [licensing]}

    Fine::

        terms.breach_exit: cure-or-serious
        terms.delegation: {rule: lead-authority, lead: Northmoor, functions: [licensing]}
    """
    if draft.has("breach_exit", "immediate") and rests_on_it(draft):
        message = (Settled("terms.breach_exit", ("immediate",)), ", and a public function depends on what would end")
        yield Found(message, draft.at_axis("breach_exit"), marked("`terms.breach_exit: cure-or-serious`"))
