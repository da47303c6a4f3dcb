"""P307: an approval by somebody who cannot give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.governance.unlawful_committee_vote import COMMITTEES
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import without_the
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.deal import Party

# What makes full Council the right body, or one of them, in a council that has an executive.
RESERVED = {
    "staff": ("shared-ce", "unified-team"), "delegation": ("joint-committee", "nhs-joint"),
    "entity": ("company", "combined-authority"), "instrument": ("declaration",),
    "governance": ("shared-chief-executive", "unified-officer-team", "combined-authority", *COMMITTEES),
}  # fmt: skip
NOT_EXECUTIVE = lazy_pattern(
    r"\b(?:planning|licens|regulat|elector|elections?\b|by-?elections?|byelaw|registration|pension|standards)",
    re.IGNORECASE,
)


@rule("P307", "warning", wants={"approvals.by": "given"})
def wrong_approver(draft: Context) -> Iterator[Found]:
    """A party is to approve the paper by a body or an office-holder that cannot do so for that kind of party.

    Why: An approval by the wrong body is no approval, and what rests on it can be undone. In a council with a leader
    and cabinet or an elected mayor, executive functions belong to the executive and not to full Council (section 9D
    of the Local Government Act 2000); a committee-system council has no executive, and decides by full Council or a
    committee. A commissioner decides alone; a scrutiny committee only advises. How a council is governed is known
    only where the deal says so under governance of the party, and nothing is found where it does not. Nor is full
    Council where some of what is agreed is its own to decide: a head of paid service, planning or licensing, a joint
    committee, a new body, or a statement that exercises no function.

    Flagged::

        parties.1.governance: leader-and-cabinet

    Fine::

        parties.1.governance: committee
    """
    for number, party in enumerate(draft.deal.parties):
        for key, approval in party.approvals(f"parties.{number}"):
            if isinstance(approval.by, str) and (found := _found(draft, party, approval.by)):
                provision = draft.in_role("approvals")
                place = draft.place(provision) if provision else ""
                yield Found(found[0], draft.at(f"{key}.by"), found[1], place)


def _found(draft: Context, party: Party, by: str) -> tuple[str, str] | None:
    """What is wrong with who approves for a party, and who could; None where nothing is known to be."""
    if own := _joint_body(draft, by):
        message = f"{party.short_name} is to approve by {by}, which is the parties\u2019 own {own} and decides for none"
        return message, "name the decision-maker of the party itself"
    approver = draft.nation.approver(party.kind, party.governance, str(party.name))
    if approver is None or not (wrong := approver.wrong_in(by)):
        return None
    if wrong.reserved and _reserved(draft):
        return None
    return f"{party.short_name} is to approve by {by}: {wrong.why}", f"{approver.right}{wrong.unless}"


def _joint_body(draft: Context, by: str) -> str:
    """The kind of body, where who approves is a body that the deal itself names and gives no powers."""
    for body in draft.deal.governance:
        name = without_the(body.name).casefold() if isinstance(body.name, str) else ""
        # "The Board" and "the Executive Board" are what many bodies call their own.
        usual = len(name.split()) < 2 or name == "executive board"
        model = draft.library.id_of(body.model)
        if not usual and name == without_the(by).casefold() and model not in COMMITTEES:
            return draft.library.models[model].title.lower()
    return ""


def _reserved(draft: Context) -> bool:
    """Whether some of what is agreed is for full Council, so that its approval is in order."""
    functions = draft.detail("delegation", "functions")
    listed = functions if isinstance(functions, list | tuple) else [functions]
    return any(draft.has(name, *values) for name, values in RESERVED.items()) or any(
        NOT_EXECUTIVE.search(str(each)) for each in listed
    )
