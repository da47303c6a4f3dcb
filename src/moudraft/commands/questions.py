"""``moudraft questions``: every question of the interview, for people and for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from moudraft.commands.shared import options
from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.interview.plan import Desk
    from moudraft.interview.questionnaire import Question
    from moudraft.library.condition import Condition

EXAMPLES = """\b
Examples:
  moudraft questions                 every question, by section
  moudraft questions --quick         those of the quick interview
  moudraft questions --json          for a script: key, type, choices, defaults, condition, help
"""
Facts = dict[str, Any]


@click.command("questions", cls=options.Command, epilog=EXAMPLES)
@click.option("--quick", is_flag=True, help="Only those that the quick interview asks.")
@options.library_option
@options.json_option
def command(quick: bool, library: Path | None, as_json: bool) -> int:
    """List the questions of the interview, with what may be answered and what is usual.

    The keys are those of --answers and --set; a star stands for a number, counted from 0.
    """
    from moudraft.commands.shared.interviewing import desk_of

    desk = desk_of(library)
    facts = [question_data(each, desk) for each in desk.questions.questions if each.quick or not quick]
    if as_json:
        options.print_json(facts)
        return 0
    for section in desk.questions.sections:
        inside = [each for each in facts if each["section"] == section.id]
        if inside:
            click.echo(f"{section.title}\n")
        for each in inside:
            click.echo("\n".join(lines_of(each)) + "\n")
    options.say(f"{options.plural(len(facts), 'question')}. Next: moudraft new, or moudraft new --answers FILE")
    return 0


def question_data(question: Question, desk: Desk) -> Facts:
    """A question as plain data with stable keys."""
    from moudraft.interview.answers import Answers
    from moudraft.interview.plan import Step
    from moudraft.interview.prompting import choices_of

    step = Step(question.key, question)
    offered = [] if question.type in ("party", "order", "clauses") else choices_of(step, Answers(), desk)
    shown = [choice for choice in offered if choice.value in values_of(question, desk)]
    return {
        "key": question.key,
        "section": question.section,
        "label": question.label,
        "ask": question.ask,
        "help": question.why,
        "type": question.type,
        "choices": [{"value": each.value, "label": each.label, "help": each.help} for each in shown],
        "own_words": bool(question.own) or question.type in ("text", "partner", "period", "list", "items", "red-lines"),
        "defaults": defaults(question, desk),
        "when": condition_data(question.when),
        "quick": question.quick,
        "required": question.required,
        "tbc": question.tbc,
        "each": question.each,
        "example": question.example,
        "number": question.number,
    }


def values_of(question: Question, desk: Desk) -> list[str]:
    from moudraft.interview.answers import Answers
    from moudraft.interview.plan import Step
    from moudraft.interview.prompting import OWN, START, UNSURE, choices_of

    offered = choices_of(Step(question.key, question), Answers(), desk)
    return [choice.value for choice in offered if choice.value not in (OWN, UNSURE, START)]


def defaults(question: Question, desk: Desk) -> list[Facts]:
    """What is usual, each with its condition and its reason: the question's own, then those of its axis."""
    found = [
        {"value": list(each.values), "when": condition_data(each.when), "because": each.because}
        for each in question.usual
    ]
    axis = desk.library.axes.get(question.axis)
    if axis is not None and question.detail:
        default = axis.details[question.detail].default
        return found + (
            [{"value": default if isinstance(default, list) else [default], "when": [], "because": ""}]
            if default
            else []
        )
    for each in axis.defaults if axis is not None else ():
        found.append({"value": list(each.values), "when": condition_data(each.when), "because": each.because})
    return found


def condition_data(condition: Condition) -> list[Facts]:
    """A condition as the data it was written as: maps of which any may hold."""
    made = []
    for lines in condition:
        one: Facts = {}
        for line in lines:
            values = list(line.values) if len(line.values) > 1 else line.values[0]
            one[line.name] = values if line.test == "any" else {line.test: values}
        made.append(one)
    return made


def lines_of(facts: Facts) -> list[str]:
    """A question for a person to read."""
    marks = [facts["type"], *(name for name in ("quick", "required") if facts[name])]
    lines = [f"{facts['key']}  ({', '.join(marks)})", wrapped(facts["ask"], 2), wrapped(facts["help"], 2)]
    if facts["choices"]:
        lines.append(
            wrapped("; ".join(f"{each['value']} ({each['label']})" for each in facts["choices"]), 2, "answers: ")
        )
    for each in facts["defaults"]:
        when = f" when {said(each['when'])}" if each["when"] else ""
        because = f": {each['because']}" if each["because"] else ""
        lines.append(wrapped(f"{', '.join(map(str, each['value']))}{when}{because}", 2, "usual: "))
    if facts["when"]:
        lines.append(wrapped(said(facts["when"]), 2, "asked when: "))
    return lines


def said(condition: list[Facts]) -> str:
    return "; or ".join(", ".join(f"{name} is {tested(value)}" for name, value in each.items()) for each in condition)


def tested(value: Any) -> str:
    if isinstance(value, dict):
        test, inner = next(iter(value.items()))
        return f"{'not' if test == 'not' else 'at least'} {tested(inner)}"
    return " or ".join(value) if isinstance(value, list) else str(value)
