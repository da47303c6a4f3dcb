"""A red line departed from: who agreed to it, on what day and why, each on disk before the next is asked.

A waiver recorded because something broke the line goes once nothing breaks it any more; should it be wanted again, its
three answers are offered as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from moudraft import english
from moudraft.deal.values import is_tbc
from moudraft.findings import Finding
from moudraft.interview.answer_check import problems_of, said
from moudraft.interview.answers import Answers, ordered
from moudraft.interview.asker import Command, Prompt
from moudraft.interview.conflicts import conflicts_if_drafted, name_of
from moudraft.interview.plan import Desk
from moudraft.interview.typed import from_typed

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview

HALF = "ask.waiver"
RECORDED = "ask.waived"
WHY = (
    "A red line may be departed from, but only if whoever holds it agrees. The deal then says who agreed, when and "
    "why; moudraft check lists the waiver, and tests nothing more against that line."
)
PARTS = {
    "by": ("text", "Who agreed to depart from it?", "The person or meeting, such as full Council."),
    "on": ("date", "On what day did they agree?", "The full date, such as 1 October 2026."),
    "why": ("text", "Why?", "One sentence that somebody can read in five years."),
}
NEEDED = "A waiver counts only when this is settled. To choose something else, go back."
STAND_IN = {"by": "somebody", "on": "2000-01-01", "why": "a reason"}


# --- which lines ----------------------------------------------------------------------------------


def waivable(finding: Finding, answers: Answers, desk: Desk) -> list[int]:
    """The red lines by their place in the deal whose waiver would end a conflict."""
    found = []
    for number, line in enumerate(answers.data["red_lines"]):
        if f"red_lines.{number}" in finding.red_lines() and "waiver" not in whole(line):
            now = conflicts_if_drafted(with_waiver(answers, number, STAND_IN), desk)
            if now is not None and name_of(finding) not in {name_of(each) for each in now}:
                found.append(number)
    return found


def title_of(line: Any, desk: Desk) -> str:
    """A red line as a person knows it."""
    id = str(whole(line).get("id", ""))
    entry = desk.library.red_lines.get(desk.library.id_of(id))
    return entry.title if entry else str(whole(line).get("text", id))


def label_of(number: int, answers: Answers, desk: Desk) -> str:
    """The offer to waive a line; where it stands in the deal twice, with who holds this one."""
    lines = answers.data["red_lines"]
    title = title_of(lines[number], desk)
    twice = sum(title_of(each, desk) == title for each in lines) > 1
    held_by = whole(lines[number]).get("held_by", []) if twice else []
    holders = english.joined([held_by] if isinstance(held_by, str) else held_by)
    return f"Go on, with a waiver of “{title}”{f' ({holders})' if holders else ''}: who agreed, when and why"


def whole(line: Any) -> dict[str, Any]:
    return dict(line) if isinstance(line, dict) else {"id": line}


def key_of(line: Any) -> str:
    """What a line is known by from one sitting to the next, wherever it stands in the list."""
    held_by = whole(line).get("held_by", [])
    names = [held_by] if isinstance(held_by, str) else held_by
    return " ".join([str(whole(line).get("id") or whole(line).get("text")), *names])


def with_waiver(answers: Answers, number: int, waiver: dict[str, str] | None) -> Answers:
    """The answers with a line waived, or with its waiver taken out."""
    lines = list(answers.data["red_lines"])
    line = {key: value for key, value in whole(lines[number]).items() if key != "waiver"}
    line |= {"waiver": dict(waiver)} if waiver else {}
    lines[number] = line["id"] if set(line) == {"id"} else line
    data = ordered({**answers.data, "red_lines": lines})
    return msgspec.structs.replace(answers, data=data, steering=dict(answers.steering), shelf=dict(answers.shelf))


# --- asking ---------------------------------------------------------------------------------------


def half_asked(answers: Answers) -> int | None:
    """The red line whose waiver was being asked about when an earlier sitting ended."""
    wanted = answers.steering.get(HALF, {}).get("line")
    lines = answers.data.get("red_lines", [])
    return next((number for number, line in enumerate(lines) if key_of(line) == wanted), None)


def waive(talk: Interview, number: int, *, standing: bool = False) -> bool:
    """Ask for the parts of a waiver and record it; False where the person goes back before the first.

    A ``standing`` one is recorded whether or not anything breaks the line, and stays until it is taken out.
    """
    line = talk.answers.data["red_lines"][number]
    if half_asked(talk.answers) == number:
        half = dict(talk.answers.steering[HALF])
        at = next((n for n, part in enumerate(PARTS) if part not in half), 0)
    else:
        # What an earlier waiver said is offered, but has to be taken again.
        half = {"line": key_of(line), **talk.answers.shelf.get(f"waiver {key_of(line)}", whole(line).get("waiver", {}))}
        at = 0
    while at < len(PARTS):
        reply = ask_part(talk, number, list(PARTS)[at], half)
        if isinstance(reply, Command):
            at -= 1
            if at < 0:
                _keep_half(talk, None)
                return False
        else:
            half[list(PARTS)[at]] = reply
            at += 1
            _keep_half(talk, {"line": half["line"], **{part: half[part] for part in list(PARTS)[:at]}})
    record(talk, number, {part: half[part] for part in PARTS}, standing=standing)
    return True


def ask_part(talk: Interview, number: int, part: str, half: dict[str, str]) -> str | Command:
    """One part, asked until it can stand in the deal."""
    kind, ask, about = PARTS[part]
    title = title_of(talk.answers.data["red_lines"][number], talk.desk)
    prompt = Prompt(
        key=f"waiver.{part}", ask=f"“{title}” is waived. {ask}", kind="text", line=about, help=f"{WHY}\n\n{about}",
        default=half.get(part, ""), commands=(Command.HELP, Command.BACK, Command.QUIT),
    )  # fmt: skip
    while True:
        reply = talk.put(prompt)
        if isinstance(reply, Command):
            return reply
        value = str(from_typed(str(reply), kind))
        made = with_waiver(talk.answers, number, {**STAND_IN, part: value})
        problems = problems_of(made.data, talk.desk.library, f"red_lines.{number}.waiver") if value else []
        if value and not problems:
            return value
        talk.asker.show(NEEDED if not value or is_tbc(value) else said(problems))


def _keep_half(talk: Interview, half: dict[str, str] | None) -> None:
    steering = {key: value for key, value in talk.answers.steering.items() if key != HALF}
    steering |= {HALF: half} if half else {}
    made = msgspec.structs.replace(talk.answers, steering=steering)
    talk.keep(made)
    talk.answers = made


def record(talk: Interview, number: int, waiver: dict[str, str], *, standing: bool) -> None:
    """Put a waiver in the deal; unless it is a standing one, it is noted, to go when nothing breaks its line."""
    line = talk.answers.data["red_lines"][number]
    made = with_waiver(talk.answers, number, waiver)
    del made.steering[HALF]
    made.shelf.pop(f"waiver {key_of(line)}", None)
    if not standing:
        made.steering[RECORDED] = [*made.steering.get(RECORDED, []), key_of(line)]
    title = title_of(line, talk.desk)
    told = f"Recorded: “{title}” is waived by {waiver['by']} on {english.date(waiver['on'])}. The checks will list it."
    talk.settle(made, [told])


# --- taking back ----------------------------------------------------------------------------------


def without_idle_waivers(answers: Answers, desk: Desk) -> tuple[Answers, list[str]]:
    """The answers without the waivers recorded here whose line nothing breaks any more, and what to tell of it."""
    recorded, notes = answers.steering.get(RECORDED, []), []
    for key in recorded:
        places = [n for n, line in enumerate(answers.data.get("red_lines", [])) if key_of(line) == key]
        waiver = whole(answers.data["red_lines"][places[0]]).get("waiver") if places else None
        if waiver and _is_needed(answers, places[0], desk):
            continue
        left = [each for each in answers.steering[RECORDED] if each != key]
        if waiver:
            title = title_of(answers.data["red_lines"][places[0]], desk)
            answers = with_waiver(answers, places[0], None)
            answers.shelf[f"waiver {key}"] = waiver
            notes.append(f"The waiver of “{title}” is taken out: nothing breaks that red line any more.")
        steering = {name: value for name, value in answers.steering.items() if name != RECORDED}
        answers = msgspec.structs.replace(answers, steering=steering | ({RECORDED: left} if left else {}))
    return answers, notes


def _is_needed(answers: Answers, number: int, desk: Desk) -> bool:
    """Whether a line would be broken without its waiver; nobody can tell while no draft is possible."""
    found = conflicts_if_drafted(with_waiver(answers, number, None), desk)
    key = f"red_lines.{number}"
    return found is None or any(key in each.red_lines() for each in found if each.severity == "error")
