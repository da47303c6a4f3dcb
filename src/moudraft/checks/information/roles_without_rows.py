"""I021: personal data set out here, and no set of it."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.said import KeyName

HERE = ("schedule", "here")


@rule("I021", "error", wants={"info.where": HERE, "data_sets": "none"})
def roles_without_rows(draft: Context) -> Iterator[Found]:
    """The deal says that the paper sets out the sharing of personal data, and gives no set of data.

    Why: The paper then sends its reader to rows that are not there. Nobody can tell what passes, why or in what role.
    Where one party only handles data for another, the schedule with the terms of a processor says it all, and nothing
    is flagged.

    Flagged::

        terms.info: {rule: by-data-set, where: schedule}

    Fine::

        terms.info: {rule: by-data-set, where: separate, agreement: the Fenshire data sharing agreement}
    """
    on_terms = draft.has("info", "controller-processor") and draft.in_role("processor-terms")
    if draft.has("info.where", *HERE) and draft.has("data_sets", "none") and not on_terms:
        hint = (KeyName("data_sets"), ": a row for each set, or a separate agreement named")
        yield Found("personal data is to be set out set by set, and no set is given", draft.at_axis("info"), hint)
