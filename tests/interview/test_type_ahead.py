"""Names offered as they are typed, through the real widget, from a register of more than a thousand bodies."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.application import AppSession, create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from moudraft.interview.asker import Command, Prompt
from moudraft.interview.askers.prompt import TerminalAsker
from moudraft.interview.plan import Desk
from moudraft.interview.prompting import OFFERED, completer
from moudraft.register.lookup import search
from tests.interview.talks import at_hand

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="keys come through a pipe of another kind there")
ENTER, DOWN, BACKSPACE, INTERRUPT = "\r", "\x1b[B", "\x7f", "\x03"
FIRST = (
    "North", "South", "East", "West", "Great", "Little", "Upper", "Lower", "New", "Old", "Market", "Saint", "Castle",
    "Abbots", "Kings", "Queens", "Bishops", "Long", "Stoke", "Ynys", "Llan", "Château", "R&D ", "O’",
)  # fmt: skip
LAST = ("ford", "ham", "ton", "bury", "wick", "moor", "vale", "field", "mere", "stead", "by", "thorpe", "ley", "môn")
SECONDS = 10


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A house with many bodies of its own beside the built-in ones."""
    house = tmp_path_factory.mktemp("house")
    names = [f"{first}{last} {kind} Council" for kind in ("Parish", "Town") for first in FIRST for last in LAST]
    lines = "".join(f'      - {{name: "{name}"}}\n' for name in names)
    (house / "clauses" / "register.yaml").parent.mkdir(parents=True)
    text = f"groups:\n  - id: ours\n    title: Our neighbours\n    kind: parish\n    bodies:\n{lines}"
    (house / "clauses" / "register.yaml").write_text(text, encoding="utf-8")
    made = Desk(at_hand().library, at_hand().questions, house, {})
    assert len(made.register.bodies) > 1000
    return made


class Typing:
    """A partner's name being typed: keys go in, and what the menu shows can be looked at."""

    def __init__(self, desk: Desk) -> None:
        self.prompt = Prompt(key="parties.0.name", ask="Full legal name", kind="text", complete=completer(desk))
        self.reply: str | Command | None = None
        self.error: BaseException | None = None
        self.session: AppSession | None = None
        self.pipe: PipeInput | None = None

    def run(self) -> None:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()) as session:
            asker = TerminalAsker()
            asker.output = DummyOutput()
            self.pipe, self.session = pipe, session
            try:
                self.reply = asker.text(self.prompt)
            except BaseException as error:
                self.error = error

    @property
    def is_running(self) -> bool:
        app = self.session.app if self.session is not None else None
        return app is not None and app.is_running

    def press(self, *keys: str) -> None:
        assert self.pipe is not None
        for key in keys:
            self.pipe.send_text(key)

    def shown(self, typed: str) -> list[str]:
        """What the menu offers once all that was typed has arrived, and the menu has come to rest."""
        found: list[list[str]] = []

        def rests() -> bool:
            assert self.session is not None and self.session.app is not None
            buffer = self.session.app.current_buffer
            state = buffer.complete_state
            if buffer.text == typed:
                found.append([each.text for each in state.completions] if state is not None else [])
            return len(found) > 2 and found[-1] == found[-2] == found[-3]

        until(rests, 0.04)
        return found[-1]


def until(holds: Callable[[], bool], pause: float = 0.02) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(pause)


@pytest.fixture
def typing(desk: Desk) -> Iterator[Typing]:
    made = Typing(desk)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    until(lambda: made.is_running or made.error is not None)
    yield made
    if made.is_running:
        made.press(INTERRUPT)
    thread.join(SECONDS)
    assert not thread.is_alive()
    assert made.error is None or isinstance(made.error, KeyboardInterrupt)


def ranked(desk: Desk, typed: str) -> list[str]:
    return [each.name for each in search(desk.register, typed, OFFERED)]


@pytest.mark.parametrize("name", ["Northmoor Town", "château", "r&d f", "ynysm", "stoke par", "brentw", "o’t", "zzzz"])
def test_each_keystroke_offers_what_the_register_ranks_first(typing: Typing, desk: Desk, name: str) -> None:
    for n, letter in enumerate(name, 1):
        typing.press(letter)
        assert typing.shown(name[:n]) == ranked(desk, name[:n]), name[:n]
    typing.press(BACKSPACE, BACKSPACE)
    assert typing.shown(name[:-2]) == ranked(desk, name[:-2])


def test_letters_typed_faster_than_the_menu_follows_end_in_the_same_list(typing: Typing, desk: Desk) -> None:
    typing.press(*"castlew", BACKSPACE, *"mere")
    assert typing.shown("castlemere") == ranked(desk, "castlemere")
    assert typing.shown("castlemere")[:2] == ["Castlemere Parish Council", "Castlemere Town Council"]


def test_what_is_pointed_at_is_what_is_taken(typing: Typing, desk: Desk) -> None:
    typing.press(*"castle")
    offered = typing.shown("castle")
    assert len(offered) == OFFERED
    typing.press(DOWN, DOWN, DOWN, ENTER)
    until(lambda: typing.reply is not None)
    assert typing.reply == offered[2]


def test_what_is_typed_is_taken_where_nothing_is_pointed_at(typing: Typing) -> None:
    typing.press(*"castle", ENTER)
    until(lambda: typing.reply is not None)
    assert typing.reply == "castle"


def test_a_command_is_no_name(typing: Typing) -> None:
    typing.press(*"/back")
    assert typing.shown("/back") == []
    typing.press(ENTER)
    until(lambda: typing.reply is not None)
    assert typing.reply is Command.BACK


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("/quit", Command.QUIT), ("/b", Command.BACK), ("?", Command.HELP), ("", "Braintree"),
        (" District", "Braintree District"), ("/quay", "Braintree/quay"),
    ],
)  # fmt: skip
def test_a_command_may_be_typed_behind_the_usual_answer(typed: str, reply: str | Command) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        asker = TerminalAsker()
        asker.output = DummyOutput()
        pipe.send_text(typed + ENTER)
        assert asker.text(Prompt(key="name", ask="Name", kind="text", default="Braintree")) == reply
