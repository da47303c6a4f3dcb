"""B613: an indemnity that covers fines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_sentences import own_sentences
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import KeyName

MAKES_GOOD = lazy_pattern(r"\bindemni(?:ty|ties|fy|fies|fied|fying)\b", re.IGNORECASE)
FINES = lazy_pattern(r"\b(?:fines?|penalt(?:y|ies))\b", re.IGNORECASE)
NONE = lazy_pattern(r"\b(?:no|not|never|nor|except|other than)\b", re.IGNORECASE)
INDEMNITIES = ("mutual-capped", "mutual", "one-way")


@rule("B613", "warning", wants=[{"liability.penalties": "covered"}, {"typed": "indemni"}])
def indemnity_for_fines(draft: Context) -> Iterator[Found]:
    """An indemnity covers fines or penalties.

    Why: The law lays a fine on whoever did wrong, so that it hurts. Whether it may be passed on is not settled, and an
    indemnity that names fines may be worth nothing when it is needed. Claims by people for their loss are another
    matter.

    Flagged::

        terms.binding: full
        terms.liability: {rule: mutual-capped, cap: £1 million, penalties: covered}

    Fine::

        terms.binding: full
        terms.liability: {rule: mutual-capped, cap: £1 million, penalties: own}
    """
    if draft.has("liability", *INDEMNITIES) and draft.has("liability.penalties", "covered"):
        message = "the indemnity covers fines, and whether a fine may be passed on is not settled"
        hint = ("leave fines where they fall: ", KeyName("terms.liability.penalties"), ": own")
        yield Found(message, draft.at_axis("liability"), hint)
    for said in own_sentences(draft):
        if MAKES_GOOD.search(said.text) and FINES.search(said.text) and not NONE.search(said.text):
            place = draft.place(said.passage.provision)
            message = f"an indemnity at {place} names fines, and whether a fine may be passed on is not settled"
            yield Found(message, draft.at(said.key), "let it cover claims, and leave fines where they fall", place)
