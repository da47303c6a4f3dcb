"""Ask in plain lines: numbered choices, typed answers, nothing redrawn. For screen readers, slow lines and logs."""

from __future__ import annotations

import re
import select
import shutil
import sys
import textwrap
from typing import TextIO

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.interrupts import Interrupts
from moudraft.interview.askers.spoken import command_of, shown

WIDTH = 78
PASTED = 0.05
LONG = 10
_MARK = re.compile(r"(\s*)((?:- |\d+\. )?)")


def wrapped(text: str, indent: str = "") -> str:
    """Text within the width, paragraph by paragraph."""
    wide = max(30, min(WIDTH, shutil.get_terminal_size().columns - 1))
    lines = [
        textwrap.fill(line, wide, initial_indent=indent, subsequent_indent=indent + hanging(line)) if line else ""
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def hanging(line: str) -> str:
    """The room under a mark, so that a list's lines line up; the lines of an indented one stand out from the next."""
    start, mark = _MARK.match(line).groups()  # type: ignore[union-attr]
    return " " * (len(start) + (len(mark) or (2 if start else 0)))


class PlainAsker:
    """Lines out, a line in. End of input counts as Ctrl-C: the answers are kept."""

    def __init__(self, source: TextIO | None = None, out: TextIO | None = None) -> None:
        self.source = source or sys.stdin
        self.out = out or sys.stderr
        self.printed: set[tuple[Choice, ...]] = set()
        self.interrupts = Interrupts()

    def show(self, text: str) -> None:
        self.say(wrapped(text))

    def say(self, text: str = "") -> None:
        self.out.write(text + "\n")
        self.out.flush()

    def choose(self, prompt: Prompt) -> str | Command:
        self.head(prompt)
        self.list(prompt)
        while True:
            usual = self.number(prompt, prompt.default)
            typed = self.lines("Number or name" if len(prompt.choices) >= LONG else "Number", self.shown(prompt, usual))
            if found := command_of(typed):
                self.printed.discard(prompt.choices)
                return found
            if not typed and usual:
                return prompt.default
            chosen = self.picked(prompt, typed)
            if chosen is not None:
                return chosen.value
            self.say(f"Type a number from 1 to {len(prompt.choices)} or the name of an answer, or ? for help.")

    def choose_several(self, prompt: Prompt) -> list[str] | Command:
        self.head(prompt)
        self.list(prompt)
        while True:
            typed = self.lines(
                "Numbers, with spaces; 0 for none", " ".join(self.number(prompt, c) for c in prompt.checked)
            )
            if found := command_of(typed):
                return found
            if not typed:
                return list(prompt.checked)
            parts = typed.replace(",", " ").split()
            if parts == ["0"]:
                return []
            chosen = [self.picked(prompt, part) for part in parts]
            if all(chosen):
                values = {choice.value for choice in chosen if choice}
                return [choice.value for choice in prompt.choices if choice.value in values]
            self.say(f"Type numbers from 1 to {len(prompt.choices)}, or 0 for none.")

    def text(self, prompt: Prompt) -> str | Command:
        self.head(prompt)
        offered: list[Choice] = []
        while True:
            typed = self.lines("Answer", prompt.default)
            if found := command_of(typed):
                return found
            if offered and typed.isdecimal() and 1 <= int(typed) <= len(offered):
                return offered[int(typed) - 1].value
            offered = list(prompt.complete(typed))[:6] if prompt.complete and typed else []
            exact = any(choice.value.casefold() == typed.casefold() for choice in offered)
            if not offered or exact or (prompt.default and typed == prompt.default):
                return typed or prompt.default
            if typed.endswith("!"):
                return typed[:-1]
            self.say("One of these?")
            for n, choice in enumerate(offered, 1):
                self.say(wrapped(f"{n}. {choice.label} ({choice.help})", "  "))
            self.say(f"Type a number, another name, or {typed}! to take it as it is.")

    def confirm(self, prompt: Prompt) -> bool | Command:
        self.head(prompt)
        while True:
            typed = self.lines("yes or no", prompt.default)
            if found := command_of(typed):
                return found
            word = (typed or prompt.default).casefold()
            if word in ("y", "yes", "n", "no"):
                return word.startswith("y")

    # --- lines --------------------------------------------------------------------------------

    def head(self, prompt: Prompt) -> None:
        self.interrupts.check()
        self.say()
        if prompt.where:
            self.say(prompt.where)
        self.say(wrapped(prompt.ask))
        for text in (prompt.line, prompt.usual):
            if text:
                self.say(wrapped(text, "  "))
        if prompt.commands:
            self.say(f"  [{'  '.join(shown(prompt))}]")

    def list(self, prompt: Prompt) -> None:
        """The answers; a long list that was printed before is printed again only after a command such as ``?``."""
        if prompt.choices in self.printed and not any(choice.blocked for choice in prompt.choices):
            self.say(f"  The same {len(prompt.choices)} answers as before: type a number or a name; ? prints them.")
            return
        if prompt.kind == "choose" and len(prompt.choices) >= LONG:
            self.printed.add(prompt.choices)
        for n, choice in enumerate(prompt.choices, 1):
            about = "; ".join(filter(None, (choice.help, choice.blocked)))
            self.say(wrapped(f"{n}. {choice.label}" + (f" - {about}" if about else ""), "  "))

    def number(self, prompt: Prompt, value: str) -> str:
        return next((str(n) for n, choice in enumerate(prompt.choices, 1) if choice.value == value), "")

    def shown(self, prompt: Prompt, usual: str) -> str:
        """What Enter takes: its number, and in a long list its name, since the list may have been printed long ago."""
        if not usual or len(prompt.choices) < LONG:
            return usual
        return f"{usual}, {prompt.choices[int(usual) - 1].label}"

    def picked(self, prompt: Prompt, typed: str) -> Choice | None:
        """The answer with this number or name; the beginning of a name will do where only one begins so."""
        if typed.isdecimal() and 1 <= int(typed) <= len(prompt.choices):
            return prompt.choices[int(typed) - 1]
        words = typed.casefold()
        exact = [each for each in prompt.choices if words in (each.value.casefold(), each.label.casefold())]
        begun = [each for each in prompt.choices if words and each.label.casefold().startswith(words)]
        return exact[0] if exact else begun[0] if len(begun) == 1 else None

    def line(self, what: str, default: str = "") -> str:
        if what:
            self.out.write(f"{what}{f' [{default}]' if default else ''}: ")
        self.out.flush()
        self.interrupts.check()
        self.interrupts.waiting = True
        try:
            typed = self.source.readline()
        finally:
            self.interrupts.waiting = False
        if not typed:
            raise KeyboardInterrupt
        return typed.strip()

    def lines(self, what: str, default: str = "") -> str:
        """A line; where several were pasted, all of them, so that none answers the next question."""
        found = [self.line(what, default)]
        while self.is_pasted():
            found.append(self.line(""))
        if len(found) > 1:
            found.append(self.line(f"{len(found)} lines were pasted: press Enter to take them as one answer"))
        return "\n".join(found).strip()

    def is_pasted(self) -> bool:
        """Whether another line is there already, sooner than anybody types one."""
        try:
            return bool(select.select([self.source], [], [], PASTED)[0])
        except (OSError, ValueError):
            # Windows looks at no terminal in this way; nor has a text in memory a line that comes later.
            return False
