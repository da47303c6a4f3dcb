"""The explanation of a draft: why each clause is in or out, and where each value came from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moudraft.deal import Deal
from moudraft.document.places import kept_by
from moudraft.drafting import Draft
from moudraft.library import Library
from moudraft.library.wording import Clause
from moudraft.problems import Location
from moudraft.records.explanation_data import (
    ChoiceMade,
    ChosenData,
    Explanation,
    LeftOutData,
    ReasonData,
    RedLineData,
    SettingMade,
    TemplateName,
    TermData,
    TermValue,
    TurnedDownData,
)
from moudraft.selection import Choice, Selection
from moudraft.selection.amended import amendments_of, change_told
from moudraft.selection.choosing import chosen_by
from moudraft.selection.settled_value import Value
from moudraft.selection.terms import HeldLine
from moudraft.tracing.both_ways import Trace, trace_of


def explanation(
    made: Draft, places: dict[str, str], clause: Clause | None = None, trace: Trace | None = None
) -> Explanation:
    """The explanation of a draft; with ``clause``, what bears on that one.

    ``places`` says where each slot stands in the draft ("paragraph 5.2"); it is empty where none could be made.
    ``trace`` is that of the draft, where there is one already.
    """
    selection = made.selection
    choices = [each for each in selection.choices if clause is None or each.clause.id == clause.id]
    left_out = [_out(made.library, out.slot, out.why, out.location) for out in selection.left_out]
    if clause is not None:
        left_out = [each for each in left_out if each.clause == clause.id]
        if not choices and not left_out:
            left_out = [_absent(made, clause)]
    axes = None if clause is None else _axes_of(clause, selection)
    held = [line for line in selection.terms.red_lines if clause is None or line.is_kept_by(clause)]
    values = [value for value in selection.terms.values.values() if axes is None or value.axis in axes]
    return Explanation(
        deal=made.deal.source,
        title=made.deal.title,
        template=TemplateName(selection.template.id, selection.template.title),
        library=made.library.version,
        red_lines=tuple(_red_line(made, line, places) for line in held),
        terms=tuple(_term(made.library, value) for value in values),
        clauses=tuple(_choice(made, choice, places) for choice in choices),
        left_out=tuple(left_out),
        settings=tuple(_settings(made.deal)) if clause is None else (),
        counts=(trace or trace_of(made)).counts if clause is None and places else None,
    )


def _settings(deal: Deal) -> Iterator[SettingMade]:
    """What settings gave where the deal says nothing."""
    given = {"author": deal.author, "clauses.posture": deal.clauses.posture}
    for key in deal.from_settings:
        where = deal.where(key)
        value = given[key] if key in given else deal.accepted[key.partition(".")[2]]
        yield SettingMade(key=key, value=value, file=where.file, line=where.line)


# --- clauses that are in --------------------------------------------------------------------------


def _choice(made: Draft, choice: Choice, places: dict[str, str]) -> ChoiceMade:
    wording, clause = choice.wording, choice.clause
    kept = (line for line in made.selection.terms.red_lines if line.entry and line.entry.id in clause.protects)
    return ChoiceMade(
        slot=choice.slot,
        clause=clause.id,
        code=clause.code,
        title=clause.title,
        place=places.get(choice.slot, ""),
        because=(
            *(ReasonData(why.kind, why.text, why.location.file, why.location.line) for why in choice.because),
            *_changes(made, choice),
        ),
        keeps=tuple(line.title for line in kept if not line.is_broken_by(wording)),
        wording=wording.name,
        register=wording.register,
        position=wording.position,
        chosen=_chosen(made, choice),
        turned_down=tuple(TurnedDownData(each.wording, each.why) for each in choice.turned_down),
        file=wording.location.file,
        line=wording.location.line,
    )


def _changes(made: Draft, choice: Choice) -> Iterator[ReasonData]:
    """The paragraphs of the wording that the deal changes for itself."""
    for change in amendments_of(made.deal, choice.clause.id, choice.wording.name, made.library):
        where = made.deal.where(change.key)
        yield ReasonData("deal", change_told(change), where.file, where.line)


def _chosen(made: Draft, choice: Choice) -> ChosenData:
    """Who chose a wording."""
    by, matched, where = chosen_by(choice, made.deal, made.selection, made.library)
    return ChosenData(by, matched, where.file, where.line)


# --- clauses that are not -------------------------------------------------------------------------


def _out(library: Library, slot: str, why: str, where: Location) -> LeftOutData:
    clause = library.clauses[slot.partition("@")[0]]
    return LeftOutData(slot, clause.id, clause.code, clause.title, why, where.file, where.line)


def _absent(made: Draft, clause: Clause) -> LeftOutData:
    """Why a clause that has no slot in the template, and that nothing brought in, is not in the draft."""
    for given, why in made.deal.clauses.leave_out.items():
        if made.library.id_of(given) == clause.id:
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


def _term(library: Library, value: Value) -> TermData:
    axis = library.axes[value.axis]
    settings = []
    for setting in value.settings:
        details = msgspec.to_builtins({**axis.values[setting.value].details, **setting.details})
        settings.append(TermValue(setting.value, axis.values[setting.value].label, details))
    where = value.location
    return TermData(
        axis=axis.id,
        label=axis.label,
        values=tuple(settings),
        settled=value.settled,
        source=value.source,
        because=value.because,
        file=where.file,
        line=where.line,
    )


def _red_line(made: Draft, held: HeldLine, places: dict[str, str]) -> RedLineData:
    line, entry = held.line, held.entry
    where = made.deal.where(line.key)
    return RedLineData(
        id=entry.id if entry else "",
        code=entry.code if entry else "",
        title=held.title,
        held_by=line.held_by or tuple(party.short_name for party in made.deal.parties),
        means=line.means,
        reason=line.reason,
        private=line.private,
        waiver=line.waiver,
        requires=held.asks.requires,
        any_of=held.asks.any,
        kept_by=tuple(kept_by(made, held)) if places else (),
        protected=held not in made.selection.unprotected,
        file=where.file,
        line=where.line,
    )
