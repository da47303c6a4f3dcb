"""What ``make test`` leaves to others: ``--sample`` takes a part of the tests that are marked ``many``.

Such a test tries one thing in very many ways, each at some cost. A sample keeps a set number of the ways, spread evenly
from the first to the last and the same in every run, so that what is tried at all is tried in each run; what Hypothesis
makes up is the same in every run of a sample, too. Of a test that is not marked it takes :data:`WAYS`. Tests marked
``slow`` wait, too. ``--wide`` takes a wider sample of both, and the slow. Without either every test runs. A test that
chooses its own number of cases asks :func:`some`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

T = TypeVar("T")

# A busy machine is no fault of the text under test, so nothing is said of how long examples take.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("all", CALM)
settings.register_profile("narrow", CALM, max_examples=10, derandomize=True)
settings.register_profile("wide", CALM, max_examples=20, derandomize=True)

WAYS = {"narrow": 2, "wide": 8}
"""In how many ways a sample tries what is cheap to try."""


sampling = ""


def pytest_configure(config: pytest.Config) -> None:
    global sampling
    sampling = "wide" if config.getoption("--wide") else "narrow" if config.getoption("--sample") else ""
    settings.load_profile(sampling or "all")


def some(everything: int, part: int) -> int:
    """The first number where every test runs; a third of the second in a wide sample, in a narrow one a quarter."""
    wanted = (part + 2) // 3 if sampling == "wide" else (part + 3) // 4
    return min(wanted, everything) if sampling else everything


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Leave out what a sample does without before tests are made of it: to make them all takes a third of a minute.

    That is for a test with one list of ways. What several lists make together is thinned once it is there.
    """
    own = metafunc.definition.own_markers
    marks = list(metafunc.definition.iter_markers("parametrize"))
    if not sampling or len(marks) != 1 or len(marks[0].args) != 2 or not any(marks[0] is each for each in own):
        return
    (names, ways), more = marks[0].args, dict(marks[0].kwargs)
    ways = list(ways)
    if any(mark.name == "slow" for way in ways for mark in getattr(way, "marks", ())):
        return
    places = sampled(len(ways), metafunc.definition.get_closest_marker("many"))
    if more.get("ids") is not None and not callable(more["ids"]):
        ids = list(more["ids"])
        more["ids"] = [ids[at] for at in places]
    at = next(at for at, each in enumerate(own) if each is marks[0])
    own[at] = pytest.mark.parametrize(names, [ways[at] for at in places], **more).mark


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not sampling:
        return
    ways = defaultdict(list)
    for item in items:
        ways[item.nodeid.partition("[")[0]].append(item)
    kept = {item.nodeid for these in ways.values() for item in part(these)}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in kept])
    items[:] = [item for item in items if item.nodeid in kept]


def part(ways: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Those of one test's ways that a sample keeps."""
    taken = [item for item in ways if sampling == "wide" or not item.get_closest_marker("slow")]
    return [taken[at] for at in sampled(len(taken), taken[0].get_closest_marker("many") if taken else None)]


def sampled(count: int, many: pytest.Mark | None) -> list[int]:
    """The places of those of ``count`` ways that a sample keeps."""
    return spread(count, some(count, many.kwargs["keep"]) if many else WAYS[sampling])


def some_of(these: Sequence[T], keep: int) -> list[T]:
    """All of these where every test runs; in a sample so many of them as :func:`some` takes, evenly spread."""
    return [these[at] for at in spread(len(these), some(len(these), keep))]


def spread(count: int, keep: int) -> list[int]:
    """``keep`` of ``count`` places, evenly from the first to the last."""
    if count <= keep:
        return list(range(count))
    return [round(at * (count - 1) / max(keep - 1, 1)) for at in range(keep)]
