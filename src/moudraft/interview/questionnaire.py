"""The questions of the interview as frozen data: ``clauses/questions.yaml``, a house's own laid over it by key.

Nothing here knows a question by name. What a question about an option axis may be answered stands in the library.
"""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any, get_args

import msgspec

from moudraft.data import path as bundled
from moudraft.deal import LISTS
from moudraft.interview import question_forms
from moudraft.interview.question_forms import (
    FieldForm,
    OptionForm,
    PartForm,
    QuestionForm,
    QuestionsForm,
    SectionForm,
    Type,
)
from moudraft.kept import keep, read_kept
from moudraft.library import Axis, Detail, Kind, Library, Source
from moudraft.library.condition import ALWAYS, Condition, parse_condition
from moudraft.library.reading.cache import library_key
from moudraft.library.reading.former_files import was_called
from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.text_file import convert, parse, read_file

FILE = "clauses/questions.yaml"


class Usual(msgspec.Struct, frozen=True):
    """A proposal of the data: values, the reason, and when it holds."""

    values: tuple[str, ...]
    because: str
    when: Condition = ALWAYS


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question. ``axis`` and ``detail`` name what it settles of the option axes, if it does.

    ``fields`` are those of the rows that a question asks for beside the axes, ``main`` the one that stands for a row.
    """

    key: str
    section: str
    label: str
    ask: str
    why: str
    type: Type
    axis: str = ""
    detail: str = ""
    of: str = ""
    source: str = ""
    options: dict[str, OptionForm] = {}
    each: str = ""
    when: Condition = ALWAYS
    quick: bool = False
    required: bool = False
    tbc: bool = True
    usual: tuple[Usual, ...] = ()
    parts: dict[str, PartForm] = {}
    fields: dict[str, FieldForm] = {}
    main: str = ""
    unsure: tuple[str, ...] = ()
    start: str = ""
    brief: str = ""
    propose: str = ""
    own: str = ""
    example: str = ""
    number: int = 0

    @property
    def steers(self) -> bool:
        """Whether the answer only steers other questions and stands in no deal."""
        return self.key.startswith("ask.")


class Questions(msgspec.Struct, frozen=True):
    """The sections in order and the questions in the order they are asked."""

    sections: tuple[SectionForm, ...]
    questions: tuple[Question, ...]

    def section(self, id: str) -> tuple[int, SectionForm]:
        """A section with its number, counted from 1."""
        return next((n, each) for n, each in enumerate(self.sections, 1) if each.id == id)

    def question(self, key: str) -> Question:
        return next(each for each in self.questions if each.key == key)


def read_questions(library: Library, house: Path | None = None) -> Questions:
    """The built-in questions, or with ``house`` that folder's own laid over them by key.

    They are kept between runs, since a person waits for them. Raises ``MoudraftError`` with every problem of the
    house's file at its line.
    """
    layers = [Source(FILE, read_file(bundled(FILE)))]
    places = [] if house is None else [house / name for name in (FILE, *was_called(FILE))]
    layers += [Source(str(own), read_file(own)) for own in places if own.is_file()]
    key = _key(layers, library)
    questions = read_kept("questions", key, lambda content: msgspec.msgpack.decode(content, type=Questions))
    if questions is None:
        forms = [convert(parse(each.text, each.shown), QuestionsForm) for each in layers]
        questions = built(reduce(laid_over, forms), library, layers[-1].shown)
        keep("questions", key, msgspec.msgpack.encode(questions))
    return questions


def _key(layers: Iterable[Source], library: Library) -> str:
    """The name that questions are kept under: a hash of all they are made of, and of what makes them."""
    axes = Source("axes", msgspec.json.encode(library.axes).decode("utf-8"))
    makers = [Source(file, Path(file).read_text(encoding="utf-8")) for file in (__file__, question_forms.__file__)]
    return library_key({FILE: tuple(layers), "axes": (axes,), "maker": tuple(makers)})


def laid_over(below: QuestionsForm, above: QuestionsForm) -> QuestionsForm:
    """Each question of ``above`` in the place of the one of its key, or at the end of its section."""
    questions = list(below.questions)
    for each in above.questions:
        same = [n for n, other in enumerate(questions) if other.key == each.key]
        section = [n for n, other in enumerate(questions) if other.section == each.section]
        if same:
            questions[same[0]] = each
        else:
            questions.insert(section[-1] + 1 if section else len(questions), each)
    return QuestionsForm(questions, above.sections or below.sections, below.parts | above.parts)


def built(form: QuestionsForm, library: Library, file: str = FILE) -> Questions:
    """The questions of a form; raises ``MoudraftError`` with all that the library does not know."""
    problems: list[Problem] = []
    sections = {section.id for section in form.sections}
    questions = []
    for each in form.questions:
        where = Location(f"{file} {each.key}")
        if each.section not in sections:
            problems.append(Problem(where, f'there is no section "{each.section}"'))
        try:
            questions.append(_question(each, library, form.parts, where, problems))
        except MoudraftError as error:
            problems.extend(error.problems)
    raise_if(problems)
    return Questions(tuple(form.sections), tuple(questions))


def _question(
    form: QuestionForm, library: Library, parts: dict[str, PartForm], where: Location, problems: list[Problem]
) -> Question:
    axis, detail = _axis_of(form.key, library, where)
    asked = library.axes[axis].details[detail] if detail else None
    kind = form.type or _type_of(library.axes.get(axis), asked, detail)
    if kind is None:
        raise MoudraftError(Problem(where, "the question has no type", "write type: text, choice or another"))
    if form.of and form.of not in library.axes[axis].values:
        problems.append(Problem(where, f'{axis} has no value "{form.of}"'))
    if kind == "items" and form.key not in LISTS:
        problems.append(Problem(where, f'"{form.key}" is no list of a deal'))
    condition = _condition(form.when, where, problems)
    usual = tuple(
        Usual(tuple([each.value] if isinstance(each.value, str) else each.value), each.because,
              _condition(each.when, where, problems))
        for each in form.usual
    )  # fmt: skip
    return Question(
        key=form.key, section=form.section, label=form.label, ask=form.ask, why=form.why, type=kind, axis=axis,
        detail=detail, of=form.of, source=form.choices if isinstance(form.choices, str) else "",
        options=form.choices if isinstance(form.choices, dict) else {}, each=form.each, when=condition,
        parts=parts if form.parts is None and kind == "items" else form.parts or {}, quick=form.quick,
        required=form.required, tbc=form.tbc and not form.key.startswith("ask."), usual=usual,
        fields=form.fields, main=form.main, unsure=tuple(form.unsure), start=form.start,
        brief=form.brief, propose=form.propose, own=form.own, example=form.example, number=form.number,
    )  # fmt: skip


def _axis_of(key: str, library: Library, where: Location) -> tuple[str, str]:
    """The axis and the detail that a key such as ``terms.costs.lead`` names; both empty for other keys."""
    first, _, rest = key.partition(".")
    if first != "terms":
        return ("governance", "") if key == "governance" else ("", "")
    axis, _, detail = rest.partition(".")
    if axis not in library.axes or (detail and detail not in library.axes[axis].details):
        raise MoudraftError(Problem(where, f'the library has no "{rest}"'))
    return axis, detail


def _type_of(axis: Axis | None, detail: Detail | None, name: str) -> Type | None:
    if detail is not None and axis is not None:
        in_parts = any(each.startswith(f"{name}.") for each in axis.details)
        return "parts" if in_parts else _TYPES.get(detail.kind)
    return None if axis is None else "several" if axis.several else "choice"


# How often is typed as how long is: "3 months". A detail with parts, and each row, is one line with bars between.
_TYPES: dict[Kind, Type] = {
    "text": "text", "period": "period", "interval": "period", "date": "date", "party": "party", "parties": "list",
    "list": "list", "clauses": "clauses", "choice": "choice", "sum": "text", "percent": "text", "often": "text",
    "rows": "rows", "by-party": "text", "choice-by-party": "text",
}  # fmt: skip


def _condition(data: Any, where: Location, problems: list[Problem]) -> Condition:
    if data is None:
        return ALWAYS
    condition, wrong = parse_condition(data, where)
    problems.extend(wrong)
    return condition


MARKED = ("party.reorganising", "listed.reorganising")
MARKS = ("announced", "invited", "no")


def steering_facts(questions: Questions, library: Library) -> dict[str, tuple[str, ...]]:
    """The facts that only the interview has, with the values each may have."""
    from moudraft.deal.deal_shape import Governed

    known = {each.key: (*each.options, *(LISTS if each.source == "lists" else ())) for each in questions.questions
             if each.steers}  # fmt: skip
    known |= {f"ask.unsure.{each.key}": ("yes", "no") for each in questions.questions if each.unsure}
    known |= {"mode": ("quick", "full"), "party.governance": get_args(Governed)}
    known["party.kind"] = tuple(library.home.kinds)
    return known | dict.fromkeys(("party.listed", "body.seats"), ("yes", "no")) | dict.fromkeys(MARKED, MARKS)
