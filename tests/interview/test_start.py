"""What stands between the command and its first question: nothing is parsed again, nothing is imported too early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from moudraft.interview import questionnaire as module
from moudraft.interview.questionnaire import FILE, read_questions
from moudraft.problems import MoudraftError
from tests.interview.talks import at_hand

FIRST = """\
import datetime, sys
from pathlib import Path
from moudraft.commands.shared.interviewing import asker_for, prepared
from moudraft.commands.shared.wishes import Wishes
from moudraft.interview.answer_store import Store
from moudraft.interview.plan import plan, unanswered
from moudraft.interview.prompting import prompt_of
from moudraft.interview.recommendations import proposal

with Store(Path("deal.yaml")) as store:
    wishes = Wishes(Path("deal.yaml"))
    interview = prepared(wishes, None, store, asker_for(wishes))
    step = unanswered(plan(interview.answers, interview.desk), interview.answers)
    usual = proposal(step, interview.answers, interview.desk)
    assert prompt_of(step, interview.answers, interview.desk, usual, "").choices
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
HOUSE = """\
questions:
  - {key: title, section: paper, label: Title, ask: What shall we call it?, why: It heads the paper., type: text}
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("MOUDRAFT_CACHE", str(folder))
    return folder


def house(folder: Path, text: str) -> Path:
    (folder / "house" / FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / "house" / FILE).write_text(text, encoding="utf-8")
    return folder / "house"


def refuse(*_arguments: object) -> None:
    raise AssertionError("parsed again")


def test_kept_questions_are_the_parsed_ones(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = at_hand().library
    parsed = read_questions(library)
    monkeypatch.setattr(module, "parse", refuse)
    assert read_questions(library) == parsed


def test_a_house_that_changes_a_question_is_asked_the_new_one(cache: Path, tmp_path: Path) -> None:
    library = at_hand().library
    for text, ask in ((HOUSE, "What shall we call it?"), (HOUSE.replace("shall we", "do we"), "What do we call it?")):
        folder = house(tmp_path, text)
        assert [read_questions(library, folder).question("title").ask for _ in range(2)] == [ask, ask]
    assert read_questions(library).question("title").ask not in HOUSE


def test_questions_that_are_wrong_are_never_kept(cache: Path, tmp_path: Path) -> None:
    folder = house(tmp_path, HOUSE.replace("section: paper", "section: nowhere"))
    for _ in range(2):
        with pytest.raises(MoudraftError, match='there is no section "nowhere"'):
            read_questions(at_hand().library, folder)


def test_a_damaged_file_is_not_used(cache: Path) -> None:
    library = at_hand().library
    parsed = read_questions(library)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert read_questions(library) == parsed


def test_the_first_question_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    """With the library and the questions kept, no parser, no writer and no check is imported before it."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", FIRST], cwd=tmp_path, text=True, capture_output=True, encoding="utf-8", check=True
        )
    assert "moudraft" in done.stdout.split()
    assert not {"yaml", "markdown_it", "jinja2", "docx", "lxml", "difflib"} & set(done.stdout.split())
