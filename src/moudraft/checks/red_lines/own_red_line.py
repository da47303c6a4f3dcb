"""L405: a red line in the deal's own words, which no rule can test."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import holders, named
from moudraft.checks.support.rule import Found, rule


@rule("L405", "info", wants={"deal": "red_lines.text"})
def own_red_line(draft: Context) -> Iterator[Found]:
    """A red line is in the deal's own words, so nothing but a reader can test the draft against it.

    Why: The library has no rule for a line in free words: it is printed as it stands, and a person has to see that
    some clause keeps it and that none takes it away. Say what keeps it (kept_by) or what kind of line it is (kind), and
    the draft is held against it.

    Flagged::

        red_lines: [{text: Neither reception desk closes}]

    Fine::

        red_lines: [local-presence]
    """
    for held in draft.selection.terms.red_lines:
        if not held.is_checked and not held.line.private and held.line.waiver is None:
            said = ("\u201c", named(held)[0], f"\u201d ({holders(held)}) is printed, and not checked by machine")
            passage = draft.saying(held.line.text)
            place = draft.place(passage.provision) if passage else ""
            yield Found(
                said,
                draft.at(held.line.key),
                "read the draft against it, or say what keeps it: kept_by, or a kind",
                place,
            )
