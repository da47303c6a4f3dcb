"""When moudraft itself goes wrong in a conversation: every answer is kept, and nobody meets the fault twice.

The question at which it happened is noted with the answers. The next sitting says so, and offers to go on without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from moudraft.interview.answers import Answers
from moudraft.interview.asker import Asker, Choice, Command, Prompt
from moudraft.interview.conflicts import conflicts
from moudraft.interview.plan import Desk, plan

if TYPE_CHECKING:
    from moudraft.interview.conversation import Interview

REVIEW = "review"
SKIP, AGAIN, ANEW = "skip", "again", "anew"


def can_go_on(answers: Answers, desk: Desk) -> bool:
    """Whether the questions that follow can be worked out from these answers at all."""
    try:
        plan(answers, desk)
        conflicts(answers, desk)
    except Exception:
        return False
    return True


def copied(answers: Answers) -> Answers:
    """The answers as they are now, whatever is changed in them later."""
    return msgspec.structs.replace(answers, status=dict(answers.status), steering=dict(answers.steering))


def keep_place(talk: Interview) -> None:
    """Put the answers on disk with the question at which it happened: the last from which one can go on."""
    last = talk.answers if can_go_on(talk.answers, talk.desk) else talk.sound
    talk.keep(msgspec.structs.replace(last, at=talk.answers.at, fell=talk.answers.at))


def offer(answers: Answers, asker: Asker, desk: Desk, file: str) -> str:
    """Say what happened, and ask how to go on: past that question, at it, or from the beginning."""
    what = called(answers.fell, answers, desk)
    prompt = Prompt(
        key="fell", ask="How shall we go on?",
        line=f"moudraft went wrong at {what} when it last ran. {file} keeps all {len(answers.status)} answers that you "
             "had given.",
        choices=(
            Choice(SKIP, f"Go on without {what}", "You can come back to it from the review"),
            Choice(AGAIN, "Go on, and try it once more"), Choice(ANEW, "Begin again; the answers are put aside"),
        ),
        default=SKIP, commands=(Command.QUIT,),
    )  # fmt: skip
    reply = asker.choose(prompt)
    if reply is Command.QUIT:
        raise KeyboardInterrupt
    return str(reply)


def called(key: str, answers: Answers, desk: Desk) -> str:
    """A question as a person knows it."""
    if key == REVIEW:
        return "the review"
    step = next((each for each in plan(answers, desk) if each.key == key), None)
    return f"“{step.question.ask}”" if step else "the last question"


def past(answers: Answers, way: str) -> Answers:
    """The answers to go on with: the question passed over, or asked once more."""
    if way == AGAIN:
        return msgspec.structs.replace(answers, fell="")
    status = dict(answers.status)
    if answers.fell != REVIEW:
        status.setdefault(answers.fell, "skipped")
    return msgspec.structs.replace(answers, status=status, fell=REVIEW if answers.fell == REVIEW else "")
