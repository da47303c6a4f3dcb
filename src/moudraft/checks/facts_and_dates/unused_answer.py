"""F716: an answer to a blank that the draft does not have."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.document.assembly import assemble
from moudraft.document.blanks import full_name
from moudraft.library.marks import typographic
from moudraft.problems import did_you_mean


@rule("F716", "warning", wants={"deal": "answers"})
def unused_answer(draft: Context) -> Iterator[Found]:
    """An answer fills no blank of the draft.

    Why: An answer is found by what its blank asks. If the question is written differently, or the clause that asked it
    has gone, the answer is lost without a word, and the draft shows a blank that somebody thought was filled.

    Flagged::

        answers: {who approves the plan: the Cabinet}

    Fine::

        answers: {how success is measured: both budgets balance}
    """
    if not draft.deal.answers:
        return
    # What a draft without the answers would leave blank is what there was to answer.
    open_deal = msgspec.structs.replace(draft.deal, answers={})
    blanks = assemble(open_deal, draft.selection, draft.library).blanks()
    asked = {typographic(name) for blank in blanks for name in (blank.what, full_name(blank))}
    for blank in draft.deal.answers:
        if typographic(blank) not in asked:
            near = did_you_mean(blank, sorted(asked))
            hint = near or "moudraft check lists the blanks, as \u201cstill to confirm\u201d"
            message = f"the draft has no blank \u201c{blank}\u201d for this answer"
            yield Found(message, draft.at(f"answers.{blank}"), hint)
