"""Prove a library sound, as a compiler would: unknown names, conditions that can never match, references to nothing.

A house library is checked whenever it is read; the built-in one by its tests, so that a draft does not pay for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from moudraft.deal import LISTS
from moudraft.library import HouseRule, Library, Model, Rule, ShortItem
from moudraft.library.condition import Condition, impossible
from moudraft.library.reading.overlay import is_houses
from moudraft.library.reading.statements_proof import unknown_statements
from moudraft.library.reading.tame_patterns import pattern_fault
from moudraft.library.reading.ties import ties
from moudraft.library.reading.words_proof import WordsChecker, names_in
from moudraft.library.template import Slot
from moudraft.library.wording import POSITIONS, Clause, Grid, Line, Wording, walk_conditions, walk_lines, walk_owed
from moudraft.problems import Location, Problem, did_you_mean
from moudraft.selection.details import CHOSEN, known_values
from moudraft.selection.facts import known_facts
from moudraft.yaml_source.in_plain_words import shown

DEEPEST = 3
OF_ITEMS = ("title", "measure", "due", "lead")
"""What the text of a short item may print of itself, besides its details."""
GATHERED = "rows"


def library_problems(library: Library, *, thorough: bool = False) -> list[Problem]:
    """Every problem of a library, each with its file and line; those of the axes first, as all else rests on them.

    ``thorough`` also finds wordings that tie in some deal: that stops only the drafts it meets, and not every one.
    """
    checker = _Checker(library)
    problems = list(checker.axes()) or [
        *checker.clauses(), *checker.cycles(), *checker.templates(), *checker.red_lines(), *checker.models(),
        *checker.items(), *checker.definitions(), *checker.codes(), *checker.nations(), *checker.house_rules(),
        *checker.patterns(), *checker.hard_points(), *unknown_statements(library),
    ]  # fmt: skip
    if thorough and not problems:
        problems = [each for clause in library.clauses.values() for each in ties(clause, checker.facts, checker.single)]
    return list(dict.fromkeys(problems))


class _Checker(WordsChecker):
    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.facts = known_facts(library)
        several = {axis.id for axis in library.axes.values() if axis.several}
        several |= {"kinds", "may_be", "red_lines", *LISTS, *(name for name in self.facts if name.endswith(".is"))}
        self.single = frozenset(set(self.facts) - several)

    # --- clauses ------------------------------------------------------------------------------

    def clauses(self) -> Iterator[Problem]:
        library = self.library
        for clause in library.clauses.values():
            yield from self.known("clause", clause.needs, library.clauses, clause.where("needs"))
            yield from self.known("clause", clause.clashes, library.clauses, clause.where("clashes"))
            yield from self.known("red line", clause.protects, library.red_lines, clause.where("protects"))
            yield from self.known("law", clause.basis, library.law, clause.where("basis"))
            yield from self.known("role", clause.roles, library.roles, clause.where("roles"))
            yield from impossible(clause.when, self.facts, clause.where("when"))
            for wording in clause.wordings:
                yield from impossible(wording.when, self.facts, wording.location)
                yield from self.body(wording)
            yield from _twins(clause)

    def body(self, wording: Wording) -> Iterator[Problem]:
        for content, each, line in walk_lines(wording.body):
            where = Location(wording.location.file, line or wording.location.line)
            if each and each not in self.lists:
                yield Problem(where, f'unknown list "{each}"', did_you_mean(each, self.lists))
                continue
            yield from self.words(content, self.lists[each] if each else None, where)
        for owed, each, line in walk_owed(wording.body):
            where = Location(wording.location.file, line or wording.location.line)
            for name in owed.by:
                yield from self.hole(name, self.lists.get(each) if each else None, where)
            yield from self.known("group", [owed.among] if owed.among else [], self.library.home.groups, where)
        for when, each, line in walk_conditions(wording.body):
            where = Location(wording.location.file, line or wording.location.line)
            yield from impossible(when, {**self.facts, **self.facts_of_item(each)}, where)
        for block in wording.body:
            if isinstance(block, Grid):
                yield from _empty_cells(block, wording.location)
            if isinstance(block, Line) and _gathers(block):
                hint = "make it the row of a table, in a clause that a template gathers others in"
                yield Problem(Location(wording.location.file, block.line), f"a line cannot repeat {GATHERED}", hint)
            if isinstance(block, Line) and _depth(block) > DEEPEST:
                yield Problem(Location(wording.location.file, block.line), "lists nest two levels deep, (a) and (i)")

    def facts_of_item(self, each: str) -> dict[str, Iterable[str] | None]:
        """What a condition inside ``{{ each … }}`` may ask of the item at hand."""
        axis, _, name = each.partition(".")
        detail = self.library.axes[axis].details.get(name) if axis in self.library.axes else None
        fields = detail.fields if detail else self.library.lists.get(axis, {})
        of_rows = dict(known for part, field in fields.items() for known in known_values(f"item.{part}", field))
        others = {f"item.{part}": None for part in self.lists.get(each, ()) if part not in fields}
        return {**others, **of_rows}

    def cycles(self) -> Iterator[Problem]:
        """A clause that needs itself by way of others; each cycle once, from its first clause in the alphabet."""
        for start, clause in self.library.clauses.items():
            path = _way_back(start, self.library.clauses)
            if path and start == min(path):
                yield Problem(clause.where("needs"), "a cycle of needs: " + " \u2192 ".join((*path, start)))

    # --- the data files -----------------------------------------------------------------------

    def templates(self) -> Iterator[Problem]:
        for template in self.library.templates.values():
            for _place, slot in template.slots():
                yield from self.slot(slot)
            headings = [each.heading for each in template.preamble] + [each.heading for each in template.sections]
            contents = (*template.cover, template.execution_intro, template.opening, *headings)
            for content in contents:
                yield from self.words(content, None, template.location)
            if template.signed:
                yield from impossible(template.signed, self.facts, template.location)

    def slot(self, slot: Slot) -> Iterator[Problem]:
        clause = self.library.clauses.get(slot.clause)
        if clause is None:
            yield from self.known("clause", (slot.clause,), self.library.clauses, slot.location)
            return
        if slot.register not in {wording.register for wording in clause.wordings}:
            yield Problem(slot.location, f"{slot.clause} has no wording as a {slot.register}")
        if slot.wording and clause.wording(slot.wording) is None:
            names = [wording.name for wording in clause.wordings]
            yield from self.known(f"wording of {slot.clause}", (slot.wording,), names, slot.location)
        yield from impossible(slot.when, self.facts, slot.location)
        for group in slot.rows:
            yield from self.words(group.heading, None, slot.location)

    def axes(self) -> Iterator[Problem]:
        for axis in self.library.axes.values():
            where = axis.location
            if not axis.defaults or axis.defaults[-1].when:
                yield Problem(where, f"the last default of {axis.id} may have no condition")
            if CHOSEN in axis.details:
                message = f'no detail of {axis.id} can be called "{CHOSEN}": that is whether the deal gives the answer'
                yield Problem(where, message, "give it another name")
            for default in axis.defaults:
                yield from self.known(f"value of {axis.id}", default.values, axis.values, where)
                if axis.id == "governance":
                    yield from self.known("governance model", default.values, self.library.models, where)
                yield from self.known(f"detail of {axis.id}", default.details, axis.details, where)
                yield from impossible(default.when, self.facts, where)
            for value in axis.values.values():
                yield from self.known(f"detail of {axis.id}", value.details, axis.details, where)

    def red_lines(self) -> Iterator[Problem]:
        for entry in self.library.red_lines.values():
            for meaning in (entry.general, *entry.means.values()):
                asked = (*meaning.requires, *meaning.any)
                yield from self.known("clause", asked, self.library.clauses, entry.location)
                for each in meaning.one_of:
                    yield from impossible(each.when, self.facts, entry.location)
                for rule in meaning.rules:
                    yield from self.rule(rule, entry.location)
                for axis, value in meaning.sets.items():
                    yield from self.known("term", (axis,), self.library.axes, entry.location)
                    if axis in self.library.axes:
                        yield from self.known(
                            f"value of {axis}", (value,), self.library.axes[axis].values, entry.location
                        )
        for pair in self.library.pairs:
            yield from self.known("red line", pair.lines, self.library.red_lines, pair.location)
            yield from self.rule(pair.rule, pair.location)

    def house_rules(self) -> Iterator[Problem]:
        for each in self.library.rules:
            yield from self.rule(each, each.location)

    def hard_points(self) -> Iterator[Problem]:
        """Hard points may also ask of the draft's clauses, of the tiers of councils and of what the deal mentions."""
        more: dict[str, Iterable[str] | None] = {
            "clauses": self.library.clauses, "tiers": ("one", "two"), "mentions": self.library.mentions,
            "worked_out": ("late", "in-time"),
            "let_for": ("none", "short", "long", "very-long", "open"),
        }  # fmt: skip
        for point in self.library.hard_points:
            yield from self.known("law", point.law, self.library.law, point.location)
            yield from impossible(point.when, {**self.facts, **more}, point.location)
            yield from impossible(point.unless, {**self.facts, **more}, point.location)

    def rule(self, rule: Rule | HouseRule, where: Location) -> Iterator[Problem]:
        """A rule is tested on the finished draft, so it may also ask for its clauses and what they carry."""
        carried = {tag for clause in self.library.clauses.values() for w in clause.wordings for tag in w.carries}
        facts: Mapping[str, Iterable[str] | None] = {**self.facts, "clauses": self.library.clauses, "carries": carried}
        conditions: tuple[Condition, ...] = (rule.when, rule.unless)
        for condition in conditions:
            yield from impossible(condition, facts, where)

    def models(self) -> Iterator[Problem]:
        library = self.library
        decisions = library.axes["decision"].values if "decision" in library.axes else {}
        for model in library.models.values():
            where = model.location
            yield from self.known("chair", filter(None, (model.chair,)), library.chairs, where)
            yield from self.known("quorum", filter(None, (model.quorum,)), library.quorums, where)
            yield from self.known("secretariat", filter(None, (model.secretariat,)), library.secretariats, where)
            yield from self.known("decision rule", filter(None, (model.decision, *model.decisions)), decisions, where)
            yield from self.known("law", model.basis, library.law, where)
            for words in (model.members, model.reports_to, model.advised_by, model.led_by, model.purpose):
                yield from self.part_of_body(words, where)
        for kind in (library.chairs, library.quorums, library.secretariats):
            for phrase in kind.values():
                yield from self.part_of_body(phrase.words, phrase.location)

    def items(self) -> Iterator[Problem]:
        for offered in self.library.items.values():
            for item in offered.values():
                yield from self.item(item)

    def definitions(self) -> Iterator[Problem]:
        for definition in self.library.definitions.values():
            yield from self.words(definition.text, None, definition.location)

    def nations(self) -> Iterator[Problem]:
        for line in (line for lines in self.library.home.lines.values() for line in lines):
            yield from impossible(line.when, self.facts, line.location)
            yield from self.known("law", line.basis, self.library.law, line.location)
            yield from self.words(line.text, None, line.location)
        for step in self.library.home.steps.values():
            yield from self.known("law", step.law, self.library.law, step.location)
        for law in self.library.law.values():
            yield from self.known("group", law.applies_to, self.library.home.groups, Location("clauses/law.yaml"))
        for quorum in self.library.quorums.values():
            where = Location("clauses/governance.yaml")
            sectors = [each for each in quorum.sectors if each != "several"]
            yield from self.known("sector", sectors, self.library.home.sectors, where)
            yield from self.known("quorum", filter(None, (quorum.otherwise,)), self.library.quorums, where)

    def item(self, item: ShortItem) -> Iterator[Problem]:
        details = [name.removeprefix("item.") for name in names_in(item.text) if name.startswith("item.details.")]
        yield from self.words(item.text, [*OF_ITEMS, *details], item.location)
        asked = (detail.removeprefix("details.") for detail in details)
        yield from self.known("detail", asked, item.asks, item.location)

    def patterns(self) -> Iterator[Problem]:
        """The words to avoid that a house lists; the built-in ones are proven by their tests."""
        for word in self.library.words:
            if is_houses(word.location) and (fault := pattern_fault(word.find)):
                message = f'find: "{shown(word.find)}" {fault}'
                yield Problem(word.location, message, "find: is a regular expression; plain words are one")

    def codes(self) -> Iterator[Problem]:
        kinds = (self.library.clauses, self.library.red_lines, self.library.models)
        coded = [each for kind in kinds for each in kind.values() if each.code]
        counts = Counter(each.code.upper() for each in coded)
        for each in coded:
            if counts[each.code.upper()] > 1:
                where = each.location if not isinstance(each, Model) else Location("clauses/governance.yaml")
                yield Problem(where, f"the code {each.code} is used {counts[each.code.upper()]} times")


