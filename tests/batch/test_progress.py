"""What a batch shows while it runs: a bar where the number is known, else a count and how fast it grows."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from moudraft.batch.batch_manifest import Record
from moudraft.commands.shared.batch_progress import Counter, progress, rate


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [
        (5, 0.5, ""),
        (0, 3.0, ", 0 a minute"),
        (96, 2.0, ", 48 a second"),
        (4, 2.0, ", 2 a second"),
        (3, 2.0, ", 90 a minute"),
        (6_000, 3.0, ", 2,000 a second"),
    ],
)
def test_the_rate_is_by_the_second_or_by_the_minute(done: int, seconds: float, said: str) -> None:
    assert rate(done, seconds) == said


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [each for each in capsys.readouterr().err.replace("\033[K", "").split("\r") if each]


def test_the_count_is_shown_from_the_first_and_no_more_often_than_an_eye_can_follow(capsys) -> None:
    times: Iterator[float] = iter([10.0, 10.01, 10.1, 10.3, 11.0, 12.0])
    counter = Counter(True, lambda: next(times))
    for _ in range(5):
        counter.step()
    assert lines(capsys) == [
        "Drafting  1 done",
        "Drafting  3 done",
        "Drafting  4 done, 4 a second",
        "Drafting  5 done, 2 a second",
    ]


def test_nothing_moves_where_nobody_watches(capsys) -> None:
    counter = Counter(False)
    counter.step()
    counter.erase()
    assert capsys.readouterr().err == ""


def test_a_batch_of_unknown_size_counts_on_a_terminal_and_leaves_the_line_clean(capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with progress(lambda: None, []) as report:
        report(Record(number=1, source="-:1", status="drafted", output="a.docx"))
    shown = capsys.readouterr().err
    assert "Drafting  1 done" in shown
    assert shown.removesuffix("\033[K").endswith("\r")
