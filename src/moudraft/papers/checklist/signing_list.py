"""The signing checklist of a paper, as data that each of its forms is made of."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterable, Iterator

import msgspec

from moudraft.checks.hard_points import hard_points
from moudraft.deal import Approval, Party
from moudraft.deal.last_day import whole_day
from moudraft.document.drafted import Drafted
from moudraft.english import capital, date, with_the
from moudraft.findings import Finding, public
from moudraft.library import Library
from moudraft.papers.checklist.approval_steps import Step, approver_of, steps_for
from moudraft.papers.checklist.blank_places import BlankPlaces
from moudraft.papers.duties.dues import item_name
from moudraft.papers.duties.entry import Entry
from moudraft.papers.duties.key_places import Places
from moudraft.papers.duties.register import register_of
from moudraft.papers.duties.times import TimeReader, time_reader
from moudraft.papers.once import pages_of
from moudraft.tracing.pages import Pages

STANDS_IN_THE_WAY = ("error", "warning")


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Something to settle before anybody signs.

    ``kind`` is ``blank`` (left open in the paper), ``condition`` (the parties' own), ``error`` or ``warning`` (found),
    or ``question`` (a hard point). ``place`` is where in the paper, ``key`` the deal's key, ``code`` the rule's or the
    hard point's name, ``way_out`` what settles it, ``by`` the day by which (YYYY-MM-DD).
    """

    number: int = 0
    kind: str
    what: str
    place: str = ""
    key: str = ""
    code: str = ""
    way_out: str = ""
    by: str = ""


class PartySteps(msgspec.Struct, frozen=True, kw_only=True):
    """How a party comes to approve: who decides for it and when, who signs, and the steps in their order."""

    party: str
    name: str
    kind: str
    decides: str
    on: str
    signs: str
    approver: str
    steps: tuple[Step, ...]


class Signing(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the signing, in order; ``place`` is where the paper says so."""

    what: str
    on: str = ""
    said: str = ""
    place: str = ""


class ChecklistCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is to settle, of each sort, and how many steps of approval."""

    blanks: int
    conditions: int
    errors: int
    warnings: int
    questions: int
    steps: int


class Checklist(msgspec.Struct, frozen=True, kw_only=True):
    """The checklist of one paper. ``party`` is the one it was made for, empty where it is for all of them."""

    format: int = 1
    deal: str
    title: str
    template: str
    parties: tuple[str, ...]
    party: str
    ready: bool
    counts: ChecklistCounts
    settle: tuple[Point, ...]
    approvals: tuple[PartySteps, ...]
    signing: tuple[Signing, ...]


def checklist_of(made: Drafted, findings: Iterable[Finding], *, party: str = "") -> Checklist:
    """The checklist of a draft and what its checks found; with ``party`` (a short name) with its approval alone."""
    pages = pages_of(made)
    places = Places(made, pages)
    points = [*_blanks(made, pages), *_findings(findings), *_conditions(made, places), *_questions(made)]
    settle = tuple(msgspec.structs.replace(each, number=n) for n, each in enumerate(points, 1))
    approvals = tuple(_approvals(made, party))
    kinds = [each.kind for each in settle]
    counts = ChecklistCounts(
        blanks=kinds.count("blank"), conditions=kinds.count("condition"), errors=kinds.count("error"),
        warnings=kinds.count("warning"), questions=kinds.count("question"),
        steps=sum(len(each.steps) for each in approvals),
    )  # fmt: skip
    return Checklist(
        deal=made.deal.source, title=made.document.title, template=made.document.template,
        parties=tuple(each.short_name for each in made.deal.parties), party=party,
        ready=not (counts.blanks or counts.errors), counts=counts, settle=settle, approvals=approvals,
        signing=tuple(_signing(made)),
    )  # fmt: skip


def _blanks(made: Drafted, pages: Pages) -> Iterator[Point]:
    places = BlankPlaces(made, pages)
    for asked in made.open_questions():
        yield Point(kind="blank", what=asked.name, place=places.of(asked), key=asked.keys[0] if asked.keys else "")


def _findings(findings: Iterable[Finding]) -> Iterator[Point]:
    """What the checks found and nobody lives with."""
    for each in public(findings):
        if each.severity in STANDS_IN_THE_WAY and not each.accepted:
            yield Point(kind=each.severity, what=each.message, place=each.paragraph, code=each.code, way_out=each.hint)


def _conditions(made: Drafted, places: Places) -> Iterator[Point]:
    for item in made.deal.lists.get("conditions", ()):
        at = places.of_keys(f"{item.key}.text", f"{item.key}.due")
        by = item.due if isinstance(item.due, str) else ""
        what = item_name(made, "conditions", item, places)
        yield Point(kind="condition", what=what, place=at.get("place", ""), key=item.key, by=by)


def _questions(made: Drafted) -> Iterator[Point]:
    for each in public(hard_points(made)):
        yield Point(kind="question", what=each.message, code=each.code, way_out=each.hint)


def _approvals(made: Drafted, only: str) -> Iterator[PartySteps]:
    """Each party's approvals, in the order in which they decide; those without a date last."""
    parties = (party for party in made.deal.parties if only in ("", party.short_name))
    found = [_steps(party, each, made.library) for party in parties for _key, each in party.approvals("")]
    return iter(sorted(found, key=lambda each: (not each.on, each.on)))


def _steps(party: Party, approval: Approval, library: Library) -> PartySteps:
    return PartySteps(
        party=party.short_name,
        name=party.name if isinstance(party.name, str) else party.short_name,
        kind=library.home.kind(party.kind).label,
        decides=approval.by if isinstance(approval.by, str) else "",
        on=approval.on if isinstance(approval.on, str) else "",
        signs=party.signatory.office if isinstance(party.signatory.office, str) else "",
        approver=approver_of(party, library),
        steps=tuple(steps_for(party, approval, library)),
    )


def _signing(made: Drafted) -> Iterator[Signing]:
    """What is done once all have approved, in order."""
    register = register_of(made)
    last = max((day.on for day in register.days if day.kind == "approval" and whole_day(day.on)), default="")
    said = f"the last approval is due on {date(last)}" if last else ""
    yield Signing(what="Every party has approved, and no call-in is running", on=last, said=said)
    yield Signing(what="The final draft is made (moudraft draft --final), and each party has the same one")
    for party in made.deal.parties:
        office = party.signatory.office
        who = capital(with_the(office)) if isinstance(office, str) and office else "Whoever signs"
        yield Signing(what=f"{who} signs for {party.short_name}, and the day is written in by hand")
    yield Signing(what="Each party has a signed copy, and one is kept with its decision")
    start = next(day for day in register.days if day.kind == "start")
    waits = f"waits for {start.waits_for}" if start.waits_for else start.said
    yield Signing(what="It takes effect", on=start.on, said=waits, place=start.place)
    for each in _after_signing(register.duties, time_reader(made.library.times)):
        yield Signing(what=each.text, on=each.by, said=each.when, place=each.place)
    yield Signing(
        what="The register of duties and dates is made (moudraft duties), with the day on which it took effect"
    )


def _after_signing(duties: Iterable[Entry], times: TimeReader) -> Iterator[Entry]:
    """The duties that count from the signature, and whose day is known."""
    return (each for each in duties if each.by and each.kind == "duty" and times.from_start(each.when))
