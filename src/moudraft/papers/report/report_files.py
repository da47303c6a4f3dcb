"""The files of the papers of a deal: a report for each party that is asked for, and the agreement as its appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from moudraft.files.file_names import safe_name, same_name
from moudraft.library.paper_kinds import PaperKinds
from moudraft.papers.parties_called import short_name_of
from moudraft.papers.report.party_report import Appraised, Paper, known_of, report_for
from moudraft.problems import MoudraftError, Problem, raise_if
from moudraft.writers.forms import FORMS

if TYPE_CHECKING:
    from moudraft.drafting import Draft

ALL = "all"
PAPER_FORMS = {name: form for name, form in FORMS.items() if name != "svg"}
"""The forms of a paper: those of a draft but the picture of its bodies."""
APPENDIX = "appendix-1"


class PaperFile(NamedTuple):
    """A file to write: the end of its name, its content, and the paper it holds (None: the agreement)."""

    name: str
    content: bytes
    paper: Paper | None


def papers_for(
    made: Draft,
    parties: Sequence[str],
    kinds: PaperKinds,
    *,
    meeting: str = "",
    purpose: str = "",
    appraised: Appraised = (),
    paper: str = "report",
    appended: bool = True,
) -> list[Paper]:
    """The paper of each party asked for; ``all`` is every party. Raises ``MoudraftError`` with every problem.

    ``appended`` is whether the agreement is written with them as their Appendix 1, and not under its own name.
    """
    names = [party.short_name for party in made.deal.parties] if ALL in parties else list(parties)
    found, problems, known = [], list[Problem](), known_of(made, kinds)
    for name in dict.fromkeys(short_name_of(made.deal, name) for name in names):
        try:
            found.append(
                report_for(
                    made,
                    name,
                    kinds,
                    meeting=meeting,
                    purpose=purpose,
                    appraised=appraised,
                    paper=paper,
                    appended=appended,
                    known=known,
                )
            )
        except MoudraftError as error:
            problems += (each for each in error.problems if each not in problems)
    raise_if(problems)
    return found


def files_of(
    papers: Iterable[Paper], stem: str, forms: Sequence[str], *, final: bool = False, style: bytes | None = None
) -> Iterator[PaperFile]:
    """Each paper in each form, under names that begin with ``stem``."""
    taken: list[str] = []
    for paper in papers:
        slug = party_slug(paper.party)
        taken.append(same_name(slug))
        called = slug if taken.count(taken[-1]) == 1 else f"{slug}-{taken.count(taken[-1])}"
        for form in forms:
            name = f"{stem}.{paper.name}.{called}{FORMS[form].ending}"
            yield PaperFile(name, paper.content(form, final=final, style=style), paper)


def in_batch(
    made: Draft, kinds: bytes, *, form: str, final: bool, style: bytes | None
) -> tuple[tuple[str, bytes], ...]:
    """The report of each party on a draft of a batch: what each is called after the draft's name, and its bytes."""
    known = msgspec.msgpack.decode(kinds, type=PaperKinds)
    papers = papers_for(made, [ALL], known, appended=False)
    found = files_of(papers, "", [form if form in PAPER_FORMS else "docx"], final=final, style=style)
    return tuple((each.name, each.content) for each in found)


def party_slug(short_name: str) -> str:
    """A party's short name as part of a file name: ``the Commissioning Group`` as ``commissioning-group``."""
    words = re.sub(r"[\s_]+", "-", re.sub(r"^the ", "", short_name.strip(), flags=re.IGNORECASE))
    return re.sub(r"-{2,}", "-", safe_name(words.casefold(), "party"))
