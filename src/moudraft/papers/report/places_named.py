"""How a report names places of the agreement: ``paragraph 5.2``, ``paragraphs 4.1 to 4.3 and 7.2``."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft import english
from moudraft.document import Paragraph, Provision
from moudraft.document.drafted import Drafted
from moudraft.document.places import place_of


def place_of_paragraph(made: Drafted, provision: Provision, paragraph: Paragraph) -> str:
    """The place of one paragraph; of its provision where it has no number."""
    if not paragraph.number:
        return place_of(made, provision)
    if provision.register == "row":
        return f"statement {paragraph.number}"
    if provision.register == "schedule":
        return f"{place_of(made, provision)}, paragraph {paragraph.number}"
    return f"{made.selection.template.unit} {paragraph.number}"


def places(found: Iterable[str]) -> str:
    """Several places as one phrase, each once, those of one kind gathered and runs folded."""
    each_once = dict.fromkeys(found)
    if len(each_once) < 2:
        return next(iter(each_once), "")
    gathered: dict[str, list[str]] = {}
    alone: list[str] = []
    for place in each_once:
        noun, _, number = place.rpartition(" ")
        if noun and noun.isalpha() and number[:1].isdigit():
            gathered.setdefault(noun, []).append(number)
        else:
            alone.append(place)
    parts = [_several(noun, numbers) for noun, numbers in gathered.items()]
    return english.joined([*parts, *alone])


def _several(noun: str, numbers: list[str]) -> str:
    if len(numbers) == 1:
        return f"{noun} {numbers[0]}"
    return f"{english.plural(noun)} {english.joined(list(_runs(numbers)))}"


def _runs(numbers: list[str]) -> Iterable[str]:
    """``4.1 to 4.3`` for three or more in a row."""
    run: list[str] = []
    for number in [*numbers, ""]:
        if run and number and _follows(run[-1], number):
            run.append(number)
            continue
        if len(run) > 2:
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from run
        run = [number]


def _follows(one: str, other: str) -> bool:
    section, _, last = one.rpartition(".")
    there, _, following = other.rpartition(".")
    return section == there and last.isdecimal() and following.isdecimal() and int(following) == int(last) + 1
