"""Hold a deal's own provisions against the library and the rest of the deal: every name they use must be there."""

from __future__ import annotations

from collections.abc import Iterable

from moudraft.deal import Deal
from moudraft.deal.own_provisions import OwnProvision
from moudraft.library import Library
from moudraft.library.own_text import references
from moudraft.problems import Problem
from moudraft.selection.own_clauses import SUBJECTS
from moudraft.selection.party_classes import class_called, party_classes
from moudraft.selection.unknown_names import unknown_among
from moudraft.yaml_source.in_plain_words import near_hint


def own_problems(deal: Deal, library: Library) -> list[Problem]:
    """Every name in own provisions, and in words put in place of stock ones, that stands for nothing."""
    checking = _OwnNames(deal, library)
    for own in deal.clauses.own:
        checking.provision(own)
    for change in deal.clauses.amend:
        checking.refers(f"{change.key}.to", change.to)
    return checking.problems


class _OwnNames:
    def __init__(self, deal: Deal, library: Library) -> None:
        self.deal = deal
        self.library = library
        self.problems: list[Problem] = []
        self.own = {own.id for own in deal.clauses.own}
        self.lines = {library.id_of(line.id) for line in deal.red_lines if line.id}
        self.lines |= {line.handle for line in deal.red_lines if line.handle}
        self.defined: dict[str, str] = {}
        self.classes = party_classes(deal, library)

    def provision(self, own: OwnProvision) -> None:
        for n, line in enumerate(own.text):
            key = f"{own.key}.text.{n}"
            self.refers(key, line.text)
            for m, each in enumerate(line.items):
                self.refers(f"{key}.list.{m}", each)
            short_names = [party.short_name for party in self.deal.parties]
            subjects = SUBJECTS if len(line.by) == 1 else ()
            classes = [name for name in line.by if class_called(name, self.classes) is not None]
            called = [each.plural for each in self.classes if each.plural not in classes]
            self.known(f"{key}.by", "party", line.by, [*short_names, *called, *subjects, *classes])
        self.known(f"{own.key}.keeps", "red line of this deal", map(self.library.id_of, own.keeps), self.lines)
        self.known(f"{own.key}.replaces", "clause", map(self.library.id_of, own.replaces), self.library.clauses)
        self.known(f"{own.key}.basis", "law", own.basis, self.library.law)
        self.known(f"{own.key}.settles", "key of this deal", own.settles, self.deal.lines)
        for matter, position in own.says:
            key = f"{own.key}.says.{matter}"
            self.known(key, "matter", (matter,), self.library.statements)
            if matter in self.library.statements:
                self.known(key, f"position on {matter}", (position,), self.library.statements[matter].positions)
        for term, meaning in own.define.items():
            self.refers(f"{own.key}.define.{term}", meaning)
            self.term(own, term)

    def refers(self, key: str, text: str) -> None:
        for target in references(text):
            if target not in self.own and target not in self.library.clauses:
                hint = near_hint(target, [*self.library.clauses, *self.own])
                message = f"[@{target}] refers to no clause and no provision of this deal"
                self.problems.append(Problem(self.deal.where(key), message, hint))

    def known(self, key: str, noun: str, names: Iterable[str], among: Iterable[str]) -> None:
        self.problems += unknown_among(self.deal, key, noun, names, among)

    def term(self, own: OwnProvision, term: str) -> None:
        """A term that the library or another provision defines already would mean two things."""
        where = self.deal.where(f"{own.key}.define.{term}")
        theirs = next((each for each in self.library.definitions.values() if _alike(each.term, term)), None)
        if theirs is not None:
            message = f'"{theirs.term}" is defined by the library ({theirs.location})'
            self.problems.append(Problem(where, message, "use it as it is, or choose another word"))
        other = self.defined.setdefault(term.casefold(), own.id)
        if other != own.id:
            self.problems.append(Problem(where, f'"{term}" is defined by {other} too', "define it in one of them"))


def _alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
