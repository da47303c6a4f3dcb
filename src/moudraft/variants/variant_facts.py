"""What is known of one variant: how each red line stands, what the checks found, which clauses differ from the base."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Literal

import msgspec

from moudraft.checks.red_lines.red_line_unprotected import is_unprotected
from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import left_out
from moudraft.checks.support.offence import cause, fires, paragraph
from moudraft.document import CrossReference, Provision, plain_text
from moudraft.document.inline import walk_inlines
from moudraft.document.places import place_of
from moudraft.findings import Finding, public
from moudraft.problems import NOWHERE, Problem
from moudraft.said import in_file_words
from moudraft.variants.obligations import obligations

if TYPE_CHECKING:
    from moudraft.drafting import Draft
    from moudraft.library import Rule
    from moudraft.selection.terms import HeldLine

PRIVATE = "#private"
CANNOT = (Problem(NOWHERE, "it cannot be drafted as it stands"),)
Status = Literal["holds", "strained", "breaks", "waiver", "people", "absent"]
"""``holds``: kept, and nothing is against it. ``strained``: a warning. ``breaks``: a hard rule is broken.

``waiver``: it would break, and stands waived in the deal. ``people``: in the deal's own words, for people to judge.
``absent``: this variant does not have the line.
"""


class Against(msgspec.Struct, frozen=True):
    """One thing that breaks or strains a red line: why, in which paragraph, and what would reconcile the two."""

    status: Status
    why: str
    where: str = ""
    way: str = ""


class Stand(msgspec.Struct, frozen=True):
    """How one red line stands in one variant. ``kept_by`` are the places that keep it."""

    line: str
    status: Status
    kept_by: tuple[str, ...] = ()
    against: tuple[Against, ...] = ()


class ClauseChange(msgspec.Struct, frozen=True):
    """A clause that appears, changes or vanishes against the base. ``place`` is in the variant, or in the base."""

    what: Literal["appears", "changes", "vanishes"]
    slot: str
    title: str
    place: str


_Collision = tuple[frozenset[str], "Rule", tuple[str, str]]


class HeldRedLine(msgspec.Struct, frozen=True):
    """A red line that some variant holds: a column of the heat map."""

    id: str
    title: str
    held_by: tuple[str, ...]
    private: bool


class Facts(msgspec.Struct, frozen=True):
    """Everything known of one variant. ``cannot`` says why it cannot be drafted at all; the rest is then empty.

    ``breakages`` are sets of red lines no two of which could be kept in it: one line for one that is broken, two for
    a pair that collides. ``hard`` are the reasons for which it breaks a hard rule.
    """

    stands: dict[str, Stand] = {}
    lines: dict[str, HeldRedLine] = {}
    breakages: tuple[frozenset[str], ...] = ()
    findings: tuple[Finding, ...] = ()
    hard: tuple[Finding, ...] = ()
    changes: tuple[ClauseChange, ...] = ()
    obligations: dict[str, int] = {}
    outstanding: tuple[str, ...] = ()
    clauses: int = 0
    cannot: tuple[Problem, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it breaks a hard rule or cannot be drafted at all, in words."""
        return tuple(dict.fromkeys(each.message for each in self.cannot or self.hard))

    def count(self, *severities: str) -> int:
        return sum(each.severity in severities for each in self.findings)


def facts_of(made: Draft, base: Draft) -> Facts:
    """The facts of a draft, told against the draft of the base."""
    context = Context(made, False)
    held = {line_id(each): each for each in made.selection.terms.red_lines}
    collisions = tuple(_collisions(context, held))
    stands = {id: _stand(context, each, id, collisions) for id, each in held.items()}
    broken = [frozenset((id,)) for id, stand in stands.items() if stand.status == "breaks"]
    pairs = [pair for pair, rule, _ in collisions if rule.severity == "error"]
    single = set().union(*pairs) if pairs else set()
    alone = [each for each in broken if not each <= single or _breaks_alone(context, held[next(iter(each))])]
    return Facts(
        stands=stands,
        lines={id: _held(each) for id, each in held.items()},
        breakages=tuple(dict.fromkeys([*alone, *pairs])),
        findings=made.findings,
        hard=tuple(each for each in made.findings if each.severity == "error"),
        changes=tuple(clause_changes(made, base)),
        obligations=obligations(made),
        outstanding=made.outstanding(),
        clauses=sum(1 for _ in made.document.all_provisions()),
    )


def _held(held: HeldLine) -> HeldRedLine:
    id = held.entry.id if held.entry else held.line.text
    return HeldRedLine(id, held.title, held.line.held_by, held.line.private)


