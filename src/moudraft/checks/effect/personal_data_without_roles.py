"""B605: personal data is to move, and nothing says who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule

CLAUSE = "information/personal-data"
SHARED_STAFF = ("s113", "shared-ce", "unified-team")


@rule("B605", "warning")
def personal_data_without_roles(draft: Context) -> Iterator[Found]:
    """Personal data will be shared or seen, and nothing says who is its controller or which agreement governs it.

    Why: Each controller needs a lawful basis, joint controllers need an arrangement (UK GDPR Article 26) and a
    processor a binding contract (Article 28(3)). Shared officers see the records of every partner from their first
    day, whatever the paper says about sharing.

    Flagged::

        terms.info: personal-dsa

    Fine::

        terms.info: {rule: personal-dsa, agreement: the Northmoor and Eastvale data sharing agreement}
    """
    where = draft.axis_location("info")
    if draft.has("info", "personal-dsa", "joint-controller"):
        if CLAUSE not in draft.provisions:
            yield Found("personal data is to be shared, and no clause says who controls it", where, f"add {CLAUSE}")
        elif not draft.detail("info", "agreement"):
            hint = f"name it: terms.info: {{rule: {draft.value('info')}, agreement: its name}}"
            place = draft.place(draft.provisions[CLAUSE])
            yield Found("personal data is to be shared under an agreement that is not named", where, hint, place)
    elif draft.has("staff", *SHARED_STAFF) and CLAUSE not in draft.provisions:
        message = "shared officers will see personal data of every partner, and nothing in the draft deals with it"
        yield Found(message, draft.axis_location("staff"), f"add {CLAUSE}, or name the agreement that deals with it")
