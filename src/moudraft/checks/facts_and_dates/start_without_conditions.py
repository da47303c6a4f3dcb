"""F733: a paper that begins when its conditions are met, and names none."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName


@rule("F733", "warning", wants={"start": "conditions-met"})
def start_without_conditions(draft: Context) -> Iterator[Found]:
    """The paper takes effect when its conditions are met, and the deal gives no condition.

    Why: Nobody can say on which day the last of no conditions is met, so the paper never begins, or has begun already.
    With conditions the draft refers to the paragraph that lists them.

    Flagged::

        terms.start: conditions-met

    Fine::

        terms.start: conditions-met
        conditions: [{text: the grant is awarded, fails: ends}]
    """
    if draft.has("start", "conditions-met") and not draft.deal.lists.get("conditions"):
        message = "it takes effect when its conditions are met, and no condition is given"
        yield Found(message, draft.at("terms.start"), ("give ", KeyName("conditions"), ", or choose another start"))
