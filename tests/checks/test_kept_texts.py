"""What is kept by text from one draft to the next is let go of in time, and never in the middle of a draft."""

from __future__ import annotations

from moudraft.checks.support import words_found
from moudraft.checks.support.words_found import _Sought


def test_texts_that_are_looked_through_again_are_known_when_others_had_to_go() -> None:
    sought = _Sought((("shall",), ("forthwith",)))
    kept = ["It shall be so.", "It will be so."]
    sought.look_through(kept)
    sought.look_through([f"{number} shall be so." for number in range(words_found.MOST_KEPT)])
    sought.look_through([*kept, "And forthwith."])
    assert [sought.near(text) for text in (*kept, "And forthwith.")] == [(0,), (), (1,)]
    assert len(sought._near) <= words_found.MOST_KEPT
