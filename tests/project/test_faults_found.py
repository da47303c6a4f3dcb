"""The register of faults found in use: a test for every case, and every test that it names is there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path("tests/faults_found.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PARTS = range(1, 14)
each_case = pytest.mark.parametrize("case", CASES, ids=[str(each.get("id")) for each in CASES])


def numbered(case: dict[str, Any]) -> tuple[int, int]:
    part, _, number = case["id"].partition(".")
    return int(part), int(number)


@cache
def names_in(path: str) -> frozenset[str]:
    """The tests of a file, as it is written: nothing is imported, and a name given twice is no other test."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"), path)
    return frozenset(
        each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    )


@each_case
def test_a_case_says_what_was_wrong_and_names_its_tests(case: dict[str, Any]) -> None:
    assert case.keys() == {"id", "was", "tests"}
    assert case["was"].endswith(".") and len(case["was"]) < 130
    assert case["tests"] and len(set(case["tests"])) == len(case["tests"])


@each_case
def test_every_test_of_a_case_is_there(case: dict[str, Any]) -> None:
    for named in case["tests"]:
        path, _, name = named.partition("::")
        assert Path(path).is_file(), f"{case['id']}: there is no {path}"
        assert name in names_in(path), f"{case['id']}: there is no {name} in {path}"


def test_the_cases_are_numbered_without_a_gap() -> None:
    counted = {part: sum(numbered(case)[0] == part for case in CASES) for part in PARTS}
    assert all(counted.values())
    assert [numbered(case) for case in CASES] == [(part, n + 1) for part in PARTS for n in range(counted[part])]


def test_a_test_that_is_named_for_a_part_stands_under_it() -> None:
    """Found both ways: whoever meets ``test_row_7_…`` finds its case, and the case its test."""
    for case in CASES:
        for named in case["tests"]:
            words = named.partition("::test_row_")[2].split("_")
            parts = {int(each) for each in words[: 3 if words[1:2] == ["and"] else 1] if each.isdigit()}
            assert not parts or numbered(case)[0] in parts | {7}, named
