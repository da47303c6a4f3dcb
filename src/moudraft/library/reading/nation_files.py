"""A nation read from its files: kinds with what they have from one another, approvers with their patterns put together.

A house's own kinds, approvers and forms are laid over ours entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from moudraft.library.nation import (
    Approver,
    Bodies,
    Deed,
    Elections,
    Form,
    Kind,
    Nation,
    PartyLine,
    Shorter,
    WithThe,
    Wrong,
    folded_name,
)
from moudraft.library.reading import nation_shape as shape
from moudraft.library.reading.approval_files import read_steps
from moudraft.library.reading.overlay import is_houses
from moudraft.library.reading.tame_patterns import pattern_fault, put_fault
from moudraft.problems import Location, Problem, did_you_mean
from moudraft.yaml_source.in_plain_words import shown

if TYPE_CHECKING:
    from moudraft.library.reading.library_files import Reader

FOLDER = "clauses/nations"
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def read_nations(reader: Reader) -> dict[str, Nation]:
    """Every nation that the library has a folder for."""
    ids = {name.split("/")[2] for name in reader.files if name.startswith(f"{FOLDER}/")}
    if not ids:
        hint = "a library needs at least one, with its kinds of body"
        reader.problems.append(Problem(Location(FOLDER), "the library has no nations", hint))
    made = (_NationReader(reader, id).nation() for id in sorted(ids))
    found = {nation.id: nation for nation in made if nation is not None}
    if ids and not reader.problems and all(nation.refused for nation in found.values()):
        wrong = Problem(Location(FOLDER), "every nation of the library is refused", "leave refused: out of one")
        reader.problems.append(wrong)
    return found


class _NationReader:
    """One nation of a library that is being read; what is wrong goes to the reader of the whole."""

    def __init__(self, reader: Reader, id: str) -> None:
        self.reader = reader
        self.id = id
        self.file = f"{FOLDER}/{id}/nation.yaml"
        self.of_kinds = f"{FOLDER}/{id}/kinds.yaml"
        self.of_approvers = f"{FOLDER}/{id}/approvers.yaml"
        self.of_lines = f"{FOLDER}/{id}/by-party.yaml"
        self.of_steps = f"{FOLDER}/{id}/approval-steps.yaml"

    def nation(self) -> Nation | None:
        form = self.reader.one(self.file, shape.NationForm)
        if form is not None and form.refused:
            return self.refused(form)
        kinds = self.reader.one(self.of_kinds, dict[str, shape.KindForm])
        approvers = shape.ApproversForm()
        if self.of_approvers in self.reader.files:
            approvers = self.reader.one(self.of_approvers, shape.ApproversForm)
        lines: dict[str, list[shape.PartyLineForm]] = {}
        if self.of_lines in self.reader.files:
            lines = self.reader.one(self.of_lines, dict[str, list[shape.PartyLineForm]])
        if form is None or kinds is None or approvers is None or lines is None:
            return None
        made = {id: self.kind(id, each, kinds) for id, each in kinds.items()}
        steps, approving = read_steps(self.reader, self.of_steps, approvers.approvers)
        nation = Nation(
            self.id,
            form.title,
            made,
            form.unknown,
            groups=form.groups,
            approvers=self.approvers(approvers),
            sectors=form.sectors,
            forms={name: Form(each.approves, each.signs) for name, each in form.forms.items()},
            exercised=form.exercised,
            named=form.named,
            short_names=tuple(Shorter(each.find, each.use) for each in form.short_names),
            with_the=_with_the(form.with_the),
            elections=_elections(form.elections),
            deeds={
                id: Deed(id, each.label, each.words, tuple(each.signers), each.witness, each.seal)
                for id, each in form.deeds.items()
            },
            deed_intro=form.deed_intro,
            lines={name: tuple(map(self.line, each)) for name, each in lines.items()},
            steps=steps,
            approving=approving,
        )
        self.reader.problems.extend(self.faults(nation))
        return nation

    def refused(self, form: shape.NationForm) -> Nation:
        """A nation that the library is not written for: its bodies are known, to be refused by name."""
        listed = form.bodies or shape.BodiesForm(source="", as_of="")
        for pattern in listed.patterns:
            self.proven(pattern, Location(self.file))
        bodies = Bodies(tuple(sorted(set(map(folded_name, listed.names)))), tuple(listed.patterns))
        return Nation(self.id, form.title, {}, "", refused=" ".join(form.refused.split()), bodies=bodies)

    def kind(self, id: str, form: shape.KindForm, forms: Mapping[str, shape.KindForm]) -> Kind:
        """A kind with what it has from those it is like, the nearest first."""
        where = self.reader.place(self.of_kinds, id)
        values: dict[str, Any] = {}
        for each in reversed(list(self.above(id, form, forms))):
            given = {
                name: getattr(each, name) for name in each.__struct_fields__ if name not in ("like", "help", "several")
            }
            values |= {name: value for name, value in given.items() if value is not None}
        values |= {name: tuple(values.get(name, ())) for name in ("groups", "may_be", "instead")}
        values["governed"] = {form: tuple(groups) for form, groups in values.get("governed", {}).items()}
        return Kind(id, **values, help=form.help, several=form.several, location=where)

    def above(self, id: str, form: shape.KindForm, forms: Mapping[str, shape.KindForm]) -> Iterator[shape.KindForm]:
        seen = {id}
        yield form
        while form.like:
            where = self.reader.place(self.of_kinds, id)
            if form.like not in forms:
                self.unknown("kind", form.like, forms, where)
                return
            if form.like in seen:
                self.reader.problems.append(Problem(where, f'the kind "{id}" is like itself', "take out like:"))
                return
            seen.add(form.like)
            form = forms[form.like]
            yield form

    def line(self, form: shape.PartyLineForm) -> PartyLine:
        where = self.reader.place(self.of_lines, form.id)
        condition = self.reader.condition(form.when, where)
        return PartyLine(form.id, self.reader.words(form.text, where), condition, tuple(form.basis), where)

    def approvers(self, form: shape.ApproversForm) -> dict[str, Approver]:
        wrong = {
            name: Wrong(self.pattern(each.words, form.words, name), each.why,
                        f"; {each.unless}" if each.unless else "", each.reserved)
            for name, each in form.cannot.items()
        }  # fmt: skip
        made = {}
        for name, each in form.approvers.items():
            where = self.reader.place(self.of_approvers, name)
            for one in each.cannot:
                if one not in wrong:
                    self.unknown("entry of cannot", one, wrong, where)
            cannot = tuple(wrong[one] for one in each.cannot if one in wrong)
            made[name] = Approver(each.right, self.pattern(each.can, form.words, name), cannot)
        return made

    def pattern(self, parts: Iterable[str], words: Mapping[str, str], entry: str) -> str:
        """Patterns and names of patterns as one; what is no pattern is told."""
        found = [words.get(part, part) for part in parts]
        for each in found:
            self.proven(each, self.reader.place(self.of_approvers, entry))
        return "|".join(found)

    def proven(self, pattern: str, where: Location, put: str = "") -> None:
        """Tell of a house's pattern that cannot be used; the built-in ones are proven by their tests."""
        if not pattern or not is_houses(where):
            return
        if fault := pattern_fault(pattern, "{}"):
            self.reader.problems.append(Problem(where, f'"{shown(pattern)}" {fault}'))
        elif fault := put_fault(pattern, put):
            self.reader.problems.append(Problem(where, f'"{shown(put)}" {fault}'))

    def unknown(self, noun: str, name: str, known: Iterable[str], where: Location) -> None:
        self.reader.problems.append(Problem(where, f'unknown {noun} "{name}"', did_you_mean(name, known)))

    def faults(self, nation: Nation) -> Iterator[Problem]:
        """What kinds name that the nation does not have."""
        where = Location(self.file)
        if nation.unknown not in nation.kinds:
            hint = did_you_mean(nation.unknown, nation.kinds)
            yield Problem(where, f'unknown: "{nation.unknown}" is no kind of body', hint)
        for name in nation.exercised.values():
            if name not in nation.kinds:
                yield Problem(where, f'exercised: "{name}" is no kind of body', did_you_mean(name, nation.kinds))
        for group, words in nation.named.items():
            if group not in nation.groups:
                yield Problem(where, f'named: "{group}" is no group', did_you_mean(group, nation.groups))
            self.proven(words, self.reader.place(self.file, group))
        for shorter in nation.short_names:
            self.proven(shorter.find, self.reader.place(self.file, shorter.find), shorter.use)
        for kind in nation.kinds.values():
            if not _SLUG.fullmatch(kind.id):
                yield Problem(kind.location, f'a kind cannot be called "{kind.id}"', "small letters and hyphens")
            self.proven(kind.judged_if_named, kind.location)
            named = ("sector", [kind.sector] if kind.sector else [], nation.sectors), (
                "approver", [*kind.approver.values()], nation.approvers), (
                "way to execute a deed", [kind.deed] if kind.deed else [], nation.deeds), (
                "group", [*kind.groups, *kind.may_be, *chain(*kind.governed.values())], nation.groups), (
                "kind", [*kind.instead], nation.kinds)  # fmt: skip
            for noun, names, known in named:
                for name in names:
                    if name not in known:
                        yield Problem(kind.location, f'unknown {noun} "{name}"', did_you_mean(name, known))


def _elections(form: shape.ElectionsForm | None) -> Elections | None:
    if form is None:
        return None
    return Elections(form.of, form.month, shape.WEEKDAYS.index(form.weekday), form.which, form.weeks)


def _with_the(form: shape.WithTheForm) -> WithThe:
    return WithThe(*(tuple(map(str.casefold, words)) for words in (form.begins, form.nouns, form.never)))
