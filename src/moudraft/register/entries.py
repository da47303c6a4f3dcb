"""The register of public bodies that the interview offers as a name is typed: a nation's ``register.yaml``.

It is no part of the library, so that a draft never pays for it. It proposes; the party's own constitution decides.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from moudraft.data import path as bundled
from moudraft.deal.deal_faults import kind_fault
from moudraft.library.nation import Nation
from moudraft.library.reading.former_files import was_called
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean, raise_if
from moudraft.register.name_index import Index, fold
from moudraft.register.proposals import approval_route as approval_route
from moudraft.register.proposals import proposed_short_name as proposed_short_name
from moudraft.register.proposals import proposed_signatory as proposed_signatory
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.text_file import convert, parse, read_file
from moudraft.yaml_source.tree import Tree

FILE = "clauses/nations/{nation}/register.yaml"
PLACE = "{place}"
Governance = Literal["", "leader-and-cabinet", "mayor", "committee", "commissioner"]
Reorganising = Literal["", "announced", "invited", "no"]


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
    former: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()


class GroupForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of bodies of one kind; a house's group may leave out what the built-in group of its id says."""

    id: str
    title: str = ""
    kind: str = ""
    source: str = ""
    as_of: str = ""
    note: str = ""
    reorganising: Reorganising = ""
    bodies: tuple[BodyForm, ...] = ()


class Pattern(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What unlisted bodies of a kind are usually called; ``{place}`` stands for whatever is there."""

    kind: str
    label: str
    form: str


class ShortForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How people shorten a name, and what the whole of it may be; ``{place}`` stands for the rest in all of them."""

    typed: str
    means: tuple[str, ...]


class RegisterForm(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A ``register.yaml``."""

    groups: tuple[GroupForm, ...]
    patterns: tuple[Pattern, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Where the names of a group are from, the month they were last held to be right, and what to check."""

    id: str
    title: str
    kind: str
    source: str = ""
    as_of: str = ""
    note: str = ""
    reorganising: Reorganising = ""


class PublicBody(msgspec.Struct, frozen=True):
    """A body of the register, with what is proposed for it as a party: short name, approval and signatory.

    ``also`` are other names people type, ``former`` the bodies it replaced, ``typed`` the words for what it is.
    ``within`` is a district's county. ``exercises``: what its mayor holds.
    """

    name: str
    short_name: str
    kind: str
    group: str
    approval: str
    signatory: str
    within: str = ""
    governance: Governance = ""
    reorganising: Reorganising = ""
    also: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    typed: str = ""


class Register(msgspec.Struct, frozen=True, dict=True):
    """The groups by id, the bodies in the order of the file, patterns and short forms. ``unknown``: any other kind."""

    groups: dict[str, Group] = {}
    bodies: tuple[PublicBody, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    unknown: str = ""

    @cached_property
    def listed(self) -> dict[str, PublicBody]:
        """The bodies by their folded names."""
        return {fold(body.name): body for body in self.bodies}

    @cached_property
    def index(self) -> Index:
        """The bodies by what may be typed for them; made at the first search."""
        return Index(((body.name, body.short_name, *body.also, *body.former), body.typed) for body in self.bodies)


def load_register(nation: Nation, house: Path | None = None) -> Register:
    """A nation's built-in register, or with ``house`` that folder's own laid over it by name."""
    file = FILE.format(nation=nation.id)
    register = read_register(read_file(bundled(file)), file, nation)
    own = [house / name for name in (file, *was_called(file))] if house is not None else []
    found = [path for path in own if path.is_file()]
    if len(found) > 1:
        wrong = f"{found[1].name} is now kept as {file}, and this library has both"
        raise MoudraftError(Problem(Location(str(found[1])), wrong, "keep the one that is right"))
    return read_register(read_file(found[0]), str(found[0]), nation, register) if found else register


def read_register(text: str, file: str, nation: Nation, below: Register | None = None) -> Register:
    """The register of a file, laid over ``below``: a body takes the place of the one of its name.

    Raises ``MoudraftError`` with every problem at its line.
    """
    tree = parse(text, file)
    below = below or Register(unknown=nation.unknown)
    problems = [*_unknown_kinds(tree, nation)]
    try:
        form = convert(tree, RegisterForm)
    except MoudraftError as error:
        raise MoudraftError([*error.problems, *problems]) from None
    raise_if([*problems, *_problems(form, tree, below), *_unknown(form, tree, nation)])
    return _laid_over(form, below, nation)


def _laid_over(form: RegisterForm, below: Register, nation: Nation) -> Register:
    groups = dict(below.groups)
    bodies = {fold(body.name): body for body in below.bodies}
    for each in form.groups:
        group = groups[each.id] = _group(each, groups.get(each.id), nation)
        bodies.update((fold(body.name), _body(body, group, nation)) for body in each.bodies)
    return Register(
        groups,
        tuple(bodies.values()),
        (*form.patterns, *below.patterns),
        (*form.short_forms, *below.short_forms),
        below.unknown,
    )


def _group(form: GroupForm, below: Group | None, nation: Nation) -> Group:
    kind = form.kind.strip().lower() or (below.kind if below else nation.unknown)
    under = below or Group(form.id, form.id, kind)
    return Group(
        form.id, form.title or under.title, kind, form.source or under.source, form.as_of or under.as_of,
        form.note or under.note, form.reorganising or under.reorganising,
    )  # fmt: skip


def _body(form: BodyForm, group: Group, nation: Nation) -> PublicBody:
    kinds = [group.kind, *(nation.exercised[each] for each in form.exercises)]
    return PublicBody(
        name=form.name,
        short_name=form.short_name or proposed_short_name(nation, form.name),
        kind=group.kind,
        group=group.id,
        approval=form.approval or approval_route(nation, group.kind, form.governance),
        signatory=form.signatory or proposed_signatory(nation, group.kind, form.governance),
        within=form.within,
        governance=form.governance,
        reorganising="" if form.reorganising == "no" else form.reorganising or group.reorganising,
        also=form.also,
        former=form.former,
        exercises=form.exercises,
        typed=" ".join(filter(None, (form.within, *(nation.kind(kind).typed for kind in kinds)))),
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


def _unknown_kinds(tree: Tree, nation: Nation) -> Iterator[Problem]:
    for pattern in ("groups.*.kind", "patterns.*.kind"):
        for path, kind in at(tree.data, pattern):
            if isinstance(kind, str) and kind.strip() and (fault := kind_fault(kind, nation.kinds)):
                yield Problem(tree.where(path), *fault)


def _unknown(form: RegisterForm, tree: Tree, nation: Nation) -> Iterator[Problem]:
    """What is exercised that nobody in the nation exercises."""
    for g, group in enumerate(form.groups):
        for n, body in enumerate(group.bodies):
            for each in body.exercises:
                if each not in nation.exercised:
                    where = tree.where(f"groups.{g}.bodies.{n}")
                    yield Problem(where, f'nobody exercises "{each}"', did_you_mean(each, nation.exercised))
