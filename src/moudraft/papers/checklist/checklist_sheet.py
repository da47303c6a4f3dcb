"""The signing checklist as a paper: what to settle first, each party's approval, the signing; with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moudraft.document.sheet import Block, Cell, Grid, Heading, Sheet, Words, cell
from moudraft.english import capital, counted, date, with_the
from moudraft.papers.checklist.approval_steps import Step
from moudraft.papers.checklist.signing_list import Checklist, PartySteps, Point, Signing

BOX = "\u2610"
PARTS = (
    ("blank", "Left open in the paper"), ("error", "Must be put right"), ("warning", "To put right, or to accept"),
    ("condition", "Conditions"), ("question", "Questions for somebody to answer"),
)  # fmt: skip
"""The sorts of what is to be settled, in the order in which they are done."""


def checklist_sheet(checklist: Checklist) -> Sheet:
    """The paper."""
    whose = f" for {checklist.party}" if checklist.party else ""
    return Sheet(checklist.title, f"Signing checklist{whose}", tuple(_blocks(checklist)), checklist.parties)


def _blocks(checklist: Checklist) -> Iterator[Block]:
    yield Words(in_short(checklist))
    yield Heading("1. Settle first")
    if not checklist.settle:
        yield Words("Nothing is open.")
    for kind, heading in PARTS:
        points = [each for each in checklist.settle if each.kind == kind]
        if points:
            yield Heading(heading, 2)
            yield _points(points, heading)
    yield Heading("2. Approvals, in the order in which they are due")
    for each in checklist.approvals:
        yield Heading(f"{capital(each.party)}{f': {date(each.on)}' if each.on else ''}", 2)
        yield Words(told_words(each))
        yield Grid(("Step", "When", "Law", "Done"), _steps(each.steps), (40, 24, 25, 11), f"The steps of {each.party}")
    yield Heading("3. Signing")
    yield Grid(
        ("Step", "When", "Where", "Done"),
        tuple(map(_signing, checklist.signing)),
        (46, 26, 17, 11),
        "The steps of the signing, in order",
    )
    yield Words("Dates that the law or a constitution sets are for each party\u2019s own officers to confirm.", "note")


def _points(points: list[Point], heading: str) -> Grid:
    """The points of a sort, with what settles them where anything is said of that."""
    told = any(map(_settles, points))
    header = ("No.", "What", *(("What settles it",) if told else ()), "Where", "Done")
    rows = []
    for each in points:
        where = tuple(filter(None, (capital(each.place), each.code or each.key))) or ("",)
        settles = (cell(capital(_settles(each))),) if told else ()
        rows.append((cell(str(each.number)), cell(capital(each.what)), *settles, Cell(where), cell(BOX)))
    return Grid(header, tuple(rows), (8, 37, 26, 18, 11) if told else (8, 51, 30, 11), heading)


def _settles(point: Point) -> str:
    return "; ".join(filter(None, (point.way_out, f"by {date(point.by)}" if point.by else "")))


def _steps(steps: Iterable[Step]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (cell(each.what), cell(capital(step_when(each))), cell("; ".join(map(capital, each.law))), cell(BOX))
        for each in steps
    )


def _signing(each: Signing) -> tuple[Cell, ...]:
    when = "; ".join(filter(None, (date(each.on) if each.on else "", each.said)))
    return cell(each.what), cell(capital(when)), cell(capital(each.place)), cell(BOX)


def step_when(step: Step) -> str:
    """When a step is due, and what that follows from."""
    on = f"{'by ' if step.by else ''}{date(step.on)}" if step.on else ""
    waits = f"waits for {step.waits_for}" if step.waits_for else ""
    return "; ".join(filter(None, (on, step.said, waits)))


def told_words(each: PartySteps) -> str:
    """Who decides and signs for a party."""
    decides = f"{capital(each.decides)} decides" if each.decides else "Nobody has said who decides"
    signs = f"{with_the(each.signs)} signs" if each.signs else "nobody has said who signs"
    return f"{each.name} ({each.kind.lower()}). {decides}; {signs}."


def in_short(checklist: Checklist) -> str:
    """How much there is still to do before anybody signs."""
    counts = checklist.counts
    parts = (
        (counts.blanks, "blank"), (counts.errors, "error"), (counts.warnings, "warning"),
        (counts.conditions, "condition"), (counts.questions, "question"),
    )  # fmt: skip
    told = [counted(number, noun) for number, noun in parts if number]
    left = f"To settle first: {', '.join(told)}." if told else "Nothing is left to settle."
    ready = "" if checklist.ready else " The paper cannot be signed as it stands."
    return f"{left}{ready}"
