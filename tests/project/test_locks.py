"""What is installed is what ``locks/`` says, to the hash, and that is what ``pyproject.toml`` asks for."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from tools import lock as tool

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [lock.name for lock in tool.locks()]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}

locks = pytest.mark.parametrize("name", LOCKS)


@cache
def locked(name: str) -> dict[str, Requirement]:
    """The packages of a lock by name."""
    lines = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line.removesuffix("\\")) for line in lines if line and line[0] not in " #"]
    assert len({canonicalize_name(each.name) for each in found}) == len(found), "a package is named twice"
    return {canonicalize_name(each.name): each for each in found}


def version(pinned: Requirement) -> str:
    [only] = pinned.specifier
    return only.version


def environments() -> Iterator[dict[str, str]]:
    for python, (system, (os_name, platform)) in product(PYTHONS, SYSTEMS.items()):
        yield {
            **default_environment(), "python_version": python, "python_full_version": f"{python}.0",
            "sys_platform": system, "os_name": os_name, "platform_system": platform,
        }  # fmt: skip


def wanted(requirements: Iterable[str], environment: dict[str, str]) -> Iterator[Requirement]:
    """The requirements that apply, those of moudraft's own extras written out."""
    for each in map(Requirement, requirements):
        if each.marker and not each.marker.evaluate({**environment, "extra": ""}):
            continue
        if each.name != "moudraft":
            yield each
        for extra in each.extras if each.name == "moudraft" else ():
            yield from wanted(PROJECT["optional-dependencies"][extra], environment)


def missing(name: str, requirements: Iterable[str]) -> list[str]:
    """What a lock does not hold of these requirements, on any Python or system."""
    return sorted({
        f"{each} ({environment['sys_platform']}, Python {environment['python_version']})"
        for environment in environments()
        for each in wanted(requirements, environment)
        if not holds(locked(name).get(canonicalize_name(each.name)), each, environment)
    })  # fmt: skip


def holds(pinned: Requirement | None, wanted: Requirement, environment: dict[str, str]) -> bool:
    if pinned is None or (pinned.marker and not pinned.marker.evaluate(environment)):
        return False
    return wanted.specifier.contains(version(pinned), prereleases=True)


@locks
def test_a_lock_holds_all_that_is_asked_for(name: str) -> None:
    [lock] = [each for each in tool.locks() if each.name == name]
    asked = [*PROJECT["dependencies"], f"moudraft[{','.join(lock.extras)}]" if lock.extras else "click"]
    assert missing(name, [*asked, *lock.besides]) == [], "run make lock"


@locks
def test_a_lock_holds_what_its_packages_need(name: str) -> None:
    """As far as they are installed here, in the version that is locked."""
    lacking = {}
    for each in locked(name):
        try:
            here = importlib.metadata.distribution(each)
        except importlib.metadata.PackageNotFoundError:
            continue
        if here.version == version(locked(name)[each]):
            needed = [need for need in here.requires or () if not Requirement(need).extras and "extra ==" not in need]
            lacking[each] = missing_here(name, needed)
    assert len(lacking) > 5 or name == "lowest"
    assert {each: needs for each, needs in lacking.items() if needs} == {}


def missing_here(name: str, requirements: Iterable[str]) -> list[str]:
    environment = {**default_environment()}
    return [
        str(each)
        for each in wanted(requirements, environment)
        if not holds(locked(name).get(canonicalize_name(each.name)), each, environment)
    ]


@locks
def test_every_package_has_one_version_and_its_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text)
    assert entries[0].startswith("# ")
    for entry in entries[1:]:
        assert re.match(r"[\w.-]+==[\w.!+]+( ; .+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\\n|\n|$))+$", entry), entry
    assert not re.search(r"://|--index|--find-links|@ ", text)


def test_the_demo_runs_on_what_the_tests_were_run_on() -> None:
    assert {
        each: str(pinned) for each, pinned in locked("demo").items() if str(locked("work")[each]) != str(pinned)
    } == {}


def test_lowest_is_the_lowest_that_is_allowed() -> None:
    for each in wanted([*PROJECT["dependencies"], "moudraft[xlsx]"], default_environment()):
        [bound] = each.specifier
        assert bound.operator == ">=", f"{each}: a lower bound, and none above"
        assert Version(bound.version) == Version(version(locked("lowest")[canonicalize_name(each.name)]))


def test_a_lock_that_falls_short_is_seen() -> None:
    assert missing("demo", ["click>=999"]) and missing("demo", ["pytest"])
    assert missing("work", ["colorama ; sys_platform == 'win32'"]) == []
