"""Ask on a terminal, with arrow keys and type-ahead. The only module that knows questionary.

In a list a letter is a command (``b`` goes back); where text is typed, a command begins with a slash.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any

import questionary
from msgspec import structs
from prompt_toolkit import print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, is_done
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.layout import ConditionalContainer, Dimension, FormattedTextControl, Window
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.styles import Style

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.plain import SAID, command_of, hanging

KEYS = {
    Command.HELP: "?", Command.BACK: "b", Command.SKIP: "s", Command.TBC: "t", Command.JUMP: "j", Command.QUIT: "q",
}  # fmt: skip
IN_LISTS = {
    Command.HELP: "? help", Command.BACK: "b back", Command.SKIP: "s skip", Command.TBC: "t not known",
    Command.JUMP: "j jump", Command.QUIT: "q quit",
}  # fmt: skip
WIDEST = 100
FEWEST = 6
BELOW = 5
STYLE = Style([
    ("qmark", "fg:ansicyan bold"), ("question", "bold"), ("answer", "fg:ansicyan"), ("pointer", "fg:ansicyan bold"),
    ("highlighted", "bold"), ("selected", ""), ("instruction", "fg:ansibrightblack"), ("text", ""),
])  # fmt: skip

PLAIN = Style([(name, "noinherit") for name, _ in STYLE.style_rules])


class Names(Completer):
    """Offers what a prompt's completion knows for what is typed."""

    def __init__(self, complete: Callable[[str], Iterable[Choice]]) -> None:
        self.complete = complete

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        # A word after a slash is a command; with a second slash it is a path.
        if not typed.strip() or (typed.startswith("/") and typed.count("/") == 1):
            return
        for choice in self.complete(typed):
            yield Completion(choice.value, start_position=-len(typed), display=choice.label, display_meta=choice.help)


class TerminalAsker:
    """Questions on a terminal. ``KeyboardInterrupt`` and ``EOFError`` pass through."""

    def __init__(self) -> None:
        from prompt_toolkit.output import create_output

        self.output = create_output(stdout=sys.stderr)
        self.style = PLAIN if no_colour() else STYLE

    def show(self, text: str) -> None:
        self.say(wrapped(text))

    def say(self, text: str) -> None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def choose(self, prompt: Prompt) -> str | Command:
        room = self.head(prompt, IN_LISTS)
        question = questionary.select(
            prompt.ask, choices=[self.entry(choice) for choice in prompt.choices], default=prompt.default or None,
            qmark="?", instruction=" ", style=self.style, use_jk_keys=False,
            show_description=False, output=self.output,
        )  # fmt: skip
        return self.run(question, prompt, room)  # type: ignore[no-any-return]

    def choose_several(self, prompt: Prompt) -> list[str] | Command:
        room = self.head(prompt, IN_LISTS)
        choices = [self.entry(choice, checked=choice.value in prompt.checked) for choice in prompt.choices]
        question = questionary.checkbox(
            prompt.ask, choices=choices, qmark="?", style=self.style, use_jk_keys=False, show_description=False,
            instruction="(space marks, Enter goes on)", output=self.output, erase_when_done=True,
        )  # fmt: skip
        reply: list[str] | Command = self.run(question, prompt, room)
        self.chosen(prompt, reply)
        return reply

    def chosen(self, prompt: Prompt, reply: list[str] | Command) -> None:
        """Leave on the screen what was marked: questionary would leave only how many."""
        marked = [] if isinstance(reply, Command) else [each.label for each in prompt.choices if each.value in reply]
        words = [
            ("class:qmark", "?"),
            ("class:question", f" {prompt.ask} "),
            ("class:answer", "; ".join(marked) or "-"),
        ]
        print_formatted_text(FormattedText(words), style=self.style, output=self.output)

    def text(self, prompt: Prompt) -> str | Command:
        self.head(prompt, SAID)
        common: dict[str, Any] = {"default": prompt.default, "qmark": "?", "style": self.style, "output": self.output}
        ask = f"{prompt.ask.rstrip('?:')}:"
        if prompt.complete is not None:
            question = questionary.autocomplete(
                ask,
                choices=[""],
                completer=Names(prompt.complete),
                complete_style=CompleteStyle.COLUMN,
                **common,
            )
            add_keys(question, KEYS_OF_NAMES)
        else:
            question = questionary.text(ask, reserve_space_for_menu=0, **common)
        typed = str(question.unsafe_ask()).strip()
        # The usual answer stands ready in the line, and a command may be typed behind it.
        return command_of(typed) or command_of(typed.removeprefix(prompt.default)) or typed

    def confirm(self, prompt: Prompt) -> bool | Command:
        answers = (Choice("yes", "Yes"), Choice("no", "No"))
        reply = self.choose(structs.replace(prompt, choices=answers, default=prompt.default or "yes"))
        return reply if isinstance(reply, Command) else reply == "yes"

    # --- parts --------------------------------------------------------------------------------

    def head(self, prompt: Prompt, how: dict[Command, str]) -> int:
        """Say what stands above a question: the progress, the commands, the line of help, what is usual.

        Returns how many answers there is room for below it.
        """
        wide = width()
        commands = "  ".join(how[command] for command in Command if command in prompt.commands)
        gap = wide - len(prompt.where) - len(commands)
        top = f"{prompt.where}{' ' * gap}{commands}" if gap > 1 else f"{prompt.where}\n{wrapped(commands)}".strip()
        above = "\n".join(["", top, *(wrapped(text, "  ") for text in (prompt.line, prompt.usual) if text)])
        self.say(above)
        return max(FEWEST, shutil.get_terminal_size().lines - above.count("\n") - BELOW)

    def entry(self, choice: Choice, *, checked: bool = False) -> questionary.Choice:
        label = whole(choice)
        title = label if len(label) <= longest() else label[: longest() - 1] + "…"
        return questionary.Choice(title, value=choice.value, checked=checked)

    def run(self, question: questionary.Question, prompt: Prompt, room: int) -> Any:
        """Ask, with the commands of this prompt on their keys."""
        set_out(question, prompt, room)
        keys = KeyBindings()
        for command in prompt.commands:
            keys.add(KEYS[command], eager=True)(leaving(command))
        add_keys(question, keys)
        return question.unsafe_ask()


