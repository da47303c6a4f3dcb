"""A party by its short name, wherever a deal speaks of it: under a new name, or gone with all that was its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from moudraft.deal.names_spoken import renamed
from moudraft.interview.answers import Answers
from moudraft.interview.aside import moved, put_aside
from moudraft.interview.left_behind import without_duties_of, without_report_of
from moudraft.interview.plan import Desk, Step


def without_party(answers: Answers, step: Step, desk: Desk) -> tuple[Answers, list[str]]:
    """The answers with one party taken out and everything that spoke of it, and what to tell the person of that."""
    parties, index = answers.parties(), step.index
    gone = parties[index].get("short_name")
    notes = [f"Partner {index + 1} is taken out."]
    data: Any = {**answers.data, "parties": [each for n, each in enumerate(parties) if n != index]}
    if gone:
        lines = data.get("red_lines", [])
        left = [each for each in lines if holders(each) != [gone]]
        if len(left) < len(lines):
            # A line that its holder leaves behind would be everybody's.
            notes.append(f"The red lines that {gone} alone held go with it ({len(lines) - len(left)}).")
            data = {**data, "red_lines": left} if left else {k: v for k, v in data.items() if k != "red_lines"}
        data = renamed(without_report_of(without_duties_of(data, gone, notes), gone, notes), gone, None)
    places = {n: n - (n > index) for n in range(len(parties)) if n != index}
    made = moved(msgspec.structs.replace(answers, data=data), "parties", places)
    return put_aside(answers, made, step, desk, notes), notes


def holders(line: Any) -> list[str]:
    held_by = line.get("held_by", []) if isinstance(line, dict) else []
    return [held_by] if isinstance(held_by, str) else list(held_by)


def mentions(data: Any, name: str, path: str = "") -> Iterator[str]:
    """The keys where a party is spoken of by its short name."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        inner = f"{path}.{key}" if path else str(key)
        if (value == name or (key == name and path.endswith("seats"))) and inner.split(".")[0] != "parties":
            yield inner
        elif inner != "parties":
            yield from mentions(value, name, inner)
