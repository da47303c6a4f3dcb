"""The sample that ``make test`` runs: the same every time, spread over all ways, and nothing left out unnoticed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sampling import spread

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("count", "keep", "places"), [
    (0, 3, []), (2, 3, [0, 1]), (3, 3, [0, 1, 2]), (9, 3, [0, 4, 8]), (9, 1, [0]), (10, 4, [0, 3, 6, 9]),
])  # fmt: skip
def test_a_sample_is_spread_from_the_first_to_the_last(count: int, keep: int, places: list[int]) -> None:
    assert spread(count, keep) == places


CASES = """
import pytest

@pytest.mark.many(keep=3)
@pytest.mark.parametrize("way", range(9))
def test_many(way): pass

@pytest.mark.parametrize("way", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_some(way): pass

@pytest.mark.parametrize("way", range(23), ids=map(str, range(23)))
def test_cheap(way): pass

@pytest.mark.parametrize("one", range(2))
@pytest.mark.parametrize("other", range(4))
def test_product(other, one): pass
"""


CONFTEST = """
from tests.sampling import pytest_collection_modifyitems, pytest_configure, pytest_generate_tests

def pytest_addoption(parser):
    parser.addoption("--sample", action="store_true")
    parser.addoption("--wide", action="store_true")
"""


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ((), ["many[0-8]", "some[1-2]", "cheap[0-22]", "product[8]"]),
        (("--sample",), ["many[0]", "some[1]", "cheap[0]", "cheap[22]", "product[2]"]),
        (
            ("--wide",),
            ["many[0]", "some[1-2]", *(f"cheap[{way}]" for way in (0, 3, 6, 9, 13, 16, 19, 22)), "product[8]"],
        ),
    ],
    ids=["all", "sample", "wide"],
)
@pytest.mark.slow
def test_only_a_sample_leaves_tests_out(tmp_path: Path, options: tuple[str, ...], kept: list[str]) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  many\n  slow\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_it.py").write_text(CASES, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "--collect-only", *options]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    wanted = [f"test_it.py::test_{name}" for each in kept[:-1] for name in written_out(each)]
    found = [line for line in done.stdout.splitlines() if "::" in line]
    # Of a product it is only said how many of its ways are kept.
    assert [line for line in found if "product" not in line] == wanted
    assert f"product[{len(found) - len(wanted)}]" == kept[-1]


def written_out(name: str) -> list[str]:
    """``many[0-2]`` as the three names it stands for."""
    stem, _, places = name.rstrip("]").partition("[")
    first, _, last = places.partition("-")
    return [f"{stem}[{place}]" for place in range(int(first), int(last or first) + 1)]