def whole(choice: Choice) -> str:
    return choice.label if not choice.blocked else f"{choice.label} ({choice.blocked})"


def set_out(question: questionary.Question, prompt: Prompt, room: int) -> None:
    """Keep a list to its room, and show below it what the answer pointed at means, in full."""
    rows: Any = question.application.layout.container
    listed = rows.children[1].content
    more = f"{len(prompt.choices)} answers: the arrow keys show the rest." if len(prompt.choices) > room else ""
    about = {each.value: each.help for each in prompt.choices}
    cut = {each.value: whole(each) for each in prompt.choices if len(whole(each)) > longest()}

    def words() -> str:
        value = listed.content.get_pointed_at().value
        text = " - ".join(filter(None, (cut.get(value, ""), about[value])))
        return "\n".join(wrapped(line, "   ") for line in (f"({text})" if text else "", more) if line)

    listed.dont_extend_height = Always()
    listed.height = Dimension(max=room)
    if any(about.values()) or cut or more:
        shown = Window(FormattedTextControl(words), dont_extend_height=True)
        rows.children.insert(2, ConditionalContainer(shown, filter=~is_done))


def add_keys(question: questionary.Question, keys: KeyBindings) -> None:
    own = question.application.key_bindings
    question.application.key_bindings = merge_key_bindings([own, keys] if own else [keys])


def rub_out(event: Any) -> None:
    """Take a letter back, and offer what the rest may mean: the menu would stay away until the next letter."""
    event.current_buffer.delete_before_cursor()
    event.current_buffer.start_completion()


KEYS_OF_NAMES = KeyBindings()
KEYS_OF_NAMES.add("backspace")(rub_out)


def leaving(command: Command) -> Callable[[Any], None]:
    def leave(event: Any) -> None:
        event.app.exit(result=command)

    return leave


def no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))


def longest() -> int:
    """The letters that an answer in a list has room for."""
    return width() - 8


def width() -> int:
    return max(30, min(shutil.get_terminal_size().columns - 1, WIDEST))


def wrapped(text: str, indent: str = "") -> str:
    """Text within the width of the terminal, paragraph by paragraph."""
    import textwrap

    lines = []
    for line in text.split("\n"):
        more = indent + hanging(line)
        lines.append(
            textwrap.fill(line, width(), initial_indent=indent, subsequent_indent=more) if line.strip() else ""
        )
    return "\n".join(lines)
