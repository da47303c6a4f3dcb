"""What each key of a deal decided: which clause is in or out, in which wording, what another option is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from moudraft.deal import LISTS
from moudraft.document.drafted import Drafted
from moudraft.library import Detail, Library
from moudraft.library.condition import Condition, holding, match
from moudraft.library.wording import Clause, walk_conditions
from moudraft.selection import Choice
from moudraft.selection.body_facts import BODY_FACTS
from moudraft.selection.facts import principal
from moudraft.selection.given import BODIES, BODY_PARTS
from moudraft.selection.party_classes import CLASSES, is_of_classes
from moudraft.selection.party_rows import APPROVALS, CONTACTS
from moudraft.selection.served import KNOWN_SERVED, NATION
from moudraft.selection.terms import HeldLine


class Decision(msgspec.Struct, frozen=True):
    """Something that a value decided, in words, and the slot that it decided on (empty: none).

    ``out`` is whether it only kept a clause out of the paper.
    """

    text: str
    slot: str = ""
    out: bool = False


Decisions = dict[str, dict[Decision, None]]
"""By key without numbers (``parties.*.kind``), and by key for what is one line's alone."""

FIXED = {
    "template": "the kind of paper: its parts, their order and its tone",
    "terms.numbering": "how paragraphs are numbered",
    "terms.binding": "whether the parties will or must",
    "parties.*.kind": "what the parties are called together, and which law speaks of them",
    "parties.*.nation": "which law the paper rests on",
    "parties.*.short_name": "what the paper calls the party",
    "parties.*.signatory.capacity": "in what capacity the party signs",
    "parties.*.signatory.by": "how the party signs",
    **dict.fromkeys(("sign", "sign.as", "sign.form", "sign.electronic"), "how the parties sign"),
    "layout.cover": "whether the front has a page of its own",
    "layout.headings": "whether each clause has a heading",
    "clauses.posture": "how much the paper says beyond what was settled",
}


def plain_keys(fact: str, library: Library, board: str) -> tuple[str, ...]:
    """The keys without numbers that settle a fact. Words of the deal's own are said, and decide nothing."""
    head = fact.partition(".")[0]
    if fact in BODY_FACTS:
        return (f"{board}.{fact}", f"{board}.{fact}.rule") if board else ()
    if head in library.axes and head != "governance":
        of_board = (f"{board}.decision",) if head == "decision" and board else ()
        return (*_with_main(f"terms.{fact}", library.axes[head].details, fact), *of_board)
    if head in LISTS:
        if "." not in fact:
            return (f"{head}.*.phase",)
        return _with_main(f"{head}.*.{fact.partition('.')[2]}", library.lists.get(head, {}), fact)
    if head in BODIES:
        return ("governance.*.model",)
    if head in BODY_PARTS:
        return (*(f"{board}.{part}" for part in BODY_PARTS[head]), f"{board}.{head}.rule") if board else ()
    if is_of_classes(fact):
        return tuple(f"{CLASSES}.*.{part}" for part in ("id", "members", "open"))
    if fact in KNOWN_SERVED:
        return ("parties.*.nation",) if fact == NATION else (fact,)
    named = {"group": "group.name", "area": "group.area", "capacity": "parties.*.signatory.capacity"}
    named |= {"template": "template", "instrument": "template"}
    if head in ("red_lines", "own_red_lines", CONTACTS, APPROVALS):
        return ()
    return (named.get(head, "parties.*.kind"),)


def _with_main(key: str, details: Mapping[str, Detail], fact: str) -> tuple[str, ...]:
    """The key of a detail, and of the part that stands for the whole where the deal gives it in parts."""
    detail = details.get(fact.partition(".")[2])
    return (key, f"{key}.{detail.main}") if detail and detail.main else (key,)


def decisions(made: Drafted) -> Decisions:
    """Everything that the selection of a draft rests on, by the key that settles it."""
    found: Decisions = {key: {Decision(text): None} for key, text in FIXED.items()}
    board = principal(made.selection.terms.bodies)
    for fact, decision in _of_facts(made):
        for key in plain_keys(fact, made.library, board.key if board else ""):
            found.setdefault(key, {})[decision] = None
    for key, decision in (*_of_red_lines(made), *_of_changes(made)):
        found.setdefault(key, {})[decision] = None
    return found


# --- facts ----------------------------------------------------------------------------------------------


