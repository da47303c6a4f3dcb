"""B605: personal data is to move, and nothing says who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.problems import Severity
from moudraft.said import KeyName, Said, marked

SHARED = ("personal-dsa", "independent-controllers", "joint-controller", "controller-processor", "by-data-set")
"""The answers by which personal data passes."""
SHARED_STAFF = ("s113", "shared-ce", "unified-team")


@rule("B605", "warning", "info", wants=[{"info": SHARED}, {"staff": SHARED_STAFF}])
def personal_data_without_roles(draft: Context) -> Iterator[Found]:
    """Personal data will be shared or seen, and nothing says who is its controller or which agreement governs it.

    Why: Each controller needs a lawful basis, joint controllers need an arrangement (UK GDPR Article 26) and a
    processor a binding contract (Article 28(3)). Shared officers see the records of every partner from their first
    day, whatever the paper says about sharing. An agreement that only the usual terms call for is for information: its
    name is among what is still to confirm.

    Flagged::

        terms.info: personal-dsa

    Fine::

        terms.info: {rule: personal-dsa, agreement: the Northmoor and Eastvale data sharing agreement}
    """
    if draft.has("data_sets", "some"):
        return  # the rows say who controls what
    where = draft.at_axis("info")
    hint: Said
    (clause, *_) = draft.library.in_role("personal-data")
    provision = draft.in_role("personal-data")
    if draft.has("info", *SHARED):
        if provision is None:
            message = "personal data is to be shared, and no clause says who controls it"
            yield Found(message, where, marked(f"`add {clause}`"))
        elif not any(draft.detail("info", each) for each in ("agreement", "until")) and not _set_out_here(draft):
            hint = ("name it: ", KeyName("terms.info"), f": {{rule: {draft.value('info')}, agreement: its name}}")
            place = draft.place(provision)
            severity: Severity = "info" if draft.is_default("info") else "warning"
            message = "personal data is to be shared under an agreement that is not named"
            yield Found(message, where, hint, place, severity)
    elif draft.has("staff", *SHARED_STAFF) and provision is None:
        message = "shared officers will see personal data of every partner, and nothing in the draft deals with it"
        hint = marked(f"`add {clause}`, or name the agreement that deals with it")
        yield Found(message, draft.at_axis("staff"), hint)


def _set_out_here(draft: Context) -> bool:
    """Whether the paper itself says how data passes, in a schedule, in its text or in rows of particulars."""
    return draft.has("info.where", "schedule", "here") or draft.has("data_sets", "some")
