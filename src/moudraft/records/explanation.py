"""Why a draft is as it is, as plain data with stable keys: what ``moudraft explain`` prints and gives as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from moudraft.drafting import Draft
from moudraft.library import Library
from moudraft.library.condition import match
from moudraft.library.wording import Clause
from moudraft.problems import Location
from moudraft.selection import Choice, Selection
from moudraft.selection.terms import HeldLine, Value

Facts = dict[str, Any]


def explanation(made: Draft, places: dict[str, str], clause: Clause | None = None) -> Facts:
    """Why each clause is in or out and where each value came from; with ``clause``, what bears on that one.

    ``places`` says where each slot stands in the draft ("paragraph 5.2"); it is empty where none could be made.
    """
    selection = made.selection
    choices = [each for each in selection.choices if clause is None or each.clause is clause]
    left_out = _left_out(made)
    if clause is not None:
        left_out = [each for each in left_out if each["clause"] == clause.id]
        if not choices and not left_out:
            left_out = [_absent(made, clause)]
    axes = None if clause is None else _axes_of(clause, selection)
    return {
        "deal": made.deal.source,
        "title": made.deal.title,
        "template": {"id": selection.template.id, "title": selection.template.title},
        "library": made.library.version,
        "red_lines": [_red_line(made, held, places) for held in selection.terms.red_lines if _concerns(held, clause)],
        "terms": [
            _value(made.library, value)
            for value in selection.terms.values.values()
            if axes is None or value.axis in axes
        ],
        "clauses": [_choice(made, choice, places) for choice in choices],
        "left_out": left_out,
    }


def at(where: Location) -> Facts:
    """A location as two keys."""
    return {"file": where.file, "line": where.line}


# --- clauses that are in --------------------------------------------------------------------------


def _choice(made: Draft, choice: Choice, places: dict[str, str]) -> Facts:
    wording, held = choice.wording, made.selection.terms.red_lines
    return {
        "slot": choice.slot,
        "clause": choice.clause.id,
        "code": choice.clause.code,
        "title": choice.clause.title,
        "place": places.get(choice.slot, ""),
        "because": [{"kind": why.kind, "text": why.text, **at(why.location)} for why in choice.because],
        "keeps": [
            line.title
            for line in held
            if line.entry and line.entry.id in choice.clause.protects and not line.is_broken_by(wording)
        ],
        "wording": wording.name,
        "register": wording.register,
        "position": wording.position,
        "chosen": _chosen(made, choice),
        "turned_down": [{"wording": each.wording, "why": each.why} for each in choice.turned_down],
        **at(wording.location),
    }


def _chosen(made: Draft, choice: Choice) -> Facts:
    """Who chose a wording: the deal, the template, or the lines of its own condition."""
    name = choice.wording.name
    for given, wording in made.deal.clauses.wording.items():
        if made.library.aliases.get(given.upper(), given) == choice.clause.id and wording == name:
            return {"by": "deal", "matched": [], **at(made.deal.where(f"clauses.wording.{given}"))}
    slot = next((slot for _, slot in made.selection.template.slots() if slot.id == choice.slot), None)
    if slot is not None and slot.wording == name:
        return {"by": "template", "matched": [], **at(slot.location)}
    lines = match(choice.wording.when, made.selection.terms.facts) or ()
    return {"by": "condition", "matched": [str(line) for line in lines], **at(choice.wording.location)}


# --- clauses that are not -------------------------------------------------------------------------


def _left_out(made: Draft) -> list[Facts]:
    return [_out(made.library, out.slot, out.why, out.location) for out in made.selection.left_out]


def _out(library: Library, slot: str, why: str, where: Location) -> Facts:
    clause = library.clauses[slot.partition("@")[0]]
    return {
        "slot": slot, "clause": clause.id, "code": clause.code, "title": clause.title, "why": why, **at(where),
    }  # fmt: skip


def _absent(made: Draft, clause: Clause) -> Facts:
    """Why a clause that has no slot in the template, and that nothing brought in, is not in the draft."""
    for given, why in made.deal.clauses.leave_out.items():
        if made.library.aliases.get(given.upper(), given) == clause.id:
            where = made.deal.where(f"clauses.leave_out.{given}")
            return _out(made.library, clause.id, f"left out by the deal: {why}", where)
    template = made.selection.template
    why = f"{template.title} has no place for it, and no red line, clause or line of the deal asks for it"
    return _out(made.library, clause.id, why, template.location)


# --- what it rests on -----------------------------------------------------------------------------


def _axes_of(clause: Clause, selection: Selection) -> set[str]:
    """The axes that the conditions of a clause, its wordings and its slots speak of."""
    slots = [slot.when for _, slot in selection.template.slots() if slot.clause == clause.id]
    conditions = [clause.when, *slots, *(wording.when for wording in clause.wordings)]
    return {line.name for condition in conditions for lines in condition for line in lines}


def _concerns(held: HeldLine, clause: Clause | None) -> bool:
    return clause is None or held.is_kept_by(clause)


def _value(library: Library, value: Value) -> Facts:
    axis = library.axes[value.axis]
    return {
        "axis": axis.id,
        "label": axis.label,
        "values": [
            {
                "value": setting.value,
                "label": axis.values[setting.value].label,
                "details": msgspec.to_builtins({**axis.values[setting.value].details, **setting.details}),
            }
            for setting in value.settings
        ],
        "settled": value.settled,
        "source": value.source,
        "because": value.because,
        **at(value.location),
    }


def _red_line(made: Draft, held: HeldLine, places: dict[str, str]) -> Facts:
    from moudraft.screen.draft_summary import kept_by

    line, entry = held.line, held.entry
    return {
        "id": entry.id if entry else "",
        "code": entry.code if entry else "",
        "title": held.title,
        "held_by": list(line.held_by) or [party.short_name for party in made.deal.parties],
        "means": line.means,
        "reason": line.reason,
        "private": line.private,
        "waiver": msgspec.to_builtins(line.waiver),
        "requires": list(held.asks.requires),
        "any_of": list(held.asks.any),
        "kept_by": kept_by(made, held) if places else [],
        "protected": held not in made.selection.unprotected,
        **at(made.deal.where(line.key)),
    }
