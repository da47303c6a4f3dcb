"""A question as a prompt: what is offered, what Enter takes, and what may be said instead of an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from moudraft import english
from moudraft.deal import LISTS
from moudraft.interview.answers import MORE, Answers, value_of, with_value
from moudraft.interview.asker import Choice, Command, Prompt
from moudraft.interview.conflicts import conflicts
from moudraft.interview.part_lines import BAR, HOW, parts_of
from moudraft.interview.plan import Desk, Step
from moudraft.interview.questionnaire import Question
from moudraft.interview.recommendations import NOTHING, Proposal
from moudraft.library import Library
from moudraft.library.nation import Kind
from moudraft.register.lookup import search
from moudraft.said import LineName

OWN = "own words"
UNSURE = "not sure"
START = "start from"
TBC = "tbc"
NO_ANSWER = "No answer yet"
FROM = "ask.from"
AGAIN = ("title", "date")
BARE = {"moudraft", "library", "template"}
KINDS = {"choice": "choose", "party": "choose", "order": "choose", "several": "several", "clauses": "several"}
OFFERED = 12
MARKS = {"date": "A date, such as 31 March 2027.", "period": "A length of time, such as 3 months.",
         "list": "Several? Put a semicolon between them.",
         "seats": "One number for all of them, or a number after each name with semicolons between."}  # fmt: skip


def prompt_of(step: Step, answers: Answers, desk: Desk, usual: Proposal, where: str, *, again: bool = False) -> Prompt:
    """The prompt of a question; of the next party or body ``again``, its line of help is not shown once more."""
    question = step.question
    current = None if step.key == MORE else value_of(answers, question, step.key)
    unsettled = is_open(step, answers)
    offered = choices_of(step, answers, desk)
    kind = KINDS.get(question.type, "text")
    several = kind == "several"
    if unsettled and kind != "text":
        offered = (Choice(TBC, "To be confirmed"), *offered)
    shown = TBC if unsettled else usual.value if current in (None, "") else current
    known = [choice.value for choice in offered]
    default = "" if several else said_in(question, shown if shown is not None else usual.words, desk.library)
    if kind == "choose" and default not in known:
        default = OWN if default and OWN in known else ""
    if kind == "choose" and not default and not question.required and question.type != "order":
        # Enter should not settle what nobody has thought about.
        offered = (Choice("", NO_ANSWER), *offered)
    return Prompt(
        key=step.key,
        ask=asked(step, answers),
        kind=kind,  # type: ignore[arg-type]
        where=where,
        line="" if again and step.index else _line(step, desk.library),
        help=help_of(step, usual, offered),
        usual=_usual(usual, offered),
        choices=offered,
        default=default,
        checked=tuple(each for each in _listed(shown) if each in known) if several else (),
        commands=commands(step, usual, answers),
        holds=not is_needed(step, answers) and current is not None,
        complete=completer(desk) if question.type == "partner" else None,
    )


def is_open(step: Step, answers: Answers) -> bool:
    """Whether it was said that a question is to be confirmed, and nothing else since."""
    value = None if step.key == MORE else value_of(answers, step.question, step.key)
    return is_unsettled(value) or (value is None and answers.status.get(step.key) == "tbc")


def is_needed(step: Step, answers: Answers) -> bool:
    """Whether there is no draft without an answer; of three partners any may be taken out."""
    spare = step.key == MORE or (step.question.type == "partner" and len(answers.parties()) > 2)
    return step.question.required and not spare


def is_unsettled(value: Any) -> bool:
    return value == "tbc" or (isinstance(value, dict) and "tbc" in value)


def as_text(value: Any) -> str:
    """A value of the deal as a person types it."""
    if value is None or (isinstance(value, dict) and "tbc" in value):
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{name} {as_text(each) or TBC}" for name, each in value.items())
    if isinstance(value, list):
        return "; ".join(as_text(each["text"] if isinstance(each, dict) and "text" in each else each) for each in value)
    return str(value)


def _listed(value: Any) -> list[str]:
    return [] if value is None else [str(each) for each in value] if isinstance(value, list) else [str(value)]


def asked(step: Step, answers: Answers) -> str:
    """The question in words, with whom it is about."""
    question = step.question
    if step.key == MORE:
        return f"Partner {step.index + 1} (Enter if that is all): {question.ask.lower()}"
    if question.type == "partner":
        return f"Partner {step.index + 1}: {question.ask.lower()}"
    if question.each == "parties":
        party = answers.parties()[step.index]
        name = party.get("short_name") or party.get("name")
        return f"{name if isinstance(name, str) else f'Partner {step.index + 1}'}: {lower(question.ask)}"
    if question.each == "governance":
        body = answers.bodies()[step.index]
        name = body.get("name")
        return (
            f"{name if isinstance(name, str) else body['model'].replace('-', ' ').capitalize()}: {lower(question.ask)}"
        )
    return question.ask


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def said_in(question: Question, value: Any, library: Library) -> str:
    """A value as a person types it for a question: the parts of one that has several in one line."""
    parts = parts_of(library, question.axis, question.detail) if question.type == "parts" else None
    return as_text(value) if parts is None or value is None or is_unsettled(value) else parts.line(value)


def _line(step: Step, library: Library) -> str:
    """The line of help."""
    question = step.question
    parts = parts_of(library, question.axis, question.detail) if question.type == "parts" else None
    if parts:
        return in_lines(question, f"As many of these as you know, with {BAR} between them: {parts.order()}.")
    mark = MARKS.get(question.type, "")
    example = f"For example: {question.example}." if question.example else ""
    return " ".join(filter(None, (question.why, mark, example)))


def in_lines(question: Question, how: str) -> str:
    """The line of help where an answer has parts: why, in which order they are typed, and an example."""
    return "\n".join([question.why, how, *([f"For example: {question.example}"] if question.example else [])])


def help_of(step: Step, usual: Proposal, offered: Sequence[Choice]) -> str:
    """What ``?`` shows: why it matters, every answer with its help, and where the answer goes."""
    question = step.question
    lines = [question.why, ""]
    lines += [f"- {choice.label}: {choice.help}" for choice in offered if choice.help]
    lines += [HOW] if question.type in ("rows", "parts") else []
    if usual.words:
        lines += ["", _usual(usual, offered)]
    if question.steers:
        return "\n".join([*lines, "", "It steers later questions and is not part of the deal."])
    number = (
        f" It is question {question.number} of the thirty to ask a client before drafting." if question.number else ""
    )
    return "\n".join([*lines, "", f"The deal file has it as {step.key}.{number}"]).replace("\n\n\n", "\n\n")


def _usual(usual: Proposal, offered: Sequence[Choice]) -> str:
    if usual is NOTHING or not usual.words:
        return ""
    labels = {choice.value: choice.label for choice in offered}
    words = (
        "; ".join(labels.get(each, each) for each in _listed(usual.value)) if usual.value is not None else usual.words
    )
    return f"Usual: {words}. {usual.because[:1].upper()}{usual.because[1:]}".rstrip(". ") + "."


def commands(step: Step, usual: Proposal, answers: Answers) -> tuple[Command, ...]:
    question = step.question
    found = [Command.HELP, Command.BACK]
    if not is_needed(step, answers) or usual.value is not None:
        found.append(Command.SKIP)
    if question.tbc and step.key != MORE:
        found.append(Command.TBC)
    return (*found, Command.JUMP, Command.QUIT)


# --- what is offered ------------------------------------------------------------------------------


def choices_of(step: Step, answers: Answers, desk: Desk) -> tuple[Choice, ...]:
    """The answers that a question offers, those that a red line speaks against marked with the reason."""
    question = step.question
    if question.type in ("party", "order"):
        return tuple(Choice(name, name) for name in answers.short_names())
    if question.type == "clauses":
        return _clauses(answers, desk)
    found = [Choice(value, option.label, option.help) for value, option in question.options.items()]
    if question.source == "parties":
        found = [Choice(name, name) for name in answers.short_names()]
    elif question.source:
        found = _from_source(question.source, desk)
        if question.source == "chairs":
            found += [Choice(name, name, "This partner has the chair") for name in answers.short_names()]
    elif question.axis and not question.detail:
        values = desk.library.axes[question.axis].values
        found = [Choice(name, value.label, value.help) for name, value in values.items()]
    elif question.axis and not found:
        # A detail that is one of a few, and of which the question says no more than the detail itself.
        offered = desk.library.axes[question.axis].details[question.detail].values
        found = [Choice(name, english.capital(words)) for name, words in offered.items()]
    if question.axis and not question.detail:
        found = [_marked(choice, step, answers, desk) for choice in found]
    if question.own:
        found.append(Choice(OWN, question.own[:1].upper() + question.own[1:]))
    if question.unsure and answers.steering.get(f"ask.unsure.{question.key}") != "yes":
        count = len(question.unsure)
        found.append(
            Choice(UNSURE, f"Not sure: ask me {'one question' if count == 1 else f'{NUMBERS[count]} questions'}")
        )
    if question.start and may_start(answers):
        found.append(Choice(START, question.start))
    return tuple(found)


def may_start(answers: Answers) -> bool:
    """Whether nothing would be lost by beginning with another deal's answers."""
    if FROM in answers.steering:
        return not any(key in answers.status for key in AGAIN)
    # How much the paper says is settled before anything is asked.
    given = {key for key, value in answers.data.items() if key != "clauses" or set(value) != {"posture"}}
    return given <= BARE


NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _from_source(source: str, desk: Desk) -> list[Choice]:
    library = desk.library
    if source == "templates":
        return [Choice(each.id, each.title, each.help) for each in library.templates.values()]
    if source == "models":
        return [Choice(each.id, each.title, each.help) for each in library.models.values()]
    if source == "kinds":
        return [Choice(each.id, each.label, each.help) for each in library.home.kinds.values()]
    if source == "lists":
        own = {each.key: each for each in desk.questions.questions if each.type == "items"}
        return [Choice(name, own[name].label, own[name].why) for name in LISTS if name in own and own[name].when]
    phrases = {"chairs": library.chairs, "quorums": library.quorums, "secretariats": library.secretariats}[source]
    return [Choice(name, phrase.label) for name, phrase in phrases.items()]


def _marked(choice: Choice, step: Step, answers: Answers, desk: Desk) -> Choice:
    """A choice with what it would break among the red lines."""
    if not answers.data.get("red_lines"):
        return choice
    value = [choice.value] if step.question.type == "several" else choice.value
    made = with_value(answers, step.question, step.key, value, desk.library)
    axis = step.question.axis
    broken = [
        part.title
        for each in conflicts(made, desk)
        if each.severity == "error" and any(at.axis == axis and choice.value in at.values for at in each.axes())
        for part in each.said
        if isinstance(part, LineName)
    ]
    words = f"breaks the red line {' and '.join(dict.fromkeys(broken))}" if broken else ""
    return Choice(choice.value, choice.label, choice.help, words)


