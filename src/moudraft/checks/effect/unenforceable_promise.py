"""B607: a promise that only a contract can make, in a paper that does not bind."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.problems import Severity
from moudraft.said import Settled, marked

PROMISES: tuple[tuple[str, str, Severity, str, str], ...] = (
    ("exit_costs", "indemnity", "error", "an indemnity is empty unless it can be enforced", "terms.exit_costs: own"),
    *(
        ("liability", value, "error", "a loss is divided only by what can be enforced", "terms.liability: none-created")
        for value in ("own-acts-capped", "mutual-capped", "mutual", "one-way")
    ),
    ("service_levels", "remedied", "error", "a credit is money that is due", "terms.service_levels: specified"),
    *(
        ("breach_exit", value, "warning", "there is nothing to break", "terms.breach_exit: talk")
        for value in ("cure-or-serious", "immediate")
    ),
    ("dispute", "arbitration", "error", "an award can be enforced", "terms.dispute: ladder-mediation"),
    ("exit", "no-early-exit", "warning", "nobody can be held to a paper that does not bind", "terms.exit: notice-3m"),
)
WANTED = [
    *({"binding": "none", axis: value} for axis, value, *_ in PROMISES),
    {"binding": "none", "exclusivity": "exclusive", "instrument": "hot"},
]


@rule("B607", "error", "warning", wants=WANTED)
def unenforceable_promise(draft: Context) -> Iterator[Found]:
    """A paper that does not bind promises what only a contract can.

    Why: A paper that says it has no legal effect and then allocates losses contradicts itself. Either the loss clause
    is empty, or it shows that the parties meant to be bound after all. An expert who only gives an opinion is harmless.

    Flagged::

        terms.exit_costs: indemnity

    Fine::

        terms.exit_costs: own-plus-crystallised
    """
    if not draft.has("binding", "none"):
        return
    for axis, value, severity, why, hint in PROMISES:
        if draft.has(axis, value):
            said = (Settled(f"terms.{axis}", (value,)), ", and ", Settled("terms.binding", ("none",)), f": {why}")
            yield Found(said, draft.at_axis(axis), marked(f"`{hint}`, or `terms.binding: full`"), "", severity)
    if draft.has("exclusivity", "exclusive") and draft.has("instrument", "hot"):
        message = "an exclusive negotiation holds only if it binds, is for a fixed time and something is given for it"
        way = marked("list it as binding with an end date and consideration, or `terms.exclusivity: preferred-partner`")
        yield Found(message, draft.at_axis("exclusivity"), way, "", "warning")
