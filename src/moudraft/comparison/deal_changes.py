"""What changed between two deals, in words: answers, details, parties, red lines, bodies and lists; and where it shows.

Private red lines are left out: a summary may travel to the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from moudraft import english
from moudraft.comparison.body_changes import body_changes
from moudraft.comparison.change_phrases import LENGTHS, OPEN, change_in_words, shown
from moudraft.comparison.comparing import Comparison, PartPair, place
from moudraft.comparison.own_changes import own_changes
from moudraft.comparison.party_changes import rows_of_party
from moudraft.deal import LISTS, Deal, Item, Party
from moudraft.document.body_words import seats_in_words
from moudraft.document.drafted import Drafted
from moudraft.document.inline import plain_text
from moudraft.document.words_of_values import party_name
from moudraft.library import Axis
from moudraft.library.wording import Hole, Line, Styled
from moudraft.selection import Choice
from moudraft.selection.settled_value import Value
from moudraft.selection.terms import HeldLine


class DealChange(msgspec.Struct, frozen=True):
    """One change in words. ``parties`` are the short names of those it names, ``places`` the paragraphs it changed."""

    key: str
    text: str
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def deal_changes(old: Drafted, new: Drafted, comparison: Comparison) -> list[DealChange]:
    """Every change between two deals, parties first, then the option axes in the library's order."""
    names = [party.short_name for each in (old, new) for party in each.deal.parties]
    found = [*_heads(old.deal, new.deal), *_parties(old.deal, new.deal), *_axes(old, new, comparison)]
    found += [*_red_lines(old, new), *_bodies(old, new), *_lists(old, new)]
    found += [DealChange(*each) for each in own_changes(old.deal, new.deal)]
    return [_named(change, tuple(dict.fromkeys(names))) for change in found]


def _named(change: DealChange, names: tuple[str, ...]) -> DealChange:
    named = tuple(name for name in names if re.search(rf"\b{re.escape(name)}\b", change.text))
    return msgspec.structs.replace(change, parties=named)


def _heads(old: Deal, new: Deal) -> Iterator[DealChange]:
    for key, label in (("template", "kind of document"), ("title", "title"), ("date", "date")):
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield DealChange(key, f"{label}: {change_in_words(before, after, 'date' if key == 'date' else 'text')}")
    for key, label in (
        ("name", "name of the group"),
        ("area", "area"),
        ("map", "map of the area"),
        ("people", "people served"),
    ):
        before, after = getattr(old.group, key), getattr(new.group, key)
        if before != after:
            yield DealChange(f"group.{key}", f"{label}: {change_in_words(before, after)}")


def _parties(old: Deal, new: Deal) -> Iterator[DealChange]:
    before, after = ({party.short_name: party for party in deal.parties} for deal in (old, new))
    for name in [name for name in before if name not in after]:
        yield DealChange(f"parties.{name}", f"{name} is no longer a party")
    for name, party in after.items():
        if name not in before:
            full = plain_text(party_name(party, f"parties.{name}"))
            yield DealChange(f"parties.{name}", f"{name} is a new party ({full})")
            continue
        for what, one, other, kind in _of_party(before[name], party):
            if one != other:
                yield DealChange(f"parties.{name}.{what}", f"{name}, {what}: {change_in_words(one, other, kind)}")


def _of_party(old: Party, new: Party) -> Iterator[tuple[str, Any, Any, str]]:
    yield "full name", old.name, new.name, "text"
    yield "kind of body", old.kind, new.kind, "text"
    yield "form of governance", old.governance, new.governance, "text"
    yield "address", old.address, new.address, "text"
    yield "who signs", old.signatory.office, new.signatory.office, "text"
    yield "in what capacity its signatory signs", old.signatory.capacity, new.signatory.capacity, "text"
    yield "who approves", old.approval.by, new.approval.by, "text"
    yield "when it approves", old.approval.on, new.approval.on, "date"
    yield "when notice of its decision is published", old.approval.notice, new.approval.notice, "date"
    yield from rows_of_party(old, new)
    yield "when another body takes over from it", old.vesting_day, new.vesting_day, "date"


