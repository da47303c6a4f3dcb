"""The short exchanges inside a conversation: where to go, in what order, and what to do about a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.answers import MORE, Answers, value_of
from moudraft.asker import Choice, Command, Prompt
from moudraft.conflicts import name_of, ways_out
from moudraft.plan import Step, unanswered
from moudraft.problems import Finding
from moudraft.prompting import as_text, is_unsettled, lower

if TYPE_CHECKING:
    from moudraft.interview import Interview


# --- going elsewhere ------------------------------------------------------------------------------


def jump(talk: Interview, steps: list[Step]) -> str:
    """Let the person choose a question by section; the key of it, or nothing."""
    first = unanswered(steps, talk.answers)
    reached = [each for each in steps if each.key in talk.answers.status or each is first]
    present = {each.question.section for each in reached}
    sections = [each for each in talk.desk.questions.sections if each.id in present]
    offered = tuple(Choice(each.id, each.title) for each in sections)
    while True:
        section = talk.put(Prompt(key="jump", ask="Go to which part?", choices=offered, help=JUMPING))
        if isinstance(section, Command):
            return ""
        inside = [each for each in reached if each.question.section == section]
        choices = tuple(Choice(s.key, f"{labelled(s, talk.answers)}: {answered(s, talk.answers)}") for s in inside)
        key = talk.put(Prompt(key="jump", ask="Which question?", choices=choices, help=JUMPING))
        if not isinstance(key, Command):
            return str(key)


JUMPING = "You can go to any question that you have answered, and to the next one. Your other answers stay."


def labelled(step: Step, answers: Answers) -> str:
    """A question's short name, with whom it is about."""
    if step.key == MORE:
        return "Another partner"
    if not step.question.each:
        return step.question.label
    things = answers.parties() if step.question.each == "parties" else answers.bodies()
    thing = things[step.index] if step.index < len(things) else {}
    name = as_text(thing.get("short_name") or thing.get("name")) or str(thing.get("model", "")).replace("-", " ")
    return f"{name.capitalize() if 'model' in thing and 'name' not in thing else name or f'Partner {step.index + 1}'}: {lower(step.question.label)}"


def answered(step: Step, answers: Answers) -> str:
    """What was answered, in short."""
    value = None if step.key == MORE else value_of(answers, step.question, step.key)
    status = answers.status.get(step.key, "")
    if is_unsettled(value) or status == "tbc":
        return "to be confirmed"
    if value is None:
        return {"skipped": "left out", "": "not asked yet"}.get(status, "as usual")
    return "; ".join(_in_short(each) for each in (value if isinstance(value, list) else [value]))


def _in_short(entry: Any) -> str:
    if not isinstance(entry, dict):
        return as_text(entry)
    held_by = entry.get("held_by")
    words = as_text(entry.get("text")) or str(entry.get("id", "to be confirmed"))
    return f"{words} ({', '.join([held_by] if isinstance(held_by, str) else held_by)})" if held_by else words


# --- an order, a conflict -------------------------------------------------------------------------


def order(talk: Interview, prompt: Prompt, first: str) -> list[str]:
    """The parties in an order: the first is given, the rest are asked for one by one."""
    found = [first]
    rest = [choice for choice in prompt.choices if choice.value != first]
    while len(rest) > 1:
        chosen = talk.put(msgspec.structs.replace(prompt, ask=f"After {found[-1]}?", line="", usual="", choices=tuple(rest),
                                                  default="", commands=(Command.HELP, Command.BACK)))  # fmt: skip
        if isinstance(chosen, Command):
            break
        found.append(str(chosen))
        rest = [choice for choice in rest if choice.value != chosen]
    return found + [choice.value for choice in rest]


def reconcile(talk: Interview, finding: Finding) -> None:
    """Say a conflict there and then; for an error offer what reconciles it, or let it stand on record."""
    if name_of(finding) in talk.answers.kept:
        return
    if finding.severity != "error":
        talk.asker.show(f"Take care. {finding.message}")
        return
    ways = ways_out(finding, talk.answers, talk.desk)
    offered = [Choice(str(number), way.label) for number, way in enumerate(ways)]
    offered.append(Choice("keep", "Go on, and put the conflict on record"))
    ask = "This breaks a red line. What shall we do?" if finding.code == "L401" else "Two red lines collide. What now?"
    prompt = Prompt(
        key="conflict", ask=ask, line=finding.message, help=f"{finding.message}\n\nA way out: {finding.hint}",
        choices=tuple(offered), commands=(Command.HELP,),
    )  # fmt: skip
    reply = str(talk.put(prompt))
    if reply.isdecimal():
        talk.told.discard(name_of(finding))
        way = ways[int(reply)]
        talk.settle(way.answers, [f"Done: {lower(way.label)}."])
    else:
        kept = msgspec.structs.replace(talk.answers, kept=[*talk.answers.kept, name_of(finding)])
        talk.keep(kept)
        talk.answers = kept
