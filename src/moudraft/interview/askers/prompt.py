"""Ask on a terminal, with arrow keys and type-ahead. The only module that knows questionary.

Everywhere a command is a word after a slash, or a question mark, and Enter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import questionary
from msgspec import structs
from prompt_toolkit import print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.styles import Style

from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.askers.answer_list import AnswerList
from moudraft.interview.askers.interrupts import Interrupts
from moudraft.interview.askers.resizing import redrawn_when_resized
from moudraft.interview.askers.spoken import SHOWN, command_of
from moudraft.interview.askers.terminal_text import head, title, wrapped
from moudraft.interview.askers.typed_line import keys_of

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

        if no_colour():
            # Older releases of prompt_toolkit know NO_COLOR under this name alone, and have colours of their own.
            os.environ.setdefault("PROMPT_TOOLKIT_COLOR_DEPTH", "DEPTH_1_BIT")
        self.output = create_output(stdout=sys.stderr)
        self.style = PLAIN if no_colour() else STYLE
        self.above: list[Prompt | str] = []
        self.interrupts = Interrupts()

    def show(self, text: str) -> None:
        self.above.append(text)
        self.say(wrapped(text))

    def say(self, text: str) -> None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def choose(self, prompt: Prompt) -> str | Command:
        self.head(prompt)
        question = questionary.select(
            prompt.ask, choices=[questionary.Choice(title(choice), value=choice.value) for choice in prompt.choices],
            default=pointed(prompt),
            qmark="?", instruction=" ", style=self.style, use_jk_keys=False,
            show_description=False, output=self.output,
        )  # fmt: skip
        return self.run(question, prompt)  # type: ignore[no-any-return]

    def choose_several(self, prompt: Prompt) -> list[str] | Command:
        self.head(prompt)
        choices = [
            questionary.Choice(title(choice), value=choice.value, checked=choice.value in prompt.checked)
            for choice in prompt.choices
        ]
        question = questionary.checkbox(
            prompt.ask, choices=choices, qmark="?", style=self.style, use_jk_keys=False, show_description=False,
            instruction="(space marks, Enter goes on)", output=self.output, erase_when_done=True,
        )  # fmt: skip
        reply: list[str] | Command = self.run(question, prompt)
        if not isinstance(reply, Command):
            self.chosen(prompt, reply)
        return reply

    def chosen(self, prompt: Prompt, reply: list[str]) -> None:
        """Leave on the screen what was marked: questionary would leave only how many."""
        marked = [each.label for each in prompt.choices if each.value in reply]
        words = [
            ("class:qmark", "?"),
            ("class:question", f" {prompt.ask} "),
            ("class:answer", "; ".join(marked) or "-"),
        ]
        print_formatted_text(FormattedText(words), style=self.style, output=self.output)

    def text(self, prompt: Prompt) -> str | Command:
        self.head(prompt)
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
        typed = str(self.answered(question)).strip()
        # The usual answer stands ready in the line, and a command may be typed behind it.
        return command_of(typed) or command_of(typed.removeprefix(prompt.default)) or typed

    def confirm(self, prompt: Prompt) -> bool | Command:
        answers = (Choice("yes", "Yes"), Choice("no", "No"))
        reply = self.choose(structs.replace(prompt, choices=answers, default=prompt.default or "yes"))
        return reply if isinstance(reply, Command) else reply == "yes"

    # --- parts --------------------------------------------------------------------------------

    def head(self, prompt: Prompt) -> None:
        self.interrupts.check()
        self.above.append(prompt)
        self.say(head(prompt))

    def run(self, question: questionary.Question, prompt: Prompt) -> Any:
        """Ask a list, with a line below it for what is typed."""
        listed = AnswerList(question, prompt)
        add_keys(question, keys_of(listed.line))
        return self.answered(question, listed.fit)

    def answered(self, question: questionary.Question, fit: Callable[[], None] = lambda: None) -> Any:
        """Ask; what was shown since the last question stands above this one, whatever becomes of the window."""

        def above() -> str:
            fit()
            return "\n".join(head(each) if isinstance(each, Prompt) else wrapped(each) for each in self.above)

        redrawn_when_resized(question.application, above)
        reply = question.unsafe_ask()
        if isinstance(reply, Command):
            self.say(f"  {SHOWN[reply]}")
        self.above = []
        return reply


def pointed(prompt: Prompt) -> str | None:
    """The answer that Enter takes; a list that does not offer it points at its first."""
    return next((choice.value for choice in prompt.choices if choice.value and choice.value == prompt.default), None)


def add_keys(question: questionary.Question, keys: KeyBindings) -> None:
    own = question.application.key_bindings
    question.application.key_bindings = merge_key_bindings([own, keys] if own else [keys])


def rub_out(event: Any) -> None:
    """Take a letter back, and offer what the rest may mean: the menu would stay away until the next letter."""
    event.current_buffer.delete_before_cursor()
    event.current_buffer.start_completion()


KEYS_OF_NAMES = KeyBindings()
KEYS_OF_NAMES.add("backspace")(rub_out)


def no_colour() -> bool:
    return bool(os.environ.get("NO_COLOR"))
