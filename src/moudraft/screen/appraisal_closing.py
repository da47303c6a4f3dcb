"""What is said when options are appraised: how many keep every red line, what cannot stand together, what to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from moudraft.english import counted
from moudraft.screen.draft_summary import LAWYER

if TYPE_CHECKING:
    from moudraft.problems import Problem
    from moudraft.variants.appraisal import Appraisal


def closing(
    appraisal: Appraisal, folder: Path | None, written: list[Path], missing: list[Problem], broken: bool
) -> Iterator[str]:
    """The lines, in order; ``missing`` says why a redline is not there."""
    from moudraft.variants.appraisal import keeps

    options_shown = [*appraisal.variants, *appraisal.aside]
    good = sum(keeps(each, appraisal.lines) for each in options_shown)
    options = counted(len(options_shown), "option")
    yield f"{appraisal.title}: {options}, {good} of them keeping every red line in the paper"
    if appraisal.excluded:
        yield f"  {counted(appraisal.excluded, 'combination')} excluded"
    if appraisal.kept:
        yield f"  {counted(len(appraisal.variants), 'option')} left by --keep"
    for each in appraisal.variants:
        reasons = each.facts.reasons
        if reasons:
            yield f"  {each.title} breaks a hard rule: {reasons[0]}" + (
                f" (and {len(reasons) - 1} more)" if reasons[1:] else ""
            )
    for conflict in appraisal.conflicts[:10]:
        parts = [appraisal.lines[id].title for id in conflict.lines if id in appraisal.lines]
        parts += [f"{appraisal.labels.get(key, key)}: {value}" for key, value in conflict.options.items()]
        yield f"  cannot stand together: {' + '.join(parts)}"
    for problem in missing:
        yield str(problem)
    if folder is not None:
        yield f"{folder}: {counted(len(written), 'file')}"
        yield f"Next: read {written[0]}, and complete its recommendation"
    if any(each.is_broken for each in appraisal.variants) and not broken and folder is not None:
        yield "Options that break a hard rule are not drafted; --draft-broken drafts them too"
    yield LAWYER
