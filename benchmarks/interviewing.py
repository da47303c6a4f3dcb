"""The interview: how long its first question takes to appear on a real terminal, and a keystroke in its type-ahead."""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from line import Line, in_turn
from moudraft.commands.shared.interviewing import desk_of
from moudraft.drafting import load_library
from moudraft.interview.asker import Choice, Prompt
from moudraft.interview.prompting import completer
from moudraft.register.entries import Register, load_register

BARE = 'import questionary; questionary.select("Which?", choices=["One", "Two"]).ask()'
PAINTED = b"\x1b[?7h"  # lines wrap again: prompt_toolkit sends it at the end of each frame
NAMES = 1_000
TYPED = ("north yorkshire", "brentwod borough", "st albans")


def lines(runs: int) -> list[Line]:
    """The start, and the slowest letter of a name as it is typed; nothing where there is no pseudo-terminal."""
    return [] if sys.platform == "win32" else [start(runs), keystroke(max(3, runs // 3))]


def start(runs: int) -> Line:
    with tempfile.TemporaryDirectory() as name:
        new = ("-m", "moudraft", "new", "deal.yaml")
        ours, theirs = in_turn(runs, lambda: painted(name, *new), lambda: painted(name, "-c", BARE))
    return Line("`moudraft new` to its first question", "a bare questionary prompt", ours, theirs, 2)


def painted(folder: str, *arguments: str) -> None:
    """Run Python on something in a pseudo-terminal until its first question stands there whole."""
    import fcntl
    import pty
    import struct
    import termios

    outside, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color"}
    # An installed package is compiled; a checkout must not be compiled afresh at every run either.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    streams: dict[str, Any] = {"stdin": inside, "stdout": inside, "stderr": inside}
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, start_new_session=True, **streams
    )
    os.close(inside)
    seen = b""
    try:
        while PAINTED not in seen:
            seen += os.read(outside, 65_536)
    finally:
        process.kill()
        process.wait()
        os.close(outside)


# --- typing ---------------------------------------------------------------------------------------


def keystroke(runs: int) -> Line:
    """The slowest letter, from the key to the frame that offers what is typed so far, against names merely searched."""
    desk = desk_of(None)
    vars(desk)["register"] = of_names(NAMES)
    names = [Choice(body.name, body.name) for body in vars(desk)["register"].bodies]

    def searched(typed: str) -> list[Choice]:
        # What is misspelt is found nowhere; something has to be offered all the same, or no frame would come.
        return [each for each in names if typed.casefold() in each.value.casefold()] or names[:1]

    slowest = [0.0, 0.0]
    for words in TYPED:
        sides = (completer(desk), searched)
        runs_of = [list(zip(*(typing(offers, words) for offers in sides), strict=True)) for _ in range(runs + 1)][1:]
        for letters in zip(*runs_of, strict=True):
            medians = [statistics.median(times) for times in zip(*letters, strict=True)]
            slowest = max(slowest, medians)
    what = f"a keystroke in a type-ahead of {NAMES:,} names, the slowest"
    return Line(what, "the same prompt, with the names searched for what was typed", *slowest, 1)


def of_names(count: int) -> Register:
    """The register, filled up with parishes named after its bodies."""
    register = load_register(load_library().home)
    parishes = [
        msgspec.structs.replace(body, name=f"{body.short_name} {end}", short_name=body.short_name, also=())
        for end in ("Parish Council", "Town Council", "Community Trust")
        for body in register.bodies
    ]
    return Register(register.groups, (*register.bodies, *parishes)[:count], register.patterns)


@dataclass
class Typist:
    """Stands where the screen would: when a frame offers what is typed so far, it notes the time and types on."""

    keys: PipeInput
    words: str
    at: int = 0
    since: float = 0.0
    times: list[float] = field(default_factory=list)

    def drawn(self) -> None:
        """A frame is drawn: the first is the empty question, a later one may not yet offer anything."""
        offers = get_app().current_buffer.complete_state
        offered = offers is not None and offers.completions and offers.original_document.text == self.words[: self.at]
        if self.at > len(self.times) and offered:
            self.times.append((time.perf_counter() - self.since) * 1000)
        if self.at == len(self.times):
            self.since = time.perf_counter()
            self.keys.send_text(self.words[self.at] if self.at < len(self.words) else "\r")
            self.at += 1


class Screen(io.StringIO):
    """What is drawn goes here, and the typist is told of each frame."""

    typist: Typist

    def flush(self) -> None:
        if PAINTED.decode() in self.getvalue():
            self.seek(0)
            self.truncate()
            self.typist.drawn()


def typing(offers: Callable[[str], Sequence[Choice]], words: str) -> Iterator[float]:
    """Type words into the interview's own question for a partner's name; milliseconds a letter."""
    from moudraft.interview.askers.prompt import TerminalAsker

    assert all(offers(words[: end + 1]) for end in range(len(words))), "nothing would ever be offered"
    screen = Screen()
    with create_pipe_input() as keys:
        screen.typist = Typist(keys, words)
        output = Vt100_Output(screen, lambda: Size(rows=24, columns=80), term="xterm-256color", enable_cpr=False)
        with create_app_session(input=keys, output=output):
            asker = TerminalAsker()
            asker.output = output
            asker.say = lambda text: None  # type: ignore[method-assign]
            asker.text(Prompt(key="parties.0.name", ask="Partner 1: full legal name", complete=offers))
    yield from screen.typist.times


__all__ = ["lines"]
