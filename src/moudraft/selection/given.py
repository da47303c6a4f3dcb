"""Which facts the deal itself settles: it gives the key, or a red line of it does; not a default or a kind of paper.

What a draft owes to the parties, and not to the habit of its template, is told by this alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.deal import LISTS, Body, Deal
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import Library
from moudraft.library.condition import Condition, Line, match
from moudraft.library.wording import Body as Wordings
from moudraft.library.wording import Hole, Wording, walk, walk_conditions, walk_lines
from moudraft.selection.bodies import SILENT
from moudraft.selection.body_facts import BODY_FACTS
from moudraft.selection.further_bodies import FURTHER
from moudraft.selection.party_classes import CLASSES, is_of_classes
from moudraft.selection.party_rows import KNOWN_ROWS
from moudraft.selection.served import KNOWN_SERVED
from moudraft.selection.terms import Terms

BODY_PARTS = {
    "chair": ("chair", "order", "chairing"), "quorum": ("quorum",), "secretariat": ("secretariat",), "turn": ("term",),
    "advised_by": ("advised_by",), "members": ("members", "seats"), "seats": ("seats",),
    "reports_to": ("reports_to", "reports"), "meets": ("meets",),
}  # fmt: skip
"""The parts of a body that a fact speaks of, as the deal has them."""
BODIES = ("governance", "bodies", "principal", "team")
_NAMES = lazy_pattern(r"[a-z_]+(?:\.[a-z_]+)+")


class Given:
    """What a deal gives of all that its draft rests on; ``openly``: but for what a private red line does."""

    def __init__(self, deal: Deal, terms: Terms, library: Library, *, openly: bool = False) -> None:
        self.openly = openly
        self.deal = deal
        self.terms = terms
        self.library = library

    def fact(self, name: str) -> bool:
        """Whether the deal settles a fact, or a red line of it does."""
        head = name.partition(".")[0]
        if name == FURTHER or name in BODY_FACTS or name in KNOWN_ROWS or name in KNOWN_SERVED:
            # Nothing but the deal settles these.
            return self.terms.facts[name].values != (SILENT,)
        if is_of_classes(name):
            return bool(self.deal.lists.get(CLASSES))
        if head in BODIES:
            return bool(self.deal.governance)
        if head in self.library.axes:
            return self.axis(head)
        if head in LISTS:
            return bool(self.deal.lists.get(head))
        if head in BODY_PARTS:
            return any(_says(body, part) for body in self.deal.governance for part in BODY_PARTS[head])
        if head in ("group", "area"):
            return bool(self.deal.group.name if head == "group" else self.deal.group.area)
        seen = [line for line in self.deal.red_lines if not (self.openly and line.private)]
        return head in ("red_lines", "own_red_lines") and bool(seen)

    def axis(self, name: str) -> bool:
        """Whether the deal gives an axis a value or leaves it to be confirmed, or a red line sets it."""
        value = self.terms.values[name]
        if name in self.deal.terms or (value.source == "red line" and not (self.openly and value.private)):
            return True
        return name == "decision" and any(body.decision for body in self.deal.governance)

    def words(self, clause: str) -> bool:
        """Whether the deal chooses the wording of a clause."""
        return any(self.library.id_of(name) == clause for name in self.deal.clauses.wording)

    def lines(self, *conditions: Condition) -> tuple[Line, ...]:
        """The lines of conditions that hold which rest on what the deal settles."""
        held = (line for condition in conditions for line in match(condition, self.terms.facts) or ())
        return tuple(line for line in held if self.fact(line.name))

    def printed(self, wording: Wording) -> tuple[str, ...]:
        """The keys of the deal whose values a wording prints: its lists, and the details of its axes."""
        return tuple(dict.fromkeys(self._printed(wording.body)))

    def _printed(self, body: Wordings) -> Iterable[str]:
        idle = self._idle(body)
        for content, each, line in walk_lines(body):
            head = each.partition(".")[0]
            if head in LISTS and self.deal.lists.get(head) and line not in idle:
                yield head
            holes = (inline.expression for inline in walk(content) if isinstance(inline, Hole))
            for name in (name for hole in holes for name in (*_NAMES.findall(hole), each)):
                axis, _, detail = name.partition(".")
                settings = self.deal.terms.get(axis) or ()
                if detail and any(detail.partition(".")[0] in setting.details for setting in settings):
                    yield f"terms.{name}"

    def _idle(self, body: Wordings) -> frozenset[int]:
        """The lines of a body that ask of the items of a list for what none of them gives."""
        facts = self.terms.facts
        idle = set()
        for when, each, line in walk_conditions(body):
            of_list = each.partition(".")[0]
            asked = {part.name: facts.get(f"{of_list}.{part.name[5:]}") for parts in when for part in parts}
            known = {name: fact for name, fact in asked.items() if fact is not None and name.startswith("item.")}
            held = [parts for parts in when if all(part.holds(known) for part in parts if part.name in known)]
            if not held:
                idle.add(line)
        return frozenset(idle)


def _says(body: Body, part: str) -> bool:
    value = getattr(body, part)
    return bool(value.first or value.then) if part == "meets" else bool(value)
