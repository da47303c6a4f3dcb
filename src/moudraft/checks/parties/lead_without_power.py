"""P312: functions or staff placed with a party that the law named does not reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import PartyAt
from moudraft.said import Answer, KeyName

if TYPE_CHECKING:
    from moudraft.deal import Party

LOCAL_AUTHORITIES = "local_authorities"
PLACED = ("s113", "shared-ce", "unified-team")


@rule("P312", "warning", wants=[{"delegation": ("lead-authority", "joint-committee")}, {"staff": PLACED}])
def lead_without_power(draft: Context) -> Iterator[Found]:
    """A party is to carry out functions, or to be lent staff, under law that does not reach it.

    Why: One local authority may carry out a function of another under section 101 of the Local Government Act 1972,
    and a joint committee is a committee of local authorities; nobody else has power to decide in their place. Some
    Acts let others carry out a function: section 79 of the Care Act 2014 for most care functions, a contracting-out
    order under the Deregulation and Contracting Out Act 1994, section 75 of the National Health Service Act 2006,
    a housing management agreement. Name the Act and nothing is found. To supply a service is not to be delegated a
    function. Section 113 of the 1972 Act places staff between local authorities, or between one and a health body;
    anybody else is lent staff by secondment.

    Flagged::

        parties.1.kind: charity
        terms.delegation: {rule: lead-authority, lead: Eastvale, functions: [care assessments]}

    Fine::

        parties.1.kind: charity
        terms.delegation: {rule: lead-authority, lead: Eastvale, functions: [care assessments],
            under: section 79 of the Care Act 2014}
    """
    possible = [each for each in draft.deal.parties if _may_be(draft, each, LOCAL_AUTHORITIES)]
    if draft.has("delegation", "lead-authority", "joint-committee") and not draft.detail("delegation", "under"):
        yield from _delegation(draft, possible)
    if draft.has("staff", *PLACED) and not _can_place(draft, possible):
        message = "section 113 places staff between local authorities, or between one and a health body, and no two "
        message += "of the parties are such"
        yield Found(message, draft.at_axis("staff"), (Answer("terms.staff", ("secondment", "liaison")),))


def _delegation(draft: Context, possible: list[Party]) -> Iterator[Found]:
    where = draft.at_axis("delegation")
    hint = ("name the Act that allows it, ", KeyName("terms.delegation.under"), ": section \u2026; or ",
            Answer("terms.delegation", ("none",)), " for a service that is only supplied")  # fmt: skip
    named = draft.detail("delegation", "lead")
    lead = next((each for each in draft.deal.parties if each.short_name == named), None)
    if draft.has("delegation", "lead-authority") and lead is not None and lead not in possible:
        message = f"{lead.short_name} is to carry out functions of others, and section 101 lets only a local "
        yield Found(f"{message}authority do so", where, hint, about=(PartyAt(lead.short_name),))
    elif len(possible) < 2:
        message = "functions are to be delegated, and fewer than two of the parties are local authorities"
        yield Found(message, where, hint)


def _may_be(draft: Context, party: Party, group: str) -> bool:
    return group in draft.nation.possible_groups(party.kind, party.governance)


def _can_place(draft: Context, possible: list[Party]) -> bool:
    health = any(_may_be(draft, each, "nhs") for each in draft.deal.parties)
    return len(possible) > 1 or (bool(possible) and health)
