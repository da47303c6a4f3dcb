"""B662: an owner that has to wait for its partners, beside something that asks for an open market."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import Answer


@rule("B662", "warning", wants={"offer_first": "window"})
def offer_against_price(draft: Context) -> Iterator[Found]:
    """Property waits for the partners before it is offered to anyone else, beside exclusivity or a valuation.

    Why: A council has to get the best consideration that it reasonably can, and the proof is an open market. A time in
    which only the partners may bid leaves that proof weaker; with exclusivity besides, nobody else may ever bid.

    Flagged::

        template: estates
        terms.offer_first: window
        terms.exclusivity: exclusive

    Fine::

        template: estates
        terms.offer_first: notify
        terms.exclusivity: exclusive
    """
    if not draft.has("offer_first", "window"):
        return
    hint = (Answer("terms.offer_first", ("notify",)), ", or say that each owner may go to the market at once")
    if draft.has("exclusivity", "exclusive"):
        message = "property waits for the partners, who also work with nobody else, so the market never sets a price"
        yield Found(message, draft.at_axis("offer_first"), hint)
    elif draft.has("conditions.kind", "valuation"):
        message = "property waits for the partners alone, and a valuation is to prove the best price"
        yield Found(message, draft.at_axis("offer_first"), hint)
