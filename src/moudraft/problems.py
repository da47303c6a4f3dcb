"""Where something is, what is wrong there, and the one exception every layer raises."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info", "question"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info", "question")
"""From the gravest; a question is for somebody to answer, and fails nothing."""


class Location(msgspec.Struct, frozen=True, order=True, gc=False):
    """A place in an input: a file name (or a flag such as ``--set``) and a line, counted from 1."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


NOWHERE = Location("")
STDIN = "<stdin>"
"""What standard input is called where a file would be named."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """A reason the work cannot go on, with a hint that says how to put it right.

    ``private`` is whether it tells of a red line that its holder keeps private.
    """

    location: Location
    message: str
    hint: str = ""
    private: bool = False

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location.file else ""
        return f"{where}{self.message}" + (f"\n  hint: {self.hint}" if self.hint else "")


class MoudraftError(Exception):
    """One or more problems, all of them found before stopping.

    ``problems`` are kept in the order of file and line. ``exit_code`` is what the command line ends with.
    """

    exit_code = 2

    def __init__(self, problems: Sequence[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            problems = [Problem(NOWHERE, problems)]
        elif isinstance(problems, Problem):
            problems = [problems]
        self.problems: tuple[Problem, ...] = tuple(sorted(dict.fromkeys(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def raise_if(problems: Sequence[Problem]) -> None:
    """Raise one ``MoudraftError`` that holds every problem, if there is any."""
    if problems:
        raise MoudraftError(problems)


def gathered(*works: Callable[[], Any]) -> list[Any]:
    """What each piece of work gives; where any fail, one ``MoudraftError`` with the problems of all."""
    found: list[Any] = []
    problems: list[Problem] = []
    for work in works:
        try:
            found.append(work())
        except MoudraftError as error:
            problems += error.problems
    raise_if(problems)
    return found


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or the known words when they are few, or nothing."""
    from difflib import get_close_matches

    choices = list(dict.fromkeys(known))
    if near := get_close_matches(wrong, choices, n=max(len(choices), 1), cutoff=0.6):
        # Of words equally near, the one with the most letters where they were typed; of those, the first.
        in_order = sorted(near, key=choices.index)
        best = max(in_order, key=lambda word: (_likeness(word, wrong), sum(map(str.__eq__, wrong, word))))
        return f'did you mean "{best}"?'
    if 0 < len(choices) <= 12:
        return "choose from: " + ", ".join(choices)
    return ""


def _likeness(word: str, wrong: str) -> float:
    """From 0 to 1, as ``get_close_matches`` measures it."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, word, wrong).ratio()
