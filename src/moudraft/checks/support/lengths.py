"""A length of time as the deal writes it, in days: to tell which of two is the shorter."""

from __future__ import annotations

import re

from moudraft.lazy_patterns import lazy_pattern

_LENGTH = lazy_pattern(r"(?:at least )?(\d{1,4}) (?:working |calendar )?(day|week|month|year)s?", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def days_in(text: object) -> int | None:
    """``3 months`` as 90; None for what is no length. Months count as 30 days, since only the order matters."""
    found = _LENGTH.fullmatch(text.strip()) if isinstance(text, str) else None
    return int(found[1]) * _DAYS[found[2].lower()] if found else None
