"""What follows from a changed answer: names renamed, questions that no longer apply, usual answers worked out again."""

from __future__ import annotations

import msgspec

from moudraft import english
from moudraft.deal.names_spoken import renamed
from moudraft.interview.answer_check import problems_of
from moudraft.interview.answers import Answers, ordered, value_of
from moudraft.interview.answers_shown import answered, labelled
from moudraft.interview.aside import place_of, put_aside
from moudraft.interview.party_names import mentions
from moudraft.interview.plan import Desk, Step, plan, with_answer
from moudraft.interview.prompting import lower
from moudraft.interview.recommendations import listed_body, proposal
from moudraft.register.entries import PublicBody
from moudraft.register.lookup import search, spelled_out, successors
from moudraft.register.name_index import fold

STEERING_TYPES = ("choice", "several", "partner", "red-lines", "items")


def follow(before: Answers, after: Answers, step: Step, desk: Desk) -> tuple[Answers, list[str]]:
    """The answers with everything that follows from one changed answer, and what to tell the person of it."""
    notes: list[str] = []
    _axis_settled(after, step, desk, notes)
    after = _prefilled(before, after, step, desk, notes)
    after = _renamed(before, after, step, notes)
    after = put_aside(before, after, step, desk, notes)
    if step.question.type in STEERING_TYPES:
        after = _usual_again(after, step, desk, notes)
    return after, notes


def _axis_settled(after: Answers, step: Step, desk: Desk, notes: list[str]) -> None:
    """A detail settles what it is a detail of, though the person left that to the template."""
    key = f"terms.{step.question.axis}"
    above = next((each for each in desk.questions.questions if each.key == key), None)
    if not step.question.detail or above is None or after.status.get(key) != "skipped":
        return
    if value_of(after, above, key) is not None:
        after.status[key] = "usual"
        words = answered(Step(key, above), after, desk.library)
        notes.append(f"With it {lower(above.label)} is settled: {words}.")


def _prefilled(before: Answers, after: Answers, step: Step, desk: Desk, notes: list[str]) -> Answers:
    """What the register knows of a body is filled in at once, so that the questions that follow fit it."""
    if step.question.type != "partner":
        return after
    name = after.parties()[step.index].get("name")
    changed = name != _name_at(before, step.index)
    body = listed_body(desk, name)
    after = _known_of(body, after, step.index, changed)
    if body is None:
        if isinstance(name, str) and changed:
            notes.append(_not_listed(name, desk))
        return after
    group = desk.register.groups[body.group]
    kind = desk.library.home.kind(body.kind).label
    about = [f"{kind}; from the register, as it stood in {english.date(group.as_of)}"]
    if body.reorganising:
        how = "is being" if body.reorganising == "announced" else "may be"
        about.append(f"its area {how} reorganised: check its name and its successor")
    notes.append("; ".join(about))
    return after


def _known_of(body: PublicBody | None, after: Answers, index: int, changed: bool) -> Answers:
    """The answers with a body's kind and form of governance; what was known of one named before is taken out."""
    parties = [dict(each) for each in after.parties()]
    if changed:
        parties[index].pop("governance", None)
    if body is not None and f"parties.{index}.kind" not in after.status and (changed or "kind" not in parties[index]):
        parties[index]["kind"] = body.kind
    if body is not None and body.governance:
        parties[index].setdefault("governance", body.governance)
    return msgspec.structs.replace(after, data=ordered({**after.data, "parties": parties}))


def _name_at(answers: Answers, index: int) -> object:
    parties = answers.parties()
    return parties[index].get("name") if index < len(parties) else None


def _not_listed(name: str, desk: Desk) -> str:
    """That a name is the person's own; if it is a part of one in the register, they may have meant that one."""
    words = f"“{name}” is not in the register, and is taken as you wrote it."
    if took_over := [each.name for each in successors(desk.register, name)]:
        return f"{words} {english.joined(took_over)} took its place: if it is meant, go back and choose it."
    named = [fold(each) for each in (name, *spelled_out(desk.register, name))]
    found = search(desk.register, name, 1)
    meant = next((each.name for each in found if any(one in fold(each.name) for one in named)), "")
    return f"{words} If you mean {meant}, go back and choose it." if meant else words


def _renamed(before: Answers, after: Answers, step: Step, notes: list[str]) -> Answers:
    """A short name changed is changed wherever the deal speaks of that party."""
    if not step.key.endswith(".short_name") or step.index >= len(before.parties()):
        return after
    old, new = before.parties()[step.index].get("short_name"), after.parties()[step.index].get("short_name")
    if not old or not new or old == new:
        return after
    places = list(mentions(after.data, old))
    if not places:
        return after
    notes.append(f"{old} is now {new} in {', '.join(places)} too.")
    return msgspec.structs.replace(after, data=renamed(after.data, old, new))


def _usual_again(after: Answers, changed: Step, desk: Desk, notes: list[str]) -> Answers:
    """Usual answers that a person took are worked out again, and what differs now is taken and told."""
    for step in plan(after, desk):
        if after.status.get(step.key) != "usual" or step.key == changed.key or step.question.steers:
            continue
        found = proposal(step, after, desk)
        current = value_of(after, step.question, step.key)
        if found.value is None or found.value == current:
            continue
        made = with_answer(after, step, found.value, desk)
        if not problems_of(made.data, desk.library, place_of(step)):
            now, was = (answered(step, each, desk.library) for each in (made, after))
            why = f": {found.because}" if found.because else ""
            # Details that a person gave with the answer before go with it, or stay where they fit, and that is told.
            after = put_aside(after, _renamed(after, made, step, notes), step, desk, notes)
            notes.append(f"{labelled(step, after)}: the usual answer is now {now}, and was {was}{why}")
    return after
