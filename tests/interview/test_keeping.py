"""Nothing is lost, and two interviews do not write one deal."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers
from moudraft.problems import MoudraftError


def test_answers_come_back_as_they_were_kept(tmp_path: Path) -> None:
    answers = Answers(
        data={"title": "Café – “漢”"}, status={"title": "given"}, steering={"ask.lists": ["vision"]}, at="date"
    )
    store = Store(tmp_path / "deal.yaml")
    store.keep(answers)
    assert store.read() == answers
    assert [each.name for each in tmp_path.iterdir()] == ["deal.answers.json"]
    store.forget()
    assert store.read() is None


def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "deal.answers.json").write_text('{"moudraft": "0.1.0", "deal"', encoding="utf-8")
    with pytest.raises(MoudraftError, match="cannot be understood as answers"):
        Store(tmp_path / "deal.yaml").read()
    assert (tmp_path / "deal.answers.json").exists()


def test_a_second_interview_on_one_deal_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "deal.yaml"):
        with pytest.raises(MoudraftError, match="another interview has this deal open"), Store(tmp_path / "deal.yaml"):
            pass
        with Store(tmp_path / "other.yaml"):
            pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_an_interview_that_died_is_taken_over(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    (tmp_path / "deal.answers.lock").write_text(f"{gone.stdout.strip()} {platform.node()}\n", encoding="utf-8")
    with Store(tmp_path / "deal.yaml"):
        assert (tmp_path / "deal.answers.lock").read_text(encoding="utf-8").split()[0] == str(os.getpid())


def test_an_empty_lock_is_taken_over_and_one_of_another_computer_is_not(tmp_path: Path) -> None:
    lock = tmp_path / "deal.answers.lock"
    lock.touch()
    with Store(tmp_path / "deal.yaml"):
        pass
    lock.write_text("1 some-other-computer\n", encoding="utf-8")
    with pytest.raises(MoudraftError, match="a computer called some-other-computer"), Store(tmp_path / "deal.yaml"):
        pass


def test_a_failure_to_write_leaves_the_last_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(Answers(data={"title": "First"}))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MoudraftError, match="No space left"):
        store.keep(Answers(data={"title": "Second"}))
    monkeypatch.undo()
    kept = store.read()
    assert kept is not None
    assert kept.data == {"title": "First"}
    assert len(list(tmp_path.iterdir())) == 1
