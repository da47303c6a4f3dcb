"""A list of answers on a terminal: within its room, with what the answer pointed at means in full, and a typed line."""

from __future__ import annotations

from typing import Any

from prompt_toolkit.filters import Always, Condition, Filter, is_done
from prompt_toolkit.layout import ConditionalContainer, Dimension, FormattedTextControl, Window

from moudraft.interview.asker import Prompt
from moudraft.interview.askers.terminal_text import head, longest, room_below, title, whole, wrapped
from moudraft.interview.askers.typed_line import TypedLine


class AnswerList:
    """What is added to questionary's list. ``fit`` fits it to the terminal, and again when that changes its size."""

    def __init__(self, question: Any, prompt: Prompt) -> None:
        self.prompt = prompt
        self.rows: Any = question.application.layout.container
        self.window = self.rows.children[1].content
        self.control = self.window.content
        self.line = TypedLine(prompt, self.control, lambda reply: question.application.exit(result=reply))
        self.window.dont_extend_height = Always()
        self.below(FormattedTextControl(self.about), Condition(lambda: bool(self.about())))
        self.below(FormattedTextControl(self.line.words), Condition(lambda: self.line.is_begun))
        self.fit()

    def below(self, control: FormattedTextControl, shown: Filter) -> None:
        """Show something right below the list, while it is asked."""
        window = Window(control, dont_extend_height=True, wrap_lines=True)
        self.rows.children.insert(2, ConditionalContainer(window, filter=shown & ~is_done))

    def fit(self) -> None:
        """Keep the list to the room there is, and each answer to one line of it."""
        self.room = room_below(head(self.prompt))
        self.window.height = Dimension(max=self.room)
        for entry, choice in zip(self.control.choices, self.prompt.choices, strict=True):
            entry.title = title(choice)

    def about(self) -> str:
        """What the answer pointed at means, and whether there are more than are shown."""
        choice = self.prompt.choices[self.control.pointed_at]
        cut = whole(choice) if len(whole(choice)) > longest() else ""
        text = " - ".join(filter(None, (cut, choice.help)))
        count = len(self.prompt.choices)
        more = f"{count} answers: the arrow keys show the rest." if count > self.room else ""
        return "\n".join(wrapped(line, "   ") for line in (f"({text})" if text else "", more) if line)
