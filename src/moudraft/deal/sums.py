"""Sums of money and shares as the deal writes them, read as numbers so that they can be added up."""

from __future__ import annotations

import re
from decimal import Decimal

from moudraft.lazy_patterns import lazy_pattern

_SUM = lazy_pattern(
    r"\u00a3\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s?(million|m|thousand|k|billion|bn))?", re.IGNORECASE
)
_TIMES = {"million": 10**6, "m": 10**6, "thousand": 10**3, "k": 10**3, "billion": 10**9, "bn": 10**9}
_SHARE = lazy_pattern(r"(\d{1,3}(?:\.\d+)?)\s?%?")


def sum_in(text: object) -> Decimal | None:
    """The pounds of a text that is one sum and nothing else: ``\u00a32.4 million``, ``\u00a330,000``."""
    found = _SUM.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    number = Decimal(found[1].replace(",", "") + (found[2] or ""))
    return number * _TIMES.get((found[3] or "").lower(), 1)


def share_in(text: object) -> Decimal | None:
    """The percentage of a text that is one share and nothing else: ``40``, ``33.3%``."""
    found = _SHARE.fullmatch(text.strip()) if isinstance(text, str) else None
    return Decimal(found[1]) if found else None


def pounds(total: Decimal) -> str:
    """A number of pounds in figures: pence only where there are any."""
    return f"\u00a3{total:,.2f}" if total % 1 else f"\u00a3{int(total):,}"