def _of_facts(made: Drafted) -> Iterator[tuple[str, Decision]]:
    slots = {slot.id: slot for _, slot in made.selection.template.slots()}
    facts = made.selection.terms.facts
    for choice in made.selection.choices:
        slot = slots.get(choice.slot)
        whens = (choice.clause.when, *((slot.when,) if slot else ()))
        for name in _held(whens, made):
            yield name, Decision(f"“{choice.clause.title}” is in", choice.slot)
        worded = Decision(f"“{choice.clause.title}” in the wording “{choice.wording.name}”", choice.slot)
        others = [each for each in choice.clause.wordings if each.register == choice.wording.register]
        for name in _held((choice.wording.when,), made):
            yield name, worded
        said = Decision(f"what “{choice.clause.title}” says", choice.slot)
        yield from ((name, said) for name in _of_lines(choice, made))
        for other in others:
            if other is not choice.wording and match(other.when, facts) is None:
                yield from ((name, worded) for name in (*_failing(other.when, made), *_answered(other.when, made)))
    for out in made.selection.left_out:
        slot, clause = slots.get(out.slot), made.library.clauses[out.slot.partition("@")[0]]
        left = Decision(f"“{clause.title}” is left out", out=True)
        for when in ((slot.when,) if slot else ()) + (clause.when,):
            if match(when, facts) is None:
                yield from ((name, left) for name in _failing(when, made))
    yield from _of_defaults(made)


def _of_lines(choice: Choice, made: Drafted) -> Iterator[str]:
    """The facts that decide which lines of a wording stand, those of an item by the list it is in."""
    for when, each, _line in walk_conditions(choice.wording.body):
        for name in (line.name for lines in when for line in lines):
            if not name.startswith("item."):
                yield name
            elif each.partition(".")[0] in LISTS:
                yield f"{each.partition('.')[0]}.{name.removeprefix('item.')}"


def _held(whens: tuple[Condition, ...], made: Drafted) -> Iterator[str]:
    for when in whens:
        yield from (line.name for line in holding(when, made.selection.terms.facts))


def _failing(when: Condition, made: Drafted) -> Iterator[str]:
    """The facts whose lines do not hold."""
    facts = made.selection.terms.facts
    yield from (line.name for lines in when for line in lines if not line.holds(facts))


def _answered(when: Condition, made: Drafted) -> Iterator[str]:
    """The axes whose answer a condition has among others that do not hold: the clause is worded by it all the same."""
    facts, axes = made.selection.terms.facts, made.library.axes
    said = (line for lines in when for line in lines if line.test == "any" and line.name in axes)
    yield from (line.name for line in said if line.holds(facts))


def _of_defaults(made: Drafted) -> Iterator[tuple[str, Decision]]:
    """What the defaults of other axes rest on."""
    for value in made.selection.terms.values.values():
        axis = made.library.axes[value.axis]
        if not value.source.endswith("default"):
            continue
        chosen = next((each for each in axis.defaults if each.values == value.values), None)
        for name in _held((chosen.when,), made) if chosen else ():
            yield name, Decision(f"{axis.label}: {value}")


# --- red lines, and changes to the clauses ----------------------------------------------------------


def _of_red_lines(made: Drafted) -> Iterator[tuple[str, Decision]]:
    """The clauses that keep a red line, and the options that it set; nothing of a private one."""
    for held in made.selection.terms.red_lines:
        if held.line.private:
            continue
        for choice in kept_in(made, held):
            yield held.line.key, Decision(f"“{choice.clause.title}” keeps it", choice.slot)
        where = made.deal.where(held.line.key)
        for value in made.selection.terms.values.values():
            if value.source == "red line" and value.location == where:
                yield held.line.key, Decision(f"{made.library.axes[value.axis].label}: {value}")


def kept_in(made: Drafted, held: HeldLine) -> list[Choice]:
    """The choices that keep a red line."""
    return [each for each in made.selection.choices if held.is_kept_by(each.clause, each.wording)]


def _left_unsaid(made: Drafted, clause: Clause) -> Iterator[str]:
    """The axes of the deal whose value calls for a clause that the deal leaves out, knowing why."""
    held = match(clause.when, made.selection.terms.facts) or ()
    yield from dict.fromkeys(line.name for line in held if made.deal.terms.get(line.name))


def _of_changes(made: Drafted) -> Iterator[tuple[str, Decision]]:
    changes, library = made.deal.clauses, made.library
    choices = {each.clause.id: each for each in made.selection.choices}
    for number, name in enumerate(changes.add):
        if (choice := choices.get(library.id_of(name))) is not None:
            yield f"clauses.add.{number}", Decision(f"“{choice.clause.title}” is in", choice.slot)
    for name, why in changes.leave_out.items():
        clause = library.clauses[library.id_of(name)]
        decision = Decision(f"“{clause.title}” is left out")
        yield f"clauses.leave_out.{name}", decision
        yield from ((f"terms.{axis}", Decision(f"{decision.text}: {why}")) for axis in _left_unsaid(made, clause))
    for name, wording in changes.wording.items():
        if (choice := choices.get(library.id_of(name))) is not None:
            said = f"“{choice.clause.title}” in the wording “{wording}”"
            yield f"clauses.wording.{name}", Decision(said, choice.slot)
    for own in changes.own:
        if (choice := choices.get(own.id)) is not None:
            yield own.key, Decision(f"“{own.title}” is in", choice.slot)
    for change in changes.amend:
        if (choice := choices.get(library.id_of(change.clause))) is not None:
            yield change.key, Decision(f"“{choice.clause.title}” in words of the deal\u2019s own", choice.slot)
