"""Which questions apply, in which order: worked out afresh from the answers whenever one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from moudraft.deal import Deal
from moudraft.deal.values import is_unsettled
from moudraft.interview.answer_check import provisional_deal
from moudraft.interview.answers import MODE, MORE, Answers, numbered, ordered, settings_of, value_of, with_value
from moudraft.interview.body_answers import is_known_whole, value_in
from moudraft.interview.questionnaire import Question, Questions, steering_facts
from moudraft.library import Library
from moudraft.library.condition import Fact, match
from moudraft.problems import MoudraftError
from moudraft.register.entries import PublicBody, Register, load_register
from moudraft.register.name_index import fold
from moudraft.selection.terms import Terms, settle

T = TypeVar("T")
MOST_KEPT = 200


class Step(msgspec.Struct, frozen=True):
    """One question as it is asked: ``parties.*.kind`` of the first party is ``parties.0.kind``."""

    key: str
    question: Question
    index: int = -1


class Desk(msgspec.Struct, frozen=True, dict=True):
    """What an interview has at hand: the library and the questions; the register, once a partner is spoken of.

    ``worked_out`` keeps what was worked out of the same answers, since one answer asks for the same many times over.
    """

    library: Library
    questions: Questions
    house: Path | None = None
    worked_out: dict[tuple[str, bytes], Any] = {}

    @cached_property
    def register(self) -> Register:
        return load_register(self.library.home, self.house)

    @property
    def listed(self) -> dict[str, PublicBody]:
        """The register's bodies by their folded names."""
        return self.register.listed

    @cached_property
    def steering(self) -> tuple[str, ...]:
        """The names of the facts that only the interview has."""
        return tuple(steering_facts(self.questions, self.library))

    def once(self, what: str, data: Any, work: Callable[[], T]) -> T:
        """The result of some work on plain data, done once for the same data."""
        key = (what, msgspec.json.encode(data))
        if key not in self.worked_out:
            if len(self.worked_out) >= MOST_KEPT:
                self.worked_out.clear()
            self.worked_out[key] = work()
        found: T = self.worked_out[key]
        return found


def terms_of(answers: Answers, desk: Desk) -> tuple[Deal, Terms]:
    """The deal so far with every axis settled; what is not asked yet stands in for itself."""
    return desk.once("terms", answers.data, lambda: _terms_of(answers, desk))


def _terms_of(answers: Answers, desk: Desk) -> tuple[Deal, Terms]:
    try:
        deal = provisional_deal(answers.data, desk.library)
        return deal, settle(deal, desk.library, desk.library.templates[deal.template])
    except (MoudraftError, KeyError):
        # What a person may write by hand between two sittings: the questions are then those of an empty deal.
        deal = provisional_deal({}, desk.library)
        return deal, settle(deal, desk.library, desk.library.templates[deal.template])


def facts_of(answers: Answers, desk: Desk) -> dict[str, Fact]:
    """The facts of the deal so far and those that only the interview has."""
    return desk.once("facts", (answers.data, answers.steering), lambda: _facts_of(answers, desk))


def _facts_of(answers: Answers, desk: Desk) -> dict[str, Fact]:
    facts = dict(terms_of(answers, desk)[1].facts)
    for name in desk.steering:
        given = answers.steering.get(name, ("no",) if name.startswith("ask.unsure.") else ())
        facts[name] = Fact((given,) if isinstance(given, str) else tuple(given))
    mode = answers.steering.get(MODE, "quick")
    marks = tuple(_reorganising(party, desk) for party in answers.parties())
    return facts | {"mode": Fact((mode,)), "listed.reorganising": Fact(marks)}


def plan(answers: Answers, desk: Desk) -> list[Step]:
    """The questions that apply now, in order. Quick mode asks few, and those that have an answer already."""
    on = (answers.data, answers.steering, answers.status, answers.shelf)
    return list(desk.once("plan", on, lambda: _plan(answers, desk)))


def _plan(answers: Answers, desk: Desk) -> list[Step]:
    facts = facts_of(answers, desk)
    steps: list[Step] = []
    for each, group in groupby(in_order(desk.questions.questions), key=lambda question: question.each):
        questions = list(group)
        if each:
            steps.extend(_repeated(each, questions, answers, desk, facts))
        else:
            applying = (one for one in questions if match(one.when, facts) is not None)
            steps.extend(
                Step(one.key, one) for one in applying if not (_is_open(one, answers) or _says_more(one, answers))
            )
    quick = facts["mode"].values == ("quick",)
    return [step for step in steps if step.question.quick or not quick or _has_answer(step, answers)]


def _has_answer(step: Step, answers: Answers) -> bool:
    """Whether a question was settled or put aside, or the deal that this one began with answers it."""
    settled = step.key in answers.status or step.key in answers.shelf
    return settled or value_of(answers, step.question, step.key) is not None


