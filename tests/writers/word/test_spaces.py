"""Spaces that no line may break at: in dates, in references, and before the last "and" of an item."""

from __future__ import annotations

import pytest

from moudraft.writers.word.spaces import bound


@pytest.mark.parametrize(
    "text, shown",
    [
        ("by 1 September 2027", "by 1~September 2027"),
        ("section 113 of the Local Government Act 1972", "section~113 of the Local Government Act~1972"),
        ("Schedules 1 and 2", "Schedules~1 and 2"),
        ("£2 million a year", "£2~million a year"),
        ("save money; and", "save money;~and"),
        ("; or", ";~or"),
        ("Annex A and Part IV of it", "Annex~A and Part~IV of it"),
        ("the Council in Part NHS work, or in part A Council", "the Council in Part NHS work, or in part A Council"),
        ("12 partners in 3 places", "12 partners in 3 places"),
        ("bread and butter", "bread and butter"),
        ("sand", "sand"),
        ("", ""),
    ],
)
def test_what_belongs_together_stays_on_one_line(text, shown):
    assert bound(text) == shown.replace("~", "\u00a0")
