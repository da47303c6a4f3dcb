"""P305: percentages that do not add up to 100."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.parties_named import named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

PERCENT = lazy_pattern(r"(\d{1,3}(?:\.(\d+))?)\s*(?:%|per\s?cent\b)")
OF_SOMETHING_ELSE = lazy_pattern(
    r"\bof its\b|\bof their\b|\bbelow\b|\babove\b|\bat least\b|\bup to\b|\bmore\b|\bless\b"
)


@rule("P305", "warning", wants={"typed": ("%", "cent")})
def shares_not_whole(draft: Context) -> Iterator[Found]:
    """Shares given in percentages, one for each party, do not add up to 100.

    Why: What is missing is a cost that nobody bears, or a saving that nobody has; what is over is shared twice. Only a
    text with one percentage for each party is looked at, and rounding is allowed for.

    Flagged::

        terms.fund: {rule: aligned, amount: 60% from Northmoor and 30% from Eastvale}
        clauses.add: [money/named-contributions]

    Fine::

        terms.fund: {rule: aligned, amount: 60% from Northmoor and 40% from Eastvale}
        clauses.add: [money/named-contributions]
    """
    parties = draft.deal.parties
    for own in draft.typed_texts:
        shares = PERCENT.findall(own.text)
        if len(shares) != len(parties) or OF_SOMETHING_ELSE.search(own.text):
            continue
        if len(named_in(own.text, parties)) != len(parties):
            continue
        total = sum(float(share) for share, _ in shares)
        # Each figure may be half of its last place away from what it stands for.
        room = sum(0.5 * 10 ** -len(places) for _, places in shares if places) + 1e-9
        passage = draft.saying(own.text)
        if abs(total - 100) > room and passage is not None:
            message = f"the shares add up to {total:g}%: \u201c{own.text}\u201d"
            yield Found(message, draft.at(own.key), "make them add up to 100%", draft.place(passage.provision))
