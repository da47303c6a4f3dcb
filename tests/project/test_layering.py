"""Every room has its rank, imports point down only, and each outside package is used in its own room alone."""

from __future__ import annotations

import ast
import re
import sys

import pytest

from tests.conftest import ROOT
from tests.project.modules import PACKAGE, inside, inside_for_types, modules, outside

# The rooms from the bottom up, as docs/design.md has them; those of one line know nothing of one another.
RANKS = (
    "lazy_patterns", "english hashes data problems said", "files findings", "kept office", "yaml_source", "deal",
    "settings", "library", "selection",
    "document", "library.reading", "tracing", "register checks comparison", "margin", "writers", "drafting", "loading",
    "variants batch", "papers", "interview", "records", "screen", "api", "preview", "commands",
    "quick_start", "cli", "__main__",
)  # fmt: skip
RANK = {room: rank for rank, rooms in enumerate(RANKS) for room in rooms.split()}
HOMES = {
    "click": ("cli", "commands"),
    "questionary": ("interview.askers.prompt",),
    "docx": ("writers.word", "writers.paper"),
    "lxml": ("writers", "comparison", "office"),
    "markdown_it": ("library.clause_text", "library.clause_inlines", "library.marks"),
    "jinja2": ("library.expression", "writers.paper.sheet_in_html"),
    "yaml": ("yaml_source",),
}


def stands_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def room_of(module: str) -> str:
    """The innermost ranked room of a module."""
    found = [room for room in RANK if stands_in(module, room)]
    assert found, f"{module} stands in no room: give it one in RANKS and in docs/design.md"
    return max(found, key=len)


def reached(module: str) -> set[str]:
    """Every module that an import of this one can bring in, through others too, for types alone included."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        for each in inside_for_types(waiting.pop()) - found:
            found.add(each)
            waiting.append(each)
    return found


@pytest.mark.parametrize("module", [name for name in modules() if name != "__init__"])
def test_imports_point_down_only(module: str) -> None:
    room = room_of(module)
    for other in inside_for_types(module):
        there = room_of(other)
        assert there == room or RANK[there] < RANK[room], f"{module} ({room}) imports {other} ({there})"


def test_no_module_imports_itself_through_others() -> None:
    for module in modules():
        if module != "__init__":
            others = {each for each in reached(module) if not stands_in(module, each)}
            assert module not in others, f"{module} is in a cycle"


def test_the_table_of_the_design_page_is_this_one() -> None:
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    table = page.partition("## The rooms")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    told = [" ".join(re.findall(r"`([\w./]+)`", row)).replace("/ ", " ").rstrip("/") for row in rows]
    wanted = [" ".join(each.replace(".", "/") for each in rooms.split()) for rooms in RANKS]
    assert told == [each for each in wanted if each != "__main__"]


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
    allowed = {"commands", "quick_start", "cli", "__main__", "interview.askers"}
    for module, tree in modules().items():
        if any(stands_in(module, room) for room in allowed):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                assert name not in closed, f"{module}:{node.lineno} calls {name}"


def test_no_module_is_named_like_a_standard_one_nor_like_a_cupboard_nor_like_another() -> None:
    shelves = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core"}
    files = [path.stem for path in PACKAGE.rglob("*.py") if path.stem not in ("__init__", "__main__")]
    for name in files:
        assert name not in shelves
        assert name not in sys.stdlib_module_names, name
    assert sorted({name for name in files if files.count(name) > 1}) == []


# Where a sentence about a deal is made, or set on a page or a screen; nothing else has any use for one.
WORDS_ARE_SET_IN = (
    "findings", "problems", "drafting", "records", "screen", "commands", "cli", "papers", "interview.review",
    "interview.small_talk", "interview.answer_check", "interview.starting", "interview.askers", "batch.batch_manifest",
    "variants.variant_facts", "yaml_source", "checks.support.rule", "library.expression", "margin.to_settle",
    "preview",
)  # fmt: skip


def test_nothing_decides_by_reading_a_message() -> None:
    """``message`` and ``hint`` are read where they are shown, and there they are not searched."""
    for module, tree in modules().items():
        told = any(stands_in(module, room) for room in WORDS_ARE_SET_IN)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ("message", "hint"):
                assert told or isinstance(node.ctx, ast.Store) or _handed_on(tree, node), f"{module}:{node.lineno}"
            if isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
                searched = [getattr(part, "attr", "") for each in node.comparators for part in ast.walk(each)]
                assert not {"message", "hint"} & set(searched), f"{module}:{node.lineno} searches a message"


def _handed_on(tree: ast.Module, attribute: ast.Attribute) -> bool:
    """Whether a message only becomes part of another problem."""
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and name in ("Problem", "_unreadable") and attribute in ast.walk(node):
            return True
    return False


def test_every_module_says_what_it_is_for() -> None:
    for module, tree in modules().items():
        assert ast.get_docstring(tree), f"{PACKAGE.name}.{module} has no docstring"
