"""Ctrl-C at any moment of a conversation ends it, once, and is never printed as an error and lost."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import weakref

import pytest

from moudraft.interview.asker import Prompt
from moudraft.interview.askers.interrupts import Interrupts
from moudraft.interview.askers.plain import PlainAsker

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
QUESTION = Prompt(key="title", ask="Title?", kind="text")


class Thing:
    """Something that a weak reference may look at."""


def interrupt(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture(autouse=True)
def usual() -> None:
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        pytest.skip("interruptions are ignored here")


def test_what_comes_at_the_end_of_a_weak_reference_is_not_lost(capfd: pytest.CaptureFixture[str]) -> None:
    asker = PlainAsker(io.StringIO("A title\n"), io.StringIO())
    with pytest.raises(KeyboardInterrupt), asker.interrupts:
        thing = Thing()
        kept = weakref.ref(thing, interrupt)
        del thing
        gc.collect()
        assert kept() is None
        asker.text(QUESTION)
    assert "KeyboardInterrupt" not in capfd.readouterr().err


class Waits(io.StringIO):
    def readline(self, *_: object) -> str:
        interrupt()
        return "A title\n"


def test_what_comes_while_a_line_is_awaited_acts_at_once() -> None:
    asker = PlainAsker(Waits(), io.StringIO())
    with pytest.raises(KeyboardInterrupt), asker.interrupts:
        asker.text(QUESTION)


def test_what_comes_after_the_last_question_acts_at_its_end_and_what_was_there_is_put_back() -> None:
    with pytest.raises(KeyboardInterrupt), Interrupts():
        interrupt()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_interruptions_that_are_ignored_stay_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts():
            interrupt()
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
