"""The same command for several deals: each by itself, every problem told, and one exit code for them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec


class DealOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The options of a command that takes several deals."""

    deal_path: Path
    others: tuple[Path, ...] = ()


S = TypeVar("S", bound=DealOptions)


def each_deal(options: S, run: Callable[[S], int]) -> int:
    """Run a command for each of its deals; the highest exit code. One that cannot be read stops no other.

    Raises ``MoudraftError`` with the problems of all, after the last.
    """
    if not options.others:
        return run(options)
    from moudraft.commands.shared.outputs import on_lines, print_json
    from moudraft.commands.shared.settled import settled_for
    from moudraft.commands.shared.this_run import this_run
    from moudraft.problems import MoudraftError, Problem
    from moudraft.records.failure import failure

    code, problems = 0, list[Problem]()
    with on_lines():
        for path in dict.fromkeys((options.deal_path, *options.others)):
            try:
                one = settled_for(path, options)
                code = max(code, run(msgspec.structs.replace(one, deal_path=path, others=())))
            except MoudraftError as error:
                if this_run().wants_json:
                    print_json(failure(error.problems, error.exit_code))
                problems += error.problems
                code = max(code, error.exit_code)
    if problems:
        failed = MoudraftError(problems)
        failed.exit_code = code
        raise failed
    return code
