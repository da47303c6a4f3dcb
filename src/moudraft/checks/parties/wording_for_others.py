"""P310: a wording chosen by name that is written for other parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.library.condition import Condition, Line
from moudraft.said import ClauseName
from moudraft.selection.party_facts import known_party_facts

if TYPE_CHECKING:
    from moudraft.selection import Choice


@rule("P310", "warning", wants={"deal": "clauses.wording"})
def wording_for_others(draft: Context) -> Iterator[Found]:
    """The deal chose a wording by name that is written for parties of another kind.

    Why: A wording that names the powers of councils, or says that all parties are the Crown, is untrue of others. Left
    to itself the draft takes the wording that fits the parties; a choice by name goes before that, so the choice is
    looked at here.

    Flagged::

        clauses.wording: {status/legal-status: crown}

    Fine::

        parties.0.kind: department
        parties.1.kind: agency
        clauses.wording: {status/legal-status: crown}
    """
    chosen = {draft.library.id_of(name): name for name in draft.deal.clauses.wording}
    for choice in draft.selection.choices:
        name = chosen.get(choice.clause.id)
        if name is None or choice.wording.name != draft.deal.clauses.wording[name]:
            continue
        lines = _unfit(draft, choice.wording.when)
        if lines:
            asked = " and ".join(dict.fromkeys(map(str, lines)))
            said = (
                "the wording ",
                ClauseName(choice.clause.id, choice.wording.name),
                f" is for other parties ({asked})",
            )
            hint = "take the line out, and the wording that fits the parties is taken"
            yield Found(said, draft.at(f"clauses.wording.{name}"), hint, _place(draft, choice))


def _unfit(draft: Context, when: Condition) -> list[Line]:
    """The lines about the parties that do not hold, in the alternative that comes nearest; none where one fits."""
    unmet = [[line for line in lines if not line.holds(draft.facts)] for lines in when]
    if not all(unmet):
        return []
    about = known_party_facts(draft.library)
    return min(([line for line in lines if line.name in about] for lines in unmet), key=len, default=[])


def _place(draft: Context, choice: Choice) -> str:
    provision = draft.provisions.get(choice.clause.id)
    return draft.place(provision) if provision else ""