def _axes(old: Drafted, new: Drafted, comparison: Comparison) -> Iterator[DealChange]:
    """Each axis whose value, or a detail of it, is another one."""
    axes = new.library.axes
    for id, after in new.selection.terms.values.items():
        before = old.selection.terms.values.get(id)
        if before is None or id not in axes or _same(before, after):
            continue
        axis, places = axes[id], tuple(_places(id, old, new, comparison))
        details = [
            name
            for name in axis.details
            if before.detail(axis, name) is not None and after.detail(axis, name) is not None
        ]
        changed = [name for name in details if before.detail(axis, name) != after.detail(axis, name)]
        told = (
            [name for name in changed if axis.details[name].kind in LENGTHS]
            if before.values != after.values
            else changed
        )
        if not told or not before.settled or not after.settled:
            yield DealChange(
                f"terms.{id}", f"{_label(axis)}: {_values(axis, before)} → {_values(axis, after)}", places=places
            )
        for name in told:
            one, other, kind = before.detail(axis, name), after.detail(axis, name), axis.details[name].kind
            text = f"{_label(axis)}: {axis.details[name].ask} {change_in_words(one, other, kind)}"
            yield DealChange(f"terms.{id}.{name}", text, places=places)


def _same(old: Value, new: Value) -> bool:
    return (old.settings, old.settled) == (new.settings, new.settled)


def _label(axis: Axis) -> str:
    return english.lower_first(axis.label)


def _values(axis: Axis, value: Value) -> str:
    if not value.settled:
        return OPEN
    labels = [axis.values[each].label if each in axis.values else each for each in value.values]
    given = [shown(part, "text") for setting in value.settings for part in setting.details.values()]
    return " and ".join(f"\u201c{label}\u201d" for label in labels) + (f" ({'; '.join(given)})" if given else "")


def _places(axis: str, old: Drafted, new: Drafted, comparison: Comparison) -> Iterator[str]:
    """The places of changed clauses that turn on an axis or print a detail of it."""
    turning = {choice.slot for made in (old, new) for choice in made.selection.choices if _turns_on(choice, axis)}
    for pair in comparison.changed():
        if pair.part.kind == "clause" and pair.change not in ("same", "referred") and pair.part.id in turning:
            yield place_in_words(pair, new.selection.template.unit)


def _turns_on(choice: Choice, axis: str) -> bool:
    conditions = (*choice.clause.when, *choice.wording.when)
    if any(line.name.partition(".")[0] == axis for lines in conditions for line in lines):
        return True
    word = re.compile(rf"\b{axis}\b")
    return any(word.search(hole) for block in choice.wording.body for hole in _holes(block))


def _holes(part: Any) -> Iterator[str]:
    if isinstance(part, Hole):
        yield part.expression
    elif isinstance(part, Line):
        yield from (hole for each in (*part.content, *part.children) for hole in _holes(each))
    elif isinstance(part, Styled):
        yield from (hole for each in part.children for hole in _holes(each))
    elif hasattr(part, "rows"):
        yield from (hole for row in part.rows for cell in row.cells for each in cell for hole in _holes(each))


def place_in_words(pair: PartPair, unit: str) -> str:
    """``paragraph 12.1`` in the new text, or in the old one where the clause has gone."""
    part = pair.part
    where = place(part)
    shown = where if part.schedule else f"{unit} {where}" if where else f"\u201c{part.title}\u201d"
    return f"{shown} (old)" if pair.new is None else shown


def _open_lines(made: Drafted) -> dict[str, HeldLine]:
    held = (each for each in made.selection.terms.red_lines if not each.line.private)
    return {each.line.id or each.line.text: each for each in held}


