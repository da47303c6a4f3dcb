"""B610: a wording that is meant to bind stands where nothing binds."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.library.condition import match
from moudraft.problems import Severity
from moudraft.said import ClauseName, KeyName, Said, Settled, say

GRAVE = ("indemnity", "lock-out")
"""What wordings carry that are worth nothing unless they bind: they make good a loss, or keep rivals out."""


@rule("B610", "warning", "error", wants={"binding": ("none", "part")})
def binding_wording_stray(draft: Context) -> Iterator[Found]:
    """A wording that only makes sense if it binds stands in a paper that does not bind, or is not listed as binding.

    Why: Where only listed provisions bind, a lock-out or a waiver that is not on the list binds nobody. In a paper in
    which nothing binds, its "must" says the opposite of the status clause. A lock-out also needs an end date and
    something given for it (Walford v Miles; Pitt v PHH Asset Management). An indemnity or a lock-out is an error.

    Flagged::

        clauses.add: [status/negotiating-period]
        terms.exclusivity: exclusive
        terms.binding: {rule: part, clauses: [general/governing-law]}

    Fine::

        clauses.add: [status/negotiating-period]
        terms.exclusivity: exclusive
        terms.binding: {rule: part, clauses: [general/governing-law, status/negotiating-period]}
    """
    if not draft.has("binding", "none", "part"):
        return
    listed = _listed(draft)
    for provision in draft.all_provisions:
        choice = draft.choices.get(provision.id)
        if choice is None or choice.wording.effect != "binding" or provision.clause in listed:
            continue
        clause = ClauseName(provision.clause, provision.wording)
        it = ClauseName(provision.clause)
        message: Said
        named = (f"{draft.place(provision)} is worded to bind (", clause, ")")
        if draft.has("binding", "part"):
            message = (*named, ", and ", KeyName("terms.binding"), " does not list it")
            hint = say("add {it} to the clauses of `terms.binding`, or choose another wording", it=it)
        elif match(choice.wording.when, draft.facts) is None:
            message = (*named, ", and ", Settled("terms.binding", ("none",)))
            hint = say("choose another wording of {it}, or `terms.binding: full`", it=it)
        else:
            continue  # an answer called for it, and B607 speaks of that answer
        severity: Severity = "error" if set(GRAVE) & set(choice.wording.carries) else "warning"
        yield Found(message, _where(draft, provision.clause), hint, draft.place(provision), severity)


def _listed(draft: Context) -> set[str]:
    """The clauses that bind in a paper that binds in part, those of the library's own list where the deal has none."""
    names = draft.value("binding").detail(draft.library.axes["binding"], "clauses")
    given = names if isinstance(names, list | tuple) and draft.has("binding", "part") else ()
    return {draft.library.id_of(str(name)) for name in given}


def _where(draft: Context, clause: str) -> Place:
    """The deal's own choice of the wording, where it made one; else what settled whether the paper binds."""
    for name in draft.deal.clauses.wording:
        if draft.library.id_of(name) == clause:
            return draft.at(f"clauses.wording.{name}")
    return draft.at_axis("binding")
