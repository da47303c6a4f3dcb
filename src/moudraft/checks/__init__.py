"""The checks: one rule a file; this index is their list, and runs them.

A rule is a function over a ``Context`` (one draft, with what the rules share) that yields what it ``Found``. It stands
alone in the file that has its name, and is added to ``RULES``. Its docstring is its documentation page and its test::

    @rule("L404", "error")
    def required_clause_left_out(draft: Context) -> Iterator[Found]:
        '''One sentence: what is wrong.

        Why: what goes wrong if nobody sees it, and the source of the rule.

        Flagged::

            red_lines: [local-ideas]
            clauses.leave_out: {safeguards/local-ideas: said elsewhere}

        Fine::

            red_lines: [local-ideas]
        '''

``Flagged`` and ``Fine`` are lines of a deal, as ``--set`` takes them, laid over ``examples/shared-services.yaml``;
a first line ``example: west-essex`` names another example, and ``today: 2026-01-31`` another day. Where no deal can
show the fault, the part is a sentence in brackets and the rule has a test of its own. A rule's first severity is its
usual one. The letter of a code says what it is about: D definitions, R references, P parties, L red lines,
G governance, B binding effect, F facts and dates, W words, K leaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moudraft.checks.context import Context
from moudraft.checks.own_red_line import own_red_line
from moudraft.checks.private_red_line import private_red_line
from moudraft.checks.red_line_contradicted import red_line_contradicted
from moudraft.checks.red_line_unprotected import red_line_unprotected
from moudraft.checks.red_lines_collide import red_lines_collide
from moudraft.checks.required_clause_left_out import required_clause_left_out
from moudraft.checks.rule import Rule
from moudraft.checks.waiver_in_force import waiver_in_force
from moudraft.problems import Finding

if TYPE_CHECKING:
    from moudraft.drafting import Draft

RULES: tuple[Rule, ...] = (
    red_line_contradicted,
    red_lines_collide,
    red_line_unprotected,
    required_clause_left_out,
    own_red_line,
    private_red_line,
    waiver_in_force,
)


def check(made: Draft, codes: Sequence[str] | None = None, *, strict: bool = False) -> Iterator[Finding]:
    """What the rules have to say of a draft, in the order of their codes; ``codes`` limits them to those."""
    draft = Context(made, strict)
    for each in RULES:
        if codes is None or each.code in codes:
            yield from each.findings(draft)
