"""Turn the texts of the library into a Library. Every problem of every file is found before stopping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from typing import Any, NamedTuple, TypeVar, cast

from moudraft.deal import LISTS
from moudraft.library import (
    Axis,
    AxisValue,
    Default,
    Definition,
    Detail,
    HardPoint,
    HouseRule,
    Law,
    Layers,
    Library,
    Meaning,
    Model,
    OneOf,
    Pair,
    Phrase,
    RedLineEntry,
    Role,
    Rule,
    ShortItem,
    Source,
    WordRule,
)
from moudraft.library.citation import citations
from moudraft.library.clause_inlines import parse_words
from moudraft.library.clause_text import RawWording, parse_wordings, split_front_matter
from moudraft.library.condition import ALWAYS, Condition, parse_condition
from moudraft.library.marks import typographic
from moudraft.library.reading import library_shape as shape
from moudraft.library.reading.nation_files import read_nations
from moudraft.library.reading.overlay import entry_places, laid_over, pair_id
from moudraft.library.reading.plain_beginnings import signs_of
from moudraft.library.reading.template_file import read_template
from moudraft.library.reading.time_files import read_times
from moudraft.library.statement import Matter, Position
from moudraft.library.template import Template
from moudraft.library.wording import Clause, Inline, Styled, Wording, Words, lists_in, walk, walk_lines
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.said import Said, marked
from moudraft.yaml_source.text_file import convert, parse

EVERYONE = "everyone"
T = TypeVar("T")
HOUSE_RULES = "clauses/rules.yaml"
HOUSE_CODE = re.compile(r"H[0-9]{3}")


class Read(NamedTuple):
    """A library that was read before, and its files: a clause or template whose file is the same is not read again."""

    files: Layers
    library: Library


class Reader:
    """Turns the library's texts into a Library, gathering the problems of all of them."""

    def __init__(self, files: Layers, before: Read | None = None) -> None:
        self.files = files
        self.before = before
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, str], Location] = {}

    def library(self, version: str) -> Library:
        clauses = self.clauses()
        governance = self.one("clauses/governance.yaml", shape.GovernanceForm)
        red_lines = self.one("clauses/red-lines.yaml", shape.RedLinesForm)
        axes = self.one("clauses/axes.yaml", dict[str, shape.AxisForm])
        law = self.one("clauses/law.yaml", list[shape.LawForm])
        words = self.one("clauses/words-to-avoid.yaml", list[shape.WordRuleForm])
        items = {name: self.items(name) for name in LISTS}
        definitions = self.one("clauses/definitions.yaml", list[shape.DefinitionForm])
        hard = self.one("clauses/hard-points.yaml", shape.HardPointsForm)
        lists = self.one("clauses/lists.yaml", dict[str, dict[str, shape.DetailForm]])
        statements = self.one("clauses/statements.yaml", dict[str, shape.MatterForm])
        roles = self.one("clauses/roles.yaml", dict[str, str])
        templates = self.templates()
        nations = read_nations(self)
        times = read_times(self)
        raise_if(self.problems)
        models = {name: self.model(name, form) for name, form in governance.models.items()}
        lines = {entry.id: self.red_line(entry) for entry in red_lines.red_lines}
        library = Library(
            version=version,
            clauses=clauses,
            templates=templates,
            axes={name: self.axis(name, form) for name, form in axes.items()},
            red_lines=lines,
            pairs=tuple(self.pair(form) for form in red_lines.pairs),
            models=models,
            chairs=self.phrases(governance.chairs),
            quorums=self.phrases(governance.quorums),
            secretariats=self.phrases(governance.secretariats),
            items=items,
            definitions={form.id: self.definition(form) for form in definitions},
            law={form.id: _law(form) for form in law},
            nations=nations,
            words=tuple(map(self.word, words)),
            aliases=_aliases(clauses, lines, models),
            rules=self.house_rules(),
            terms=_terms(clauses, [form.term for form in definitions]),
            lists={name: _details(forms) for name, forms in lists.items()},
            hard_points=tuple(map(self.hard_point, hard.points)),
            mentions={name: tuple(patterns) for name, patterns in hard.mentions.items()},
            statements={name: self.matter(name, form) for name, form in statements.items()},
            roles={name: Role(does, _in_role(name, clauses)) for name, does in roles.items()},
            times=times,
        )
        raise_if(self.problems)
        return library

    def attempt(self, work: Callable[[], T]) -> T | None:
        """The result of some reading, or None with its problems gathered."""
        try:
            return work()
        except MoudraftError as error:
            self.problems.extend(error.problems)
            return None

    def one(self, name: str, form: type[T]) -> T:
        """A data file of the library in its shape, a house's entries laid over the built-in ones by id."""
        layers = self.files.get(name, ())
        if not layers:
            self.problems.append(Problem(Location(name), "the library lacks this file"))
        attempts = [self.attempt(partial(self.layer, name, source, form)) for source in layers]
        forms = [each for each in attempts if each is not None]
        # Nobody looks at the None of a file that failed: the problems are raised first.
        return cast(T, reduce(laid_over, forms) if forms else None)

    def layer(self, name: str, source: Source, form: type[T]) -> T:
        tree = parse(source.text, source.shown)
        self.places |= {(name, id): where for id, where in entry_places(tree).items()}
        return convert(tree, form)

    def place(self, name: str, id: str) -> Location:
        """Where an entry of a data file stands: in the layer that holds it last."""
        return self.places.get((name, id), Location(name))

    def sources(self, folder: str, ending: str) -> Iterator[tuple[str, Source]]:
        """The files of a folder by id, each in the layer on top."""
        for name, layers in self.files.items():
            if name.startswith(f"{folder}/") and name.endswith(ending):
                yield name.removeprefix(f"{folder}/").removesuffix(ending), layers[-1]

    def condition(self, data: Any, where: Location) -> Condition:
        if data is None:
            return ALWAYS
        condition, problems = parse_condition(data, where)
        self.problems.extend(problems)
        return condition

    def words(self, text: str, where: Location) -> tuple[Inline, ...]:
        content, problems = parse_words(text, where.file, where.line)
        self.problems.extend(problems)
        return content

    def said(self, text: str, where: Location) -> Said:
        """A sentence for the reader of a finding, with the names it marks between backticks."""
        try:
            return marked(text)
        except ValueError as error:
            hint = "mark an answer (`terms.exit: notice-3m`), a clause or a key, and nothing else"
            self.problems.append(Problem(where, str(error), hint))
            return ()

    # --- clauses ------------------------------------------------------------------------------

    def clauses(self) -> dict[str, Clause]:
        known = self.before.library.clauses if self.before else {}
        return self.each_of("clauses", ".md", known, self.clause)

    def each_of(
        self, folder: str, ending: str, known: Mapping[str, T], read: Callable[[str, str, str], T | None]
    ) -> dict[str, T]:
        """What each file of a folder holds, by id."""
        same = self.before.files if self.before else {}
        found = {}
        for id, source in self.sources(folder, ending):
            if same.get(f"{folder}/{id}{ending}", ())[-1:] == (source,):
                found[id] = known[id]
            elif (made := self.attempt(partial(read, id, source.shown, source.text))) is not None:
                found[id] = made
        return found

    def clause(self, id: str, shown: str, text: str) -> Clause | None:
        front, markdown, line, problems = split_front_matter(text.replace("\r\n", "\n"), shown)
        raise_if(problems)
        tree = self.attempt(lambda: parse(front, shown, first_line=2))
        form = None if tree is None else self.attempt(lambda: convert(tree, shape.ClauseForm))
        raw, problems = parse_wordings(markdown, shown, line)
        self.problems.extend(problems)
        attempts = [self.attempt(partial(self.wording, each, shown)) for each in raw]
        names = [each.name for each in raw]
        for repeated in sorted({name for name in names if names.count(name) > 1}):
            self.problems.append(Problem(Location(shown, line), f'two wordings are called "{repeated}"'))
        if tree is None or form is None:
            return None
        wordings = tuple(each for each in attempts if each is not None)
        lines = tuple((key, where.line) for key, where in tree.lines.items() if key and "." not in key)
        return Clause(
            id, form.title, form.purpose, wordings, form.code, self.condition(form.when, tree.where("when")),
            tuple(form.protects), tuple(form.roles), tuple(form.needs), tuple(form.clashes), tuple(form.basis),
            form.note, form.reviewed, form.owner, form.status, Location(shown, 1), lines,
        )  # fmt: skip

    def wording(self, raw: RawWording, shown: str) -> Wording:
        tree = parse(raw.data or "{}", shown, first_line=raw.data_line)
        data = convert(tree, shape.WordingForm)
        when = self.condition(data.when, tree.where("when"))
        return Wording(
            raw.name, raw.body, data.register, when, data.position, tuple(data.carries),
            data.effect, tuple(data.widths), data.note, raw.hash, Location(shown, raw.line),
            lists_in(raw.body),
        )  # fmt: skip

    # --- the data files -----------------------------------------------------------------------

    def templates(self) -> dict[str, Template]:
        known = self.before.library.templates if self.before else {}
        return self.each_of("templates", ".yaml", known, read_template)

    def axis(self, id: str, form: shape.AxisForm) -> Axis:
        where = self.place("clauses/axes.yaml", id)
        defaults = []
        for each in form.defaults:
            data = each.value if isinstance(each.value, list) else [each.value]
            values = tuple(one["rule"] if isinstance(one, dict) else one for one in data)
            details = {k: v for one in data if isinstance(one, dict) for k, v in one.items() if k != "rule"}
            defaults.append(Default(values, each.because, self.condition(each.when, where), details, each.silent))
        return Axis(
            id, form.label, form.help,
            {name: AxisValue(each.label, each.help, each.details, each.says) for name, each in form.values.items()},
            tuple(defaults), form.several,
            _details(form.details), where,
        )  # fmt: skip

    def rule(self, form: shape.RuleForm, where: Location) -> Rule:
        return Rule(
            form.severity,
            self.condition(form.when, where),
            self.said(form.say, where),
            self.condition(form.unless, where),
            self.said(form.reconcile, where),
        )

    def matter(self, name: str, form: shape.MatterForm) -> Matter:
        where = self.place("clauses/statements.yaml", name)
        positions = {
            id: Position(each.says, tuple(each.beside), tuple(each.needs)) for id, each in form.positions.items()
        }
        return Matter(form.about, positions, where, form.alone)

    def hard_point(self, form: shape.HardPointForm) -> HardPoint:
        where = self.place("clauses/hard-points.yaml", form.id)
        when, unless = self.condition(form.when, where), self.condition(form.unless, where)
        return HardPoint(
            form.id, form.ask, form.audience, form.settled_by, when, unless, tuple(form.law), form.weight, where
        )

    def house_rules(self) -> tuple[HouseRule, ...]:
        """The checks of a house library; ours are in code."""
        if HOUSE_RULES not in self.files:
            return ()
        found = []
        for form in self.one(HOUSE_RULES, list[shape.HouseRuleForm]) or ():
            where = self.place(HOUSE_RULES, form.id)
            if not HOUSE_CODE.fullmatch(form.code):
                self.problems.append(Problem(where, f'"{form.code}" cannot be the code of a house rule', "as in H101"))
            when, unless = self.condition(form.when, where), self.condition(form.unless, where)
            said, way_out = self.said(form.say, where), self.said(form.way_out, where)
            found.append(HouseRule(form.id, form.code, form.severity, when, said, form.why, unless, way_out, where))
        codes = [each.code for each in found]
        for each in found:
            if codes.count(each.code) > 1:
                self.problems.append(Problem(each.location, f"two house rules have the code {each.code}"))
        return tuple(sorted(found, key=lambda each: each.code))

    def meaning(self, form: shape.MeaningForm | shape.RedLineEntryForm, label: str, where: Location) -> Meaning:
        rules = tuple(self.rule(rule, where) for rule in form.rules)
        one_of = (OneOf(tuple(form.any), self.condition(form.any_when, where)),) if form.any else ()
        return Meaning(label, tuple(form.requires), one_of, rules, form.sets)

    def red_line(self, form: shape.RedLineEntryForm) -> RedLineEntry:
        where = self.place("clauses/red-lines.yaml", form.id)
        means = {name: self.meaning(each, each.label, where) for name, each in form.means.items()}
        general = self.meaning(form, form.title, where)
        return RedLineEntry(form.id, form.title, form.group, form.intent, general, form.code, means, where)

    def pair(self, form: shape.PairForm) -> Pair:
        where = self.place("clauses/red-lines.yaml", pair_id(form.lines))
        if len(form.lines) != 2:
            self.problems.append(Problem(where, "a pair names two red lines", "write lines: [one, other]"))
        one, other = [*form.lines, "", ""][:2]
        return Pair((one, other), self.rule(form, where), where)

    def model(self, id: str, form: shape.ModelForm) -> Model:
        where = self.place("clauses/governance.yaml", id)
        return Model(
            id=id, title=form.title, help=form.help, kind=form.kind, code=form.code, name=typographic(form.name),
            members=self.words(form.members, where), chair=form.chair, quorum=form.quorum,
            decision=form.decision, decisions=tuple(form.decisions), first=form.meets.first, then=form.meets.then,
            reports_to=self.words(form.reports_to, where), advised_by=self.words(form.advised_by, where),
            secretariat=form.secretariat, led_by=self.words(form.led_by, where),
            purpose=self.words(form.purpose, where), basis=tuple(form.basis), location=where, says=form.says,
        )  # fmt: skip

    def word(self, form: shape.WordRuleForm) -> WordRule:
        where = self.place("clauses/words-to-avoid.yaml", form.find)
        return WordRule(form.find, form.use, form.why, form.where, form.severity, where, signs_of(form.find))

    def definition(self, form: shape.DefinitionForm) -> Definition:
        where = self.place("clauses/definitions.yaml", form.id)
        return Definition(form.id, form.term, self.words(form.text, where), where)

    def phrases(self, forms: Mapping[str, shape.PhraseForm]) -> dict[str, Phrase]:
        return {name: self.phrase(name, form) for name, form in forms.items()}

    def phrase(self, name: str, form: shape.PhraseForm) -> Phrase:
        where = self.place("clauses/governance.yaml", name)
        words = self.words(form.words, where)
        shared = self.words(form.shared, where)
        return Phrase(form.label, words, tuple(form.sectors), form.fewest, form.otherwise, form.several, shared, where)

    def items(self, name: str) -> dict[str, ShortItem]:
        found: dict[str, ShortItem] = {}
        for source in self.files.get(f"clauses/{name}.yaml", ()):
            found |= self.attempt(partial(self.layer_of_items, source)) or {}
        return found

    def layer_of_items(self, source: Source) -> dict[str, ShortItem]:
        tree = parse(source.text, source.shown)
        found: dict[str, ShortItem] = {}
        for index, form in enumerate(convert(tree, list[shape.ShortItemForm])):
            where = tree.lines.get(str(index), Location(source.shown))
            if form.id in found:
                self.problems.append(Problem(where, f'two items are called "{form.id}"'))
            words = self.words(form.text, where)
            found[form.id] = ShortItem(form.id, words, form.group, form.title, form.measure, form.asks, where)
        return found


