"""What conditions may ask about a deal: parties, lists, bodies and red lines as facts.

The option axes are facts too; :mod:`moudraft.selection.terms` adds them as it settles them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moudraft.deal import LISTS, Deal, Item, Tbc
from moudraft.library import Detail, Library
from moudraft.library.condition import Fact
from moudraft.library.template import Template
from moudraft.library.worked_out import once_for
from moudraft.selection.bodies import BY_SEATS, PARTY, SILENT, FilledBody
from moudraft.selection.body_facts import BODY_FACTS, parts_as_facts
from moudraft.selection.details import CHOSEN, EVERY, GIVEN, SOME, given_parts, known_values
from moudraft.selection.further_bodies import FURTHER, further_bodies
from moudraft.selection.party_classes import CLASSES, class_facts, is_of_classes, known_class_facts
from moudraft.selection.party_facts import known_party_facts, party_facts
from moudraft.selection.party_rows import APPROVALS, CONTACTS, KNOWN_ROWS, party_row_facts
from moudraft.selection.served import KNOWN_SERVED, MAP, NATION, PEOPLE, served_facts
from moudraft.selection.totals import TOTAL

COUNCILS = "councils"
"""The group of kinds that the word for the parties, and some checks, turn on."""
LISTED = "listed"
SEVERAL_CHAIRS = "chair.several"
"""Reports to bodies that a deal names one by one, each with its owner."""
LIST_VALUES = ("none", "some", "one", "many", "measured", "dated", "one-date", "phased", "owned", "phased-dated")


def deal_facts(deal: Deal, library: Library, template: Template) -> dict[str, Fact]:
    """The facts that follow from the deal alone, before any axis or body is settled."""
    capacities = {party.signatory.capacity for party in deal.parties}
    own = [line for line in deal.red_lines if line.text and not line.private and not line.kind]
    ids = [library.id_of(line.id) for line in deal.red_lines if line.id]
    facts = {
        "template": Fact((template.id,)),
        "instrument": Fact((template.instrument,)),
        "parties": Fact((str(len(deal.parties)),)),
        "group": Fact(("named" if deal.group.name else "unnamed",)),
        "area": Fact(("named" if deal.group.area else "unnamed",)),
        "capacity": Fact((_capacity(capacities),)),
        "red_lines": Fact(tuple(ids)),
        "own_red_lines": Fact(("some" if own else "none",)),
        "own_lines": Fact(("some" if any(line.is_set_out for line in deal.red_lines) else "none",)),
        "posture": Fact((deal.clauses.posture,)),
    }
    facts |= party_facts(deal, library) | party_row_facts(deal) | served_facts(deal, library)
    facts |= class_facts(deal, library)
    facts |= once_for(library.lists, _facts_of_no_lists)
    for name, items in deal.lists.items():
        facts[name] = Fact(_list_values(items))
        facts |= _list_details(name, library.lists.get(name, {}), items) if items else {}
    return facts


def _facts_of_no_lists(lists: Mapping[str, Mapping[str, Detail]]) -> dict[str, Fact]:
    """What holds of every list that a deal does not give, and of each of its details."""
    none = {name: Fact(("none",)) for name in LISTS}
    return none | {f"{name}.{detail}": Fact((SILENT,)) for name, asked in lists.items() for detail in asked}


def _list_details(name: str, asked: Mapping[str, Detail], items: Sequence[Item]) -> dict[str, Fact]:
    """Of each detail of a list: whether some or every line gives it, and of choices which are among them."""
    told = [given_parts(item.details, asked) for item in items]
    facts = {}
    for detail, each in asked.items():
        given = [detail in parts for parts in told]
        chosen = [value for value in (*each.values, SOME) if any(f"{detail}={value}" in parts for parts in told)]
        every = [EVERY] if all(given) else []
        facts[f"{name}.{detail}"] = Fact((GIVEN, *every, *chosen) if any(given) else (SILENT,))
    return facts


def _capacity(capacities: set[str | Tbc]) -> str:
    if len(capacities) == 1:
        only = capacities.pop()
        return only if isinstance(only, str) else "open"
    return "open"


def _list_values(items: tuple[Item, ...]) -> tuple[str, ...]:
    if not items:
        return ("none",)
    values = ["some", "one" if len(items) == 1 else "many"]
    dues = {item.due for item in items}
    tests = {
        "measured": any(item.measure or "saving" in item.details for item in items),
        "dated": any(dues - {None}),
        "one-date": len(dues) == 1 and any(dues - {None}),
        "phased": any(item.phase for item in items),
        "owned": any(item.lead for item in items),
        # A condition names a fact once, so two values that have to hold together are one value more.
        "phased-dated": any(item.phase for item in items) and any(item.due or item.lead for item in items),
    }
    return (*values, *(name for name, holds in tests.items() if holds))


def principal(bodies: Iterable[FilledBody]) -> FilledBody | None:
    """The body that the ``decision`` axis speaks for: the first with members of its own."""
    return next((body for body in bodies if body.kind == "members"), None)


def team(bodies: Iterable[FilledBody]) -> FilledBody | None:
    """The officer body: a programme board or team."""
    return next((body for body in bodies if body.kind == "officers"), None)


def body_facts(bodies: tuple[FilledBody, ...]) -> dict[str, Fact]:
    """The facts that follow from the bodies once they are filled in."""
    board = principal(bodies)
    count = sum(body.kind == "members" for body in bodies)
    facts = {
        "bodies": Fact(("none" if not count else "one" if count == 1 else "several",)),
        "principal": Fact((board.model if board else SILENT,)),
        "team": Fact(("some" if team(bodies) else "none",)),
        "meets": Fact((_meets(board),)),
    }
    for part in ("chair", "quorum", "secretariat"):
        facts[part] = Fact((board.slugs[part] if board else SILENT,))
    several = "" if not board or facts["chair"].values == (SILENT,) else "yes" if board.several_chairs else "no"
    facts[SEVERAL_CHAIRS] = Fact((several or SILENT,))
    for part in ("turn", "advised_by", "members", "reports_to"):
        facts[part] = Fact(("given" if board and board.has(part) else SILENT,))
    if board and board.slugs.get("members"):
        facts["members"] = Fact(("given", BY_SEATS))
    if board and board.own.reports:
        facts["reports_to"] = Fact(("given", LISTED))
    facts["seats"] = Fact((_seats(board),))
    facts[FURTHER] = Fact((GIVEN if further_bodies(bodies, board, team(bodies)) else SILENT,))
    return facts | parts_as_facts(board)


def _seats(board: FilledBody | None) -> str:
    if board is None or not board.seats:
        return SILENT
    return "equal" if len(set(board.seats.values())) == 1 else "unequal"


def _meets(board: FilledBody | None) -> str:
    if board is None or not (board.has("first") or board.has("then")):
        return SILENT
    if board.has("first") and board.has("then"):
        return "first-then"
    return "first" if board.has("first") else "regular"


def deal_key(fact: str) -> str:
    """The key of a deal that settles a fact, whether the deal gives it or not."""
    name = fact.partition(".")[0]
    if fact == f"{name}.{CHOSEN}":
        return f"terms.{name}"
    if fact in BODY_FACTS or fact in (FURTHER, SEVERAL_CHAIRS):
        return "governance"
    if fact in (MAP, PEOPLE):
        return fact
    if is_of_classes(fact):
        return CLASSES
    if name in _KEYS:
        return _KEYS[name]
    return name if name in LISTS else f"terms.{fact}"


_KEYS = {
    **dict.fromkeys(("template", "instrument"), "template"),
    **dict.fromkeys(("parties", "kinds", "capacity", CONTACTS, APPROVALS, NATION), "parties"),
    **dict.fromkeys(("red_lines", "own_red_lines", "own_lines"), "red_lines"),
    "group": "group.name", "area": "group.area", "posture": "clauses.posture",
    **dict.fromkeys(("governance", "bodies", "principal", "team", "meets", "chair", "quorum", "secretariat", "turn",
                     "advised_by", "members", "reports_to", "seats"), "governance"),
}  # fmt: skip


def known_facts(library: Library) -> dict[str, Iterable[str] | None]:
    """Every fact a condition may name with the values it can have (None: any), for finding impossible lines."""
    silent = ("named", SILENT)
    known: dict[str, Iterable[str] | None] = {name: axis.values for name, axis in library.axes.items()}
    known |= {
        "template": None, "instrument": ("declaration", "mou", "hot", "compact", "iaa", "terms"), "parties": None,
        "group": ("named", "unnamed"),
        "area": ("named", "unnamed"), "capacity": ("office", "body", "open"), "red_lines": library.red_lines,
        "posture": ("lean", "usual", "full"),
        "own_red_lines": ("some", "none"), "own_lines": ("some", "none"),
        "bodies": ("none", "one", "several"), "team": ("none", "some"),
        "meets": ("first", "first-then", "regular", SILENT), "chair": (*library.chairs, PARTY, *silent),
        "quorum": (*library.quorums, *silent), "secretariat": (*library.secretariats, *silent),
        "advised_by": ("given", SILENT), "members": ("given", BY_SEATS, SILENT),
        "seats": ("equal", "unequal", SILENT), "reports_to": ("given", LISTED, SILENT),
        "turn": ("given", SILENT), "principal": (*library.models, SILENT),
    }  # fmt: skip
    known |= {**BODY_FACTS, FURTHER: (GIVEN, SILENT), SEVERAL_CHAIRS: ("yes", "no", SILENT)}
    known |= KNOWN_ROWS | KNOWN_SERVED
    known |= known_class_facts(library)
    known |= known_party_facts(library)
    known |= dict.fromkeys(LISTS, LIST_VALUES)
    for axis in library.axes.values():
        known[f"{axis.id}.{CHOSEN}"] = ("yes",)
        for name, detail in axis.details.items():
            known |= dict(known_values(f"{axis.id}.{name}", detail))
        rows = (name for name, detail in axis.details.items() if detail.kind == "rows")
        known |= {f"{axis.id}.{name}.{TOTAL}": (GIVEN, SILENT) for name in rows}
    for list_, asked in library.lists.items():
        for name, detail in asked.items():
            known |= {fact: (*values, EVERY) for fact, values in known_values(f"{list_}.{name}", detail)}
    return known
