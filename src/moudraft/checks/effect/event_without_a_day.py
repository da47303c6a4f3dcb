"""B637: a paper that ends when something happens, and has no last day."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName


@rule("B637", "warning", wants={"term": "until-event"})
def event_without_a_day(draft: Context) -> Iterator[Found]:
    """The paper lasts until something happens, and nothing says what follows if it never does.

    Why: An event that never comes leaves a paper in force that everybody has forgotten.

    Flagged::

        terms.term: {rule: until-event, event: the bridge opens}

    Fine::

        terms.term: {rule: until-event, event: the bridge opens, long_stop: 2030-03-31}
    """
    if draft.has("term", "until-event") and not draft.detail("term", "long_stop") and not draft.detail("term", "until"):
        hint = ("give a last day: ", KeyName("terms.term.long_stop"))
        yield Found("it lasts until something happens, and has no last day", draft.at_axis("term"), hint)
