"""Pick red lines: what each means, who holds it, whether it is private."""

from __future__ import annotations

from typing import Any

from moudraft import english
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.line_particulars import KINDS, NO_KIND, PARTICULARS, PRINTED, asked, read, typed
from moudraft.interview.part_lines import TOO_MANY
from moudraft.interview.picker import Entry, Picker
from moudraft.interview.printed_back import say_back
from moudraft.interview.prompting import as_text, lower
from moudraft.interview.recommendations import proposed_red_lines
from moudraft.interview.waiving import waive

LABELS = {
    "held_by": "held by", "reason": "because", "kept_by": "kept by", "yields_to": "gives way to",
    "changed_by": "changed by", "if_used": "when used:", "forbids": "broken by",
}  # fmt: skip


class RedLinePicker(Picker):
    """Red lines: from the library with what each means and who holds it, or in a partner's own words."""

    noun = "red line"

    def library(self) -> dict[str, tuple[str, str, str]]:
        return {id: (each.group, each.title, each.intent) for id, each in self.talk.desk.library.red_lines.items()}

    def part(self, entry: dict[str, Any], key: str, value: Any) -> str:
        if key == "private":
            return "private" if is_private(entry) else "not private"
        if key == "waiver":
            return f"waived by {value['by']} on {english.date(value['on'])}" if isinstance(value, dict) else "waived"
        if key == "means":
            known = self.talk.desk.library.red_lines.get(self.id_of(entry))
            return f"meaning: {lower(known.means[value].label)}" if known and value in known.means else str(value)
        return f"{LABELS.get(key, key)} {typed(key, value) if key in PARTICULARS else as_text(value)}"

    def change_label(self) -> str:
        return "Say more of one: who holds it, why, private, a waiver; or take it out"

    def begin(self) -> Command | None:
        """Propose the lines that are usual for these partners, once."""
        asked = "ask.usual.red_lines"
        usual = proposed_red_lines(self.step, self.talk.answers, self.talk.desk)
        if self.entries or not usual or self.talk.answers.steering.get(asked):
            return None
        known = self.library()
        offered = tuple(Choice(id, known[id][1], because) for id, because in usual.items() if id in known)
        prompt = Prompt(key=self.step.key, ask="Usual for partners like these: which do they hold?", kind="several",
                        where=self.talk.where(self.step), line=self.step.question.why, choices=offered)  # fmt: skip
        reply = self.talk.put(prompt)
        if isinstance(reply, Command):
            return reply
        self.talk.answers.steering[asked] = "yes"
        self.talk.keep(self.talk.answers)
        self.add([], list(reply) if isinstance(reply, list) else [])
        return None

    def add(self, kept: list[Entry], new: list[str]) -> None:
        """Add lines, each with its meaning where it has several, and with who holds them."""
        lines = self.talk.desk.library.red_lines
        made: dict[str, Entry] = {id: id for id in new if not lines[id].means}
        self.mark([*kept, *made.values()])
        for id in new:
            if id not in made and (meaning := self.meaning(id)):
                made[id] = {"id": id, "means": meaning}
                self.mark([*kept, *made.values()])
        chosen = [made[id] for id in new if id in made]
        held_by = self.holder(chosen) if chosen else None
        self.put([*kept, *(with_holder(each, held_by or []) for each in chosen)])

    def meaning(self, id: str) -> str | None:
        """Which meaning of a line is meant; nothing where it has one, None where the person goes back."""
        entry = self.talk.desk.library.red_lines[id]
        if not entry.means:
            return ""
        offered = [Choice(name, meaning.label) for name, meaning in entry.means.items()]
        return self.ask_choice(f"{entry.title}: what is meant?", offered) or None

    def holder(self, made: list[Entry]) -> list[str] | None:
        """Who holds new lines, nobody in particular for every partner; None where the person goes back."""
        names = self.talk.answers.short_names()
        what = f"“{self.words(made[0])}”" if len(made) == 1 else f"these {len(made)} lines"
        offered = [Choice("every", "Every partner"), *(Choice(f"={name}", f"{name} alone") for name in names)]
        if len(names) > 2:
            offered.append(Choice("some", "Several of them"))
        reply = self.ask_choice(f"Who holds {what}?", offered, "every")
        if reply == "some":
            chosen = self.talk.put(Prompt(key=self.step.key, ask="Which partners?", kind="several",
                                          choices=tuple(Choice(name, name) for name in names)))  # fmt: skip
            return chosen if isinstance(chosen, list) else None
        return None if reply is None else [reply[1:]] if reply.startswith("=") else []

    def write(self) -> None:
        reply = self.ask_text("The red line, in the partner's own words")
        if reply:
            entry: Entry = {"text": reply}
            others = self.entries
            self.mark([*others, entry])
            made = with_holder(entry, self.holder([entry]) or [])
            self.mark([*others, made])
            kind = self.kind()
            if self.put([*others, {**made, "kind": kind} if kind and isinstance(made, dict) else made]) and kind:
                say_back(self.talk, f"red_lines.{len(others)}")

    def kind(self) -> str:
        """What kind of line one in own words is, empty for none of them."""
        none = Choice(NO_KIND, "None of these: it is printed as it stands")
        reply = self.ask_choice("What kind of line is it?", [none, *KINDS], NO_KIND)
        return reply if reply in {each.value for each in KINDS} else ""

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
        offered.append(Choice("waiver", "The waiver: who agreed, when and why" if "waiver" in full
                              else "Record a waiver: its holder agrees to depart from it"))  # fmt: skip
        if "waiver" in full:
            offered.append(Choice("no waiver", "Take the waiver out: the line stands again"))
        if "text" in full:
            offered.append(Choice("kind", "What kind of line it is"))
        offered += [Choice(name, each.label) for name, each in PARTICULARS.items()]
        what = self.ask_choice("What about it?", [*offered, Choice("out", "Take it out")])
        if what == "out":
            self.replace(number, None)
        elif what == "waiver":
            waive(self.talk, number, standing=True)
        elif what and (parts := self.said_of(entry, full, what)) is not None:
            made = {key: value for key, value in (full | parts).items() if value not in (None, [], "")}
            made = {key: value for key, value in made.items() if value != {}}
            if self.replace(number, made["id"] if set(made) == {"id"} else made) and what in PRINTED:
                say_back(self.talk, f"red_lines.{number}")

    def said_of(self, entry: Entry, full: dict[str, Any], what: str) -> dict[str, Any] | None:
        """The part of a line that is changed, empty where it is taken out; None where the person goes back."""
        if what == "held_by":
            held_by = self.holder([entry])
            return None if held_by is None else {"held_by": held_by}
        if what == "reason":
            reason = self.ask_text("Why?", as_text(full.get("reason")), holds="reason" in full)
            return None if reason is None else {"reason": reason}
        if what == "means":
            meaning = self.meaning(self.id_of(entry))
            return {"means": meaning} if meaning else None
        if what == "kind":
            return {"kind": self.kind() or None}
        if what in PARTICULARS:
            return self.particular(what, full.get(what))
        if what == "private":
            return {"private": None if is_private(full) else True}
        return {"waiver": None} if what == "no waiver" else None

    def particular(self, what: str, now: Any) -> dict[str, Any] | None:
        """One thing that a line says of itself, empty where it is taken out; None where the person goes back."""
        text = self.ask_text(asked(what), typed(what, now), holds=now is not None)
        value = None if text is None else read(what, text)
        if text is not None and value is None:
            self.talk.asker.show(TOO_MANY)
        return None if value is None else {what: value}


def is_private(entry: dict[str, Any]) -> bool:
    return entry.get("private") in (True, "yes", "true")


def with_holder(entry: Entry, held_by: list[str]) -> Entry:
    if not held_by:
        return entry
    return {**(entry if isinstance(entry, dict) else {"id": entry}), "held_by": held_by}