def _clauses(answers: Answers, desk: Desk) -> tuple[Choice, ...]:
    """The clauses that the draft has so far, and those that may bind by default."""
    from moudraft.interview.plan import terms_of
    from moudraft.problems import MoudraftError
    from moudraft.selection import select

    library = desk.library
    usual = [
        id for axis in library.axes.values() for d in axis.details.values() if d.kind == "clauses" for id in d.default
    ]
    try:
        chosen = [choice.clause.id for choice in select(terms_of(answers, desk)[0], library).choices]
    except MoudraftError:
        chosen = []
    known = [id for id in dict.fromkeys((*usual, *chosen)) if id in library.clauses]
    return tuple(Choice(id, library.clauses[id].title, library.clauses[id].purpose) for id in known)


def completer(desk: Desk) -> Callable[[str], Sequence[Choice]]:
    """Offers the bodies of the register that what is typed may mean."""

    def complete(typed: str) -> Sequence[Choice]:
        return [
            Choice(b.name, b.name, _about(desk.library.home.kind(b.kind), b.within, b.reorganising))
            for b in search(desk.register, typed, OFFERED)
        ]

    return complete


_REORGANISING = {"announced": "being reorganised", "invited": "may be reorganised"}


def _about(kind: Kind, within: str, reorganising: str) -> str:
    parts = [kind.shown or kind.id.replace("-", " "), within, _REORGANISING.get(reorganising, "")]
    return ", ".join(filter(None, parts))
