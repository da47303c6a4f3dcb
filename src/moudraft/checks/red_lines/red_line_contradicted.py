"""L401: an answer or a clause breaks or strains a red line."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import cause, fired, named, own_ways, paragraph, place
from moudraft.checks.support.rule import Found, rule


@rule("L401", "error", "warning", wants={"deal": "red_lines"})
def red_line_contradicted(draft: Context) -> Iterator[Found]:
    """An option or a clause of the draft contradicts a red line, or puts it under strain.

    Why: A red line that the rest of the draft takes away is worse than none, because the partner who set it stops
    looking. What breaks each line, and what releases it, stands in clauses/red-lines.yaml; an error breaks the line,
    a warning is what a careful lawyer would ask about.

    Flagged::

        red_lines: [local-ideas]
        terms.exclusivity: exclusive

    Fine::

        red_lines: [local-ideas]
        terms.exclusivity: preferred-partner
    """
    for held, each, lines in fired(draft):
        said = (*named(held), ": ", *each.say)
        where = place(draft, lines, held.line.key)
        ways = own_ways(each.reconcile, held)
        yield Found(said, where, each.reconcile, paragraph(draft, lines), each.severity, cause(draft, lines), ways=ways)
