"""The checks: one rule a file, found in the folders of their kinds, and what runs them.

A rule is a function over a ``Context`` (one draft, with what the rules share) that yields what it ``Found``. It stands
alone in the file that has its name, in the folder of its kind, and needs no list. Its docstring is its documentation
page and its test::

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
G governance, B binding effect, F facts and dates, I information, W words, K leaks, S service. Those that look at a Word
file (A accessibility) are in ``file_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moudraft.checks.house_rules import house_rules
from moudraft.checks.support.accepted import with_accepted
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Rule
from moudraft.checks.support.rule_folders import rules_in
from moudraft.findings import Finding
from moudraft.library import Library

if TYPE_CHECKING:
    from moudraft.document.drafted import Drafted

KINDS = {
    "D": "definitions",
    "R": "references",
    "P": "parties",
    "L": "red_lines",
    "G": "governance",
    "B": "effect",
    "F": "facts_and_dates",
    "I": "information",
    "W": "words",
    "K": "leaks",
    "S": "service",
}
"""The folder of the rules of each kind, by the letter of their codes."""


RULES: tuple[Rule, ...] = rules_in(KINDS.values())


def rules_of(library: Library) -> tuple[Rule, ...]:
    """All that is checked with a library: our rules, then those the house brings."""
    return (*RULES, *house_rules(library)) if library.rules else RULES


def check(made: Drafted, codes: Sequence[str] | None = None, *, strict: bool = False) -> Iterator[Finding]:
    """What the rules have to say of a draft, in the order of their codes; ``codes`` limits them to those.

    A warning that the deal accepts becomes information, with the deal's reason; an error cannot be accepted.
    """
    draft = Context(made, strict)
    rules = rules_of(made.library)
    questions = [point.id for point in made.library.hard_points]
    found = (each for rule in rules if codes is None or rule.code in codes for each in rule.findings(draft))
    yield from with_accepted(found, made.deal, [rule.code for rule in rules], codes, questions)
