"""Change the code in small ways, one at a time, and see whether a test notices: ``python tools/mutants.py [ROOM …]``.

A mutant that no test notices has survived: either a behaviour that no test holds, or a change that nobody could tell
(those are listed in ``equivalent_mutants.txt``). A sample of each room is taken by a seed, so that a run can be had
again. Mutants are made in memory, each in a process forked after the tests were collected, and held against the tests
that call the function, nearest and quickest first. Nothing in the checkout is changed.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import inspect
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest

from mutations import Mutation, mutant_code, mutations, noting_code

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "moudraft"
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.txt")
TESTS = (
    "test_english.py", "selection", "document", "library", "deal", "checks", "whole", "variants", "tracing",
    "papers/duties", "papers/checklist",
)  # fmt: skip
# A mutant that does not come to an end is noticed too: it may take this much longer than the tests did without it.
PATIENCE = 10
NOTED = "_noted_by_mutants"


class Room(NamedTuple):
    """Modules that are sampled together, and the tests that stand nearest to them. ``reads`` the library, or not."""

    modules: str
    nearest: str
    reads: bool = False


ROOMS = {
    "selection": Room("selection/*.py", "selection"),
    "document": Room("document/*.py", "document"),
    "condition": Room("library/condition.py", "library", reads=True),
    "overlay": Room("library/reading/overlay.py", "library", reads=True),
    "deal": Room("deal/*.py", "deal"),
    "deal/editing": Room("deal/editing/*.py", "deal"),
    "checks/support": Room("checks/support/*.py", "checks"),
    "english": Room("english.py", "test_english.py"),
}


class Mutant(NamedTuple):
    room: str
    file: Path
    mutation: Mutation

    @property
    def module(self) -> str:
        parts = self.file.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def __str__(self) -> str:
        """What tells it from every other, whatever lines come to stand above it."""
        line = self.file.read_text(encoding="utf-8").splitlines()[self.mutation.line - 1].strip()
        change = f"{self.mutation.before} -> {self.mutation.after}"
        return f"{self.module} {self.mutation.function} | {line} | {change}"


def sample(rooms: Iterable[str], size: int, seed: int, match: str) -> list[Mutant]:
    """The same mutants for the same seed; every one of a room that has no more than the size of the sample."""
    found = []
    for room in rooms:
        every = [
            Mutant(room, file, each)
            for file in sorted(PACKAGE.glob(ROOMS[room].modules))
            for each in mutations(file.read_text(encoding="utf-8"))
        ]
        every = [each for each in every if match in str(each)]
        chosen = random.Random(f"{seed} {room}").sample(range(len(every)), min(size, len(every)))
        found += [every[number] for number in sorted(chosen)]
    return found


# --- the live function ----------------------------------------------------------------------------


def live(module: str, name: str) -> FunctionType | None:
    """The function that callers hold, under its decorators; None where it cannot be had."""
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = inspect.getattr_static(found, part) if isinstance(found, type) else getattr(found, part, None)
    for _ in range(5):
        inner = (getattr(found, each, None) for each in ("__func__", "fget", "__wrapped__"))
        within = found.func if isinstance(found, functools.cached_property) else None
        found = next(filter(None, inner), within) or found
    return found if isinstance(found, FunctionType) else None


def given(function: FunctionType | None, code: CodeType) -> bool:
    """Whether a function could be given other code."""
    if function is None or code.co_freevars != function.__code__.co_freevars:
        return False
    function.__code__ = code
    return True


def note_calls(mutants: Iterable[Mutant]) -> set[tuple[str, str]]:
    """Have every function of the mutants' files put itself into a set when it is called: its module and its name."""
    seen: set[tuple[str, str]] = set()
    for module, file in {mutant.module: mutant.file for mutant in mutants}.items():
        importlib.import_module(module).__dict__[NOTED] = lambda name, module=module: seen.add((module, name))
        for name, code in noting_code(file.read_text(encoding="utf-8"), NOTED, str(file)).items():
            given(live(module, name), code)
    return seen


def put_in_place(mutant: Mutant) -> bool:
    """Give the live function the mutated code, and forget what was worked out with the old one."""
    function = live(mutant.module, mutant.mutation.function)
    source = mutant.file.read_text(encoding="utf-8")
    if not given(function, mutant_code(source, mutant.mutation.number, str(mutant.file))):
        return False
    own = [live_module for name, live_module in sys.modules.items() if name.startswith(mutant.module)]
    everything = [each for name, each in sys.modules.items() if name.startswith(("moudraft", "tests"))]
    for each in everything if ROOMS[mutant.room].reads else own:
        for held in vars(each).values():
            if isinstance(held, functools._lru_cache_wrapper):
                held.cache_clear()
    return True


# --- the tests ------------------------------------------------------------------------------------


class Told:
    """What became of each test: pytest's reports, by the test."""

    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed


def forked(work: Any) -> tuple[int, bytes]:
    """How a function ended in a process of its own (0 is good), and what it wrote."""
    with tempfile.TemporaryFile() as file:
        child = os.fork()
        if child == 0:
            status = 99
            try:
                os.setsid()
                quiet = os.open(os.devnull, os.O_WRONLY)
                os.dup2(quiet, 1)
                os.dup2(quiet, 2)
                status = work(file)
            finally:
                os._exit(status)
        _, ended = os.waitpid(child, 0)
        file.seek(0)
        return ended, file.read()


