"""The conversation: which question next, what its answer changes, and what may be said instead of an answer.

The asking is passed in. Every answer is handed to ``keep`` before the next question appears.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from moudraft.interview.answer_check import problems_of, said
from moudraft.interview.answers import MODE, MORE, Answers, Status
from moudraft.interview.aside import place_of
from moudraft.interview.asker import Asker, Command, Prompt, Quit
from moudraft.interview.askers.spoken import is_mistyped
from moudraft.interview.brief_lists import brief_of
from moudraft.interview.changes import follow
from moudraft.interview.conflicts import TOLD, conflicts, conflicts_if_drafted, name_of
from moudraft.interview.item_picker import ItemPicker
from moudraft.interview.mishap import REVIEW, copied, keep_place
from moudraft.interview.party_names import without_party
from moudraft.interview.picker import Picker
from moudraft.interview.plan import Desk, Step, before, plan, unanswered, with_answer
from moudraft.interview.prompting import prompt_of
from moudraft.interview.recommendations import Proposal, proposal
from moudraft.interview.red_line_picker import RedLinePicker
from moudraft.interview.replies import take
from moudraft.interview.row_picker import RowPicker
from moudraft.interview.small_talk import jump, order, reconcile
from moudraft.interview.waiving import without_idle_waivers

Ending = Literal["open", "draft", "reports", "save", "quit"]
TAKE_OUT = "-"
PICKERS: dict[str, type[Picker]] = {"items": ItemPicker, "red-lines": RedLinePicker, "rows": RowPicker}


class Interview:
    """One conversation. ``review`` shows the whole deal and returns how to end, or a key to go to."""

    def __init__(
        self, answers: Answers, desk: Desk, asker: Asker, keep: Callable[[Answers], None],
        review: Callable[[Interview], Ending | str],
    ) -> None:  # fmt: skip
        self.answers = answers
        self.desk = desk
        self.asker = asker
        self.keep = keep
        self.review = review
        self.cursor = ""
        self.walking_to = ""
        self.sound = copied(answers)
        # A conflict that an earlier sitting ended in is said again; warnings are not, nor what the deal came with.
        warned = {name_of(each) for each in conflicts(answers, desk) if each.severity != "error"}
        # The line of help of a question is shown once, and not for each party again.
        self.explained: set[str] = set()
        self.told: set[str] = warned | set(answers.steering.get(TOLD, ()))

    def run(self) -> Ending:
        """Ask until the person ends it. ``KeyboardInterrupt`` passes through: nothing is lost by it.

        Whatever else goes wrong passes through too, once it is on disk at which question it did.
        """
        try:
            return self.converse()
        except Quit:
            return "quit"
        except EOFError:
            raise
        except Exception:
            keep_place(self)
            raise

    def converse(self) -> Ending:
        self.object()
        while True:
            steps = plan(self.answers, self.desk)
            step = next((each for each in steps if each.key == self.cursor), None) or unanswered(steps, self.answers)
            self.sound = copied(self.answers)
            if step is None:
                self.answers.at = REVIEW
                ending = self.review(self)
                if ending in ("open", "draft", "reports", "save"):
                    return ending  # type: ignore[return-value]
                self.cursor = ending
                continue
            self.answers.at = step.key
            reply = self.ask(step)
            self.move(step, reply)

    # --- going about --------------------------------------------------------------------------

    def move(self, step: Step, reply: object) -> None:
        """Set the next question: back one, to where the person jumped, or on."""
        steps = plan(self.answers, self.desk)
        if reply is Command.BACK:
            earlier = before(steps, step.key)
            if earlier is None:
                self.asker.show("This is the first question.")
            self.walking_to = self.walking_to or step.key
            self.cursor = (earlier or step).key
        elif reply is Command.JUMP:
            self.cursor = jump(self, steps) or step.key
            self.walking_to = ""
        elif step.key == MORE and MORE not in self.answers.status:
            self.cursor = MORE
        elif self.walking_to:
            keys = [each.key for each in steps]
            at = keys.index(step.key) + 1 if step.key in keys else len(keys)
            self.cursor = keys[at] if at < len(keys) else ""
            if self.cursor in ("", self.walking_to) or self.cursor not in self.answers.status:
                self.walking_to = self.cursor = ""
        else:
            self.cursor = ""

    def where(self, step: Step) -> str:
        return self.progress(step.question.section)

    def progress(self, section: str) -> str:
        """How far the conversation is; a section in which quick mode asks nothing does not count."""
        found = self.desk.questions.sections
        if self.answers.steering.get(MODE) == "quick":
            asked = {step.question.section for step in plan(self.answers, self.desk)} | {section, found[-1].id}
            found = tuple(each for each in found if each.id in asked)
        number, title = next((n, each.title) for n, each in enumerate(found, 1) if each.id == section)
        return f"Section {number} of {len(found)}: {title}"

    # --- asking -------------------------------------------------------------------------------

    def ask(self, step: Step) -> object:
        """Ask one question until there is an answer or a command; the answer is kept before this returns."""
        step = brief_of(step, self.answers)
        picker = PICKERS.get(step.question.type)
        if picker is not None:
            return picker(step, self).run()
        while True:
            usual = proposal(step, self.answers, self.desk) if step.key != MORE else Proposal()
            again = step.question.key in self.explained
            prompt = prompt_of(step, self.answers, self.desk, usual, self.where(step), again=again)
            self.explained.add(step.question.key)
            reply = order(self, step, prompt) if step.question.type == "order" else self.put(prompt)
            if reply in (Command.BACK, Command.JUMP):
                return reply
            if take(self, step, prompt, reply, usual):
                return reply

    def put(self, prompt: Prompt) -> str | list[str] | bool | Command:
        """Ask a prompt; help is given here, and commands that make no sense are refused."""
        how = {"choose": self.asker.choose, "several": self.asker.choose_several, "text": self.asker.text,
               "confirm": self.asker.confirm}[prompt.kind]  # fmt: skip
        while True:
            reply: Any = how(prompt)
            if reply is Command.HELP:
                self.asker.show(prompt.help or prompt.line)
            elif reply is Command.QUIT:
                raise Quit
            elif isinstance(reply, Command) and reply not in prompt.commands:
                self.asker.show(f"You cannot say /{reply.value} here.")
            elif isinstance(reply, str) and prompt.kind == "text" and not prompt.path and is_mistyped(reply):
                self.asker.show(f"There is no {reply.strip()} here.")
            else:
                return reply  # type: ignore[no-any-return]

    # --- settling -----------------------------------------------------------------------------

    def give(self, step: Step, value: Any, status: Status) -> bool:
        """Settle a question, with all that follows from it, and put it on disk; False where the answer is refused."""
        if step.question.type == "partner" and step.index >= 0 and self.about_parties(step, value):
            return True
        place = msgspec.structs.replace(step, key=f"parties.{step.index}.name") if step.key == MORE else step
        made = with_answer(self.answers, place, value, self.desk)
        problems = [] if step.question.steers else problems_of(made.data, self.desk.library, place_of(place))
        if problems:
            self.asker.show(said(problems))
            return False
        made.status[place.key] = status
        if step.key == MORE:
            # Whoever adds a partner may add another.
            made.status.pop(MORE, None)
        made, notes = follow(self.answers, made, place, self.desk)
        self.settle(made, notes)
        return True

    def settle(self, made: Answers, notes: list[str]) -> None:
        """Make these the answers, on disk first; then say what follows, and what red lines have against it."""
        made, more = without_idle_waivers(made, self.desk)
        standing = conflicts_if_drafted(made, self.desk)
        if standing is not None:
            names = {name_of(each) for each in standing}
            self.told &= names
            made = msgspec.structs.replace(made, kept=[name for name in made.kept if name in names])
        self.keep(made)
        self.answers = made
        for note in (*notes, *more):
            self.asker.show(note)
        self.object()

    def object(self) -> None:
        """Say what red lines have against the answers, one conflict after another until each is settled or kept."""
        while new := [each for each in conflicts(self.answers, self.desk) if name_of(each) not in self.told]:
            self.told.add(name_of(new[0]))
            reconcile(self, new[0])

    def about_parties(self, step: Step, value: Any) -> bool:
        """No more partners, or one taken out: answers that set no name."""
        if step.key == MORE and value in ("", None):
            self.answers.status[MORE] = "given"
            self.keep(self.answers)
            return True
        if value in (TAKE_OUT, None) and step.key != MORE and len(self.answers.parties()) > 2:
            self.settle(*without_party(self.answers, step, self.desk))
            return True
        return False
