"""The register of public bodies that the interview offers as a name is typed: ``clauses/register.yaml``.

It is no part of the library, so that a draft never pays for it. It proposes; the party's own constitution decides.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from moudraft.data import path as bundled
from moudraft.deal.deal_shape import Kind
from moudraft.problems import Location, Problem, raise_if
from moudraft.register.name_index import Index, fold
from moudraft.register.proposals import approval_route as approval_route
from moudraft.register.proposals import proposed_short_name as proposed_short_name
from moudraft.register.proposals import proposed_signatory as proposed_signatory
from moudraft.yaml_source.text_file import convert, parse, read_file
from moudraft.yaml_source.tree import Tree

FILE = "clauses/register.yaml"
PLACE = "{place}"
Governance = Literal["", "leader-and-cabinet", "mayor", "committee", "commissioner"]
Reorganising = Literal["", "announced", "invited", "no"]
# What people type besides the name, by kind.
_TYPED = {
    "chief-constable": "police force constabulary", "combined-authority": "ca cca mca", "fire": "service brigade frs",
    "icb": "icb", "police-commissioner": "pcc pfcc opcc",
}  # fmt: skip


class BodyForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A body as the file has it."""

    name: str
    short_name: str = ""
    within: str = ""
    governance: Governance = ""
    reorganising: Reorganising = ""
    approval: str = ""
    signatory: str = ""
    also: tuple[str, ...] = ()
    exercises: tuple[Literal["police", "fire"], ...] = ()


class GroupForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of bodies of one kind; a house's group may leave out what the built-in group of its id says."""

    id: str
    title: str = ""
    kind: Kind | None = None
    source: str = ""
    as_of: str = ""
    note: str = ""
    reorganising: Reorganising = ""
    bodies: tuple[BodyForm, ...] = ()


class Pattern(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What unlisted bodies of a kind are usually called; ``{place}`` stands for whatever is there."""

    kind: Kind
    label: str
    form: str


class RegisterForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``clauses/register.yaml``."""

    groups: tuple[GroupForm, ...]
    patterns: tuple[Pattern, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Where the names of a group are from, the month they were last held to be right, and what to check."""

    id: str
    title: str
    kind: Kind
    source: str = ""
    as_of: str = ""
    note: str = ""
    reorganising: Reorganising = ""


class PublicBody(msgspec.Struct, frozen=True):
    """A body of the register, with what is proposed for it as a party: short name, approval and signatory.

    ``also`` are other names people type. ``within`` is a district's county. ``exercises``: what its mayor holds.
    """

    name: str
    short_name: str
    kind: Kind
    group: str
    approval: str
    signatory: str
    within: str = ""
    governance: Governance = ""
    reorganising: Reorganising = ""
    also: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class Register(msgspec.Struct, frozen=True, dict=True):
    """The groups by id, the bodies in the order of the file, and the patterns."""

    groups: dict[str, Group] = {}
    bodies: tuple[PublicBody, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @cached_property
    def index(self) -> Index:
        """The bodies by what may be typed for them; made at the first search."""
        return Index(((body.name, body.short_name, *body.also), _typed(body)) for body in self.bodies)


def load_register(house: Path | None = None) -> Register:
    """The built-in register, or with ``house`` that folder's own laid over it by name."""
    path = bundled(FILE)
    register = read_register(read_file(path), FILE)
    own = house / FILE if house is not None else None
    return read_register(read_file(own), str(own), register) if own is not None and own.is_file() else register


def read_register(text: str, file: str, below: Register | None = None) -> Register:
    """The register of a file, laid over ``below``: a body takes the place of the one of its name.

    Raises ``MoudraftError`` with every problem at its line.
    """
    tree = parse(text, file)
    form = convert(tree, RegisterForm)
    raise_if(_problems(form, tree, below or Register()))
    return _laid_over(form, below or Register())


def search(register: Register, typed: str, limit: int = 12) -> list[PublicBody]:
    """The bodies that what is typed so far may mean, best first; none when it is like no name here."""
    return [register.bodies[position] for position in register.index.find(typed, limit)]


def _typed(body: PublicBody) -> str:
    held = _TYPED["police-commissioner"] if "police" in body.exercises else ""
    return f"{body.within} {_TYPED.get(body.kind, '')} {held}"


def proposed_kind(register: Register, name: str) -> str:
    """The kind of a body by its name: as the register lists it, else as its patterns have it, else ``other``."""
    wanted = fold(name)
    listed = (body.kind for body in register.bodies if fold(body.name) == wanted)
    return next(listed, next((each.kind for each in register.patterns if _fits(each, wanted)), "other"))


def _fits(pattern: Pattern, wanted: str) -> bool:
    before, _, after = (fold(part) for part in pattern.form.partition(PLACE))
    parts = [re.escape(part) for part in (before, after) if part]
    inner = r"(?:the )?" + (f"{parts[0]} .+" if before else ".+") + (f" {parts[-1]}" if after else "")
    return re.fullmatch(inner, wanted) is not None


def _laid_over(form: RegisterForm, below: Register) -> Register:
    groups = dict(below.groups)
    bodies = {fold(body.name): body for body in below.bodies}
    for each in form.groups:
        group = groups[each.id] = _group(each, groups.get(each.id))
        bodies.update((fold(body.name), _body(body, group)) for body in each.bodies)
    return Register(groups, tuple(bodies.values()), (*form.patterns, *below.patterns))


def _group(form: GroupForm, below: Group | None) -> Group:
    kind = form.kind or (below.kind if below else "other")
    under = below or Group(form.id, form.id, kind)
    return Group(
        form.id, form.title or under.title, kind, form.source or under.source, form.as_of or under.as_of,
        form.note or under.note, form.reorganising or under.reorganising,
    )  # fmt: skip


def _body(form: BodyForm, group: Group) -> PublicBody:
    return PublicBody(
        name=form.name,
        short_name=form.short_name or proposed_short_name(form.name),
        kind=group.kind,
        group=group.id,
        approval=form.approval or approval_route(group.kind, form.governance),
        signatory=form.signatory or proposed_signatory(group.kind, form.governance),
        within=form.within,
        governance=form.governance,
        reorganising="" if form.reorganising == "no" else form.reorganising or group.reorganising,
        also=form.also,
        exercises=form.exercises,
    )


def _problems(form: RegisterForm, tree: Tree, below: Register) -> list[Problem]:
    problems = []
    seen: dict[str, Location] = {}
    kinds = {*below.groups, *(group.id for group in form.groups if group.kind)}
    for g, group in enumerate(form.groups):
        if group.id not in kinds:
            where = tree.where(f"groups.{g}")
            problems.append(Problem(where, f'the group "{group.id}" has no kind', "write kind: and a kind of party"))
        for n, body in enumerate(group.bodies):
            where, key = tree.where(f"groups.{g}.bodies.{n}"), fold(body.name)
            if not key:
                problems.append(Problem(where, "a body has no name", "write its full name"))
            elif key in seen:
                problems.append(Problem(where, f'"{body.name}" is listed twice', f"first at line {seen[key].line}"))
            seen.setdefault(key, where)
    for n, pattern in enumerate(form.patterns):
        if pattern.form.count(PLACE) != 1:
            where = tree.where(f"patterns.{n}")
            problems.append(Problem(where, f'"{pattern.form}" needs {PLACE} once', 'as in "{place} Parish Council"'))
    return problems