def _details(forms: Mapping[str, shape.DetailForm]) -> dict[str, Detail]:
    """Details by name, the parts of one that may be a map beside it under names of their own."""
    found = {}
    for name, form in forms.items():
        fields = _details(form.fields)
        rows = fields if form.kind == "rows" else {}
        given = (form.ask, form.kind, form.default, form.main, form.values, rows)
        found[name] = Detail(*given, apart=form.apart, of_class=form.of_class)
        if not rows:
            found |= {f"{name}.{part}": detail for part, detail in fields.items()}
    return found


def _terms(clauses: Mapping[str, Clause], defined: Iterable[str]) -> tuple[str, ...]:
    """The terms that the library defines in so many words (not through a hole)."""
    found = set(defined)
    for wording in (wording for clause in clauses.values() for wording in clause.wordings):
        for content, _each, _line in walk_lines(wording.body):
            found |= {_literal(part) for part in walk(content) if isinstance(part, Styled) and part.style == "term"}
    return tuple(sorted(found - {""}))


def _literal(term: Styled) -> str:
    words = [part.text if isinstance(part, Words) else "" for part in term.children]
    return "".join(words) if all(words) else ""


def _law(form: shape.LawForm) -> Law:
    reached = tuple(group for group in form.applies_to if group != EVERYONE)
    names = {each.title: tuple(sorted(each.numbers)) for each in citations(form.cite)}
    return Law(form.id, form.cite, form.does, form.mark, form.prints, reached, names)


def _in_role(role: str, clauses: Mapping[str, Clause]) -> tuple[str, ...]:
    return tuple(clause.id for clause in clauses.values() if role in clause.roles)


def _aliases(*kinds: Mapping[str, Any]) -> dict[str, str]:
    return {each.code.upper(): each.id for kind in kinds for each in kind.values() if each.code}
