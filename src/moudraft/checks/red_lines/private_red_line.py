"""L406: a private red line in the deal's own words, which is neither printed nor tested."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined


@rule("L406", "info", wants={"deal": "red_lines.private"})
def private_red_line(draft: Context) -> Iterator[Found]:
    """A private red line in the deal's own words is neither printed nor checked.

    Why: A private line is never printed, and one in free words cannot be tested, so that it rests wholly on whoever
    reads the draft for the partner who holds it. Its words are not repeated here, because findings may be passed on.

    Flagged::

        red_lines: [{text: Neither reception desk closes, private: true}]

    Fine::

        red_lines: [{id: local-presence, private: true}]
    """
    for held in draft.selection.terms.red_lines:
        if held.entry is None and held.line.private and held.line.waiver is None:
            whose = joined(held.line.held_by) or "every party"
            message = f"a private red line of {whose}, in its own words, is neither printed nor checked by machine"
            yield Found(message, draft.at(held.line.key), "read the draft against it")
