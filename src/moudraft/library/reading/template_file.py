"""Read a document shape: ``templates/<name>.yaml``."""

from __future__ import annotations

from collections.abc import Sequence

from moudraft.deal.presentation import layout
from moudraft.library.clause_inlines import parse_words
from moudraft.library.condition import ALWAYS, Condition, parse_condition
from moudraft.library.reading import template_shape as shape
from moudraft.library.reading.template_shape import LaterForm
from moudraft.library.template import LaterPaper, Paper, RowGroup, Slot, Template, TemplateSection, Weight
from moudraft.library.wording import Inline
from moudraft.problems import Location, Problem, did_you_mean, raise_if
from moudraft.yaml_source.text_file import convert, parse
from moudraft.yaml_source.tree import Tree

USUAL: tuple[Weight, str] = ("usual", "")


def read_template(id: str, file: str, text: str) -> Template:
    """A template from its YAML text; raises ``MoudraftError`` with every problem in it."""
    tree = parse(text, file)
    reader = _TemplateReader(tree, convert(tree, shape.TemplateForm))
    template = reader.template(id)
    raise_if(reader.problems)
    return template


class _TemplateReader:
    def __init__(self, tree: Tree, form: shape.TemplateForm) -> None:
        self.tree = tree
        self.form = form
        self.problems: list[Problem] = []
        self.weights = self.weighed(form.weights)

    def weighed(self, form: shape.WeightsForm) -> dict[str, tuple[Weight, str]]:
        """What each clause weighs, and what it protects; one that is named under two weights is a problem."""
        named: list[tuple[str, str, tuple[Weight, str]]] = [
            *((id, f"weights.core.{n}", ("core", "")) for n, id in enumerate(form.core)),
            *((id, f"weights.protective.{id}", ("protective", why)) for id, why in form.protective.items()),
            *((id, f"weights.ornament.{n}", ("ornament", "")) for n, id in enumerate(form.ornament)),
        ]
        found: dict[str, tuple[Weight, str]] = {}
        for id, key, weight in named:
            if id in found:
                self.problems.append(Problem(self.at(key), f"{id} is given two weights", "name it once"))
            found[id] = weight
        return found

    def unplaced_weights(self, template: Template) -> None:
        """A weight of a clause that has no slot."""
        standing = {slot.clause for _place, slot in template.slots()}
        for id in self.weights:
            if id not in standing:
                message = f'"{id}" has a weight and no slot'
                self.problems.append(Problem(self.at("weights"), message, did_you_mean(id, standing)))

    def at(self, key: str) -> Location:
        return self.tree.lines.get(key, Location(self.tree.file))

    def words(self, text: str, key: str) -> tuple[Inline, ...]:
        where = self.at(key)
        content, problems = parse_words(text, where.file, where.line)
        self.problems.extend(problems)
        return content

    def condition(self, data: object, where: Location) -> Condition:
        condition, problems = parse_condition(data, where) if data is not None else (ALWAYS, [])
        self.problems.extend(problems)
        return condition

    def later(self, later: str | list[LaterForm]) -> tuple[LaterPaper, ...]:
        if isinstance(later, str):
            return (LaterPaper(later),) if later else ()
        return tuple(LaterPaper(each.name, self.condition(each.when, self.at("paper"))) for each in later)

    def template(self, id: str) -> Template:
        form = self.form
        cover = form.cover
        sections = tuple(
            TemplateSection(
                self.words(section.heading, f"sections.{index}.heading"),
                self.slots(section.slots, f"sections.{index}.slots"),
                tuple(section.topics),
            )
            for index, section in enumerate(form.sections)
        )
        template = Template(
            id=id,
            title=form.title,
            help=form.help,
            instrument=form.instrument,
            unit=form.unit,
            schedule=form.schedule,
            paper=Paper(
                form.paper.name,
                form.paper.this,
                form.paper.plural,
                self.later(form.paper.later),
                (bound.name, bound.this) if (bound := form.paper.bound) else (),
            ),
            councils=form.party.councils,
            partners=form.party.mixed,
            together=form.party.together,
            work=form.party.work,
            cover=(
                self.words(cover.parties, "cover"),
                self.words(cover.title, "cover"),
                self.words(cover.subtitle, "cover"),
            ),
            preamble=self.slots(form.preamble, "preamble", "preamble"),
            sections=sections,
            schedules=self.slots(form.schedules, "schedules", "schedule"),
            signed=self.condition(form.execution.when, self.at("execution")) if form.execution else None,
            execution_intro=self.words(form.execution.intro, "execution") if form.execution else (),
            fill_bodies=form.fill_bodies,
            layout=layout(form.layout),
            opening=self.words(form.opening, "opening"),
            numbered=form.numbered,
            leads_as=form.party.leads_as,
            others_as=form.party.others_as,
            location=Location(self.tree.file, 1),
        )
        self.repeated(template)
        self.unplaced_weights(template)
        return template

    def repeated(self, template: Template) -> None:
        seen: dict[str, Location] = {}
        for _place, slot in template.slots():
            if slot.id in seen:
                message = f'the slot "{slot.id}" stands twice (first on line {seen[slot.id].line})'
                self.problems.append(Problem(slot.location, message))
            seen.setdefault(slot.id, slot.location)

    def slots(self, forms: Sequence[str | shape.SlotForm], key: str, register: str = "clause") -> tuple[Slot, ...]:
        return tuple(self.slot(form, f"{key}.{index}", register) for index, form in enumerate(forms))

    def slot(self, form: str | shape.SlotForm, key: str, register: str) -> Slot:
        where = self.at(key)
        if isinstance(form, str):
            weight, because = self.weights.get(form, USUAL)
            return Slot(form, register, weight=weight, because=because, location=where)
        condition = self.condition(form.when, where)
        rows = tuple(
            RowGroup(
                self.words(group.heading, f"{key}.rows.{index}.heading"),
                self.slots(group.slots, f"{key}.rows.{index}.slots", "row"),
            )
            for index, group in enumerate(form.rows)
        )
        if form.optional and (form.required or form.when is not None):
            hint = "an optional slot is filled only when its clause is asked for"
            self.problems.append(Problem(where, "a slot that is optional has no condition and is not required", hint))
        weight, because = self.weights.get(form.clause, ("core", "") if form.required else USUAL)
        return Slot(
            form.clause,
            form.register or register,
            condition,
            required=form.required,
            optional=form.optional,
            wording=form.wording,
            rows=rows,
            weight=weight,
            because=because,
            heading=self.words(form.heading, key),
            location=where,
        )
