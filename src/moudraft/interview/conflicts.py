"""Red lines that collide or are broken by the answers so far, and the single changes that would reconcile them.

The rules are those of ``check``; a change is offered only if the conflict is gone once it is made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import msgspec

from moudraft.deal.deal_file import load_deal
from moudraft.interview.answer_check import provisional
from moudraft.interview.answers import Answers, ordered, with_value
from moudraft.interview.plan import Desk
from moudraft.interview.questionnaire import Question
from moudraft.problems import Finding, MoudraftError

RULES = ("L401", "L402")
# The steering answer that has the conflicts which a deal came with: nobody is asked about them.
TOLD = "ask.told"
# The key of the deal file that records those which a person let stand.
RECORD = "x-conflicts"
_TERM = re.compile(r"terms\.(\w+): ([a-z0-9-]+)")
_CLAUSE = re.compile(r"(?:add|choose) ([a-z-]+/[a-z-]+)")
_MEANS = re.compile(r"means: ([a-z-]+)")
_MODEL = re.compile(r"(?<!terms\.)governance: ([a-z-]+)")
NO_DAY = datetime.date(2000, 1, 1)


class Way(msgspec.Struct, frozen=True):
    """A change that reconciles: what it says to the person, and the answers with it."""

    label: str
    answers: Answers


def conflicts(answers: Answers, desk: Desk) -> list[Finding]:
    """What the red lines have against the answers so far, or one another; nothing while no draft is possible."""
    return conflicts_if_drafted(answers, desk) or []


def conflicts_if_drafted(answers: Answers, desk: Desk) -> list[Finding] | None:
    """The same, but None while no draft is possible, where nobody can tell."""
    if not answers.data.get("red_lines"):
        return []
    if len(answers.short_names()) < 2:
        return None
    return desk.once("conflicts", answers.data, lambda: _found(answers, desk))


def _found(answers: Answers, desk: Desk) -> list[Finding] | None:
    # Imported here: the first question needs no checks, and nobody should wait for them.
    from moudraft.checks.running import check
    from moudraft.drafting import draft

    try:
        # No rule about red lines looks at the day.
        deal = load_deal(provisional(answers.data, desk.library), name="")
        made = draft(deal, library=desk.library, today=NO_DAY, checks=())
        return list(check(made, RULES))
    except MoudraftError:
        return None


def name_of(finding: Finding) -> str:
    """What a conflict is known by from one answer to the next: its message without what happens to cause it."""
    return f"{finding.code} {finding.message.partition(' Here ')[0]}"


def words_of_conflict(name: str) -> str:
    """What the deal file records of a conflict by this name."""
    return name.partition(" ")[2]


def ways_out(finding: Finding, answers: Answers, desk: Desk) -> list[Way]:
    """The single changes after which this conflict is gone and no new error has come."""
    before = {name_of(each) for each in conflicts(answers, desk) if each.severity == "error"}
    found = []
    for way in _proposed(finding, answers, desk):
        after = {name_of(each) for each in conflicts(way.answers, desk) if each.severity == "error"}
        still = {name_of(each) for each in conflicts(way.answers, desk)}
        if name_of(finding) not in still and after <= before:
            found.append(way)
    return list({way.label: way for way in found}.values())


def _proposed(finding: Finding, answers: Answers, desk: Desk) -> Iterator[Way]:
    hint = finding.hint
    for axis, value in _TERM.findall(hint):
        question = next((each for each in desk.questions.questions if each.key == f"terms.{axis}"), None)
        if question is not None and value in desk.library.axes[axis].values:
            label = f"{question.label}: {desk.library.axes[axis].values[value].label.lower()}"
            chosen = [value] if question.type == "several" else value
            yield Way(label, _settled(answers, question, chosen, desk))
    for model in _MODEL.findall(hint):
        question = next(each for each in desk.questions.questions if each.key == "governance")
        if model in desk.library.models:
            made = _settled(answers, question, [model], desk)
            yield Way(f"{question.label}: {desk.library.models[model].title.lower()}", made)
    for clause in _CLAUSE.findall(hint):
        if clause in desk.library.clauses:
            yield Way(f"Add the clause “{desk.library.clauses[clause].title}”", _with_clause(answers, clause))
    yield from _red_line_changes(finding, answers, desk)


def _settled(answers: Answers, question: Question, value: object, desk: Desk) -> Answers:
    """The answers with a question settled, so that it is not asked after that."""
    made = with_value(answers, question, question.key, value, desk.library)
    made.status[question.key] = "given"
    return made


def _with_clause(answers: Answers, clause: str) -> Answers:
    changes = dict(answers.data.get("clauses") or {})
    changes["add"] = list(dict.fromkeys((*changes.get("add", ()), clause)))
    return _with_data(answers, "clauses", changes)


def _red_line_changes(finding: Finding, answers: Answers, desk: Desk) -> Iterator[Way]:
    """Another meaning of a red line, or the deal without it."""
    lines = answers.data["red_lines"]
    for number, line in enumerate(lines):
        id = line if isinstance(line, str) else line.get("id", "")
        entry = desk.library.red_lines.get(desk.library.aliases.get(id.upper(), id))
        if entry is None or entry.title not in finding.message:
            continue
        for means in _MEANS.findall(finding.hint):
            if means in entry.means:
                full = {**(line if isinstance(line, dict) else {"id": id}), "means": means}
                changed = [*lines[:number], full, *lines[number + 1 :]]
                label = f"{entry.title}: {entry.means[means].label.lower()}"
                yield Way(label, _with_data(answers, "red_lines", changed))
        rest = [*lines[:number], *lines[number + 1 :]]
        yield Way(f"Give up the red line “{entry.title}”", _with_data(answers, "red_lines", rest))


def _with_data(answers: Answers, key: str, value: object) -> Answers:
    data = {**answers.data, key: value}
    return msgspec.structs.replace(answers, data=ordered({k: v for k, v in data.items() if v not in ([], {})}))
