"""L402: two red lines that cannot both be kept."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import cause, fires, named, own_ways
from moudraft.checks.support.rule import Found, rule


@rule("L402", "error", "warning", wants={"deal": "red_lines"})
def red_lines_collide(draft: Context) -> Iterator[Found]:
    """Two red lines cannot both be kept, or can only be kept with care.

    Why: Two partners may each hold a reasonable line, and the two together leave nothing that can be done. It is
    better to find that before the meeting than at it. The pairs stand at the end of clauses/red-lines.yaml.

    Flagged::

        red_lines: [{id: equal-voice, held_by: [Eastvale]}, {id: proportional-voice, held_by: [Northmoor]}]

    Fine::

        red_lines: [{id: equal-voice, held_by: [Eastvale]}, {id: no-sole-funder, held_by: [Northmoor]}]
    """
    held = {each.entry.id: each for each in reversed(draft.red_lines) if each.entry}
    for pair in draft.library.pairs:
        first, second = (held.get(id) for id in pair.lines)
        if first is None or second is None:
            continue
        lines = fires(draft, pair.rule)
        if lines is None:
            continue
        said = (*named(first), " and ", *named(second), ": ", *pair.rule.say)
        ways = own_ways(pair.rule.reconcile, first, second)
        because = cause(draft, lines)
        yield Found(said, draft.at(second.line.key), pair.rule.reconcile, "", pair.rule.severity, because, ways=ways)
