"""B602: nothing says whether the paper binds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import say

PROMISES = lazy_pattern(r"\b(?:agrees? to|undertakes?|commits?)\b", re.IGNORECASE)


@rule("B602", "warning", wants={"roles": {"not": "legal-status"}})
def legal_effect_not_stated(draft: Context) -> Iterator[Found]:
    """Nothing in the draft says whether it is legally binding.

    Why: Silence leaves the question to a court, which looks at what the words and the conduct show; public bodies have
    been held to contracts that they took for statements of intent. A declaration that only declares need not say so;
    one that agrees or undertakes should.

    Flagged::

        clauses.leave_out: {status/legal-status: not settled}

    Fine::

        clauses.leave_out: {information/sharing: not settled}
    """
    if draft.in_role("legal-status"):
        return
    used = ""
    if draft.selection.template.instrument == "declaration":
        promise = next(filter(None, (PROMISES.search(each.text) for each in draft.passages)), None)
        if promise is None:
            return
        used = f", although it says \u201c{promise[0]}\u201d"
    (clause, *_) = draft.library.in_role("legal-status")
    hint = say(f"let `{clause}` in, or say in writing why the parties leave it open")
    message = f"nothing says whether {draft.selection.template.paper.this} can be enforced{used}"
    yield Found(message, draft.at(f"clauses.leave_out.{clause}"), hint)
