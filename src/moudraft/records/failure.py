"""Why a command could not do its work, for scripts: what stands on standard output where JSON was asked for."""

# Annotations here are real objects, not text: schemas are made of them.

from collections.abc import Iterable

import msgspec

from moudraft.problems import Problem


class ProblemData(msgspec.Struct, frozen=True):
    """One problem: where it is (``line`` is 0 where there is none), what it is, and what would help."""

    file: str
    line: int
    message: str
    hint: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """All the problems of a run, and the code that it ends with."""

    format: int = 1
    exit_code: int
    problems: tuple[ProblemData, ...]


def failure(problems: Iterable[Problem], exit_code: int) -> Failure:
    """The problems as data, in the order in which they were found."""
    found = (ProblemData(each.location.file, each.location.line, each.message, each.hint) for each in problems)
    return Failure(exit_code=exit_code, problems=tuple(found))
