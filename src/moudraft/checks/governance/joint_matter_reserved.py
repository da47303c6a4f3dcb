"""G521: a matter that belongs to all, among those that each party decides alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

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


@rule("G521", "warning", wants={"veto.matters": "given"})
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
    listed: list[Any] = list(matters) if isinstance(matters, list | tuple) else []
    joint = [each for each in listed if isinstance(each, str) and JOINT.search(each)]
    for number, matter in enumerate(listed):
        if matter in joint:
            message = f"“{matter}” belongs to all, and is listed as what each party decides alone"
            hint = ("put it under ", KeyName("terms.veto.together"))
            yield Found(message, draft.at(f"terms.veto.matters.{number}"), hint, ways=_moved(draft, listed, joint))


def _moved(draft: Context, listed: list[Any], joint: list[str]) -> tuple[SetKey, ...]:
    """The answer with every joint matter in the list where it belongs; an empty list is no answer, and goes."""
    settings = draft.deal.terms.get("veto") or ()
    if len(settings) != 1:
        return ()
    given = draft.detail("veto", "together")
    own = [each for each in listed if each not in joint]
    details = {key: value for key, value in settings[0].details.items() if key != "matters"}
    together = [*(given if isinstance(given, list | tuple) else []), *joint]
    moved = {"rule": settings[0].value, **details, **({"matters": own} if own else {}), "together": together}
    return (SetKey("terms.veto", moved),) if all(isinstance(each, str | list) for each in moved.values()) else ()
