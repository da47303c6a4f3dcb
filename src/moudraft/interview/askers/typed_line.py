"""The line under a list in which a person types: a command after a slash, or the beginning of an answer.

A letter does nothing until Enter is pressed, and the line says before that what Enter will do. So the same words do the
same everywhere in a conversation, whether a question is a list or a line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.spoken import COMMANDS, command_of

OWN_KEYS = (" ", "a", "i")
"""What questionary's lists take for commands of theirs; in a line they are letters."""


class TypedLine:
    """What is typed while a list is shown. ``control`` is the list; ``leave`` ends the question with a reply."""

    def __init__(self, prompt: Prompt, control: Any, leave: Callable[[Any], None]) -> None:
        self.prompt = prompt
        self.control = control
        self.leave = leave
        self.text = ""
        self.refused = ""
        self.before = control.pointed_at

    @property
    def is_begun(self) -> bool:
        return bool(self.text or self.refused)

    def words(self) -> FormattedText:
        """The line as it is shown: what is typed, and what Enter does with it."""
        about = self.refused or self.meaning()
        return FormattedText([("class:pointer", " > "), ("class:text", self.text), ("class:instruction", f"  {about}")])

    def meaning(self) -> str:
        command = command_of(self.text)
        if command is not None:
            return f"Enter: {COMMANDS[command]}"
        if self.text.lstrip().startswith("/"):
            begun = [
                f"/{each.value}" for each in self.prompt.commands if f"/{each.value}".startswith(self.text.strip())
            ]
            return " ".join(each for each in begun if each != f"/{Command.HELP.value}")
        found = matching(self.prompt.choices, self.text)
        if not found:
            return "no answer has that" if self.text.strip() else ""
        verb = "marks" if self.prompt.kind == "several" else "takes"
        return f"Enter {verb} “{self.prompt.choices[self.control.pointed_at].label}”"

    # --- keys ---------------------------------------------------------------------------------

    def add(self, letters: str) -> None:
        words = " ".join(letters.splitlines())
        if words.isprintable():
            self.change(self.text + words)

    def rub_out(self) -> None:
        self.change(self.text[:-1])

    def clear(self) -> None:
        self.change("")

    def change(self, text: str) -> None:
        """Take what is typed now, and point at the first answer that it may mean, or where one pointed before."""
        if not self.text:
            self.before = self.control.pointed_at
        self.control.pointed_at = self.before
        self.text, self.refused = text, ""
        found = [] if text.lstrip().startswith("/") else matching(self.prompt.choices, text)
        if found:
            self.control.pointed_at = found[0]

    def enter(self) -> None:
        """Do what the line says: leave with the command or the answer, or say why that cannot be."""
        command = command_of(self.text)
        if command is not None:
            self.leave(command)
        elif not matching(self.prompt.choices, self.text) or self.text.lstrip().startswith("/"):
            self.text, self.refused = "", f"there is no “{self.text.strip()}” here"
        elif self.prompt.kind == "several":
            self.mark(self.prompt.choices[self.control.pointed_at].value)
            self.text = ""
        else:
            self.control.is_answered = True
            self.leave(self.prompt.choices[self.control.pointed_at].value)

    def mark(self, value: str) -> None:
        chosen = self.control.selected_options
        if value in chosen:
            chosen.remove(value)
        else:
            chosen.append(value)

    def move(self, by: int) -> None:
        """Point elsewhere; what was typed is given up."""
        self.text = self.refused = ""
        self.control.pointed_at = (self.control.pointed_at + by) % len(self.prompt.choices)


def matching(choices: Sequence[Choice], text: str) -> list[int]:
    """The places of the answers that begin so; where none does, of those with a word that does."""
    wanted = text.strip().casefold()
    if not wanted:
        return []
    begun = [n for n, each in enumerate(choices) if each.label.casefold().startswith(wanted)]
    return begun or [n for n, each in enumerate(choices) if f" {wanted}" in each.label.casefold().replace("“", " ")]


def keys_of(line: TypedLine) -> KeyBindings:
    """The keys of a list: letters go into the line, and Enter does what the line says once there is one."""
    keys = KeyBindings()
    begun = Condition(lambda: bool(line.text))
    # A mark is set with the space bar; inside a word a space is a space.
    marks = line.prompt.kind == "several"
    # What comes as a signal, since the terminal is not yet, or no longer, read key by key.
    keys.add(Keys.SIGINT)(interrupted)
    # Not eager, since the terminal's own answers come as keys too.
    keys.add(Keys.Any)(lambda event: line.add(event.data))
    for key in OWN_KEYS:
        is_letter = key != " " or not marks
        keys.add(key, eager=True, filter=True if is_letter else begun)(lambda event: line.add(event.data))
    keys.add(Keys.BracketedPaste, eager=True)(lambda event: line.add(event.data))
    keys.add(Keys.Backspace, eager=True)(lambda _: line.rub_out())
    keys.add(Keys.ControlU, eager=True)(lambda _: line.clear())
    keys.add(Keys.Escape)(lambda _: line.clear())
    keys.add(Keys.ControlM, eager=True, filter=begun)(lambda _: line.enter())
    for key, by in ((Keys.Down, 1), (Keys.Up, -1)):
        keys.add(key, eager=True)(moving(line, by))
    return keys


def interrupted(event: Any) -> None:
    event.app.exit(exception=KeyboardInterrupt)


def moving(line: TypedLine, by: int) -> Callable[[Any], None]:
    return lambda _: line.move(by)
