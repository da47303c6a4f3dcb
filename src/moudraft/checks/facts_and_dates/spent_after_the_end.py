"""F762: a grant that may be spent after its paper has ended."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.calendar_dates import earliest, in_words
from moudraft.checks.support.context import Context
from moudraft.checks.support.given_rows import given
from moudraft.checks.support.paper_dates import end
from moudraft.checks.support.rule import Found, rule


@rule("F762", "warning", wants={"grant": ("arrears", "advance")})
def spent_after_the_end(draft: Context) -> Iterator[Found]:
    """A grant may be spent after the paper that says how has ended.

    Why: Reports, records and repayment all come after the last spending. A paper that ends before it leaves money out
    that nobody has to account for.

    Flagged::

        example: grant
        terms.grant.until: 2034-03-31

    Fine::

        example: grant
        terms.grant.until: 2030-03-31
    """
    ends, spent = end(draft), earliest(given(draft, "grant", "until"))
    if draft.has("grant", "arrears", "advance") and ends and spent and spent > ends:
        message = f"the grant may be spent until {in_words(spent)}, and the paper ends on {in_words(ends)}"
        yield Found(message, draft.at("terms.grant"), "let the paper last until the accounts are in")
