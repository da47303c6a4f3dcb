"""Lists that a person picks, rewords and orders: objectives and their like, and red lines.

A picker keeps its list after every change, so that leaving it half-way loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from moudraft.answers import value_of
from moudraft.asker import Choice, Command, Prompt
from moudraft.library_words import words_of
from moudraft.plan import Step
from moudraft.prompting import as_text, commands, help_of
from moudraft.recommendations import NOTHING
from moudraft.typed import from_typed, one_line

if TYPE_CHECKING:
    from moudraft.interview import Interview

Entry = dict[str, Any] | str
DONE, LIBRARY, SEARCH, OWN, CHANGE, ORDER = "done", "library", "search", "own", "change", "order"
SHOWN = 64


class Picker:
    """The menu of one list. What differs between kinds of list is in the methods that subclasses have."""

    noun = "line"

    def __init__(self, step: Step, talk: Interview) -> None:
        self.step = step
        self.talk = talk

    # --- the list -----------------------------------------------------------------------------

    @property
    def entries(self) -> list[Entry]:
        given = value_of(self.talk.answers, self.step.question, self.step.key)
        return list(given) if isinstance(given, list) else []

    def put(self, entries: list[Entry]) -> bool:
        """Make this the list, on disk at once; the question stays open until the person goes on."""
        before = self.talk.answers.status.get(self.step.key)
        done = self.talk.give(self.step, entries or None, "given")
        if done and before is None:
            self.talk.answers.status.pop(self.step.key, None)
            self.talk.keep(self.talk.answers)
        return done

    def library(self) -> dict[str, tuple[str, str, str]]:
        """What the library offers: id, and its group, words and help."""
        raise NotImplementedError

    def id_of(self, entry: Entry) -> str:
        id = entry if isinstance(entry, str) else str(entry.get("id", ""))
        return self.talk.desk.library.aliases.get(id.upper(), id)

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
        known = [f"{key} {as_text(value)}" for key, value in entry.items() if key not in ("id", "text")]
        return f" ({'; '.join(known)})" if known else ""

    # --- the conversation ---------------------------------------------------------------------

    def run(self) -> object:
        """Offer the menu until the person goes on or elsewhere."""
        self.begin()
        while True:
            reply = self.talk.put(self.menu())
            if reply in (Command.BACK, Command.JUMP, Command.QUIT):
                return reply
            if reply in (DONE, Command.SKIP):
                self.talk.answers.status[self.step.key] = "given" if self.entries else "skipped"
                self.talk.keep(self.talk.answers)
                return reply
            if reply is Command.TBC:
                if self.talk.leave_open(self.step):
                    return reply
                continue
            act = {LIBRARY: self.by_group, SEARCH: self.by_word, OWN: self.write, CHANGE: self.change, ORDER: self.order}
            act[str(reply)]()

    def begin(self) -> None:
        """What happens before the menu is first shown."""

    def menu(self) -> Prompt:
        entries, question = self.entries, self.step.question
        offered = [
            Choice(DONE, "Go on" if entries else "None; go on"),
            Choice(LIBRARY, f"Choose from the library ({len(self.library())} {self.noun}s, by group)"),
            Choice(SEARCH, "Search the library"),
            Choice(OWN, f"Write your own {self.noun}"),
        ]
        if entries:
            offered.append(Choice(CHANGE, self.change_label()))
        if len(entries) > 1:
            offered.append(Choice(ORDER, "Put them in order"))
        return Prompt(
            key=self.step.key, ask=question.ask, where=self.talk.where(self.step), line=question.why,
            help=help_of(self.step, NOTHING, self.talk.desk), usual=self.listing(), choices=tuple(offered),
            default=DONE if entries else LIBRARY, commands=commands(self.step, NOTHING),
        )  # fmt: skip

    def change_label(self) -> str:
        return "Change one: words, measure, date, owner, or take it out"

    def listing(self) -> str:
        return "\n".join(f"  {n}. {short(self.words(each))}{self.note(each)}" for n, each in enumerate(self.entries, 1))

    def by_group(self) -> None:
        """Choose a group, then what is in it."""
        groups: dict[str, list[str]] = {}
        for id, (group, _, _) in self.library().items():
            groups.setdefault(group, []).append(id)
        while True:
            have = {self.id_of(each) for each in self.entries}
            offered = [
                Choice(name, f"{name or 'Others'} ({len(have & set(ids)) or 'none'} of {len(ids)} chosen)")
                for name, ids in groups.items()
            ]
            reply = self.ask_choice("Which group?", [Choice(DONE, "That is all"), *offered])
            if reply in ("", DONE) or reply not in groups:
                return
            self.choose_from(reply or "Others", groups[reply])

    def by_word(self) -> None:
        reply = self.talk.put(Prompt(key=self.step.key, ask="Which word or words?", kind="text"))
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
        prompt = Prompt(key=self.step.key, ask=title, kind="several", choices=offered, checked=tuple(have))
        reply = self.talk.put(prompt)
        if isinstance(reply, Command) or not isinstance(reply, list):
            return
        kept = [each for each in entries if self.id_of(each) not in ids or self.id_of(each) in reply]
        new = [id for id in reply if id not in have]
        self.add(kept, new)

    def add(self, kept: list[Entry], new: list[str]) -> None:
        self.put([*kept, *new])

    def write(self) -> None:
        reply = self.ask_text(f"The {self.noun}, in your own words")
        if reply:
            self.put([*self.entries, {"text": reply}])

    def order(self) -> None:
        entries = self.entries
        ask = f"The numbers in the order you want, such as {' '.join(str(n) for n in range(len(entries), 0, -1))}"
        self.talk.asker.show(self.listing())
        numbers = [int(each) - 1 for each in self.ask_text(ask).replace(",", " ").split() if each.isdecimal()]
        chosen = [n for n in dict.fromkeys(numbers) if 0 <= n < len(entries)]
        if chosen:
            self.put([entries[n] for n in (*chosen, *(n for n in range(len(entries)) if n not in chosen))])

    def change(self) -> None:
        """Choose an entry, then what to change in it."""
        entries = self.entries
        offered = [Choice(str(n), f"{short(self.words(each))}{self.note(each)}") for n, each in enumerate(entries)]
        number = self.ask_choice("Which one?", offered)
        if number.isdecimal():
            self.change_one(int(number))

    def change_one(self, number: int) -> None:
        raise NotImplementedError

    def replace(self, number: int, entry: Entry | None) -> bool:
        entries = self.entries
        return self.put([*entries[:number], *([] if entry is None else [entry]), *entries[number + 1 :]])

    # --- small questions ----------------------------------------------------------------------

    def ask_choice(self, ask: str, offered: Iterable[Choice], default: str = "") -> str:
        """A choice, or nothing where the person goes back."""
        reply = self.talk.put(Prompt(key=self.step.key, ask=ask, choices=tuple(offered), default=default))
        return "" if isinstance(reply, Command) else str(reply)

    def ask_text(self, ask: str, default: str = "", kind: str = "text") -> str:
        prompt = Prompt(key=self.step.key, ask=ask, kind="text", default=default)
        reply = self.talk.put(prompt)
        return "" if isinstance(reply, Command) else str(from_typed(str(reply), kind))


def short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


class ItemPicker(Picker):
    """Objectives, principles, programme lines: from the library, reworded, or the deal's own."""

    @property
    def noun(self) -> str:  # type: ignore[override]
        label = self.step.question.key.replace("_", " ")
        return label[:-1] if label.endswith("s") else "line"

    def library(self) -> dict[str, tuple[str, str, str]]:
        items = self.talk.desk.library.items.get(self.step.question.key, {})
        return {
            id: (each.group, f"{each.title}: {words_of(each.text)}" if each.title else words_of(each.text), each.measure)
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
            asks = {"measure": "How will you know? Enter takes the usual measure", "due": "By when? tbc if it is not known"}
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


class RedLinePicker(Picker):
    """Red lines: from the library with what each means and who holds it, or in a partner's own words."""

    noun = "red line"

    def library(self) -> dict[str, tuple[str, str, str]]:
        return {id: (each.group, each.title, each.intent) for id, each in self.talk.desk.library.red_lines.items()}

    def change_label(self) -> str:
        return "Say more of one: who holds it, what it means, private, why"

    def begin(self) -> None:
        """Propose the lines that are usual for these partners, once."""
        from moudraft.recommendations import proposed_red_lines

        asked = "ask.usual.red_lines"
        usual = proposed_red_lines(self.step, self.talk.answers, self.talk.desk)
        if self.entries or not usual or self.talk.answers.steering.get(asked):
            return
        known = self.library()
        offered = tuple(Choice(id, known[id][1], because) for id, because in usual.items() if id in known)
        prompt = Prompt(key=self.step.key, ask="Usual for partners like these: which do they hold?", kind="several",
                        where=self.talk.where(self.step), line=self.step.question.why, choices=offered)  # fmt: skip
        reply = self.talk.put(prompt)
        self.talk.answers.steering[asked] = "yes"
        if isinstance(reply, list):
            self.add([], reply)

    def add(self, kept: list[Entry], new: list[str]) -> None:
        """Add lines, each with its meaning where it has several, and with who holds them."""
        made: list[Entry] = []
        for id in new:
            meaning = self.meaning(id)
            if meaning is not None:
                made.append({"id": id, "means": meaning} if meaning else id)
        if made:
            held_by = self.holder(made)
            made = [with_holder(each, held_by) for each in made]
        self.put([*kept, *made])

    def meaning(self, id: str) -> str | None:
        """Which meaning of a line is meant; nothing where it has one, None where the person goes back."""
        entry = self.talk.desk.library.red_lines[id]
        if not entry.means:
            return ""
        offered = [Choice(name, meaning.label) for name, meaning in entry.means.items()]
        return self.ask_choice(f"{entry.title}: what is meant?", offered) or None

    def holder(self, made: list[Entry]) -> list[str]:
        """Who holds new lines: nobody in particular means every partner."""
        names = self.talk.answers.short_names()
        what = f"“{self.words(made[0])}”" if len(made) == 1 else f"these {len(made)} lines"
        offered = [Choice("every", "Every partner"), *(Choice(f"={name}", f"{name} alone") for name in names)]
        if len(names) > 2:
            offered.append(Choice("some", "Several of them"))
        reply = self.ask_choice(f"Who holds {what}?", offered, "every")
        if reply == "some":
            chosen = self.talk.put(Prompt(key=self.step.key, ask="Which partners?", kind="several",
                                          choices=tuple(Choice(name, name) for name in names)))  # fmt: skip
            return chosen if isinstance(chosen, list) else []
        return [reply[1:]] if reply.startswith("=") else []

    def write(self) -> None:
        reply = self.ask_text("The red line, in the partner's own words")
        if reply:
            entry: Entry = {"text": reply}
            self.put([*self.entries, with_holder(entry, self.holder([entry]))])

    def change_one(self, number: int) -> None:
        entry = self.entries[number]
        full = dict(entry) if isinstance(entry, dict) else {"id": entry}
        known = self.talk.desk.library.red_lines.get(self.id_of(entry))
        offered = [
            Choice("held_by", "Who holds it"), Choice("reason", "Why, for your own side"),
            Choice("private", "Print it again" if is_private(full) else "Keep it private: enforced, never printed"),
        ]  # fmt: skip
        if known is not None and known.means:
            offered.append(Choice("means", "What it means"))
        what = self.ask_choice("What about it?", [*offered, Choice("out", "Take it out")])
        if what == "out":
            self.replace(number, None)
            return
        if what == "held_by":
            full = with_holder({k: v for k, v in full.items() if k != "held_by"}, self.holder([entry]))  # type: ignore[assignment]
        elif what == "reason":
            full |= {"reason": reason} if (reason := self.ask_text("Why?", as_text(full.get("reason")))) else {}
        elif what == "private":
            full = {k: v for k, v in full.items() if k != "private"} if is_private(full) else full | {"private": True}
        elif what == "means":
            full |= {"means": meaning} if (meaning := self.meaning(self.id_of(entry))) else {}
        if what:
            self.replace(number, full["id"] if isinstance(full, dict) and set(full) == {"id"} else full)


def is_private(entry: dict[str, Any]) -> bool:
    return entry.get("private") in (True, "yes", "true")


def with_holder(entry: Entry, held_by: list[str]) -> Entry:
    if not held_by:
        return entry
    return {**(entry if isinstance(entry, dict) else {"id": entry}), "held_by": held_by}


def picker_for(step: Step, talk: Interview) -> Picker | None:
    """The picker of a question that asks for a list, or None."""
    kinds: dict[str, type[Picker]] = {"items": ItemPicker, "red-lines": RedLinePicker}
    kind = kinds.get(step.question.type)
    return kind(step, talk) if kind else None
