"""The facts of an appraisal, for scripts. Private red lines are in them only with --internal."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Sequence
from pathlib import Path

import msgspec

from moudraft.findings import FlatFinding, flat
from moudraft.records.check_report import Counts
from moudraft.variants.appraisal import Appraisal, Variant
from moudraft.variants.conflict_sets import ConflictSet
from moudraft.variants.variant_facts import ClauseChange, HeldRedLine, Stand, Status


class AxisData(msgspec.Struct, frozen=True):
    """What is varied, and the options it has."""

    key: str
    label: str
    options: tuple[str, ...]


class AgainstData(msgspec.Struct, frozen=True):
    """One thing that breaks or strains a red line, and what would reconcile the two."""

    status: Status
    why: str
    paragraph: str
    way_out: str


class StandData(msgspec.Struct, frozen=True):
    """How a red line stands in an option. ``kept_by`` are the places that keep it."""

    id: str
    private: bool
    status: Status
    kept_by: tuple[str, ...]
    against: tuple[AgainstData, ...]


class ChangedClause(msgspec.Struct, frozen=True):
    """A clause that is not as in the base."""

    slot: str
    title: str
    place: str


class ChangedClauses(msgspec.Struct, frozen=True):
    """The clauses that are not as in the base."""

    appears: tuple[ChangedClause, ...]
    changes: tuple[ChangedClause, ...]
    vanishes: tuple[ChangedClause, ...]


class OptionData(msgspec.Struct, frozen=True, kw_only=True):
    """One option; number 0 is the base. ``drafted`` and ``redline`` are files in the folder, or null."""

    id: str
    number: int
    name: str
    answers: dict[str, str]
    drafted: str | None
    redline: str | None
    breaks_hard_rule: bool
    reasons: tuple[str, ...]
    red_lines: tuple[StandData, ...]
    findings: tuple[FlatFinding, ...]
    counts: Counts
    clauses: ChangedClauses
    obligations: dict[str, int]
    outstanding: tuple[str, ...]


class ConflictData(msgspec.Struct, frozen=True):
    """Red lines and options that cannot stand together."""

    red_lines: tuple[str, ...]
    options: dict[str, str]


class AppraisalData(msgspec.Struct, frozen=True, kw_only=True):
    """The whole appraisal. ``set_aside`` are the options that --keep left out; ``excluded`` counts those never made."""

    format: int = 1
    title: str
    base: str
    today: str
    output: str | None
    files: tuple[str, ...]
    keep: tuple[str, ...]
    minimise: str
    excluded: int
    axes: tuple[AxisData, ...]
    red_lines: tuple[HeldRedLine, ...]
    base_facts: OptionData
    options: tuple[OptionData, ...]
    set_aside: tuple[OptionData, ...]
    conflicts: tuple[ConflictData, ...]


def appraisal_data(appraisal: Appraisal, folder: Path | None, written: Sequence[Path]) -> AppraisalData:
    """The facts of an appraisal, with what of it was written where."""
    names = {path.name for path in written}
    return AppraisalData(
        title=appraisal.title,
        base=str(appraisal.options.base_path),
        today=appraisal.today.isoformat(),
        output=str(folder) if folder is not None else None,
        files=tuple(str(path) for path in written),
        keep=appraisal.kept,
        minimise=appraisal.minimised,
        excluded=appraisal.excluded,
        axes=tuple(
            AxisData(axis.key, axis.label, tuple(choice.label for choice in axis.choices))
            for axis in appraisal.options.axes
        ),
        red_lines=tuple(appraisal.lines.values()),
        base_facts=_option(appraisal.base, names),
        options=tuple(_option(each, names) for each in appraisal.variants),
        set_aside=tuple(_option(each, names) for each in appraisal.aside),
        conflicts=tuple(_conflict(each, appraisal) for each in appraisal.conflicts),
    )


def _option(variant: Variant, names: set[str]) -> OptionData:
    from moudraft.papers.options.option_files import draft_name, redline_name

    found = variant.facts
    draft, redline = draft_name(variant), redline_name(variant)
    return OptionData(
        id=variant.id,
        number=variant.number,
        name=variant.name,
        answers={key: choice.label for key, choice in variant.choices.items()},
        drafted=draft if draft in names else None,
        redline=redline if redline in names else None,
        breaks_hard_rule=variant.is_broken,
        reasons=found.reasons,
        red_lines=tuple(_stand(found.lines[id], stand) for id, stand in found.stands.items()),
        findings=tuple(flat(each) for each in found.findings),
        counts=Counts(found.count("error"), found.count("warning"), found.count("info")),
        clauses=ChangedClauses(*(_changed(found.changes, what) for what in ("appears", "changes", "vanishes"))),
        obligations=found.obligations,
        outstanding=found.outstanding,
    )


def _stand(line: HeldRedLine, stand: Stand) -> StandData:
    against = tuple(AgainstData(each.status, each.why, each.where, each.way) for each in stand.against)
    return StandData(line.id, line.private, stand.status, stand.kept_by, against)


def _changed(changes: Sequence[ClauseChange], what: str) -> tuple[ChangedClause, ...]:
    return tuple(ChangedClause(each.slot, each.title, each.place) for each in changes if each.what == what)


def _conflict(conflict: ConflictSet, appraisal: Appraisal) -> ConflictData:
    return ConflictData(tuple(appraisal.lines[id].id for id in conflict.lines), conflict.options)
