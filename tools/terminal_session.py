"""A conversation with moudraft in a pseudo-terminal of 80 by 24, its screen read by a terminal emulator (pyte).

It knows that a question waits when the terminal is asked where its cursor is: every new prompt asks that once.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

COLUMNS, ROWS = 80, 24
DOWN, ENTER, SPACE, CTRL_C = "\x1b[B", "\r", " ", "\x03"
LAST = "? Ready?"
QUIET, LONGEST = 0.12, 30.0
DAY = "1795219200"  # 21 November 2026, as SOURCE_DATE_EPOCH has it
# What of the surroundings would show in a picture.
LEFT_OUT = ("MOUDRAFT_", "PROMPT_TOOLKIT_", "COLUMNS", "LINES", "NO_COLOR", "COLORTERM")


class Session:
    """A screen, and what runs on it. A wait that is in vain raises ``TimeoutError`` with the screen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.screen.write_process_input = self.reply
        self.child: pexpect.spawn | None = None
        self.prompts = 0
        self.shell()

    def shell(self) -> None:
        """The shell waits for a command."""
        self.stream.feed(b"$ ")

    def run(self, *arguments: str) -> None:
        """Type a command at the shell's prompt, and wait for its first question."""
        self.stream.feed(f"{' '.join(('moudraft', *arguments))}\r\n".encode())
        before = self.prompts
        kept = {key: value for key, value in os.environ.items() if not key.startswith(LEFT_OUT)}
        surroundings = {**kept, "TERM": "xterm-256color", "SOURCE_DATE_EPOCH": DAY, "PYTHONUTF8": "1"}
        self.child = pexpect.spawn(
            sys.executable, ["-m", "moudraft", *arguments],
            cwd=str(self.folder), env=surroundings, dimensions=(ROWS, COLUMNS),
        )  # fmt: skip
        self.child.delaybeforesend = None
        self.next_question(before)

    def reply(self, data: str) -> None:
        """What the terminal says of itself: where its cursor is."""
        self.prompts += 1
        assert self.child is not None
        self.child.send(data)

    # --- what is on the screen ----------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def words(self) -> str:
        """The whole screen as one run of words, so that where a line breaks does not matter."""
        return " ".join(" ".join(self.lines).split())

    @property
    def pointed(self) -> str:
        """The line of a list that the pointer is on."""
        return next((line.strip("» ") for line in reversed(self.lines) if line.startswith(" »")), "")

    # --- waiting ------------------------------------------------------------------------------

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Read what is printed until something holds and nothing more comes."""
        end = time.monotonic() + LONGEST
        while self.read() or not done():
            if time.monotonic() > end:
                raise TimeoutError(f"waited in vain for {what}:\n" + "\n".join(self.lines))

    def read(self) -> bool:
        """Take in what is printed; False when nothing has come for a little while."""
        assert self.child is not None
        try:
            self.stream.feed(self.child.read_nonblocking(65_536, timeout=QUIET))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        return True

    def until(self, words: str) -> None:
        self.wait(lambda: words in self.words, f"“{words}”")

    def next_question(self, after: int) -> None:
        self.wait(lambda: self.prompts > after, "the next question")

    def end(self, code: int = 0) -> None:
        """Wait until the command has ended, with this exit code."""
        assert self.child is not None
        self.wait(lambda: not self.child.isalive(), "the end")
        self.child.close()
        if self.child.exitstatus != code:
            raise RuntimeError(f"moudraft ended with {self.child.exitstatus}:\n" + "\n".join(self.lines))
        self.shell()

    # --- answering ----------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        assert self.child is not None
        for key in keys:
            self.child.send(key)

    def answer(self, *keys: str) -> None:
        """Press keys that settle a question, and wait for the next."""
        before = self.prompts
        self.press(*keys)
        self.next_question(before)

    def point(self, label: str) -> None:
        """Move the pointer to a line of the list: one with these words in it, or after ``=`` of these words alone."""
        first, seen = self.pointed, ""
        whole = label.removeprefix("=")
        while label not in self.pointed and self.pointed.strip() != whole:
            seen = self.pointed
            self.press(DOWN)
            self.wait(lambda seen=seen: self.pointed != seen, "the pointer to move")
            if self.pointed == first:
                raise LookupError(f"no line has “{label}”:\n" + "\n".join(self.lines))

    def choose(self, label: str) -> None:
        self.point(label)
        self.answer(ENTER)

    def mark(self, *labels: str) -> None:
        for label in labels:
            self.point(label)
            self.press(SPACE)
            self.wait(lambda: self.pointed.startswith("●"), "the mark")

    def go_on(self, words: str) -> None:
        """Take what is usual at every question, up to the one that has these words."""
        while words not in self.question:
            if self.question.startswith(LAST):
                raise LookupError(f"nothing was asked with “{words}”:\n" + "\n".join(self.lines))
            self.answer(ENTER)

    @property
    def question(self) -> str:
        """The last question on the screen, with all that stands below it."""
        starts = [number for number, line in enumerate(self.lines) if line.startswith("? ")]
        return " ".join(" ".join(self.lines[starts[-1] :]).split()) if starts else ""
