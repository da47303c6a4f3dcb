"""F732: the same thing given under an old key and a new one."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName

SAME = {("fund", "amount"): "contributions"}
"""Details that say what another detail of their axis now says in rows."""


@rule("F732", "error", wants={"fund.amount": "given"})
def said_in_two_ways(draft: Context) -> Iterator[Found]:
    """What each party pays into a fund is given both in words and row by row.

    Why: A draft prints one of them, and the other may say something else.

    Flagged::

        terms.fund: {rule: partnership-fund, holder: Northmoor, sum: "£2,000", amount: half each, contributions: [
          {party: Northmoor, sum: "£1,000"}, {party: Eastvale, sum: "£1,000"}]}

    Fine::

        terms.fund: {rule: partnership-fund, holder: Northmoor, sum: "£2,000", amount: half each}
    """
    for (axis, old), new in SAME.items():
        if given(draft, axis, old) is not None and given(draft, axis, new) is not None:
            one, other = f"terms.{axis}.{old}", f"terms.{axis}.{new}"
            yield Found(
                (KeyName(one), " and ", KeyName(other), " say the same thing"), draft.at(one), "take one of them out"
            )