def public_facts(facts: Facts) -> Facts:
    """What every party may know of a variant: as though nobody held a red line in private."""
    shown = {id for id, line in facts.lines.items() if not line.private}
    return msgspec.structs.replace(
        facts,
        stands={id: stand for id, stand in facts.stands.items() if id in shown},
        lines={id: facts.lines[id] for id in facts.lines if id in shown},
        breakages=tuple(each for each in facts.breakages if each <= shown),
        findings=public(facts.findings),
        hard=public(facts.hard),
        cannot=tuple(each for each in facts.cannot if not each.private) or (CANNOT if facts.cannot else ()),
    )


def line_id(held: HeldLine) -> str:
    """What a red line is known by in an appraisal. One party may hold in private what another holds openly."""
    return (held.entry.id if held.entry else held.line.text) + (PRIVATE if held.line.private else "")


# --- red lines ------------------------------------------------------------------------------------


def _stand(context: Context, held: HeldLine, id: str, collisions: tuple[_Collision, ...]) -> Stand:
    keeping = {each.slot for each in context.selection.choices if held.is_kept_by(each.clause, each.wording)}
    places = (place_of(context.made, each) for each in context.document.all_provisions() if each.id in keeping)
    kept_by = tuple(dict.fromkeys(places))
    if held.entry is None:
        return Stand(id, "people", kept_by)
    found = [*_against(context, held), *_from_collisions(held, id, collisions)]
    if held.line.waiver is not None:
        found = [msgspec.structs.replace(each, status="waiver") if each.status == "breaks" else each for each in found]
    order: tuple[Status, ...] = ("breaks", "waiver", "strained")
    status: Status = next((each for each in order if any(one.status == each for one in found)), "holds")
    return Stand(id, status, kept_by, tuple(dict.fromkeys(found)))


def _against(context: Context, held: HeldLine) -> Iterator[Against]:
    """What is against a red line by itself, waived or not."""
    for rule in held.asks.rules:
        lines = fires(context, rule)
        if lines is not None:
            why = cause(context, lines)
            said = in_file_words((*rule.say, " Here ", *why, ".") if why else rule.say)
            yield Against(_gravity(rule), said, paragraph(context, lines), in_file_words(rule.reconcile))
    omitted = list(left_out(context, held))
    for clause, _ in omitted:
        yield Against(
            "breaks", f"{clause}, which it requires, is left out.", "", f"take {clause} out of clauses.leave_out"
        )
    if not omitted and is_unprotected(context, held):
        offer = " or ".join(held.asks.offer(context.selection.terms.facts))
        yield Against("breaks", "No operative clause of the draft keeps it.", "", f"add {offer}" if offer else "")


def _from_collisions(held: HeldLine, id: str, collisions: tuple[_Collision, ...]) -> Iterator[Against]:
    for pair, rule, titles in collisions:
        if id in pair:
            other = next((title for title in titles if title != held.title), held.title)
            said = in_file_words(rule.say)
            yield Against(_gravity(rule), f"Together with {other}: {said}", "", in_file_words(rule.reconcile))


def _gravity(rule: Rule) -> Status:
    return "breaks" if rule.severity == "error" else "strained"


def _breaks_alone(context: Context, held: HeldLine) -> bool:
    return any(each.status == "breaks" for each in _against(context, held))


def _collisions(context: Context, held: dict[str, HeldLine]) -> Iterator[_Collision]:
    """The pairs of red lines in force that collide, with the rule that says so."""
    for pair in context.library.pairs:
        if fires(context, pair.rule) is None:
            continue
        for ids in product(*((id, id + PRIVATE) for id in pair.lines)):
            first, second = (held.get(id) for id in ids)
            if first and second and not first.line.waiver and not second.line.waiver:
                yield frozenset(ids), pair.rule, (first.title, second.title)


# --- clauses --------------------------------------------------------------------------------------


def clause_changes(made: Draft, base: Draft) -> Iterator[ClauseChange]:
    """The clauses that appear, change and vanish against the base; a change of numbers alone is none."""
    before = {each.id: each for each in base.document.all_provisions()}
    after = {each.id: each for each in made.document.all_provisions()}
    for slot, provision in after.items():
        title = made.library.clauses[provision.clause].title
        if slot not in before:
            yield ClauseChange("appears", slot, title, place_of(made, provision))
        elif said(provision) != said(before[slot]):
            yield ClauseChange("changes", slot, title, place_of(made, provision))
    for slot, provision in before.items():
        if slot not in after:
            title = base.library.clauses[provision.clause].title
            yield ClauseChange("vanishes", slot, title, place_of(base, provision))


def said(provision: Provision) -> tuple[object, ...]:
    """What a provision says, whatever its number is and whatever numbers it refers to; gathered rows left out."""
    found: list[object] = [provision.clause, provision.wording]
    for block in provision.paragraphs():
        if provision.rows and block.role == "statement":
            continue
        references = [each for each in walk_inlines(block.content) if isinstance(each, CrossReference)]
        text = plain_text(block.content)
        for each in references:
            text = text.replace(each.text, f"\0{each.target}\0", 1)
        found.append((block.role, block.level, text))
    return tuple(found)
