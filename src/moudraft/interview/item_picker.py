"""Pick objectives, principles, programme lines and their like."""

from __future__ import annotations

from typing import Any

from moudraft import english
from moudraft.interview import typed_cells
from moudraft.interview.asker import Choice
from moudraft.interview.part_lines import BAR, TOO_MANY, Parts, parts_of_line
from moudraft.interview.picker import Picker
from moudraft.interview.prompting import lower
from moudraft.library import Detail
from moudraft.library.in_words import words_of
from moudraft.selection.details import is_map

NOBODY, SEVERAL = "nobody", "several"
PHASES = (Choice("first", "First"), Choice("next", "After that"), Choice("alongside", "Alongside"))


class ItemPicker(Picker):
    """Objectives, services, programme lines: from the library, reworded, or the deal's own.

    What may be said of a line, such as its measure or whose it is, stands with the question.
    """

    @property
    def noun(self) -> str:  # type: ignore[override]
        label = self.step.question.key.replace("_", " ")
        return label[:-1] if label.endswith("s") else "line"

    def library(self) -> dict[str, tuple[str, str, str]]:
        items = self.talk.desk.library.items.get(self.step.question.key, {})
        return {
            id: (
                each.group,
                f"{each.title}: {words_of(each.text)}" if each.title else words_of(each.text),
                each.measure,
            )
            for id, each in items.items()
        }

    def change_label(self) -> str:
        parts = ["its words", *(lower(part.label) for part in self.step.question.parts.values())]
        return f"Change one: {', '.join(parts)}; or take it out"

    def write(self) -> None:
        """One's own line, and what has to be asked of every line of this list."""
        before = self.entries
        super().write()
        if len(self.entries) > len(before):
            template = self.talk.answers.data.get("template")
            parts = self.step.question.parts.items()
            for key in [key for key, part in parts if part.at_once or template in part.at_once_in]:
                if not self.set_part(len(before), key):
                    return

    def change_one(self, number: int) -> None:
        offered = {"text": "Reword it"} | {key: part.label for key, part in self.step.question.parts.items()}
        offered |= {name: english.capital(ask) for name, ask in self.asks(number).items()}
        offered |= {name: english.capital(each.ask) for name, each in self.details().items() if name not in offered}
        choices = [Choice(key, label) for key, label in offered.items()]
        what = self.ask_choice("What about it?", [*choices, Choice("out", "Take it out")])
        if what == "out":
            self.replace(number, None)
        elif what:
            self.set_part(number, what)

    def offered(self, number: int) -> Any:
        """The line of the library that an entry is, if it is one."""
        items = self.talk.desk.library.items.get(self.step.question.key, {})
        return items.get(self.id_of(self.entries[number]))

    def asks(self, number: int) -> dict[str, str]:
        item = self.offered(number)
        return dict(item.asks) if item else {}

    def details(self) -> dict[str, Detail]:
        """What the lines of this list may say besides, each in one answer."""
        asked = self.talk.desk.library.lists.get(self.step.question.key, {})
        return {name: each for name, each in asked.items() if "." not in name or each.apart}

    def set_part(self, number: int, what: str) -> bool:
        """Ask for one part of an entry and set it; nothing said takes it out, and back leaves it as it is."""
        entry = self.entries[number]
        full = dict(entry) if isinstance(entry, dict) else {"text" if self.offered(number) is None else "id": entry}
        parts = parts_of_line(self.talk.desk.library, self.step.question.key, what)
        if parts is None:
            detail = self.details().get(what)
            said = self.ask_part(number, what, typed_cells.typed(_part_in(full, what) or "", detail))
            value: Any = said and typed_cells.read(said, detail, self.talk.answers.short_names())
        else:
            value = self.ask_in_parts(parts, _part_in(full, what))
        if value is None:
            return False
        if what == "text" and not value:
            self.talk.asker.show("A line has to say something. To be rid of it, choose “Take it out”.")
            return False
        if what == "text" and value:
            full = {"text": value, **{key: part for key, part in full.items() if key not in ("id", "text")}}
        else:
            full = self.with_part(full, what, value)
        return self.replace(number, full["id"] if set(full) == {"id"} else full)

    def with_part(self, line: dict[str, Any], what: str, value: Any) -> dict[str, Any]:
        """A line with one part set, or taken out where there is no value; a part of a part stands inside it."""
        whole, _, part = what.partition(".")
        if part:
            asked = self.talk.desk.library.lists[self.step.question.key][whole]
            now = line.get(whole, {})
            value = _with(dict(now) if is_map(now) else {asked.main: now}, part, value)
        return _with(line, whole, value)

    def ask_in_parts(self, parts: Parts, now: Any) -> Any:
        """What is said in one line of several parts: nothing where it is taken out, None where the person goes back."""
        ask = f"{english.capital(parts.order())} ({BAR} between them)"
        typed = self.ask_text(ask, "" if now is None else parts.line(now), holds=now is not None)
        if not typed:
            return typed
        value = parts.read(typed, now, tuple(self.talk.answers.short_names()))
        if value is None:
            self.talk.asker.show(TOO_MANY)
        return value

    def ask_part(self, number: int, what: str, now: str) -> str | None:
        """What is said of one part: nothing where it is taken out, None where the person goes back."""
        part = self.step.question.parts.get(what)
        detail = self.details().get(what)
        said = f"{english.capital(detail.ask)}?" if detail else "Which?"
        ask = part.ask if part else "The words" if what == "text" else said
        if what == "lead" or (detail and detail.kind in ("party", "parties")):
            return self.ask_whose(ask, now, several=detail is not None and detail.kind == "parties")
        if typed_cells.asked_by_party(detail):
            ask += typed_cells.EACH_APART
        if detail and detail.kind == "choice":
            offered = [Choice(NOBODY, "Not known yet"), *(Choice(*each) for each in detail.values.items())]
            reply = self.ask_choice(ask, offered, now or NOBODY)
            return "" if reply == NOBODY else reply
        if what == "phase":
            none = [Choice(NOBODY, "No phase")] if now else []
            reply = self.ask_choice(ask, [*PHASES, *none], now)
            return "" if reply == NOBODY else reply
        item = self.offered(number)
        usual = {"measure": item.measure, "text": words_of(item.text)}.get(what, "") if item else ""
        holds = bool(now) and what != "text"
        kind = "date" if what == "due" or (detail and detail.kind == "date") else "text"
        return self.ask_text(ask, now or usual, kind, holds=holds)

    def ask_whose(self, ask: str, now: str, several: bool = False) -> str | None:
        """A partner by its name, or nobody yet; ``several`` where more than one may be named."""
        names = self.talk.answers.short_names()
        more = [Choice(SEVERAL, "Several of them")] if several and len(names) > 1 else []
        offered = [Choice(NOBODY, "Not known yet"), *(Choice(name, name) for name in names), *more]
        reply = self.ask_choice(ask, offered, now if now in names else SEVERAL if now and more else NOBODY)
        if reply == SEVERAL:
            return self.ask_text("Which of them? (; between them)", now)
        return "" if reply == NOBODY else reply


def _part_in(line: dict[str, Any], what: str) -> Any:
    """What a line says of a part, or of a part of a part."""
    whole, _, part = what.partition(".")
    value = line.get(whole)
    return value.get(part) if part and is_map(value) else None if part else value


def _with(line: dict[str, Any], part: str, value: Any) -> dict[str, Any]:
    """The same with one key set in its place, or without it where there is no value."""
    made = {**line, part: value}
    return {name: each for name, each in made.items() if name != part or value}
