"""P302: a Leader signs alone, and the paper says that the council pays."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule


@rule("P302", "warning", wants={"roles": "lead-pays"})
def office_holder_promises_money(draft: Context) -> Iterator[Found]:
    """A party is to pay, and its signatory signs as holder of an office and so does not commit it.

    Why: A Leader who signs as Leader records a political commitment. A promise that the council will provide money,
    staff or rooms needs the council's own authority, and a paper signed in that capacity does not give it.

    Flagged::

        terms.costs: [lie-where-they-fall, {rule: lead-funds, lead: Northmoor, items: [a project manager]}]

    Fine::

        terms.costs: [lie-where-they-fall, {rule: lead-funds, lead: Northmoor, items: [a project manager]}]
        parties.0.signatory.capacity: body
    """
    lead = draft.detail("costs", "lead")
    provision = draft.in_role("lead-pays")
    party = next((each for each in draft.deal.parties if each.short_name == lead), None)
    if provision is None or party is None or party.signatory.capacity != "office":
        return
    index = draft.deal.parties.index(party)
    place = draft.place(provision)
    message = f"{party.short_name} is to pay ({place}), and its signatory signs in office, without committing it"
    hint = f"parties.{index}.signatory.capacity: body, or see that {party.short_name} approves the spending separately"
    yield Found(message, draft.at(f"parties.{index}.signatory.capacity"), hint, place)
