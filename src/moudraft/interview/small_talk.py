"""The short exchanges inside a conversation: where to go, in what order, and what to do about a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from moudraft.findings import Finding, with_cause
from moudraft.interview.answers import value_of
from moudraft.interview.answers_shown import in_one_line
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.conflicts import name_of, ways_out
from moudraft.interview.plain_words import in_plain_words
from moudraft.interview.plan import Step, unanswered
from moudraft.interview.prompting import lower
from moudraft.interview.waiving import WHY, half_asked, label_of, waivable, waive

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview


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
        choices = tuple(Choice(s.key, in_one_line(s, talk.answers, talk.desk.library)) for s in inside)
        key = talk.put(Prompt(key="jump", ask="Which question?", choices=choices, help=JUMPING))
        if not isinstance(key, Command):
            return str(key)


JUMPING = "You can go to any question that you have answered, and to the next one. Your other answers stay."


# --- an order, a conflict -------------------------------------------------------------------------

HALF_ORDER = "ask.order"
WAIVE = "waive "
WAIVER = "For when whoever holds the line has agreed: the deal says so, and the checks list it as waived"


def order(talk: Interview, step: Step, prompt: Prompt) -> list[str] | Command:
    """The parties in an order, asked for one by one and each kept at once; back takes the last one out again."""
    kept = talk.answers.steering.get(HALF_ORDER, {}).get(prompt.key, [])
    names = [choice.value for choice in prompt.choices]
    found = [name for name in kept if name in names]
    begun = value_of(talk.answers, step.question, step.key) or []
    while len(names) - len(found) > 1:
        rest = tuple(choice for choice in prompt.choices if choice.value not in found)
        # Enter goes on as the order stands, so that pressing it all the way changes nothing.
        likely = next((name for name in begun if name in names and name not in found), "")
        after = msgspec.structs.replace(
            prompt, ask=f"After {found[-1]}?", line="", usual="", choices=rest, default=likely,
            commands=(Command.HELP, Command.BACK, Command.QUIT),
        ) if found else msgspec.structs.replace(prompt, default=likely or prompt.default)  # fmt: skip
        chosen = talk.put(after)
        if chosen is Command.BACK and found:
            found = found[:-1]
        elif isinstance(chosen, Command):
            return chosen
        else:
            found = [*found, str(chosen)]
        keep_half(talk, prompt.key, found)
    keep_half(talk, prompt.key, [])
    return found + [name for name in names if name not in found]


def keep_half(talk: Interview, key: str, found: list[str]) -> None:
    """Put the part of an order that is given on disk, so that a sitting that ends here can go on from it."""
    steering = {name: value for name, value in talk.answers.steering.items() if name != HALF_ORDER}
    steering |= {HALF_ORDER: {key: found}} if found else {}
    talk.answers = msgspec.structs.replace(talk.answers, steering=steering)
    talk.keep(talk.answers)


def reconcile(talk: Interview, finding: Finding) -> None:
    """Say a conflict there and then; for an error offer what reconciles it, or let it stand on record."""
    if name_of(finding) in talk.answers.kept:
        return
    library = talk.desk.library
    message, hint = in_plain_words(with_cause(finding), library), in_plain_words(finding.way_out, library)
    if finding.severity != "error":
        talk.asker.show(f"Take care. {message}")
        return
    lines = waivable(finding, talk.answers, talk.desk)
    begun = half_asked(talk.answers)
    if begun is not None and begun in lines and waive(talk, begun):
        return
    ways = ways_out(finding, talk.answers, talk.desk)
    offered = [Choice(str(number), way.label) for number, way in enumerate(ways)]
    offered += [Choice(f"{WAIVE}{n}", label_of(n, talk.answers, talk.desk), WAIVER) for n in lines]
    offered.append(Choice("keep", "Go on, and put the conflict on record"))
    ask = "This breaks a red line. What shall we do?" if finding.code == "L401" else "Two red lines collide. What now?"
    about = [message, f"A way out: {hint}", *([WHY] if lines else [])]
    prompt = Prompt(
        key="conflict", ask=ask, line=message, help="\n\n".join(about),
        choices=tuple(offered), commands=(Command.HELP, Command.QUIT),
    )  # fmt: skip
    reply = str(talk.put(prompt))
    while reply.startswith(WAIVE):
        if waive(talk, int(reply.removeprefix(WAIVE))):
            return
        reply = str(talk.put(prompt))
    if reply.isdecimal():
        talk.told.discard(name_of(finding))
        way = ways[int(reply)]
        talk.settle(way.answers, [f"Done: {lower(way.label)}."])
    else:
        kept = msgspec.structs.replace(talk.answers, kept=[*talk.answers.kept, name_of(finding)])
        talk.keep(kept)
        talk.answers = kept