def _twins(clause: Clause) -> Iterator[Problem]:
    """Two wordings with the same register, condition and position tie, unless one higher on the ladder always wins."""
    seen: dict[object, str] = {}
    best: dict[object, int] = {}
    for wording in clause.wordings:
        asks, place = (wording.register, wording.when), POSITIONS.index(wording.position)
        best[asks] = min(place, best.get(asks, place))
    for wording in clause.wordings:
        key = (wording.register, wording.when, wording.position)
        if key in seen and POSITIONS.index(wording.position) == best[wording.register, wording.when]:
            hint = "give one of them another line of condition, or a lower position"
            message = f'"{seen[key]}" and "{wording.name}" always fit together'
            yield Problem(wording.location, message, hint)
        seen[key] = wording.name


def _empty_cells(grid: Grid, where: Location) -> Iterator[Problem]:
    """A cell that prints nothing looks settled, and nobody is asked for it. A gathered row fills its cells itself."""
    for row in grid.rows:
        if row.each != GATHERED and any(not cell for cell in row.cells):
            hint = "write {{ ask what belongs there }}, which is listed until it is answered"
            yield Problem(Location(where.file, row.line or where.line), "a cell of this row is empty", hint)


def _gathers(line: Line) -> bool:
    return line.each == GATHERED or any(map(_gathers, line.children))


def _depth(line: Line) -> int:
    return 1 + max((_depth(child) for child in line.children), default=0)


def _way_back(start: str, clauses: Mapping[str, Clause]) -> list[str]:
    """The clauses from ``start`` back to ``start`` by way of what each needs, or nothing."""
    waiting = [[start]]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        for need in clauses[path[-1]].needs if path[-1] in clauses else ():
            if need == start:
                return path
            if need not in seen:
                seen.add(need)
                waiting.append([*path, need])
    return []
