"""The whole deal on one screen: answers by section, what is open, what the checks say, and the draft in outline."""

from __future__ import annotations

import datetime
import math
import shutil
from typing import TYPE_CHECKING

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft
from moudraft.findings import with_cause
from moudraft.interview.answer_check import provisional
from moudraft.interview.answers import MODE
from moudraft.interview.answers_shown import answered, is_answered, labelled, thing_of
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.mishap import REVIEW
from moudraft.interview.plain_words import in_plain_words
from moudraft.interview.plan import missing, plan
from moudraft.interview.prompting import lower
from moudraft.interview.recommendations import proposal
from moudraft.interview.small_talk import jump
from moudraft.interview.something_else import say_something_else
from moudraft.interview.structure_picture import WIDTH, picture
from moudraft.problems import SEVERITIES, MoudraftError

if TYPE_CHECKING:
    from moudraft.interview.conversation import Ending, Interview

WORDS_A_PAGE = 380
FEW = 6
SAID = {"error": "Error", "warning": "Warning", "info": "For information", "question": "Question"}
LEFT_OUT = "The review is left out. Save the deal; moudraft check then says what it has to say of it."
Lines = list[str]


class Review:
    """Shows the review, and asks how to go on. ``today`` is the day of the draft it looks at."""

    def __init__(self, today: datetime.date, source: str = "deal.yaml") -> None:
        self.today = today
        self.source = source

    def __call__(self, talk: Interview) -> Ending | str:
        """How to end (``open``, ``draft``, ``reports``, ``save``), or the key of the question to go to."""
        # Where the review itself went wrong before, the deal is saved without one.
        made = self.made(talk) if talk.answers.fell != REVIEW else None
        talk.asker.show("\n".join(self.screen(talk, made)) if talk.answers.fell != REVIEW else LEFT_OUT)
        while True:
            reply = talk.put(self.menu(talk, made))
            if reply is Command.BACK:
                return next((s.key for s in reversed(plan(talk.answers, talk.desk))), "")
            if reply in (Command.JUMP, "jump"):
                return jump(talk, plan(talk.answers, talk.desk))
            if reply == "full":
                talk.answers.steering[MODE] = "full"
                talk.keep(talk.answers)
                return ""
            if reply == "reports" and made is not None and not told_for_report(talk, made):
                continue
            if reply == "own":
                say_something_else(talk, self.made)
                return self(talk)
            if reply in ("findings", "outline", "usual", "picture") and made is not None:
                show = {"findings": findings, "outline": outline, "picture": structure}.get(str(reply))
                talk.asker.show("\n".join(show(made) if show else taken_as_usual(talk, made)))
                continue
            return str(reply)

    def made(self, talk: Interview) -> Draft | None:
        """The draft of the answers so far, or None with the reason shown."""
        try:
            deal = load_deal(provisional(talk.answers.data, talk.desk.library), name=self.source)
            return draft(deal, library=talk.desk.library, today=self.today)
        except MoudraftError as error:
            talk.asker.show("No draft is possible yet:\n" + "\n".join(str(each) for each in error.problems))
            return None

    def screen(self, talk: Interview, made: Draft | None) -> Lines:
        lines = [f"Your deal, {self.source}", ""]
        for section in talk.desk.questions.sections:
            lines += self.section(talk, section.id, section.title)
        if made is not None:
            lines += [*own_words(made), *waiting(made), *counts(made)]
        return lines

    def section(self, talk: Interview, id: str, title: str) -> Lines:
        """A section's answers, a line each; a party or a body has one line for all that was said of it."""
        lines: Lines = []
        things: dict[str, list[str]] = {}
        for step in plan(talk.answers, talk.desk):
            if step.question.section != id or not is_answered(step, talk.answers):
                continue
            words = answered(step, talk.answers, talk.desk.library)
            if not step.question.each:
                lines.append(f"  {step.question.label}: {words}")
                continue
            thing = thing_of(step, talk.answers)
            said = things.setdefault(thing, [])
            if words != thing:
                unclear = words == "to be confirmed"
                said.append(f"{lower(step.question.label)} {words}" if unclear else words)
        whole = [f"  {thing}: {'; '.join(words)}" if words else f"  {thing}" for thing, words in things.items()]
        found = whole + lines if id == "partners" else lines[:1] + whole + lines[1:]
        return [title, *found, ""] if found else []

    def menu(self, talk: Interview, made: Draft | None) -> Prompt:
        offered = []
        if not missing(talk.answers, talk.desk):
            offered += [
                Choice("draft", "Save the deal and draft it"), Choice("open", "Save, draft and open the draft"),
                Choice("reports", "Save, draft and write each party’s report to its meeting"),
            ] if made is not None else []  # fmt: skip
            offered += [Choice("save", "Save the deal only")] if made or talk.answers.fell == REVIEW else []
        offered.append(Choice("jump", "Change an answer"))
        if made is not None:
            offered.append(Choice("own", "Say something else that was settled, in your own words"))
        if made is not None:
            offered += [
                Choice("findings", f"Show what the checks say ({len(made.findings)})"),
                Choice("outline", "Show the outline of the draft"),
                Choice("picture", "Show the structure"),
                Choice("usual", "Show what was taken as usual, with the reasons"),
            ]
        if talk.answers.steering.get(MODE) != "full":
            offered.append(Choice("full", "Answer the other questions too"))
        return Prompt(
            key="review", ask="Ready?", where=talk.progress(talk.desk.questions.sections[-1].id),
            choices=tuple(offered), default=offered[0].value,
            help="Nothing is written to the deal file before you save.",
            commands=(Command.HELP, Command.BACK, Command.JUMP, Command.QUIT),
        )  # fmt: skip


