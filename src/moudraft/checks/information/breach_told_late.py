"""I009: a breach that is told too late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.problems import Severity

TIMES = {"breach": "a controller", "breach_processor": "a processor"}
MOST, LIMIT = 48, 72
_PERIOD = lazy_pattern(r"\s*(\d{1,4})\s+(?:working )?(hour|day|week)s?\s*", re.IGNORECASE)
HOURS = {"hour": 1, "day": 24, "week": 168}


@rule("I009", "warning", "error", wants=[{f"data_use.{name}": {"not": "usual"}} for name in TIMES])
def breach_told_late(draft: Context) -> Iterator[Found]:
    """A breach of personal data is to be told so late that the controller has no time left to judge it.

    Why: A controller has 72 hours from knowing of a breach to report it to the regulator. A processor that takes as long
    spends them all; a day or less leaves time to find out what happened.

    Flagged::

        example: data-sharing
        terms.data_use: {rule: closed, breach: 3 days}

    Fine::

        example: data-sharing
        terms.data_use: {rule: closed, breach: 1 day}
    """  # noqa: E501  a row with all its particulars is one line
    for name, who in TIMES.items():
        hours = _hours(draft.detail("data_use", name))
        if hours > MOST:
            message = f"{who} tells of a breach within {hours:g} hours, and the regulator has to hear within {LIMIT}"
            severity: Severity = "error" if name == "breach_processor" and hours >= LIMIT else "warning"
            yield Found(message, draft.at(f"terms.data_use.{name}"), "make it 24 hours or less", "", severity)


def _hours(value: object) -> int:
    """A period in hours; nothing where it is not one."""
    found = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) * HOURS[found[2].lower()] if found else 0
