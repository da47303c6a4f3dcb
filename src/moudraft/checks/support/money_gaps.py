"""Where shared money may run short, and what a deal says then: what a limit on a party's share is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from moudraft.checks.support.given_rows import given, given_rows
from moudraft.checks.support.keepers import everybody, names_any
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.terms import KIND_WORDS

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.selection.terms import HeldLine

SHARED = ("ability", "usage", "population", "budget-share", "equal", "fixed-shares", "listed")
"""Rules of costs that give each party a share."""
PAYS = lazy_pattern(
    r"\b(?:shar(?:e|es|ed|ing)|split|divid(?:e|es|ed)|bears?|borne|pays?|paid|meets?|met|makes? up|made up)\b", re.I
)
"""Words with which somebody pays, where a text says what follows a shortfall."""
_SHORT = r"(?:overspend\w*|overruns?|excess|shortfalls?|deficits?|remainder)"
_MISSING = rf"(?:{_SHORT}|shares?|difference|gap|loss(?:es)?|rest)"
MAKES_UP = lazy_pattern(
    rf"\b(?:make|makes|made|pick|picks|picked) up (?:\w+ ){{0,4}}{_MISSING}\b"
    rf"|\b(?:make|makes|made|pick|picks|picked) (?:\w+ ){{0,4}}{_MISSING} up\b"
    r"|\b(?:rais\w+|pay|pays) a levy\b|\blevy on (?:each|every|the)\b"
    rf"|\b(?:shar\w+|split|divid\w+|bears?|pays?|meets?|funds?|covers?|recharg\w+) (?:\w+ ){{0,4}}{_SHORT}\b"
    rf"|\b{_SHORT} (?:\w+ ){{0,4}}(?:shared|split|divided|borne|paid|met|recharged)\b",
    re.IGNORECASE,
)
"""Words that by themselves say that somebody pays for a shortfall."""
CONSENT = lazy_pattern(r"\b(?:consent|agree|approv|unless|until|only)\w*", re.IGNORECASE)
OTHERS = lazy_pattern(r"\b(?:the )?others?\b|\bequally\b|\bbetween\b", re.IGNORECASE)


_NOUN = lazy_pattern(r"(?:\w+ )?shares?(?: \w+)?", re.IGNORECASE)
"""A share that somebody has, named and not promised: "both shares"."""


class Gap(msgspec.Struct, frozen=True):
    """One way in which money runs short: in words, whether it may in a draft, and the details that speak of it."""

    when: str
    may_open: Callable[[Context], bool]
    details: tuple[tuple[str, str], ...] = ()


def shares_money(draft: Context) -> bool:
    """Whether a draft has the parties share a cost, or put money together."""
    pooled = not draft.has("fund", "none", "aligned") or any(
        row.get("paid_by") is not None for row in given_rows(draft, "staff", "posts")
    )
    return draft.has("costs", *SHARED) or pooled


def _may_leave(draft: Context) -> bool:
    return shares_money(draft) and not draft.has("exit", "silent", "no-early-exit")


GAPS = (
    Gap("if more is spent than was planned", shares_money, (("costs", "cap.over"), ("costs", "cap.after_start"))),
    Gap("if a party stays out", lambda draft: shares_money(draft) and draft.has("veto", "opt-out")),
    Gap("if a party leaves", _may_leave, (("exit_costs", "other_charge"),)),
    Gap("if a party does not pay", shares_money),
    Gap("if a successor takes its place",
        lambda draft: shares_money(draft) and draft.in_role("successors") is not None,
        (("successors", "outcomes.share"),)),
    Gap("if the work closes", shares_money),
)  # fmt: skip
"""What the specification of a cap asks of: an overspend, an opt-out, a leaver, a party that does not pay, a successor,
the end of the work."""


def covered(draft: Context, held: HeldLine) -> bool:
    """Whether the draft says of every gap that it falls on nobody against its will."""
    printed = bool(held.line.kind) and not held.line.private and draft.in_role(KIND_WORDS) is not None
    return printed or not draft.has("gap", "none")


def falls_on_holder(draft: Context, held: HeldLine, gap: Gap) -> Iterator[tuple[str, str]]:
    """The details of a gap that put it on whoever holds the line without asking: the key of each, and its words."""
    for axis, name in gap.details:
        for key, text in _texts(draft, axis, name):
            if PAYS.search(text) and not CONSENT.search(text) and _speaks_of(draft, held, text):
                yield key, text


def made_up(draft: Context, held: HeldLine) -> Iterator[tuple[str, str]]:
    """The deal's own printed words that have whoever holds the line pay for a shortfall without asking."""
    keys = {f"terms.{axis}.{name}" for gap in GAPS for axis, name in gap.details}
    for own, _passage in draft.printed:
        said = own.key.startswith("red_lines.") and not own.key.startswith(f"{held.line.key}.if_used")
        if said or own.key in keys or not MAKES_UP.search(own.text) or CONSENT.search(own.text):
            continue
        if _speaks_of(draft, held, own.text):
            yield own.key, own.text


def _texts(draft: Context, axis: str, name: str) -> Iterator[tuple[str, str]]:
    head, _, field = name.partition(".")
    if draft.library.axes[axis].details[head].kind == "rows":
        for row in given_rows(draft, axis, head):
            yield f"terms.{axis}.{head}", str(row.get(field) or "")
    else:
        value = given(draft, axis, name)
        yield from [(f"terms.{axis}", value)] if isinstance(value, str) else ()


def _speaks_of(draft: Context, held: HeldLine, text: str) -> bool:
    """Whether a text may be about whoever holds a line: it names a holder, or everybody, or nobody in particular."""
    everyone = tuple(party.short_name for party in draft.deal.parties)
    holders = held.line.held_by or everyone
    if names_any(text, holders) or everybody(draft).search(text) or OTHERS.search(text):
        return True
    return not names_any(text, everyone) and not _NOUN.fullmatch(text.strip())
