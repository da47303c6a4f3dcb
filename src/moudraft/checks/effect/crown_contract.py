"""B615: a contract of the Crown with itself."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("B615", "error", wants={"crown": "all"})
def crown_contract(draft: Context) -> Iterator[Found]:
    """Every party is part of the Crown, and the paper is to bind.

    Why: In law the departments of central government and their executive agencies are one person, the Crown, and
    nobody can make a contract with himself (Edenred (UK Group) Ltd v HM Treasury [2015] EWHC 90 (QB)). A memorandum
    between them has no legal effect, whatever it says. A few non-ministerial departments are bodies of their own in
    law, and so are most other national bodies: these have other kinds.

    Flagged::

        parties.0.kind: department
        parties.1.kind: agency
        terms.binding: full

    Fine::

        parties.0.kind: department
        parties.1.kind: arms-length
        terms.binding: full
    """
    open_to_others = draft.has("parties.open", "yes") and draft.has("binding.within_crown", "memorandum")
    if draft.has("crown", "all") and not draft.has("binding", "none") and not open_to_others:
        message = "every party is part of the Crown, which cannot make a contract with itself"
        hint = marked("`terms.binding: none`; or, for a party that is a body of its own in law, another kind")
        yield Found(message, draft.at_axis("binding"), hint)
