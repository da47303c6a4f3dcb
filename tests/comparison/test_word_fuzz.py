"""Random Word files: never a crash, never a hang, and never "the same" over a sentence that somebody put in.

A few by default; ``MOUDRAFT_FUZZ=5000`` runs as many, and ``MOUDRAFT_FUZZ=120:121`` that one alone.
"""

from __future__ import annotations

import os
import random
import time

import msgspec
import pytest

from moudraft.comparison.changes_in_words import summary
from moudraft.comparison.comparing import compare
from moudraft.comparison.reading_both import read_both
from moudraft.comparison.word_file import WordFile
from moudraft.problems import MoudraftError
from moudraft.records.comparison_data import comparison_data
from moudraft.writers.redline.redline import redline
from tests.comparison.pairs import docx
from tests.comparison.word_mutations import SENTENCE, mutated

DRAFTS = ("west-essex", "west-essex", "west-essex", "shared-services", "inter-authority-agreement")
LONGEST = 60  # seconds for one file, on a machine with much else to do
_first, _, _last = os.environ.get("MOUDRAFT_FUZZ", "40").rpartition(":")
CASES = range(int(_first or 0), int(_last))
BATCH = 20


def one(number: int) -> str:
    """Compare a draft with what a mutation made of it; ``read`` or ``refused``. Anything else fails."""
    rng = random.Random(number)
    plant = rng.random() < 0.7
    before = docx(rng.choice(DRAFTS))
    after = mutated(before, rng, plant)
    begun = time.monotonic()
    try:
        old, new = WordFile(before, "old"), WordFile(after, "new")
        if rng.random() < 0.2:
            old, new = new, old
        comparison = compare(*read_both(old, new))
        told = msgspec.json.encode(comparison_data(comparison)).decode()
        words = summary(comparison)
        if rng.random() < 0.6:
            redline(old, new)
    except MoudraftError as error:
        assert error.exit_code == 2, f"case {number}: {error}"
        assert all(problem.message for problem in error.problems)
        return "refused"
    finally:
        assert time.monotonic() - begun < LONGEST, f"case {number} took {time.monotonic() - begun:.0f} seconds"
    if plant:
        assert SENTENCE.partition(" ")[0] in told, f"case {number}: nothing is told of the sentence"
        assert "The two texts are the same" not in words
    return "read"


@pytest.mark.parametrize("start", CASES[::BATCH])
@pytest.mark.slow
def test_whatever_is_done_to_a_word_file_is_read_or_named(start: int) -> None:
    for number in range(start, min(start + BATCH, CASES.stop)):
        one(number)


@pytest.mark.slow
def test_most_random_files_are_read_and_not_refused() -> None:
    """Else the rest of this page would prove little."""
    assert [one(number) for number in range(100, 120)].count("read") > 14
