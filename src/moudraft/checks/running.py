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
usual one.

Most rules have nothing to look at in most drafts. A rule says so by what it ``wants``::

    @rule("F733", "warning", wants={"start": "conditions-met"})

which is a condition on the facts of the draft, and on a few more (:mod:`moudraft.checks.support.wants`). It changes no
finding: it only says from outside what the function would see by itself, and a test holds the two against each other. A
draft that has not what a rule wants does not even import it. What each rule wants is kept between runs.

The letter of a code says what it is about: D definitions, R references, P parties, L red lines,
G governance, B binding effect, F facts and dates, I information, W words, K leaks, S service. Those that look at a Word
file (A accessibility) are in ``file_rules``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from moudraft.checks.support.accepted import with_accepted
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule_folders import Listed, listed_in, rules_in
from moudraft.checks.support.wants import Had
from moudraft.findings import Finding

if TYPE_CHECKING:
    from moudraft.checks.support.rule import Rule
    from moudraft.document.drafted import Drafted
    from moudraft.library import Library

    RULES: tuple[Rule, ...]

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


def __getattr__(name: str) -> Any:
    """``RULES``: every rule of ours, in the order of the codes. They are imported only for whoever asks for them."""
    if name != "RULES":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _every_rule()


@cache
def _every_rule() -> tuple[Rule, ...]:
    return rules_in(KINDS.values())


@cache
def listed_rules() -> tuple[Listed, ...]:
    """What is known of our rules without importing them, in the order of their codes."""
    return listed_in(tuple(KINDS.values()))


def rules_of(library: Library) -> tuple[Rule, ...]:
    """All that is checked with a library: our rules, then those the house brings."""
    return (*_every_rule(), *_of_the_house(library))


def named_rules(library: Library) -> tuple[Listed | Rule, ...]:
    """The same for whoever asks for no more than codes, names and severities."""
    return (*listed_rules(), *_of_the_house(library))


def _of_the_house(library: Library) -> tuple[Rule, ...]:
    if not library.rules:
        return ()
    from moudraft.checks.house_rules import house_rules

    return house_rules(library)


def check(made: Drafted, codes: Sequence[str] | None = None, *, strict: bool = False) -> Iterator[Finding]:
    """What the rules have to say of a draft, in the order of their codes; ``codes`` limits them to those.

    A warning that the deal accepts becomes information, with the deal's reason; an error cannot be accepted.
    """
    draft = Context(made, strict)
    rules = named_rules(made.library)
    questions = [point.id for point in made.library.hard_points]
    wanted = [rule for rule in rules if codes is None or rule.code in codes]
    found = chain.from_iterable(rule.findings(draft) for rule in _in_question(wanted, draft))
    yield from with_accepted(found, made.deal, [rule.code for rule in rules], codes, questions)


def _in_question(rules: Sequence[Listed | Rule], draft: Context) -> Iterator[Rule]:
    """Those of some rules that may find something in a draft."""
    had = Had(draft)
    for each in rules:
        if had.meets(each.wants):
            yield each.rule() if isinstance(each, Listed) else each
