"""Pairs of drafts to compare: every two examples, and examples with one thing changed or some clauses moved."""

from __future__ import annotations

import datetime
import functools
from itertools import permutations
from pathlib import Path

import msgspec

from moudraft import data
from moudraft.comparison.word_file import WordFile
from moudraft.deal.deal_file import load_deal
from moudraft.document.assembly import assemble
from moudraft.drafting import Draft, draft
from moudraft.selection import Choice
from moudraft.writers.redline.redline import Redline, redline

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
SHORTER = ("terms.exit={rule: notice, period: 3 months}",)
MOVES: dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "in its section": ((("governance/chair", "governance/meetings"),), ()),
    "to another section": ((("change/withdrawal", "money/lead-contribution"),), ()),
    "with a word changed": ((("change/withdrawal", "money/lead-contribution"),), SHORTER),
    "with a word changed, to the end of a section": ((("change/withdrawal", "money/benefits"),), SHORTER),
    "two neighbours": (
        (("change/withdrawal", "money/lead-contribution"), ("change/consequences", "change/withdrawal")),
        SHORTER,
    ),
    "two that change places": (
        (("governance/chair", "governance/quorum"), ("governance/decisions", "governance/membership")),
        (),
    ),
    "one with a table": ((("purpose/objectives", "money/benefits"),), ()),
    "after a table": ((("change/withdrawal", "purpose/objectives"),), ()),
    "before a table": ((("change/withdrawal", "disputes/ladder"),), ()),
    "before the signatures": ((("change/withdrawal", "authority/capacity"),), ()),
    "beside one left out": (
        (("governance/chair", "money/benefits"),),
        ("clauses.leave_out={governance/quorum: not yet}",),
    ),
}
"""Each: clauses of shared-services with those that they are to follow, one move after the other, and other changes."""


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


@functools.cache
def moved(what: str) -> tuple[Draft, Draft]:
    """The old and the new draft of one of ``MOVES``."""
    moves, sets = MOVES[what]
    new = drafted("shared-services", sets)
    choices = list(new.selection.choices)
    for slot, before in moves:
        choices = put_after(choices, slot, before)
    return drafted("shared-services"), in_order(new, choices)


def put_after(choices: list[Choice], slot: str, before: str) -> list[Choice]:
    """The choices with one of them put after another, into its section."""
    chosen = next(each for each in choices if each.slot == slot)
    rest = [each for each in choices if each is not chosen]
    at = next(n for n, each in enumerate(rest) if each.slot == before)
    return [*rest[: at + 1], msgspec.structs.replace(chosen, place=rest[at].place), *rest[at + 1 :]]


def in_order(made: Draft, choices: list[Choice]) -> Draft:
    """A draft again, with its clauses in this order."""
    selection = msgspec.structs.replace(made.selection, choices=tuple(choices))
    document = assemble(made.deal, selection, made.library)
    return msgspec.structs.replace(made, selection=selection, document=document)
