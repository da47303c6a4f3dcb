"""Read ``approval-steps.yaml`` of a nation: the steps by name, and by approver which of them there are, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from moudraft.library.approval import CALL_IN, STATES, ApprovalStep
from moudraft.library.reading.library_shape import Form
from moudraft.problems import Location, Problem, did_you_mean

if TYPE_CHECKING:
    from moudraft.library.reading.library_files import Reader

PUT = ("party", "by", "office")
"""What is put into the words of a step."""
_LENGTH = re.compile(r"\d{1,4} (?:(?:working|clear) )?(?:day|week|month|quarter|year)s?")
_NAMED = re.compile(r"<([^<>]*)>")


class StepForm(Form, frozen=True, kw_only=True):
    """A step that leads up to a decision, or follows it."""

    what: str
    before: str = ""
    after: str = ""
    only: str = ""
    law: list[str] = []


class StepsForm(Form, frozen=True, kw_only=True):
    """``approval-steps.yaml``. A house's list for an approver takes the place of ours: to a tuple nothing is added."""

    steps: dict[str, StepForm] = {}
    approvers: dict[str, tuple[str, ...]] = {}


Steps = tuple[dict[str, ApprovalStep], dict[str, tuple[str, ...]]]


def read_steps(reader: Reader, file: str, approvers: Mapping[str, object]) -> Steps:
    """The steps of a nation and those of each approver; what is wrong goes to the reader of the whole."""
    form = reader.one(file, StepsForm) if file in reader.files else None
    if form is None:
        return {}, {}
    steps = {}
    for id, each in form.steps.items():
        where = reader.place(file, id)
        reader.problems.extend(_faults(id, each, where))
        steps[id] = ApprovalStep(id, each.what, each.before, each.after, each.only, tuple(each.law), where)
    for name, ids in form.approvers.items():
        where = reader.place(file, name)
        if name and name not in approvers:
            hint = did_you_mean(name, approvers)
            reader.problems.append(Problem(where, f'nobody who approves is called "{name}"', hint))
        unknown = (each for each in ids if each not in steps)
        reader.problems.extend(
            Problem(where, f'there is no step "{each}"', did_you_mean(each, steps)) for each in unknown
        )
    if "" not in form.approvers:
        hint = 'write approvers: {"": [...]}, for whoever is not listed'
        reader.problems.append(Problem(Location(file), "no steps are those of everybody else", hint))
    return steps, form.approvers


def _faults(id: str, form: StepForm, where: Location) -> Iterator[Problem]:
    if form.only not in STATES:
        hint = did_you_mean(form.only, STATES) or f"one of {', '.join(filter(None, STATES))}"
        yield Problem(where, f'{id}: only cannot be "{form.only}"', hint)
    if form.before and form.after:
        yield Problem(where, f"{id} cannot stand both before and after the decision", "leave one of the two out")
    for key, length in (("before", form.before), ("after", form.after)):
        if length and not _LENGTH.fullmatch(length) and (key, length) != ("after", CALL_IN):
            yield Problem(where, f'{id}: {key} is no length of time: "{length}"', "as in 28 clear days")
    for each in _NAMED.findall(form.what):
        if each not in PUT:
            hint = did_you_mean(each, PUT) or "<party>, <by> and <office> are put in"
            yield Problem(where, f"{id}: nothing is called <{each}>", hint)
