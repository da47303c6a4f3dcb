"""G519: no answer that counts as agreement."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey


@rule("G519", "warning", wants={"decision.silence": "agrees"})
def silence_as_agreement(draft: Context) -> Iterator[Found]:
    """A party that does not answer is taken to agree, and a party may stop or stay out of what it has not agreed.

    Why: Whoever may say no loses it by being slow. A party that must approve under its own rules cannot have done so
    by saying nothing.

    Flagged::

        governance.0.decision: {rule: consensus, silence: agrees}

    Fine::

        governance.0.decision: {rule: consensus, silence: refuses}
    """
    board = draft.board()
    held = not draft.has("veto", "none") or draft.has("own_red_lines", "some")
    if board is not None and draft.has("decision.silence", "agrees") and held:
        message = "silence is taken for agreement, and would take away the right to refuse"
        where = draft.at(f"{board.key}.decision.silence")
        yield Found(message, where, "silence: refuses", ways=(SetKey(f"{board.key}.decision.silence", "refuses"),))
