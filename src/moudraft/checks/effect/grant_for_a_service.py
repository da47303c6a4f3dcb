"""B656: a grant for a service that is promised to whoever pays it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.details import is_map


@rule("B656", "warning", wants={"grant": ("arrears", "advance"), "services": "some"})
def grant_for_a_service(draft: Context) -> Iterator[Found]:
    """A grant is paid, and a service is promised to the party that pays it.

    Why: A grant helps somebody with work of its own. A service that is specified for the payer's own use is bought,
    whatever the paper is called: procurement law applies, and VAT may be due.

    Flagged::

        example: grant
        services: [{text: forecasts, lead: the Council, standard: {hours: every day, promised_to: the Department}}]

    Fine::

        example: grant
        services: [{text: forecasts, lead: the Council, standard: {hours: every day, promised_to: the public}}]
    """
    payer = given(draft, "grant", "payer") if draft.has("grant", "arrears", "advance") else None
    for item in draft.deal.lists.get("services", ()):
        standard = item.details.get("standard")
        if isinstance(payer, str) and is_map(standard) and standard.get("promised_to") == payer:
            message = f"a service that is promised to {payer}, which pays the grant, is bought and not helped"
            yield Found(message, draft.at(f"{item.key}.standard"), "make it a contract, or promise it to the public")
