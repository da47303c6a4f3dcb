"""One key language in one conversation: a command is a word after a slash, in a list as in a line of text.

The row of faults: `/skip` typed in a list fired `s`, and put "kip" into the next question.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.plain import PlainAsker
from moudraft.interview.askers.prompt import TerminalAsker
from moudraft.interview.askers.spoken import command_of, is_mistyped, shown
from tests.interview.talks import scripted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="keys come through a pipe of another kind there")
ENTER, DOWN, ESCAPE, INTERRUPT = "\r", "\x1b[B", "\x1b", "\x03"
FRUIT = ("Apples", "Bananas", "Bitter oranges", "Sour cherries", "Tomatoes", "Quinces")
EVERY = tuple(Command)


def fruit(kind: str, **more: Any) -> Prompt:
    choices = tuple(Choice(name.split()[0].lower(), name) for name in FRUIT)
    return Prompt(key="fruit", ask="Which?", kind=kind, choices=choices, commands=EVERY, **more)  # type: ignore[arg-type]


def typed(prompt: Prompt, *keys: str) -> Any:
    """What a terminal's asker makes of keys; Ctrl-C stands at the end of all, so that nothing waits for ever."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        asker = TerminalAsker()
        asker.output = DummyOutput()
        pipe.send_text("".join(keys) + INTERRUPT)
        ask = {"choose": asker.choose, "several": asker.choose_several, "text": asker.text}[prompt.kind]
        return ask(prompt)


def nothing_comes(prompt: Prompt, *keys: str) -> bool:
    try:
        typed(prompt, *keys)
    except KeyboardInterrupt:
        return True
    return False


@pytest.mark.parametrize("command", EVERY)
@pytest.mark.parametrize("kind", ["choose", "several", "text"])
def test_a_command_is_the_same_word_everywhere(kind: str, command: Command) -> None:
    prompt = fruit(kind) if kind != "text" else Prompt(key="name", ask="Name?", kind="text", commands=EVERY)
    words = ["?"] if command is Command.HELP else [f"/{command.value}", f"/{command.value[0]}", f"/{command.value[:2]}"]
    for word in words:
        assert typed(prompt, word, ENTER) is command


@pytest.mark.many(keep=16)
@pytest.mark.parametrize("kind", ["choose", "several"])
@pytest.mark.parametrize("letter", string.ascii_letters + string.digits + "?/!-")
def test_no_letter_does_anything_by_itself(kind: str, letter: str) -> None:
    assert nothing_comes(fruit(kind, checked=("apples",) if kind == "several" else ()), letter)


@pytest.mark.parametrize("letters", ["a", "i", "ia", "qi", "x a"])
def test_what_is_marked_stays_marked_whatever_is_typed(letters: str) -> None:
    """`a` once marked all and `i` turned the marks round, without a word on the screen."""
    assert typed(fruit("several", checked=("apples",)), letters, "\x15", ENTER) == ["apples"]


@given(words=st.text(string.ascii_letters + " ?/", min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
def test_whatever_is_typed_in_a_list_is_taken_as_the_line_says_or_not_at_all(words: str) -> None:
    try:
        reply = typed(fruit("choose"), words, ENTER)
    except KeyboardInterrupt:
        return
    wanted = words.strip().casefold()
    if not wanted:
        assert reply == "apples"
    elif isinstance(reply, Command):
        assert wanted == "?" or reply.value.startswith(wanted[1:]) or "empty".startswith(wanted[1:])
    else:
        label = next(name for name in FRUIT if name.lower().startswith(reply)).lower()
        assert label.startswith(wanted) or f" {wanted}" in label


@pytest.mark.parametrize(("keys", "reply"), [
    (["ba", ENTER], "bananas"), (["bi", ENTER], "bitter"), (["cher", ENTER], "sour"), (["ba", DOWN, ENTER], "bitter"),
    (["zz", ENTER, ENTER], "apples"), (["q", "\x15", ENTER], "apples"), (["q\x7f", DOWN, ENTER], None),
    (["\x1b[200~/back\n\x1b[201~", ENTER], Command.BACK), (["/foo", ENTER, "/skip", ENTER], Command.SKIP),
])  # fmt: skip
def test_an_answer_may_be_typed_by_its_beginning(keys: Sequence[str], reply: Any) -> None:
    found = typed(fruit("choose"), *keys)
    assert found == reply or (reply is None and found in [name.split()[0].lower() for name in FRUIT])


def test_an_answer_typed_where_several_may_be_marked_is_marked_and_a_space_in_it_is_a_space() -> None:
    assert typed(fruit("several"), "bitter o", ENTER, "to", ENTER, ENTER) == ["bitter", "tomatoes"]
    assert typed(fruit("several"), " ", DOWN, " ", ENTER) == ["apples", "bananas"]


def test_skip_in_a_list_puts_nothing_into_the_next_question() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        asker = TerminalAsker()
        asker.output = DummyOutput()
        pipe.send_text(f"/skip{ENTER}A title{ENTER}")
        assert asker.choose(fruit("choose")) is Command.SKIP
        assert asker.text(Prompt(key="title", ask="Title?", kind="text")) == "A title"


@pytest.mark.parametrize("asker", [TerminalAsker, PlainAsker])
def test_every_asker_shows_the_same_commands(asker: type) -> None:
    assert shown(fruit("choose")) == ["? help", "/back", "/skip", "/tbc not known", "/jump", "/quit"]
    assert "/skip empties it" in shown(fruit("choose", holds=True))


def test_the_beginnings_of_commands_are_commands_and_other_words_after_a_slash_are_none() -> None:
    assert [command_of(word) for word in ("/ba", "/SKIP ", "/e", "/", "back", "/quay", "//b")] == [
        Command.BACK, Command.SKIP, Command.SKIP, None, None, None, None,
    ]  # fmt: skip
    assert [is_mistyped(word) for word in ("/skpi", "/back", "/home/me/deal.yaml", "either/or", "/ or")] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_a_command_mistyped_is_no_title() -> None:
    made, asker = scripted({"title": ("/skpi", "A title")})
    assert made.answers.data["title"] == "A title"
    assert "There is no /skpi here." in asker.shown
