"""G521: a matter that belongs to all, among those that each party decides alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import KeyName

JOINT = lazy_pattern(
    r"\b(?:joint|shared|common|pooled)\b"
    r"|\bof the (?:service|services|board|committee|partnership|programme|project|fund|hub|alliance)\b",
    re.IGNORECASE,
)


@rule("G521", "warning")
def joint_matter_reserved(draft: Context) -> Iterator[Found]:
    """A matter that belongs to all the parties together stands among those that each of them decides alone.

    Why: "Each Council alone decides the budget of the service" gives one budget as many owners as there are councils.
    What is each party's own is one list (`veto.matters`); what waits until all have approved it is another
    (`veto.together`).

    Flagged::

        terms.veto: {rule: reserved-matters, exercised_by: its Leader, within: 10 working days,
          matters: [the budget of the service]}

    Fine::

        terms.veto: {rule: reserved-matters, exercised_by: its Leader, within: 10 working days,
          together: [the budget of the service]}
    """
    matters = draft.detail("veto", "matters")
    listed = [each for each in matters if isinstance(each, str)] if isinstance(matters, list | tuple) else []
    own = [each for each in listed if not JOINT.search(each)]
    for number, matter in enumerate(listed):
        if JOINT.search(matter):
            message = f"“{matter}” belongs to all, and is listed as what each party decides alone"
            hint = ("put it under ", KeyName("terms.veto.together"))
            given = draft.detail("veto", "together")
            together = [*(given if isinstance(given, list | tuple) else []), matter]
            rest = [each for each in listed if each != matter] or own
            ways = (SetKey("terms.veto.together", together), SetKey("terms.veto.matters", rest))
            yield Found(message, draft.at(f"terms.veto.matters.{number}"), hint, ways=ways)
