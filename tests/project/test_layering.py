"""Imports point down only, and each outside package is used in its own room alone."""

from __future__ import annotations

import ast

import pytest

from tests.project.modules import PACKAGE, inside, modules, outside

# From the top down. A room is a package or one module; what is not named here may stand anywhere without a cycle.
ROOMS = (
    "cli", "commands", "drafting", "checks writers", "assembly", "selection", "terms", "library", "clause_text",
    "document deal", "condition", "yaml_source", "problems",
)  # fmt: skip
HOMES = {
    "click": ("cli", "commands"),
    "questionary": ("commands",),
    "docx": ("writers",),
    "lxml": ("writers", "comparison"),
    "markdown_it": ("clause_text", "marks"),
    "jinja2": ("expression", "writers.paper_html"),
    "yaml": ("yaml_source",),
}


def stands_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def reached(module: str) -> set[str]:
    """Every module that an import of this one can bring in, through others too."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        for each in inside(waiting.pop()) - found:
            found.add(each)
            waiting.append(each)
    return found


def test_the_rooms_are_there() -> None:
    for room in " ".join(ROOMS).split():
        assert any(stands_in(module, room) for module in modules()), room


@pytest.mark.parametrize("depth", range(1, len(ROOMS)), ids=lambda depth: ROOMS[depth])
def test_no_room_reaches_a_room_above_it(depth: int) -> None:
    above = " ".join(ROOMS[:depth]).split()
    for room in ROOMS[depth].split():
        for module in (each for each in modules() if stands_in(each, room)):
            wrong = [each for each in reached(module) if any(stands_in(each, other) for other in above)]
            assert not wrong, f"{module} reaches up to {sorted(wrong)}"


def test_checks_and_writers_do_not_know_one_another() -> None:
    for module in modules():
        for room, other in (("checks", "writers"), ("writers", "checks")):
            if stands_in(module, room):
                assert not any(stands_in(each, other) for each in reached(module)), module


def test_no_module_imports_itself_through_others() -> None:
    for module in modules():
        others = {each for each in reached(module) if not stands_in(module, each)}
        assert module not in others, f"{module} is in a cycle"


def test_only_the_command_line_is_allowed_to_run_the_command_line() -> None:
    assert [module for module in modules() if "cli" in inside(module)] == ["__main__"]


@pytest.mark.parametrize("package", HOMES)
def test_an_outside_package_stays_in_its_room(package: str) -> None:
    users = [module for module in modules() if package in outside(module)]
    wrong = [module for module in users if not any(stands_in(module, home) for home in HOMES[package])]
    assert not wrong, f"{wrong} import {package}"


def test_the_core_has_no_clock_no_terminal_and_no_exit() -> None:
    """The day is an argument; errors are raised; only commands talk."""
    closed = {"today", "now", "utcnow", "time", "print", "input", "exit", "getenv"}
    allowed = {"commands", "cli", "__main__"}
    for module, tree in modules().items():
        if any(stands_in(module, room) for room in allowed):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                assert name not in closed, f"{module}:{node.lineno} calls {name}"


def test_no_module_is_named_like_a_standard_one_nor_like_a_cupboard() -> None:
    import sys

    shelves = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core"}
    for module in modules():
        name = module.rpartition(".")[2]
        assert name not in shelves
        assert name not in sys.stdlib_module_names - {"__main__"}, module


def test_every_module_says_what_it_is_for() -> None:
    for module, tree in modules().items():
        assert ast.get_docstring(tree), f"{PACKAGE.name}.{module} has no docstring"
