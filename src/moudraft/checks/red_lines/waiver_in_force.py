"""L407: a red line that somebody has agreed to depart from."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import date


@rule("L407", "info", wants={"deal": "red_lines.waiver"})
def waiver_in_force(draft: Context) -> Iterator[Found]:
    """A red line is waived, so nothing in the draft is tested against it.

    Why: A waiver silences every other finding about its line. Whoever signs should know that it is there, who
    approved it and why.

    Flagged::

        red_lines: [{id: local-ideas, waiver: {by: full Council, on: 2026-11-02, why: one shared scheme}}]
        terms.exclusivity: exclusive

    Fine::

        red_lines: [local-ideas]
    """
    for held in draft.selection.terms.red_lines:
        waiver = held.line.waiver
        if waiver is not None:
            what = "a private red line" if held.line.private else held.title
            message = f"{what} is waived by {waiver.by} on {date(waiver.on)}: {waiver.why}"
            yield Found(message, draft.at(f"{held.line.key}.waiver"), "see that the approval is on file")
