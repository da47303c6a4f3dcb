"""B612: what an own provision says of its effect, and what the paper makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("B612", "error", wants={"deal": "clauses.own"})
def own_provision_effect(draft: Context) -> Iterator[Found]:
    """An own provision is to bind, and the paper does not make it; or it is never to bind, and the paper lists it.

    Why: What binds is the parties' instruction, and stands in one place: the list under terms.binding. A provision
    that says otherwise of itself would make the list longer than they agreed, or shorter, without anybody noticing.

    Flagged::

        clauses.own: [{key: keys, title: Keys, text: "Each Council holds a key.", effect: binds}]

    Fine::

        clauses.own: [{key: keys, title: Keys, text: "Each Council holds a key.", effect: follows}]
    """
    listed = {draft.library.id_of(str(name)) for name in _listed(draft)}
    for own in draft.deal.clauses.own:
        binds = draft.has("binding", "full") or (draft.has("binding", "part") and own.id in listed)
        at = draft.at(f"{own.key}.effect")
        if own.effect == "binds" and not binds:
            message = f"{own.id} is to bind, and the paper does not say that it does"
            yield Found(message, at, f"with the parties' leave, name {own.id} among the clauses of terms.binding")
        elif own.effect == "never" and draft.has("binding", "part") and own.id in listed:
            message = f"{own.id} is never to bind, and terms.binding lists it"
            yield Found(message, at, "take it off the list, or say effect: binds")


def _listed(draft: Context) -> tuple[object, ...]:
    named = draft.detail("binding", "clauses")
    return tuple(named) if isinstance(named, list | tuple) else (named,) if named else ()