def _is_open(question: Question, answers: Answers) -> bool:
    """Whether a question asks for a detail of what is itself to be confirmed."""
    return bool(question.detail) and is_unsettled(next(iter(settings_of(answers.data, question.axis)), None))


def _says_more(question: Question, answers: Answers) -> bool:
    """Whether the deal says in a map more than a choice of one word can show, or keep."""
    return (
        question.type == "choice" and not question.axis and isinstance(value_of(answers, question, question.key), dict)
    )


def in_order(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions, each after those that it may refer to when a person is not sure."""
    held: list[Question] = []
    waiting: set[str] = set()
    for each in questions:
        if each.unsure:
            held.append(each)
            waiting |= set(each.unsure)
            continue
        yield each
        waiting.discard(each.key)
        if held and not waiting:
            yield from held
            held = []
    yield from held


def _repeated(
    each: str, questions: list[Question], answers: Answers, desk: Desk, facts: dict[str, Fact]
) -> Iterator[Step]:
    things = answers.parties() if each == "parties" else answers.bodies()
    if each == "parties":
        names = [one for one in questions if one.type == "partner"]
        questions = [one for one in questions if one.type != "partner"]
        for one in names:
            yield from (Step(numbered(one.key, n), one, n) for n in range(max(2, len(things))))
            if len(things) >= 2:
                yield Step(MORE, one, len(things))
    for n, thing in enumerate(things):
        own = facts | (_party_facts(thing, desk) if each == "parties" else _body_facts(thing, desk.library))
        asked = [one for one in questions if match(one.when, own) is not None]
        if each == "governance":
            asked = [one for one in asked if not is_known_whole(thing, one.key.split(".")[2:])]
        yield from (Step(numbered(one.key, n), one, n) for one in asked)


def _party_facts(party: dict[str, object], desk: Desk) -> dict[str, Fact]:
    name = party.get("name")
    listed = isinstance(name, str) and fold(name) in desk.listed
    return {
        "party.listed": _yes_or_no(listed), "party.kind": Fact((str(party.get("kind", "")),)),
        "party.governance": Fact((str(party.get("governance", "")),)),
        "party.reorganising": Fact((_reorganising(party, desk),)),
    }  # fmt: skip


def _reorganising(party: dict[str, object], desk: Desk) -> str:
    """How the register marks a party's area: ``announced``, ``invited`` or ``no``."""
    name = party.get("name")
    body = desk.listed.get(fold(name)) if isinstance(name, str) else None
    return (body.reorganising if body else "") or "no"


def _yes_or_no(holds: bool) -> Fact:
    return Fact(("yes" if holds else "no",))


def _body_facts(body: dict[str, object], library: Library) -> dict[str, Fact]:
    name = str(body["model"])
    model = library.models.get(library.id_of(name))
    if model is None:
        return {}
    chair = value_in(body, ["chair"]) if "chair" in body else model.chair
    values = {"model": model.id, "kind": model.kind, "chair": chair if isinstance(chair, str) else ""}
    both = all(value_in(body, ["meets", part]) for part in ("first", "then"))
    # A deal that says in one text how often a body meets has said it for good.
    values["meets"] = "first-then" if both else "always" if isinstance(body.get("meets"), str) else ""
    by_seats = _yes_or_no("seats" in body and "members" not in body)
    return {**{f"body.{part}": Fact((value,)) for part, value in values.items()}, "body.seats": by_seats}


def with_answer(answers: Answers, step: Step, value: Any, desk: Desk) -> Answers:
    """The answers with one more. A detail of an axis that nobody has settled settles it as it stands."""
    axis = step.question.axis
    if step.question.detail and value is not None and not settings_of(answers.data, axis):
        settled = terms_of(answers, desk)[1].values[axis]
        whole = [{"rule": each.value, **each.details} if each.details else each.value for each in settled.settings]
        terms = {**answers.data.get("terms", {}), axis: whole if len(whole) > 1 else whole[0]}
        answers = msgspec.structs.replace(answers, data=ordered({**answers.data, "terms": terms}))
    return with_value(answers, step.question, step.key, value, desk.library)


def unanswered(steps: list[Step], answers: Answers) -> Step | None:
    """The first question that nobody has answered, or None."""
    return next((step for step in steps if step.key not in answers.status), None)


def before(steps: list[Step], key: str) -> Step | None:
    """The question before one, or None at the first."""
    keys = [step.key for step in steps]
    at = keys.index(key) if key in keys else 0
    return steps[at - 1] if at else None


def missing(answers: Answers, desk: Desk) -> list[Step]:
    """The required questions without an answer: there is no draft without them."""
    full = msgspec.structs.replace(answers, steering={**answers.steering, MODE: "full"})
    required = [step for step in plan(full, desk) if step.question.required and not step.question.steers]
    return [s for s in required if s.key != MORE and value_of(answers, s.question, s.key) in (None, "")]
