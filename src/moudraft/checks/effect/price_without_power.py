"""B634: a price that only one Act leaves to the two sides, and a party outside it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import marked


@rule("B634", "warning", wants={"charges": "as-settled"})
def price_without_power(draft: Context) -> Iterator[Found]:
    """The two sides settle the price, and a party is outside the Act that lets them.

    Why: Section 1 of the Local Authorities (Goods and Services) Act 1970 lets a local authority supply other public
    bodies at a price that both consider appropriate. It reaches no charity and no company, and nobody but a local
    authority supplies under it. Under another power a council may recover no more than the cost.

    Flagged::

        parties.1.kind: charity
        terms.charges: as-settled

    Fine::

        terms.charges: as-settled
    """
    if not draft.has("charges", "as-settled"):
        return
    hint = marked("`terms.charges: cost`, or name the power that is relied on")
    if not draft.has("may_be", "suppliers"):
        yield Found("no party may supply others under the 1970 Act at a settled price", draft.at_axis("charges"), hint)
        return
    for number, party in enumerate(draft.deal.parties):
        if not draft.nation.may_be_in(party.kind, "public_authorities"):
            message = f"{party.short_name} is no public body, so a council cannot supply it under the 1970 Act"
            yield Found(message, draft.at(f"parties.{number}"), hint)
