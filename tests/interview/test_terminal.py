"""The interview in a real pseudo-terminal: keys, sizes, pasting, and every way of being interrupted."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from moudraft.deal import Changes
from moudraft.deal.deal_file import load_deal
from moudraft.interview.answer_store import Store
from moudraft.interview.answers import Answers, value_of
from moudraft.interview.conversation import Interview
from moudraft.interview.plan import Step, plan, unanswered
from moudraft.interview.review import Review
from moudraft.interview.starting import examples, posed
from moudraft.settings import Settings
from tests.conftest import ROOT
from tests.interview.askers import Scripted
from tests.interview.talks import NAMES, TODAY, at_hand, scripted
from tests.interview.test_kills import FULL

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are others on Windows")

DOWN, ENTER = "\x1b[B", "\r"
TYPED = {**NAMES, "terms.costs.items": "a manager"}
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]")


class Terminal:
    """A run of moudraft in a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str, size: tuple[int, int] = (24, 80), **environment: str) -> None:
        variables = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment}
        command = ["-m", "moudraft", *arguments]
        self.child: Any = pexpect.spawn(
            sys.executable, command, cwd=str(folder), env=variables, dimensions=size, encoding="utf-8", timeout=30
        )
        self.seen = ""
        self.mark = 0

    def wait(self, words: str, seconds: float = 30) -> None:
        """Wait until the words stand in what was printed since the last wait; line ends and colours do not matter."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        end = time.monotonic() + seconds
        while not (found := pattern.search(self.text, self.mark)):
            if time.monotonic() > end:
                pytest.fail(f"{words!r} was not printed:\n{self.text[-2000:]}")
            self.settle(0.1)
        self.mark = found.end()

    def settle(self, quiet: float = 0.35) -> None:
        """Wait until nothing more is printed."""
        while True:
            try:
                self.seen += self.child.read_nonblocking(100_000, timeout=quiet)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)
            self.settle(0.15)

    def end(self) -> int:
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before or ""
        self.child.close()
        status: int | None = self.child.exitstatus
        return -1 if status is None else status

    @property
    def text(self) -> str:
        return CODES.sub(" ", self.seen)


PAPERS = [each.title for each in at_hand().library.templates.values()]
USUAL = PAPERS.index("Memorandum of Understanding") + 1
START = len(PAPERS) + 2
"""Below the papers stand the offer to ask which one it is, and the offer to begin with another deal."""
PAPER = f"Number or name [{USUAL}, Memorandum of Understanding]:"


def begun(folder: Path, *arguments: str, **more: Any) -> Terminal:
    terminal = Terminal(folder, "new", *arguments, **more)
    terminal.wait("How thorough shall we be?")
    terminal.settle()
    return terminal


def through(terminal: Terminal, folder: Path, typed: dict[str, Any] = TYPED) -> None:
    """Answer every question that is left with Enter or a name, up to the review."""
    while (step := waiting(folder)) is not None:
        answer(terminal, step, folder, typed)


def waiting(folder: Path) -> Step | None:
    kept = Store(folder / "deal.yaml").read() or Answers()
    return unanswered(plan(kept, at_hand()), kept)


def answer(terminal: Terminal, step: Step, folder: Path, typed: dict[str, Any] = TYPED) -> None:
    """Answer one question, and wait until the answer is on disk."""
    if step.question.type == "red-lines":
        terminal.press(ENTER)
        terminal.settle()
        terminal.press("/skip", ENTER)
    elif step.question.type == "items":
        terminal.press("/skip", ENTER)
    elif step.question.type == "order":
        before = Store(folder / "deal.yaml").read()
        assert before is not None
        for _ in before.parties()[1:]:  # the last one follows from the others
            terminal.press(ENTER)
            terminal.settle(0.4)
    else:
        terminal.press(*([typed[step.key]] if step.key in typed else []), ENTER)
    for _ in range(200):
        kept = Store(folder / "deal.yaml").read()
        if kept is not None and step.key in kept.status:
            terminal.settle()
            return
        time.sleep(0.05)
    pytest.fail(f"{step.key} was not kept:\n{terminal.text[-1500:]}")


@pytest.mark.parametrize("size", [(24, 80), (40, 120)], ids=["80x24", "120x40"])
@pytest.mark.many(keep=1)
def test_a_whole_conversation_ends_with_the_deal_and_the_draft(tmp_path: Path, size: tuple[int, int]) -> None:
    terminal = begun(tmp_path, size=size)
    through(terminal, tmp_path)
    terminal.settle()
    terminal.press(ENTER)
    assert terminal.end() == 0, terminal.text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deal.docx", "deal.yaml"]
    made = msgspec.structs.replace(load_deal(tmp_path / "deal.yaml"), lines={}, source="")
    wanted = load_deal(scripted({})[0].answers.data, name="")
    assert made == msgspec.structs.replace(wanted, lines={}, source="", clauses=Changes(posture="lean"))
    # Lines with no code in them are the interview's own, as they stand on the screen.
    own = terminal.seen.partition("deal.yaml: saved")[0].replace("\r", "\n").split("\n")
    assert [line for line in own if "\x1b" not in line and len(line) > size[1]] == []
    assert "moudraft check deal.yaml" in terminal.text


def test_each_question_shows_progress_help_and_what_may_be_said(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    shown = terminal.text
    for words in ("Section 1 of 7: The paper", "? help", "/back", "/quit", "Usual: Quick"):
        assert words in shown
    terminal.press("?", ENTER)
    terminal.settle()
    assert "cautious defaults for the rest" in terminal.text
    terminal.press("/quit", ENTER)
    assert terminal.end() == 0
    assert "Nothing was answered" in terminal.text


def test_names_are_offered_as_they_are_typed(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.press(ENTER, ENTER, "A title", ENTER)
    terminal.wait("Partner 1")
    terminal.press("brentw")
    terminal.wait("Brentwood Borough Council")
    terminal.press("\t", ENTER)
    terminal.wait("from the register")
    terminal.child.sendintr()
    assert terminal.end() == 130
    kept = Store(tmp_path / "deal.yaml").read()
    assert kept is not None
    assert kept.data["parties"][0]["name"] == "Brentwood Borough Council"


@pytest.mark.parametrize(
    "text", ["Siarter Cydweithio Ynys Môn", "Straße – “Ümlaut” 漢字", "Smith & Sons: #1 {x} [y] 'z'"]
)
@pytest.mark.many(keep=1)
def test_titles_of_any_letters_come_through(tmp_path: Path, text: str) -> None:
    terminal = begun(tmp_path)
    terminal.press(ENTER, ENTER, text, ENTER)
    terminal.wait("Partner 1")
    kept = Store(tmp_path / "deal.yaml").read()
    terminal.child.kill(signal.SIGKILL)
    assert kept is not None
    assert kept.data["title"] == text


def test_long_text_pasted_with_new_lines_is_one_answer(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    pasted = "A title\nthat goes on\nover lines " + "and on " * 200
    terminal.press(ENTER, ENTER, f"\x1b[200~{pasted}\x1b[201~", ENTER)
    terminal.wait("Partner 1")
    kept = Store(tmp_path / "deal.yaml").read()
    terminal.child.kill(signal.SIGKILL)
    assert kept is not None
    assert kept.data["title"] == " ".join(pasted.split())


def test_the_window_may_change_its_size(tmp_path: Path) -> None:
    terminal = begun(tmp_path)
    terminal.child.setwinsize(12, 40)
    terminal.settle()
    terminal.press(DOWN, ENTER)
    terminal.wait("What kind of document")
    terminal.child.setwinsize(50, 140)
    terminal.settle()
    terminal.press(ENTER)
    terminal.wait("What is the document called")
    terminal.child.sendintr()
    assert terminal.end() == 130


def test_a_window_made_smaller_and_larger_leaves_no_ghosts_and_takes_nothing_away(tmp_path: Path) -> None:
    """Lines that the terminal had wrapped once stayed as ghosts, and what stood above the list went."""
    pyte = pytest.importorskip("pyte")
    terminal = begun(tmp_path, size=(24, 100))
    terminal.press("zz", ENTER)
    for rows, columns in ((24, 60), (20, 45), (24, 80)):
        screen = pyte.Screen(columns, rows)
        before = len(terminal.seen)
        terminal.child.setwinsize(rows, columns)
        terminal.settle()
        pyte.Stream(screen).feed(terminal.seen[before:])
        shown = [line.rstrip() for line in screen.display]
        whole = " ".join(" ".join(shown).split())
        for words in ("Section 1 of 7: The paper", "How thorough shall we be?", "» Quick: ten questions", "/quit",
                      "Full: every question that applies", "Usual: Quick", "there is no “zz” here"):  # fmt: skip
            assert whole.count(words) == 1, f"{words} at {columns}:\n" + "\n".join(shown)
    terminal.press("/q", ENTER)
    assert terminal.end() == 0


def test_no_color_means_no_colour(tmp_path: Path) -> None:
    terminal = begun(tmp_path, NO_COLOR="1")
    terminal.press(ENTER)
    terminal.settle()
    terminal.child.sendintr()
    terminal.end()
    colours = [code for found in re.findall(r"\x1b\[([0-9;]*)m", terminal.seen) for code in found.split(";")]
    assert not [code for code in colours if code in ("38", "48") or re.fullmatch(r"[349][0-7]|10[0-7]", code)]


@pytest.mark.parametrize("how", [("--plain",), ()], ids=["--plain", "TERM=dumb"])
def test_plain_mode_is_numbered_lines_and_redraws_nothing(tmp_path: Path, how: tuple[str, ...]) -> None:
    terminal = Terminal(tmp_path, "new", *how, TERM="xterm" if how else "dumb")
    terminal.wait("Number [1]:")
    terminal.press("2\r")
    terminal.wait("What kind of document")
    terminal.wait(PAPER)
    terminal.press("?\r")
    terminal.wait("The deal file has it as template")
    terminal.wait(PAPER)
    terminal.press("/quit\r")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    assert "moudraft new deal.yaml" in terminal.text


def test_an_interruption_gives_the_exact_command_that_goes_on(tmp_path: Path) -> None:
    terminal = begun(tmp_path, "our deal.yaml")
    terminal.press(ENTER)
    terminal.child.sendintr()
    assert terminal.end() == 130
    assert "our deal.answers.json" in terminal.text
    assert "moudraft new 'our deal.yaml'" in terminal.text


def test_a_second_interview_on_the_same_deal_is_told(tmp_path: Path) -> None:
    first = begun(tmp_path)
    second = Terminal(tmp_path, "new")
    assert second.end() == 2
    assert "another interview has this deal open" in second.text
    first.child.sendintr()
    assert first.end() == 130


def test_a_folder_that_is_not_there_is_said_before_the_first_question(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "new", "nowhere/deal.yaml")
    assert terminal.end() == 2
    assert "there is no folder nowhere" in terminal.text
    assert "Section" not in terminal.text


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on the size of files is set from outside")
def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    import resource

    terminal = begun(tmp_path)
    terminal.press(ENTER)
    terminal.wait("What kind of document")
    terminal.settle()
    _, most = resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, (10, most))
    terminal.press(ENTER)
    terminal.wait("could not be put on disk")
    kept = Store(tmp_path / "deal.yaml").read()
    assert kept is not None
    assert kept.status == {"ask.mode": "usual"}
    resource.prlimit(terminal.child.pid, resource.RLIMIT_FSIZE, (most, most))
    terminal.press(ENTER)
    terminal.wait("What is the document called")
    kept = Store(tmp_path / "deal.yaml").read()
    assert kept is not None
    assert "template" in kept.status
    terminal.child.sendintr()
    assert terminal.end() == 130


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_interrupted_after_every_single_question_it_loses_nothing(tmp_path: Path, how: signal.Signals) -> None:
    cycles = 0
    while (step := waiting(tmp_path)) is not None:
        terminal = Terminal(tmp_path, "new")
        if cycles:
            terminal.wait("Go on from where you stopped?")
            terminal.settle()
            terminal.press(ENTER)
        terminal.wait(f": {at_hand().questions.section(step.question.section)[1].title}")
        terminal.settle(0.25)
        answer(terminal, step, tmp_path)
        interrupt(terminal, how)
        cycles += 1
    assert cycles > 15
    kept = Store(tmp_path / "deal.yaml").read()
    assert kept is not None
    assert kept.data == posed(scripted({})[0].answers.data, Settings())


@cache
def full_walk() -> dict[str, Answers]:
    """What is on disk before each question of a full interview."""
    kept: list[bytes] = [msgspec.json.encode(Answers())]
    asker = Scripted(FULL)
    interview = Interview(
        Answers(), at_hand(), asker, lambda each: kept.append(msgspec.json.encode(each)), Review(TODAY)
    )
    interview.run()
    found: dict[str, Answers] = {}
    for each in kept:
        answers = msgspec.json.decode(each, type=Answers)
        step = unanswered(plan(answers, at_hand()), answers)
        if step is not None:
            found.setdefault(step.key, answers)
    return found


def sample() -> list[str]:
    """One question of each section of a full interview, another with each run of the CI; or every question."""
    if os.environ.get("MOUDRAFT_EVERY_QUESTION"):
        return list(full_walk())
    turn = int(os.environ.get("GITHUB_RUN_NUMBER", "0"))
    groups: dict[str, list[str]] = {}
    for key, answers in full_walk().items():
        step = unanswered(plan(answers, at_hand()), answers)
        assert step is not None
        groups.setdefault(step.question.section, []).append(key)
    return [keys[turn % len(keys)] for keys in groups.values()]


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
@pytest.mark.many(keep=1)
def test_interrupted_in_a_full_interview_it_loses_nothing(tmp_path: Path, how: signal.Signals) -> None:
    """In test_kills.py a kill is simulated at every prompt; these are real ones, at a question of each section."""
    for key in sample():
        before = full_walk()[key]
        store = Store(tmp_path / "deal.yaml")
        store.keep(before)
        step = unanswered(plan(before, at_hand()), before)
        assert step is not None and step.key == key
        terminal = Terminal(tmp_path, "new")
        terminal.wait("Go on from where you stopped?")
        terminal.settle(0.2)
        terminal.press(ENTER)
        terminal.wait(f": {at_hand().questions.section(step.question.section)[1].title}")
        terminal.settle(0.25)
        answer(terminal, step, tmp_path, {**TYPED, key: "31 March 2027"} if step.question.type == "text" else TYPED)
        interrupt(terminal, how)
        kept = store.read()
        assert kept is not None
        desk = at_hand()
        given = {s.key: value_of(before, s.question, s.key) for s in plan(before, desk) if s.key in before.status}
        assert {s.key: value_of(kept, s.question, s.key) for s in plan(kept, desk) if s.key in given} == given, key
        assert {each: kept.status.get(each) for each in (*before.status, key)} == {
            **before.status,
            key: kept.status[key],
        }
        assert unanswered(plan(kept, desk), kept) != step


def interrupt(terminal: Terminal, how: signal.Signals) -> None:
    if how is signal.SIGINT:
        terminal.child.sendintr()
        assert terminal.end() == 130
    else:
        terminal.child.kill(signal.SIGKILL)
        terminal.child.close(force=True)


@pytest.mark.parametrize("plain", [False, True], ids=["arrows", "--plain"])
def test_an_example_is_chosen_in_the_conversation(tmp_path: Path, plain: bool) -> None:
    number = [each.value for each in examples(at_hand())].index("shared-services")
    if plain:
        terminal = Terminal(tmp_path, "new", "--plain")
        terminal.wait("Number [1]:")
        terminal.press("\r")
        terminal.wait(f"{START}. Start from an example")
        terminal.press(f"{START}\r")
        terminal.wait("Start from which deal?")
        terminal.press(f"{number + 1}\r")
    else:
        terminal = begun(tmp_path)
        terminal.press(ENTER)
        terminal.wait("What kind of document")
        terminal.settle()
        terminal.press(*[DOWN] * (START - USUAL), ENTER)
        terminal.wait("Start from which deal?")
        terminal.press(*[DOWN] * number, ENTER)
    terminal.wait("Started from “Shared Services Partnership”")
    terminal.wait("What is the document called")
    kept = Store(tmp_path / "deal.yaml").read()
    terminal.child.kill(signal.SIGKILL)
    assert kept is not None
    assert len(kept.data["red_lines"]) == 3
    assert "title" not in kept.status


def test_text_pasted_in_plain_mode_answers_one_question(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "new", "--plain")
    terminal.wait("Number [1]:")
    terminal.press("\r")
    terminal.wait(PAPER)
    terminal.press("\r")
    terminal.wait("Answer:")
    pasted = "Ynys Môn – “R&D <Ltd> {{x}}”\n\n" * 100
    assert len(pasted) > 2900
    terminal.press(pasted.replace("\n", "\r"))
    terminal.wait("lines were pasted")
    terminal.press("\r")
    terminal.wait("Partner 1")
    kept = Store(tmp_path / "deal.yaml").read()
    terminal.child.kill(signal.SIGKILL)
    assert kept is not None
    assert kept.data["title"] == " ".join(pasted.split())
    assert set(kept.status) == {"ask.mode", "template", "title"}


def test_help_on_the_answer_pointed_at_is_whole_however_long_the_list(tmp_path: Path) -> None:
    terminal = begun(tmp_path, size=(20, 60))
    terminal.press(ENTER)
    terminal.wait("information and how it ends. Usually not binding.)")
    terminal.press(ENTER)
    terminal.wait("What is the document called")
    terminal.press("A title", ENTER)
    terminal.press("A Body", ENTER, "B Body", ENTER, ENTER)
    terminal.wait("Usual: Another kind of body. Its name does not tell.")
    terminal.wait("23 answers: the arrow keys show the rest.")
    terminal.child.sendintr()
    assert terminal.end() == 130


@pytest.mark.slow
def test_new_from_an_example_asks_again_who_and_what_it_is_called(tmp_path: Path) -> None:
    terminal = begun(tmp_path, "--from", "shared-services")
    terminal.press(ENTER)
    terminal.wait("What is the document called")
    terminal.wait("Shared Services Partnership")
    terminal.settle()
    through(terminal, tmp_path, {})
    assert "Partner 1" in terminal.text
    terminal.settle()
    terminal.press(DOWN, DOWN, DOWN, ENTER)  # Save the deal only
    assert terminal.end() == 0, terminal.text[-1500:]
    made, example = load_deal(tmp_path / "deal.yaml"), load_deal(ROOT / "examples" / "shared-services.yaml")
    assert made.parties == example.parties
    assert made.red_lines == example.red_lines


def test_edit_in_a_terminal_changes_one_line(tmp_path: Path) -> None:
    path = tmp_path / "deal.yaml"
    before = (ROOT / "examples" / "west-essex.yaml").read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    terminal = Terminal(tmp_path, "edit", "deal.yaml")
    terminal.wait("Ready?")
    terminal.settle()
    terminal.press(DOWN, DOWN, DOWN, DOWN, ENTER)
    terminal.wait("Go to which part?")
    terminal.press(ENTER)
    terminal.wait("Which question?")
    terminal.press(DOWN, DOWN, ENTER)
    terminal.wait("What is the document called")
    terminal.press("!", ENTER)
    terminal.wait("Ready?")
    terminal.settle()
    terminal.press(DOWN, DOWN, DOWN, ENTER)
    assert terminal.end() == 0
    assert path.read_text(encoding="utf-8") == before.replace("Understanding\n", "Understanding!\n", 1)
