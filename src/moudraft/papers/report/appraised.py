"""Options that were appraised, as a report has them: what each would mean, and the options paper as an appendix.

What every party may know, and no more: an appraisal for others counts as if nobody held a red line in private.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moudraft import english
from moudraft.files.targets import same_file
from moudraft.papers.report.party_report import Appraised
from moudraft.papers.report.report_files import PaperFile
from moudraft.problems import Location, MoudraftError, Problem

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.variants.appraisal import Appraisal, Variant
    from moudraft.variants.options_file import Under

ENDING = "docx"


def appraised_options(
    path: Path, made: Draft, style: bytes | None, under: Under | None = None
) -> tuple[Appraised, Sequence[PaperFile]]:
    """The options of a file with what each would mean, and the file of their paper.

    ``under`` is what settings say where neither the base nor an option does.
    Raises ``MoudraftError`` where they are options for another deal.
    """
    from moudraft.papers.options.options_paper import options_paper
    from moudraft.variants.appraisal import appraise
    from moudraft.variants.options_file import read_options
    from moudraft.writers.paper.sheet_in_word import paper_docx

    options = read_options(path, made.library, under=under)
    if not same_file(options.base_path, Path(made.deal.source)):
        hint = f"name options whose base is {made.deal.source}"
        raise MoudraftError(Problem(Location(str(path)), f"these are options for {options.base_path}", hint))
    appraisal = appraise(options, made.library, made.today)
    content = paper_docx(options_paper(appraisal), today=made.today, style=style)
    return told(appraisal), (PaperFile(ENDING, content, None),)


def told(appraisal: Appraisal) -> Appraised:
    """Each option, and what it would mean in a sentence or two."""
    return tuple((_named(each, appraisal), _meaning(each, appraisal)) for each in appraisal.variants)


def _named(variant: Variant, appraisal: Appraisal) -> str:
    answers = [f"{appraisal.labels.get(key, key)}: {choice.label}" for key, choice in variant.choices.items()]
    name = f"{variant.title}, {variant.name}" if variant.name else variant.title
    return f"{name} ({'; '.join(answers)})" if answers else name


def _meaning(variant: Variant, appraisal: Appraisal) -> str:
    facts = variant.facts
    if facts.cannot:
        return "It cannot be drafted."
    broken = [appraisal.lines[id].title for id, each in facts.stands.items() if each.status == "breaks"]
    lines = f"It breaks {english.joined(broken)}." if broken else "It breaks no red line in the options paper."
    return f"{lines} {english.capital(english.counted(len(facts.changes), 'clause'))} would differ."