def run_items(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, bool, float]]:
    """Run tests one after another: each with whether it failed, and the seconds of the processor it took."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        told, before = Told(), time.process_time()
        item.config.pluginmanager.register(told)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        item.config.pluginmanager.unregister(told)
        yield item, told.failed, time.process_time() - before


class Runner:
    """A plugin of pytest that, in place of running the tests once, holds mutants against them."""

    def __init__(self, mutants: Sequence[Mutant], budget: float) -> None:
        self.mutants = mutants
        self.budget = budget
        self.calls: dict[tuple[str, str], list[tuple[float, int]]] = {}
        self.fates: dict[Mutant, str] = {}

    def pytest_sessionstart(self) -> None:
        """Made-up examples are the same in every run."""
        import hypothesis

        checks = list(hypothesis.HealthCheck)
        how = {"derandomize": True, "database": None, "deadline": None, "suppress_health_check": checks}
        hypothesis.settings.register_profile("mutants", **how)
        hypothesis.settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        from moudraft.drafting import load_library

        load_library()
        self.record(session.items)
        for number, mutant in enumerate(self.mutants, 1):
            self.fates[mutant] = fate = self.fate(mutant, session.items)
            where = f"{mutant.file.name}:{mutant.mutation.line}"
            print(f"{number}/{len(self.mutants)} {fate:9} {where} {mutant}", flush=True)
        return True

    def record(self, items: Sequence[pytest.Item]) -> None:
        """Run every test once as it is, and note what it calls and how long it takes."""

        def work(file: Any) -> int:
            seen = note_calls(self.mutants)
            for number, (_item, failed, seconds) in enumerate(run_items(items)):
                file.write(json.dumps([number, failed, seconds, sorted(seen)]).encode() + b"\n")
                seen.clear()
            file.flush()
            return 0

        ended, text = forked(work)
        lines = [json.loads(line) for line in text.splitlines()]
        failures = sum(line[1] for line in lines)
        print(f"{len(lines)} of {len(items)} tests run as they are, {failures} failed", flush=True)
        if ended or len(lines) < len(items):
            sys.exit("the tests could not be run without a mutant")
        for number, failed, seconds, seen in lines:
            for each in () if failed else seen:
                self.calls.setdefault(tuple(each), []).append((seconds, number))

    def fate(self, mutant: Mutant, items: Sequence[pytest.Item]) -> str:
        called = self.calls.get((mutant.module, mutant.mutation.function), [])
        nearest = f"tests/{ROOMS[mutant.room].nearest}"
        called.sort(key=lambda each: (not items[each[1]].nodeid.startswith(nearest), *each))
        chosen, spent = [], 0.0
        for seconds, number in called:
            if spent + seconds <= self.budget or not chosen:
                spent += seconds
                chosen.append(items[number])
        if not chosen:
            return "untested"

        def work(file: Any) -> int:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, PATIENCE + PATIENCE * spent)
            if not put_in_place(mutant):
                return 3
            return 1 if any(failed for _, failed, _ in run_items(chosen)) else 0

        ended, _ = forked(work)
        return {0: "survived", 3 << 8: "not made", int(signal.SIGPROF): "killed"}.get(ended, "killed")


def table(fates: dict[Mutant, str], equivalent: set[str]) -> str:
    """The rate of each room, in Markdown: mutants that nobody could tell count neither way."""
    rows = ["| room | mutants | killed | survived | equivalent | rate |", "|---|---|---|---|---|---|"]
    rooms = {room: [each for each in fates if each.room == room] for room in ROOMS}
    for room, made in [*rooms.items(), ("all", list(fates))]:
        real = [each for each in made if fates[each] != "not made"]
        same = sum(fates[each] != "killed" and str(each) in equivalent for each in real)
        killed = sum(fates[each] == "killed" for each in real)
        if real:
            rate = 100 * killed / max(1, len(real) - same)
            rows.append(f"| {room} | {len(real)} | {killed} | {len(real) - killed - same} | {same} | {rate:.0f}% |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[2], prog=Path(__file__).name)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"one of {', '.join(ROOMS)} (else all of them)")
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="how many of each room (60)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which sample (1)")
    parser.add_argument("--match", default="", metavar="TEXT", help="only mutants whose description has this in it")
    parser.add_argument("--budget", type=float, default=20, metavar="SECONDS", help="tests for one mutant (20)")
    parser.add_argument("--tests", nargs="*", default=TESTS, metavar="PATH", help="which tests, below tests/")
    chosen = parser.parse_args()
    if unknown := set(chosen.rooms) - set(ROOMS):
        parser.error(f"there is no room called {', '.join(sorted(unknown))}")
    if not hasattr(os, "fork"):
        parser.error("mutants are made in forked processes, which this system does not have")
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(PACKAGE.parent)]
    runner = Runner(sample(chosen.rooms or ROOMS, chosen.sample, chosen.seed, chosen.match), chosen.budget)
    arguments = ["-q", "-s", "-n", "0", "-p", "no:cacheprovider", "--no-header", "-m", "not slow and not office"]
    pytest.main([*arguments, *(f"tests/{each}" for each in chosen.tests)], plugins=[runner])
    equivalent = set(EQUIVALENT.read_text(encoding="utf-8").splitlines()) if EQUIVALENT.is_file() else set()
    survivors = [each for each, fate in runner.fates.items() if fate in ("survived", "untested")]
    print("\n".join(f"{runner.fates[each]}: {each}" for each in survivors if str(each) not in equivalent))
    print(table(runner.fates, equivalent))


if __name__ == "__main__":
    main()
