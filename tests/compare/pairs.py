"""Pairs of drafts to compare: every two examples, and each example with one thing changed."""

from __future__ import annotations

import datetime
import functools
from itertools import permutations
from pathlib import Path

from moudraft import data
from moudraft.comparison.reading_back import WordFile
from moudraft.comparison.redline import Redline, redline
from moudraft.deal.file import load_deal
from moudraft.drafting import Draft, draft

DAY = datetime.date(2026, 11, 21)
NAMES = sorted(path.stem for path in data.path("examples").glob("*.yaml"))
EXAMPLES = list(permutations(NAMES, 2))
CHANGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "a shorter notice": ("shared-services", ("terms.exit={rule: notice, period: 3 months}",)),
    "another way to settle differences": ("shared-services", ("terms.dispute=ladder-mediation",)),
    "another title, in the header too": ("shared-services", ("title=Partnership in Services",)),
    "a clause left out": ("shared-services", ("clauses.leave_out={change/withdrawal: not yet}",)),
    "headings alone numbered": ("brentwood-rochford", ("terms.numbering=headings",)),
    "nothing numbered": ("compact", ("terms.numbering=none",)),
    "another name of a party": ("brentwood-rochford", ("parties.0.short_name=Brent",)),
    "fewer objectives": ("shared-services", ("objectives=[resilience]",)),
    "objectives without a table": ("shared-services", ("objectives=[resilience, customer-experience]",)),
    "hostile words": ("compact", ('title=R&D <Ltd> "x" {{ 7*7 }} *y*',)),
    "another signatory": ("essex-working-together", ("parties.1.signatory.office=Mayor",)),
    "more red lines": ("west-essex", ("red_lines=[sovereignty, not-a-merger, own-scrutiny]",)),
}


@functools.cache
def drafted(name: str, sets: tuple[str, ...] = ()) -> Draft:
    return draft(load_deal(Path(data.path("examples")) / f"{name}.yaml", sets=sets), today=DAY, checks=())


@functools.cache
def docx(name: str, sets: tuple[str, ...] = ()) -> bytes:
    return drafted(name, sets).docx()


def redlined(old: bytes, new: bytes, author: str = "moudraft", date: str = "") -> Redline:
    return redline(WordFile(old), WordFile(new), author=author, date=date)


def changed(what: str) -> tuple[bytes, bytes]:
    """The old and the new file of one of ``CHANGES``."""
    name, sets = CHANGES[what]
    return docx(name), docx(name, sets)
