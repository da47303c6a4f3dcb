"""Pick objectives, principles, programme lines and their like."""

from __future__ import annotations

from moudraft.interview.asker import Choice
from moudraft.interview.picker import Entry, Picker
from moudraft.interview.prompting import as_text
from moudraft.library.in_words import words_of


class ItemPicker(Picker):
    """Objectives, principles, programme lines: from the library, reworded, or the deal's own."""

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

    def change_one(self, number: int) -> None:
        entry = self.entries[number]
        item = self.talk.desk.library.items.get(self.step.question.key, {}).get(self.id_of(entry))
        offered = [
            Choice("text", "Reword it"), Choice("measure", "How it is measured"), Choice("due", "By when"),
            Choice("lead", "Who owns it"),
        ]  # fmt: skip
        if self.step.question.key == "programme":
            offered.append(Choice("phase", "In which phase"))
        offered += [Choice(name, ask[:1].upper() + ask[1:]) for name, ask in (item.asks if item else {}).items()]
        what = self.ask_choice("What about it?", [*offered, Choice("out", "Take it out")])
        if what == "out":
            self.replace(number, None)
        elif what:
            self.set_part(number, entry, what, item.measure if item else "")

    def set_part(self, number: int, entry: Entry, what: str, measure: str) -> None:
        """Ask for one part of an entry and set it; nothing said takes the part out."""
        full = dict(entry) if isinstance(entry, dict) else {"id": entry}
        now = as_text(full.get(what, ""))
        if what == "lead":
            names = [Choice(name, name) for name in self.talk.answers.short_names()]
            value: str = self.ask_choice("Who owns it?", [*names, Choice("nobody", "Nobody yet")], now)
        elif what == "phase":
            phases = (("first", "First"), ("next", "After that"), ("alongside", "Alongside"))
            value = self.ask_choice("In which phase?", [Choice(name, label) for name, label in phases], now)
        elif what == "text":
            value = self.ask_text("The words", now or words_without_title(self, entry))
        else:
            asks = {
                "measure": "How will you know? Enter takes the usual measure",
                "due": "By when? tbc if it is not known",
            }
            value = self.ask_text(asks.get(what, "Which?"), now or (measure if what == "measure" else ""),
                                  "date" if what == "due" else "text")  # fmt: skip
        if what == "text" and value:
            full = {"text": value, **{key: part for key, part in full.items() if key not in ("id", "text")}}
        elif value and value != "nobody":
            full[what] = value
        else:
            full.pop(what, None)
        self.replace(number, full["id"] if set(full) == {"id"} else full)


def words_without_title(picker: ItemPicker, entry: Entry) -> str:
    item = picker.talk.desk.library.items.get(picker.step.question.key, {}).get(picker.id_of(entry))
    return words_of(item.text) if item else as_text(entry)
