"""F720: no time is left to answer a request for information."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.english import period
from moudraft.lazy_patterns import lazy_pattern

LIMIT = 15
"""Working days of the twenty that hearing others may take, so that five are left to decide and to answer."""
_DAYS = lazy_pattern(r"\s*(\d{1,4})\s+(working |)(day|week)s?\s*", re.IGNORECASE)
OF_A_WEEK = {"day": 5 / 7, "week": 5.0}


@rule("F720", "warning", wants={"info.consult": "given"})
def requests_too_slow(draft: Context) -> Iterator[Found]:
    """Consulting the others on a request for information, and waiting for them, takes most of the twenty working days.

    Why: A public authority has to answer within twenty working days of receiving a request, whatever it promised to
    others. The two times together should leave it a week to decide, to take out what is exempt and to write.

    Flagged::

        terms.info: {rule: non-personal, consult: 10 working days, reply: 10 working days}

    Fine::

        terms.info: {rule: non-personal, consult: 5 working days, reply: 5 working days}
    """
    consult, reply = draft.detail("info", "consult"), draft.detail("info", "reply")
    first, second = working_days(consult), working_days(reply)
    if first and second and first + second > LIMIT:
        said = (
            f"to consult on a request within {period(str(consult))} and to wait {period(str(reply))} for a reply "
            "leaves too little of the twenty working days in which it has to be answered"
        )
        yield Found(said, draft.at("terms.info"), f"make them {LIMIT} working days together, or fewer")


def working_days(value: object) -> float:
    """A period in working days; nothing where it is not one."""
    found = _DAYS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return 0
    return int(found[1]) * (1 if found[2] and found[3].lower() == "day" else OF_A_WEEK[found[3].lower()])