def _red_lines(old: Drafted, new: Drafted) -> Iterator[DealChange]:
    before, after = map(_open_lines, (old, new))
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        held = other or one
        if held is None or (
            one and other and msgspec.structs.replace(one.line, key="") == msgspec.structs.replace(other.line, key="")
        ):
            continue
        who = f", held by {english.joined(held.line.held_by)}" if held.line.held_by else ""
        if one is None or other is None:
            yield DealChange(f"red_lines.{key}", f"red line {'dropped' if one else 'added'}: {held.title}{who}")
        elif other.line.waiver and not one.line.waiver:
            yield DealChange(f"red_lines.{key}", f"red line waived: {held.title}{who}")
        else:
            yield DealChange(f"red_lines.{key}", f"red line changed: {held.title}{who}")


def _bodies(old: Drafted, new: Drafted) -> Iterator[DealChange]:
    before, after = ({body.model: body for body in made.selection.terms.bodies} for made in (old, new))
    for model in dict.fromkeys((*before, *after)):
        one, other = before.get(model), after.get(model)
        label = (
            new.library.axes["governance"].values[model].label
            if model in new.library.axes["governance"].values
            else model
        )
        if one is None or other is None:
            yield DealChange(f"governance.{model}", f"{label}: {'no longer set up' if one else 'set up'}")
            continue
        for name in (
            "name",
            "chair",
            "turn",
            "quorum",
            "decision",
            "first",
            "then",
            "secretariat",
            "reports_to",
            "led_by",
        ):
            was, now = getattr(one, name, None), getattr(other, name, None)
            if was != now:
                what = {
                    "first": "meets at first",
                    "then": "meets",
                    "reports_to": "reports to",
                    "led_by": "led by",
                    "turn": "each turn in the chair",
                }.get(name, name)
                yield DealChange(
                    f"governance.{model}.{name}", f"{shown(other.name, 'text')}, {what}: {change_in_words(was, now)}"
                )
        for key, change in body_changes(one.own, other.own):
            yield DealChange(f"governance.{model}.{key}", f"{shown(other.name, 'text')}, {change}")
        if one.seats != other.seats:
            seats = change_in_words(seats_in_words(one.seats), seats_in_words(other.seats))
            yield DealChange(f"governance.{model}.seats", f"{shown(other.name, 'text')}, seats: {seats}")


def _lists(old: Drafted, new: Drafted) -> Iterator[DealChange]:
    for name in LISTS:
        before, after = (
            {item.id or shown(item.text, "text"): item for item in made.deal.lists.get(name, ())} for made in (old, new)
        )
        label = name.replace("_", " ").removesuffix("s")
        for key in dict.fromkeys((*before, *after)):
            one, other = before.get(key), after.get(key)
            item = other or one
            assert item is not None
            words = key.replace("-", " ") if item.id else key
            if one is None or other is None:
                yield DealChange(f"{name}.{key}", f"{label} {'taken out' if one else 'added'}: {words}")
                continue
            changed = [
                _field(field, one, other)
                for field in ("measure", "due", "lead", "phase")
                if _differs(field, one, other)
            ]
            changed += ["other details"] if one.details != other.details else []
            if changed:
                yield DealChange(f"{name}.{key}", f"{label} \u201c{words}\u201d: {', '.join(changed)}")


def _differs(field: str, old: Item, new: Item) -> bool:
    return bool(getattr(old, field) != getattr(new, field))


def _field(field: str, old: Item, new: Item) -> str:
    return f"{field} {change_in_words(getattr(old, field), getattr(new, field), 'date' if field == 'due' else 'text')}"


def by_party(changes: Iterable[DealChange]) -> dict[str, list[DealChange]]:
    """The changes by the party that they name, those that name none or several under an empty name first."""
    found: dict[str, list[DealChange]] = {"": []}
    for change in changes:
        found.setdefault(change.parties[0] if len(change.parties) == 1 else "", []).append(change)
    return {party: listed for party, listed in found.items() if listed}
