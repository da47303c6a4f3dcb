"""The files of an appraisal: the paper, each option's draft, and what it changes in the base as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

from moudraft.batch.helper_life import live_with_parent
from moudraft.problems import Location, MoudraftError, Problem
from moudraft.variants.appraisal import Appraisal, Variant
from moudraft.writers.forms import FORMS

Marked = bytes | tuple[Problem, ...] | None
WORTH_SHARING = 24
"""From so many redlines on, other processes are started to make them."""


class Content(NamedTuple):
    """A file to write: its name and its bytes."""

    name: str
    content: bytes


def papers(appraisal: Appraisal, *, internal: bool = False, style: bytes | None = None) -> Iterator[Content]:
    """The options paper, for Word and for the web."""
    from moudraft.papers.options.options_paper import options_paper
    from moudraft.writers.paper.sheet_in_html import paper_html
    from moudraft.writers.paper.sheet_in_word import paper_docx

    sheet = options_paper(appraisal, internal=internal)
    stem = "options.INTERNAL" if internal else "options"
    yield Content(f"{stem}.docx", paper_docx(sheet, today=appraisal.today, style=style))
    yield Content(f"{stem}.html", paper_html(sheet).encode("utf-8"))


def drafts(
    appraisal: Appraisal,
    problems: list[Problem],
    *,
    broken: bool = False,
    style: bytes | None = None,
    processes: int = 1,
) -> Iterator[Content]:
    """The draft of each option, and its redline against the base; of those that break a hard rule with ``broken``.

    ``problems`` takes the reasons why a redline is not there. Many redlines are shared out among ``processes``.
    """
    assert appraisal.base.made is not None
    before = appraisal.base.made.docx(style=style)
    drafted = [
        (variant, variant.made.docx(style=style))
        for variant in appraisal.variants
        if variant.made is not None and is_drafted(variant, broken)
    ]
    with _marking(before, processes if len(drafted) >= WORTH_SHARING else 1) as marked:
        for (variant, after), redline in zip(drafted, marked([docx for _, docx in drafted]), strict=True):
            yield Content(draft_name(variant), after)
            if isinstance(redline, bytes):
                yield Content(redline_name(variant), redline)
            elif redline is not None:
                # Better no redline than one that does not come out right both ways; the draft itself stands.
                problems += [Problem(Location(redline_name(variant)), each.message, each.hint) for each in redline]


def is_drafted(variant: Variant, broken: bool) -> bool:
    """Whether an option has a draft: one that breaks a hard rule has it with ``broken`` alone."""
    return variant.made is not None and (broken or not variant.is_broken)


@contextmanager
def _marking(before: bytes, processes: int) -> Iterator[Callable[[list[bytes]], Iterable[Marked]]]:
    """What makes the redlines of drafts against the base, in order."""
    if processes == 1:
        yield lambda drafted: (_redline(before, after) for after in drafted)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), live_with_parent) as pool:
        yield lambda drafted: pool.map(partial(_redline, before), drafted, chunksize=4)


def draft_name(variant: Variant) -> str:
    return variant.id + FORMS["docx"].ending


def redline_name(variant: Variant) -> str:
    return f"{variant.id}.redline.docx"


def _redline(before: bytes, after: bytes) -> Marked:
    """The redline of two drafts, or why there is none; None where this moudraft has none to make."""
    try:
        from moudraft.comparison.word_file import WordFile
        from moudraft.writers.redline.redline import redline
    except ImportError:
        return None
    try:
        return redline(WordFile(before, "the base"), WordFile(after, "the option")).docx
    except MoudraftError as error:
        return error.problems
