"""Nothing is lost, and two interviews do not write one deal."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from moudraft.commands.shared import outputs
from moudraft.commands.shared.interviewing import resumed
from moudraft.files import process_life
from moudraft.interview import answer_store
from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers
from moudraft.problems import MoudraftError
from tests.interview.askers import Scripted
from tests.interview.talks import at_hand


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


def test_beginning_again_puts_the_earlier_answers_aside(tmp_path: Path) -> None:
    store = Store(tmp_path / "deal.yaml")
    for title in ("First", "Second"):
        store.keep(Answers(data={"title": title}, status={"title": "given"}))
        asker = Scripted({"resume": "anew"})
        assert resumed(store, Answers(), asker, at_hand()) == Answers()
        assert store.read() is None
    assert asker.shown == ["Those answers are in deal.answers.old2.json now."]
    aside = sorted(path.name for path in tmp_path.iterdir())
    assert aside == ["deal.answers.old.json", "deal.answers.old2.json"]
    assert '"First"' in (tmp_path / aside[0]).read_text(encoding="utf-8")


# Windows: what it does differently is done to the code here, since the tests seldom run there.


def held(lock: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nothing is moved over or taken away while another program has it open: so Windows says."""
    left = [times]
    refused: list[str] = []
    replace, unlink = os.replace, Path.unlink

    def replaced(source: object, target: object) -> None:
        if str(target) == str(lock) and left[0]:
            left[0] -= 1
            refused.append(str(target))
            raise PermissionError(13, "The process cannot access the file")
        replace(str(source), str(target))

    def unlinked(path: Path, missing_ok: bool = False) -> None:
        if path == lock and left[0]:
            left[0] -= 1
            refused.append(str(path))
            raise PermissionError(32, "The process cannot access the file")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", unlinked)
    return refused


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_life, "POSIX", False)
    monkeypatch.setattr(answer_store, "PAUSES", (0, 0, 0))

    def killed(*_: object) -> None:
        raise AssertionError("on Windows os.kill ends the process that it asks after")

    monkeypatch.setattr(os, "kill", killed)


@pytest.mark.usefixtures("windows")
def test_on_windows_a_lock_that_is_open_tells_the_second_interview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "deal.answers.lock"
    lock.write_text(f"4711 {platform.node()}\n", encoding="utf-8")
    held(lock, 9, monkeypatch)
    with pytest.raises(MoudraftError, match="another interview has this deal open"), Store(tmp_path / "deal.yaml"):
        pass
    assert lock.exists()


@pytest.mark.usefixtures("windows")
def test_on_windows_a_lock_that_nobody_has_open_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "deal.answers.lock"
    lock.write_text(f"{os.getpid()} {platform.node()}\n", encoding="utf-8")
    with Store(tmp_path / "deal.yaml"):
        assert lock.exists()
    assert not lock.exists()


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("times", [1, 2])
def test_answers_held_for_a_moment_by_a_virus_scanner_are_kept_in_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """They once went to "deal.answers (2).json", where nobody would have looked for them."""
    store = Store(tmp_path / "deal.yaml")
    store.keep(Answers(data={"title": "First"}))
    assert held(store.path, times, monkeypatch) == []
    store.keep(Answers(data={"title": "Second"}))
    kept = store.read()
    assert kept is not None
    assert kept.data == {"title": "Second"}
    assert [path.name for path in tmp_path.iterdir()] == ["deal.answers.json"]


@pytest.mark.usefixtures("windows")
def test_answers_held_for_long_are_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "deal.yaml")
    store.keep(Answers(data={"title": "First"}))
    held(store.path, 99, monkeypatch)
    with pytest.raises(MoudraftError, match="another program has this file open"):
        store.keep(Answers(data={"title": "Second"}))
    assert [path.name for path in tmp_path.iterdir()] == ["deal.answers.json"]


def test_a_lock_that_cannot_be_written_is_said_and_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(platform, "node", full)
    with pytest.raises(MoudraftError, match="No space left"), Store(tmp_path / "deal.yaml"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("windows", "line"), [
    (False, "moudraft new 'our deal.yaml' --library 'our house' --plain"),
    (True, 'moudraft new "our deal.yaml" --library "our house" --plain'),
])  # fmt: skip
def test_the_command_that_goes_on_is_quoted_as_the_shell_here_has_it(
    monkeypatch: pytest.MonkeyPatch, windows: bool, line: str
) -> None:
    monkeypatch.setattr(outputs, "WINDOWS", windows)
    made = outputs.command_line(
        "new", Path("our deal.yaml"), paths={"library": Path("our house")}, plain=True, force=False
    )
    assert made == line
