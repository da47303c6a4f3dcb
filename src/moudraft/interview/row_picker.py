"""Rows of an option (shares, posts, steps): one typed line each, its parts between bars."""

from __future__ import annotations

from typing import Any

import msgspec

from moudraft.deal.values import is_tbc, is_unsettled
from moudraft.interview.answers import value_of
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.part_lines import BAR, TOO_MANY, Parts, parts_asked, rows_asked
from moudraft.interview.picker import Entry, Picker
from moudraft.interview.printed_back import say_back
from moudraft.interview.prompting import commands, help_of, in_lines
from moudraft.interview.recommendations import NOTHING
from moudraft.interview.replies import leave_open
from moudraft.selection.details import rows_of


class RowPicker(Picker):
    """The rows of one detail. A line that is wrong is told in the words of the deal file, and asked again."""

    @property
    def parts(self) -> Parts:
        found = parts_asked(self.talk.desk.library, self.step.question)
        assert found is not None
        return found

    @property
    def entries(self) -> list[Entry]:
        question = self.step.question
        given = value_of(self.talk.answers, question, self.step.key)
        if given is None or is_unsettled(given):
            return []
        return list(rows_of(given, rows_asked(self.talk.desk.library, question)))

    def put(self, entries: list[Entry]) -> bool:
        return super().put([self.short(each) for each in entries])

    def short(self, entry: Entry) -> Any:
        """A row as a deal writes it: one word where it has its main part alone."""
        alone = entry.get(self.parts.main) if isinstance(entry, dict) and set(entry) == {self.parts.main} else None
        return alone if isinstance(alone, str) else entry

    def library(self) -> dict[str, tuple[str, str, str]]:
        return {}

    def words(self, entry: Entry) -> str:
        return self.parts.line(entry)

    def note(self, entry: Entry) -> str:
        return ""

    def write_label(self) -> str:
        return "Add a line"

    def change_label(self) -> str:
        return "Change one, or take it out"

    def menu(self) -> Prompt:
        menu = super().menu()
        return msgspec.structs.replace(menu, commands=tuple(c for c in menu.commands if c is not Command.TBC))

    def run(self) -> object:
        """Ask line after line where there is none yet; what is there already has a menu."""
        return super().run() if self.entries else self.ask_lines()

    def ask_lines(self) -> object:
        while True:
            reply = self.talk.put(self.line_prompt())
            if reply in (Command.BACK, Command.JUMP):
                return reply
            if reply is Command.TBC or (is_tbc(str(reply)) and not self.entries):
                if leave_open(self.talk, self.step):
                    return reply
            elif isinstance(reply, Command) or not str(reply).strip():
                self.talk.answers.status[self.step.key] = "given" if self.entries else "skipped"
                self.talk.keep(self.talk.answers)
                return reply
            else:
                self.take(len(self.entries), str(reply))

    def line_prompt(self, default: str = "") -> Prompt:
        """What asks for one line: the first as the question itself, the next by its number."""
        question, begun = self.step.question, bool(self.entries)
        about = in_lines(question, f"One line for each, with {BAR} between the parts: {self.parts.order()}.")
        said = commands(self.step, NOTHING, self.talk.answers)
        return Prompt(
            key=self.step.key, kind="text", where=self.talk.where(self.step), default=default,
            ask=f"Line {len(self.entries) + 1} (Enter if that is all)" if begun and not default else question.ask,
            line=self.parts.order() if begun else about, help=help_of(self.step, NOTHING, ()),
            commands=tuple(each for each in said if not begun or each not in (Command.SKIP, Command.TBC)),
        )  # fmt: skip

    def write(self) -> None:
        """One more line after another, until nothing is typed."""
        while True:
            reply = self.talk.put(self.line_prompt())
            if isinstance(reply, Command) or not str(reply).strip() or not self.take(len(self.entries), str(reply)):
                return

    def take(self, number: int, typed: str) -> bool:
        """Keep what was typed as a row, and say how it prints; False where it was refused, with the reason shown."""
        entries = self.entries
        was = entries[number] if number < len(entries) else None
        row = self.parts.read(typed, was, tuple(self.talk.answers.short_names()))
        if row is None:
            self.talk.asker.show(TOO_MANY)
            return False
        made = [*entries[:number], row, *entries[number + 1 :]]
        if not self.put(made):
            return False
        say_back(self.talk, f"{self.step.key}.{number}")
        return True

    def change_one(self, number: int) -> None:
        what = self.ask_choice("What about it?", [Choice("text", "Say it again"), Choice("out", "Take it out")])
        if what == "out":
            self.replace(number, None)
        elif what:
            reply = self.talk.put(self.line_prompt(self.words(self.entries[number])))
            if not isinstance(reply, Command) and str(reply).strip():
                self.take(number, str(reply))
