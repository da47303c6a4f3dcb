"""What clauses do for a paper: the code asks for roles, never for the id of a clause."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from moudraft import load_library
from tests.conftest import ROOT, Run

LIBRARY = load_library()
SOURCE = ROOT / "src" / "moudraft"
# What the wordings of a clause were once called, in a format that may never change.
HISTORY = {"deal/former_deals.py"}


def constants(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def asked() -> set[str]:
    """Every role that the code asks for in so many words."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "in_role":
                found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
    return found


def test_no_clause_is_named_in_code() -> None:
    ids = set(LIBRARY.clauses)
    named = [
        f"{path.relative_to(SOURCE).as_posix()}:{line} {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, text in constants(path)
        if text in ids and path.relative_to(SOURCE).as_posix() not in HISTORY
    ]
    assert named == []


def test_every_role_is_taken_by_a_clause_and_asked_for() -> None:
    assert [name for name, role in LIBRARY.roles.items() if not role.clauses or not role.does] == []
    assert asked() <= set(LIBRARY.roles)
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert [name for name in LIBRARY.roles if f'"{name}"' not in source and f"'{name}'" not in source] == []


HOUSE = """---
title: How many must be there
purpose: Says who must be present, in the words of this council.
roles: [{role}]
when: {{quorum: {{not: silent}}}}
reviewed: 2026-11
---
## one
1. The {{{{ board }}}} does business only if its members are there.
"""


def written(folder: Path, role: str) -> Path:
    path = folder / "house" / "clauses" / "house" / "quorum.md"
    path.parent.mkdir(parents=True)
    path.write_text(HOUSE.format(role=role), encoding="utf-8")
    return folder / "house"


def test_a_clause_of_a_house_is_found_by_its_role(folder: Path) -> None:
    library = load_library(written(folder, "quorum"))
    assert library.in_role("quorum") == ("governance/quorum", "house/quorum")


def test_a_rule_looks_at_a_house_clause_in_the_place_of_ours(moudraft: Run, folder: Path) -> None:
    house = written(folder, "quorum")
    body = "{model: leaders-board, decision: {rule: consensus, interested: counted}, quorum: third}"
    few = ("--set", f"governance=[{body}]")
    ours = ("--set", "clauses.leave_out={governance/quorum: ours instead}", "--set", "clauses.add=[house/quorum]")
    deal = str(ROOT / "examples" / "shared-services.yaml")
    told = moudraft("check", deal, "--library", house, *few, *ours, "--select", "G516").out
    assert "G516" in told
    assert "G516" not in moudraft("check", deal, *few, *ours[:2], "--select", "G516").out


@pytest.mark.parametrize("role", ["quorums", "x"])
def test_an_unknown_role_is_refused_at_its_line(role: str, moudraft: Run, folder: Path) -> None:
    done = moudraft("clauses", "check", written(folder, role))
    assert done.code and f'quorum.md:4: unknown role "{role}"' in done.err + done.out
