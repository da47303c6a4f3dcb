"""The menu of a list that a person picks, rewords and orders; what kinds of list add stands in two other modules.

A picker keeps its list after every change, so that leaving it half-way loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moudraft import english
from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers import value_of
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.plan import with_answer
from moudraft.interview.prompting import TBC, as_text, help_of
from moudraft.interview.recommendations import NOTHING
from moudraft.interview.replies import leave_open
from moudraft.interview.small_questions import SmallQuestions, commands_of
from moudraft.interview.typed import one_line

Entry = dict[str, Any] | str
DONE, LIBRARY, SEARCH, OWN, CHANGE, ORDER, NONE = "done", "library", "search", "own", "change", "order", "none"
SHOWN = 64


class Picker(SmallQuestions):
    """The menu of one list. What differs between kinds of list is in the methods that subclasses have."""

    noun = "line"
    looked = False

    # --- the list -----------------------------------------------------------------------------

    @property
    def entries(self) -> list[Entry]:
        given = value_of(self.talk.answers, self.step.question, self.step.key)
        return list(given) if isinstance(given, list) else []

    def put(self, entries: list[Entry]) -> bool:
        """Make this the list, on disk at once; the question is open until the person goes on, or while it is empty."""
        before = self.talk.answers.status.get(self.step.key)
        done = self.talk.give(self.step, entries or None, "given")
        if done and (before is None or not entries):
            self.talk.answers.status.pop(self.step.key, None)
            self.talk.keep(self.talk.answers)
        return done

    def mark(self, entries: list[Entry]) -> None:
        """Put the list on disk before more is asked about it; what red lines have against it is said after that."""
        made = with_answer(self.talk.answers, self.step, entries or None, self.talk.desk)
        if not problems_of(made.data, self.talk.desk.library, self.step.key):
            self.talk.keep(made)
            self.talk.answers = made

    def library(self) -> dict[str, tuple[str, str, str]]:
        """What the library offers: id, and its group, words and help."""
        raise NotImplementedError

    def id_of(self, entry: Entry) -> str:
        id = entry if isinstance(entry, str) else str(entry.get("id", ""))
        return self.talk.desk.library.id_of(id)

    def words(self, entry: Entry) -> str:
        """An entry as a person knows it."""
        if isinstance(entry, dict) and entry.get("text"):
            return as_text(entry["text"]) or "to be confirmed"
        found = self.library().get(self.id_of(entry))
        return found[1] if found else "to be confirmed" if entry == "tbc" else as_text(entry)

    def note(self, entry: Entry) -> str:
        """What else is known of an entry, in brackets."""
        if isinstance(entry, str):
            return ""
        known = [self.part(entry, key, value) for key, value in entry.items() if key not in ("id", "text")]
        return f" ({'; '.join(known)})" if known else ""

    def part(self, entry: dict[str, Any], key: str, value: Any) -> str:
        """One part of an entry in words."""
        shown = english.date(value) if key == "due" and isinstance(value, str) and value != "tbc" else as_text(value)
        part = self.step.question.parts.get(key)
        return f"{(part.shown if part else '') or key} {shown or 'to be confirmed'}"

    # --- the conversation ---------------------------------------------------------------------

    def run(self) -> object:
        """Offer the menu until the person goes on or elsewhere."""
        if (left := self.begin()) is not None:
            return left
        while True:
            reply = self.talk.put(self.menu())
            if reply in (Command.BACK, Command.JUMP):
                return reply
            if reply == DONE or (reply is Command.SKIP and not self.entries):
                self.talk.answers.status[self.step.key] = "given" if self.entries else "skipped"
                self.talk.keep(self.talk.answers)
                return reply
            if reply is Command.TBC:
                # A list that is begun goes on; what is still to come is a line of it.
                if self.entries and self.put([*self.entries, TBC]):
                    continue
                if leave_open(self.talk, self.step):
                    return reply
                continue
            act: dict[str, Callable[[], object]] = {
                LIBRARY: self.by_group, SEARCH: self.by_word, OWN: self.write, CHANGE: self.change, ORDER: self.order,
                NONE: self.take_all_out,
            }  # fmt: skip
            act[str(reply)]()

    def begin(self) -> Command | None:
        """What happens before the menu is first shown; a command where the person goes elsewhere instead."""
        return None

    def from_library(self) -> list[Choice]:
        """The ways to choose from the library, if it offers anything for this list."""
        if not self.library():
            return []
        by_group = Choice(LIBRARY, f"Choose from the library ({len(self.library())} {self.noun}s, by group)")
        return [by_group, Choice(SEARCH, "Search the library")]

    def menu(self) -> Prompt:
        entries, question = self.entries, self.step.question
        offered = [
            Choice(DONE, "Go on" if entries else "None; go on"),
            *self.from_library(),
            Choice(OWN, self.write_label()),
        ]
        if entries:
            offered.append(Choice(CHANGE, self.change_label()))
        if len(entries) > 1:
            offered += [Choice(ORDER, "Put them in order"), Choice(NONE, "Take them all out")]
        return Prompt(
            key=self.step.key, ask=question.ask, where=self.talk.where(self.step), line=question.why,
            help=help_of(self.step, NOTHING, ()), usual=self.listing(), choices=tuple(offered),
            default=DONE if entries or self.looked else offered[1].value,
            commands=commands_of(self.step, self.talk.answers),
        )  # fmt: skip

    def write_label(self) -> str:
        return f"Write your own {self.noun}"

    def change_label(self) -> str:
        raise NotImplementedError

    def take_all_out(self) -> None:
        self.put([])

    def listing(self) -> str:
        return "\n".join(f"  {n}. {short(self.words(each))}{self.note(each)}" for n, each in enumerate(self.entries, 1))

    def by_group(self) -> None:
        """Choose a group, then what is in it."""
        self.looked = True
        default = ""
        groups: dict[str, list[str]] = {}
        for id, (group, _, _) in self.library().items():
            groups.setdefault(group or "Others", []).append(id)
        while True:
            have = {self.id_of(each) for each in self.entries}
            offered = [
                Choice(name, f"{name} ({len(have & set(ids)) or 'none'} of {len(ids)} chosen)")
                for name, ids in groups.items()
            ]
            reply = self.ask_choice("Which group?", [*offered, Choice(DONE, "That is all")], default)
            if reply not in groups:
                return
            self.choose_from(reply, groups[reply])
            default = DONE

    def by_word(self) -> None:
        where = self.talk.where(self.step)
        reply = self.talk.put(Prompt(key=self.step.key, ask="Which word or words?", kind="text", where=where))
        words = str(reply).casefold().split()
        if isinstance(reply, Command) or not words:
            return
        found = [
            id for id, (group, text, about) in self.library().items()
            if all(word in f"{id} {group} {text} {about}".casefold() for word in words)
        ]  # fmt: skip
        if found:
            self.choose_from(f"With “{one_line(str(reply))}”", found)
        else:
            self.talk.asker.show("Nothing in the library has that.")

    def choose_from(self, title: str, ids: list[str]) -> None:
        """Choose several of these; those that were chosen and no longer are, are taken out."""
        entries, library = self.entries, self.library()
        have = [self.id_of(each) for each in entries if self.id_of(each) in ids]
        offered = tuple(Choice(id, library[id][1], library[id][2]) for id in ids)
        where = self.talk.where(self.step)
        prompt = Prompt(key=self.step.key, ask=title, kind="several", where=where, choices=offered, checked=tuple(have))
        reply = self.talk.put(prompt)
        if isinstance(reply, Command) or not isinstance(reply, list):
            return
        kept = [each for each in entries if self.id_of(each) not in ids or self.id_of(each) in reply]
        new = [id for id in reply if id not in have]
        self.add(kept, new)

    def add(self, kept: list[Entry], new: list[str]) -> None:
        self.put([*kept, *new])

    def write(self) -> None:
        self.looked = True
        reply = self.ask_text(f"The {self.noun}, in your own words")
        if reply:
            self.put([*self.entries, {"text": reply}])

    def order(self) -> None:
        entries = self.entries
        ask = f"The numbers in the order you want, such as {' '.join(str(n) for n in range(len(entries), 0, -1))}"
        self.talk.asker.show(self.listing())
        numbers = [int(each) - 1 for each in (self.ask_text(ask) or "").replace(",", " ").split() if each.isdecimal()]
        chosen = [n for n in dict.fromkeys(numbers) if 0 <= n < len(entries)]
        if chosen:
            self.put([entries[n] for n in (*chosen, *(n for n in range(len(entries)) if n not in chosen))])

    def change(self) -> None:
        """Choose an entry, then what to change in it."""
        entries = self.entries
        offered = [Choice(str(n), f"{short(self.words(each))}{self.note(each)}") for n, each in enumerate(entries)]
        number = self.ask_choice("Which one?", offered)
        if number is not None and number.isdecimal():
            self.change_one(int(number))

    def change_one(self, number: int) -> None:
        raise NotImplementedError

    def replace(self, number: int, entry: Entry | None) -> bool:
        entries = self.entries
        return self.put([*entries[:number], *([] if entry is None else [entry]), *entries[number + 1 :]])


def short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
