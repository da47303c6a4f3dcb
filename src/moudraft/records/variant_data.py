"""The facts of an appraisal as data with stable keys: ``variants --json``. It is for the drafter: private lines too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from moudraft.problems import flat

if TYPE_CHECKING:
    from moudraft.variants.appraisal import Appraisal, Variant


def facts(appraisal: Appraisal, folder: Path | None, written: list[Path]) -> dict[str, object]:
    """The whole appraisal."""
    names = {path.name for path in written}
    return {
        "title": appraisal.title,
        "base": str(appraisal.options.base_path),
        "today": appraisal.today.isoformat(),
        "output": str(folder) if folder is not None else None,
        "files": [str(path) for path in written],
        "keep": list(appraisal.kept),
        "minimise": appraisal.minimised,
        "excluded": appraisal.excluded,
        "axes": [
            {"key": axis.key, "label": axis.label, "options": [choice.label for choice in axis.choices]}
            for axis in appraisal.options.axes
        ],
        "red_lines": [
            {"id": id, "title": line.title, "held_by": list(line.held_by), "private": line.private}
            for id, line in appraisal.lines.items()
        ],
        "base_facts": _variant(appraisal.base, appraisal, names),
        "options": [_variant(each, appraisal, names) for each in appraisal.variants],
        "set_aside": [_variant(each, appraisal, names) for each in appraisal.aside],
        "conflicts": [{"red_lines": list(each.lines), "options": each.options} for each in appraisal.conflicts],
    }


def _variant(variant: Variant, appraisal: Appraisal, names: set[str]) -> dict[str, object]:
    from moudraft.papers.options.option_files import draft_name, redline_name

    found = variant.facts
    draft, redline = draft_name(variant), redline_name(variant)
    return {
        "id": variant.id,
        "number": variant.number,
        "name": variant.name,
        "answers": {key: choice.label for key, choice in variant.choices.items()},
        "drafted": draft if draft in names else None,
        "redline": redline if redline in names else None,
        "breaks_hard_rule": variant.is_broken,
        "reasons": list(found.cannot or found.hard),
        "red_lines": [
            {
                "id": id,
                "status": stand.status,
                "kept_by": list(stand.kept_by),
                "against": [
                    {"status": each.status, "why": each.why, "paragraph": each.where, "way_out": each.way}
                    for each in stand.against
                ],
            }
            for id, stand in found.stands.items()
        ],
        "findings": [msgspec.to_builtins(flat(each)) for each in found.findings],
        "counts": {name: found.count(name) for name in ("error", "warning", "info")},
        "clauses": {
            what: [
                {"slot": each.slot, "title": each.title, "place": each.place}
                for each in found.changes
                if each.what == what
            ]
            for what in ("appears", "changes", "vanishes")
        },
        "obligations": found.obligations,
        "outstanding": list(found.outstanding),
    }
