"""Hold a deal against the library: every name it uses must exist there. All problems at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moudraft.deal import Deal, Item, Setting
from moudraft.deal.deal_faults import ITEM_KEYS, kind_fault
from moudraft.deal.values import date_fault
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import Axis, Detail, Library
from moudraft.problems import Problem, did_you_mean, raise_if
from moudraft.selection.bodies import SILENT
from moudraft.selection.detail_walk import Misfit, Placed, walked
from moudraft.selection.details import EVERYBODY, OPEN
from moudraft.selection.line_names import line_problems
from moudraft.selection.party_classes import CLASSES, class_called, party_classes
from moudraft.selection.terms import implied_meaning
from moudraft.selection.unknown_names import unknown
from moudraft.yaml_source.in_plain_words import key_hint, shown

DETAILS_OF_ALL = ("rule", "reason")
_FIGURES = lazy_pattern(r"\s*[0-9]+(-[0-9]+)*\s*")


def check_names(deal: Deal, library: Library) -> None:
    """Raise ``MoudraftError`` with every name the library does not know."""
    names = _Names(deal, library)
    raise_if(
        [
            *names.template(),
            *names.kinds(),
            *names.nations(),
            *names.terms(),
            *names.red_lines(),
            *names.bodies(),
            *names.items(),
            *names.class_names(),
            *names.clauses(),
            *line_problems(deal, library),
            *_in_own_words(deal, library),
        ]
    )


def _in_own_words(deal: Deal, library: Library) -> Iterator[Problem]:
    if deal.clauses.own or deal.clauses.amend:
        from moudraft.selection.amended import unknown_amendments
        from moudraft.selection.own_names import own_problems

        yield from own_problems(deal, library)
        yield from unknown_amendments(deal, library)


class _Names:
    def __init__(self, deal: Deal, library: Library) -> None:
        self.deal = deal
        self.library = library
        self.own = {own.id: own for own in deal.clauses.own}
        self.short_names = [party.short_name for party in deal.parties]
        self.classes = party_classes(deal, library)
        self.handles = [item.handle for items in deal.lists.values() for item in items if item.handle]

    def unknown(self, key: str, noun: str, name: str, known: Mapping[str, object] | list[str]) -> Problem:
        return unknown(self.deal, key, noun, name, known)

    def known(self, kind: Mapping[str, object], name: str) -> bool:
        return name in kind or self.library.aliases.get(name.upper(), "") in kind

    def template(self) -> Iterator[Problem]:
        if self.deal.template not in self.library.templates:
            yield self.unknown("template", "template", self.deal.template, self.library.templates)

    def kinds(self) -> Iterator[Problem]:
        for number, party in enumerate(self.deal.parties):
            if fault := kind_fault(party.kind, self.library.home.kinds):
                yield Problem(self.deal.where(f"parties.{number}.kind"), *fault)

    def nations(self) -> Iterator[Problem]:
        """Parties of a nation that the library is not written for, each with what would be wrong."""
        home = self.library.home
        for number, party in enumerate(self.deal.parties):
            key = f"parties.{number}.nation"
            if party.nation and party.nation not in self.library.nations:
                yield self.unknown(key, "nation", party.nation, self.library.nations)
                continue
            nation = self.library.nation_of(party)
            if nation.refused:
                said = f"{party.short_name} is in {nation.title}, and this draft would be for {home.title}: "
                way = f"; if it is in {home.title} all the same, write nation: {home.id}" if not party.nation else ""
                hint = f"the paper needs a lawyer of {nation.title}{way}"
                yield Problem(self.deal.where(key), said + nation.refused, hint)

    def terms(self) -> Iterator[Problem]:
        for name, settings in self.deal.terms.items():
            key = f"terms.{name}"
            axis = self.library.axes.get(name)
            if name == "governance":
                yield Problem(self.deal.where(key), "bodies are set under governance:, not among the terms")
            elif axis is None:
                yield self.unknown(key, "term", name, self.library.axes)
            else:
                if len(settings or ()) > 1 and not axis.several:
                    yield Problem(self.deal.where(key), f"{name} takes one value, not {len(settings or ())}")
                for n, setting in enumerate(settings or ()):
                    one = f"{key}.{n}"
                    yield from self.setting(one if one in self.deal.lines else key, axis, setting)

    def setting(self, key: str, axis: Axis, setting: Setting) -> Iterator[Problem]:
        if setting.value not in axis.values and not (setting.value == OPEN and setting.details):
            yield self.unknown(key, f"value of {axis.id}", setting.value, axis.values)
        for detail, value in setting.details.items():
            if detail not in axis.details and detail not in DETAILS_OF_ALL:
                yield self.unknown(f"{key}.{detail}", f"detail of {axis.id}", detail, axis.details)
            elif detail in axis.details:
                yield from self.given(f"{key}.{detail}", axis.details, detail, value)

    def given(self, key: str, asked: Mapping[str, Detail], name: str, value: Any) -> Iterator[Problem]:
        """What is wrong with a detail, its parts and its rows: its shape first, and only then what it names."""
        found = list(walked(asked, key, name, value))
        misfits = [each for each in found if isinstance(each, Misfit)]
        yield from (Problem(self.deal.where(each.key), each.message, each.hint) for each in misfits)
        if not misfits:
            for each in found:
                if isinstance(each, Placed):
                    yield from self.detail(each.key, each.kind, each.value)

    def detail(self, key: str, kind: str, value: Any) -> Iterator[Problem]:
        """A party or a clause that is not there; a date in figures that is no day. A date may be words, too."""
        if kind in ("party", "date") and isinstance(value, list):
            name = key.rpartition(".")[2]
            yield Problem(self.deal.where(key), f"{name} takes one value, not a list", f"write {name}: {value[0]}")
        elif kind == "party" and value not in self.short_names:
            yield self.unknown(key, "party", value, self.short_names)
        elif kind == "date" and _FIGURES.fullmatch(value):
            fault = date_fault(value)
            if fault:
                yield Problem(self.deal.where(key), *fault)
        elif kind == "parties":
            for each in value if isinstance(value, list | tuple) else [value]:
                if each not in (EVERYBODY, *self.short_names) and class_called(each, self.classes) is None:
                    called = [party_class.plural for party_class in self.classes]
                    yield self.unknown(key, "party", each, [*self.short_names, *called, EVERYBODY])
        elif kind == "class":
            own = self.deal.lists.get(CLASSES, ())
            if own and class_called(value, self.classes) is None:
                yield self.unknown(key, "class of party", value, [each.plural for each in self.classes])
        elif kind == "bodies":
            nation = self.library.home
            for each in value if isinstance(value, list | tuple) else [value]:
                if not nation.bodies_called(each):
                    yield self.unknown(key, "kind of body", each, [*nation.kinds, *nation.groups])
        elif kind == "pointer" and value not in self.handles:
            yield self.unknown(key, "key", value, self.handles)
        elif kind == "clauses":
            for name in value if isinstance(value, list) else [value]:
                if not self.known(self.library.clauses, name) and name not in self.own:
                    yield self.unknown(key, "clause", name, [*self.library.clauses, *self.own])

    def red_lines(self) -> Iterator[Problem]:
        seen: dict[tuple[str, tuple[str, ...]], str] = {}
        for line in self.deal.red_lines:
            if not line.id:
                continue
            if not self.known(self.library.red_lines, line.id):
                yield self.unknown(line.key, "red line", line.id, self.library.red_lines)
                continue
            entry = self.library.red_lines[self.library.id_of(line.id)]
            if (entry.id, line.held_by) in seen:
                yield Problem(self.deal.where(line.key), f'the red line "{entry.id}" is set twice')
            seen[entry.id, line.held_by] = line.key
            if line.means and line.means not in entry.means:
                yield self.unknown(f"{line.key}.means", f"meaning of {entry.id}", line.means, entry.means)
            if entry.means and not line.means and not implied_meaning(self.deal, entry):
                choices = "; ".join(f"{name} ({meaning.label})" for name, meaning in entry.means.items())
                message = f'the red line "{entry.id}" has more than one meaning'
                yield Problem(self.deal.where(line.key), message, f"add means: one of {choices}")

    def bodies(self) -> Iterator[Problem]:
        for body in self.deal.governance:
            if not self.known(self.library.models, body.model):
                yield self.unknown(f"{body.key}.model", "governance model", body.model, self.library.models)
            rules = self.library.axes["decision"].values
            if body.decision and body.decision not in (*rules, SILENT):
                yield self.unknown(f"{body.key}.decision", "decision rule", body.decision, rules)
            for name in body.order:
                if name not in self.short_names:
                    yield self.unknown(f"{body.key}.order", "party", name, self.short_names)
            for name in body.seats:
                if name not in self.short_names:
                    yield self.unknown(f"{body.key}.seats", "party", name, self.short_names)

    def items(self) -> Iterator[Problem]:
        for name, items in self.deal.lists.items():
            for item in items:
                yield from self.item(name, item)

    def class_names(self) -> Iterator[Problem]:
        """Classes of party that a deal could not tell apart where it says whose duty something is."""
        for number, one in enumerate(self.classes):
            for other in self.classes[:number]:
                if one.key and one.is_called & other.is_called:
                    message = f'two classes are called "{one.singular}" (the other at {self.deal.where(other.key)})'
                    yield Problem(
                        self.deal.where(one.key), message, "put the members of both in one, or name it otherwise"
                    )

    def item(self, name: str, item: Item) -> Iterator[Problem]:
        if item.lead and isinstance(item.lead, str) and item.lead not in self.short_names:
            yield self.unknown(f"{item.key}.lead", "party", item.lead, self.short_names)
        asked = self.library.lists.get(name, {})
        for detail, value in item.details.items():
            if detail in asked:
                yield from self.given(f"{item.key}.{detail}", asked, detail, value)
        if not item.id:
            known = [*(each for each in asked if "." not in each), *ITEM_KEYS]
            for detail in item.details:
                if detail not in asked:
                    yield Problem(
                        self.deal.where(f"{item.key}.{detail}"),
                        f'unknown key "{shown(detail)}"',
                        key_hint(detail, known),
                    )
            return
        offered = self.library.items.get(name, {})
        if item.id not in offered:
            hint = did_you_mean(item.id, offered) or 'write {text: "…"} for words of your own'
            yield Problem(self.deal.where(item.key), f'unknown item "{item.id}" in {name}', hint)
            return
        asks = offered[item.id].asks
        for detail in item.details:
            if detail not in asks and detail not in asked:
                yield self.unknown(f"{item.key}.{detail}", f"detail of {item.id}", detail, asks)

    def clauses(self) -> Iterator[Problem]:
        changes = self.deal.clauses
        for index, name in enumerate(changes.add):
            if not self.known(self.library.clauses, name):
                yield self.unknown(f"clauses.add.{index}", "clause", name, self.library.clauses)
        for name in changes.leave_out:
            if not self.known(self.library.clauses, name):
                yield self.unknown(f"clauses.leave_out.{name}", "clause", name, self.library.clauses)
        for name, wording in changes.wording.items():
            if not self.known(self.library.clauses, name):
                yield self.unknown(f"clauses.wording.{name}", "clause", name, self.library.clauses)
                continue
            clause = self.library.clauses[self.library.id_of(name)]
            if clause.wording(wording) is None:
                names = [each.name for each in clause.wordings]
                yield self.unknown(f"clauses.wording.{name}", f"wording of {clause.id}", wording, names)