def told_for_report(talk: Interview, made: Draft) -> bool:
    """Ask for what only the author of a report knows, before the reports are written; False where that is left."""
    from moudraft.interview.report_answers import ask_for_report

    return ask_for_report(talk, made)


def own_words(made: Draft) -> Lines:
    """The provisions in the deal's own words."""
    own = made.deal.clauses.own
    return ["In your own words", *(f"  - {each.title}" for each in own), ""] if own else []


def waiting(made: Draft) -> Lines:
    found = made.outstanding()
    more = [f"  - and {len(found) - FEW} more"] if len(found) > FEW + 1 else []
    shown = found[:FEW] if more else found
    return [f"Still to confirm ({len(found)})", *(f"  - {what}" for what in shown), *more, ""] if found else []


def counts(made: Draft) -> Lines:
    """What the draft comes to, in one line each: its size, and the findings by severity."""
    clauses = len(list(made.document.all_provisions()))
    pages = estimated_pages(made)
    length = "about a page" if pages == 1 else f"about {pages} pages"
    by = [(sum(each.severity == severity for each in made.findings), severity) for severity in SEVERITIES]
    said = ", ".join(
        f"{n} for information" if name == "info" else f"{n} {name}{'' if n == 1 else 's'}" for n, name in by if n
    )
    return [f"The draft: {clauses} clauses in {len(made.document.sections)} sections, {length}",
            f"The checks: {said or 'nothing found'}"]  # fmt: skip


def estimated_pages(made: Draft) -> int:
    """How many pages the words come to, and one for signatures where it is signed."""
    pages = math.ceil(len(made.markdown().split()) / WORDS_A_PAGE)
    return max(1, pages + bool(made.document.execution_blocks))


def findings(made: Draft) -> Lines:
    """What the checks say, the gravest first."""
    ordered = sorted(made.findings, key=lambda each: (SEVERITIES.index(each.severity), each.code))
    lines = []
    for each in ordered:
        accepted = f" (accepted: {each.accepted})" if each.accepted else ""
        said = in_plain_words(with_cause(each), made.library) + accepted
        lines.append(f"{SAID[each.severity]} ({each.code}): {said}")
        lines += [f"  Way out: {in_plain_words(each.way_out, made.library)}"] if each.way_out else []
    return lines or ["The checks have nothing to say."]


def outline(made: Draft) -> Lines:
    lines = [made.document.title]
    for section in made.document.sections:
        lines.append(f"{section.number:>3}  {section.heading}")
        lines += [f"     {each.number:<5} {each.heading}".rstrip() for each in section.provisions]
    return lines + [f"{each.noun} {each.number}  {each.heading}" for each in made.document.schedules]


def structure(made: Draft) -> Lines:
    return picture(made.deal, made.selection.terms, min(WIDTH, shutil.get_terminal_size().columns - 2))


def taken_as_usual(talk: Interview, made: Draft) -> Lines:
    """Everything that took its usual value, with the reason: taken by the person, or left to the library."""
    lines = ["Taken as usual:"]
    for step in plan(talk.answers, talk.desk):
        if talk.answers.status.get(step.key) == "usual" and is_answered(step, talk.answers):
            because = proposal(step, talk.answers, talk.desk).because
            words = answered(step, talk.answers, talk.desk.library)
            lines.append(f"  {labelled(step, talk.answers)}: {with_reason(words, because)}")
    for name, value in made.selection.terms.values.items():
        axis = made.library.axes[name]
        if value.source in ("deal", "flag") or (name == "governance" and made.deal.governance):
            continue
        words = "; ".join(axis.values[each].label for each in value.values)
        lines.append(f"  {axis.label}: {with_reason(words, value.because)}")
    return lines


def with_reason(words: str, because: str) -> str:
    return f"{words}. {because[:1].upper()}{because[1:]}".rstrip(". ") + "."
