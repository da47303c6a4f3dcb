"""B638: personal data is to pass as the paper sets out, and it sets nothing out."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName, Settled

BY_ROLE = ("independent-controllers", "controller-processor", "by-data-set")
"""The answers that say who decides on personal data, and leave to each set what it is."""


@rule("B638", "error")
def data_set_out_nowhere(draft: Context) -> Iterator[Found]:
    """Personal data is to pass as the paper or its schedule sets out, and no set of data is given.

    Why: What passes, why and by what law has to be known before the first file is sent. A paper that refers to rows
    it does not have lets nothing pass, or everything.

    Flagged::

        terms.info: {rule: by-data-set, where: schedule}

    Fine::

        terms.info: {rule: by-data-set, where: separate, agreement: the Northmoor data sharing agreement}
    """
    if draft.has("info", *BY_ROLE) and draft.has("info.where", "schedule", "here") and draft.has("data_sets", "none"):
        said = (Settled("terms.info", draft.value("info").values), ", and no set of data is given")
        yield Found(said, draft.at_axis("info"), ("give ", KeyName("data_sets"), ", or name a separate agreement"))
