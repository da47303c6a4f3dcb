"""The rows that a deal gives in a detail of an option axis, for the rules that add them up."""

from __future__ import annotations

from typing import Any

from moudraft.checks.support.context import Context
from moudraft.deal.values import is_unsettled
from moudraft.selection.details import rows_of


def given_rows(draft: Context, axis: str, name: str) -> list[dict[str, Any]]:
    """The rows of a detail, where the library has it and the deal gives any."""
    value = given(draft, axis, name)
    return [] if value is None or is_unsettled(value) else rows_of(value, draft.library.axes[axis].details[name])


def given(draft: Context, axis: str, name: str) -> Any:
    """What a deal gives in a detail, or None."""
    value = draft.selection.terms.values.get(axis)
    if value is None or not value.settled or name not in draft.library.axes[axis].details:
        return None
    return value.detail(draft.library.axes[axis], name)
