"""The checks stand below the commands, and do nothing but look."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import moudraft.checks.running
from moudraft.checks.effect.axes_disagree import NEEDS, PAIRS
from moudraft.checks.effect.fund_without_holder import SHARED as FUNDS
from moudraft.checks.effect.unenforceable_promise import PROMISES
from moudraft.checks.facts_and_dates.review_after_the_end import LAST_DAYS
from moudraft.checks.file_rules import FILE_KINDS, FILE_RULES
from moudraft.checks.governance.shared_staff_gaps import SHARED
from moudraft.checks.governance.unlawful_committee_vote import COMMITTEES
from moudraft.checks.running import KINDS, RULES
from tests.checks.drafts import built_in

FILES = sorted(Path(moudraft.checks.__file__).parent.rglob("*.py"))
FORBIDDEN = ("moudraft.commands", "moudraft.cli", "click", "docx", "moudraft.writers")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_check_imports_no_command_and_no_writer(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        assert not [name for name in names if name.startswith(FORBIDDEN)]


def test_every_rule_has_the_file_of_its_name_and_is_listed() -> None:
    decorated = {path.stem for path in FILES if re.search(r"^@rule\(", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert decorated == {rule.name.replace("-", "_") for rule in (*RULES, *FILE_RULES)}
    for rule in (*RULES, *FILE_RULES):
        assert rule.find.__module__.split(".")[2] == (KINDS | FILE_KINDS)[rule.code[0]], rule.name


def test_the_page_of_rules_is_what_the_code_makes_it() -> None:
    root = Path(moudraft.checks.__file__).parents[3]
    if not (root / "tools" / "make_docs.py").exists():
        pytest.skip("not a checkout")
    command = [sys.executable, str(root / "tools" / "make_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_clause_that_a_check_names_is_in_the_library() -> None:
    clauses = built_in().clauses
    topics = {id.partition("/")[0] for id in clauses}
    for path in FILES:
        named = re.findall(r'"([a-z]+)/([a-z-]+)"', path.read_text(encoding="utf-8"))
        ids = [f"{topic}/{clause}" for topic, clause in named if topic in topics]
        assert [id for id in ids if id not in clauses] == []


def test_every_answer_that_a_check_tests_is_one_the_library_knows() -> None:
    axes = built_in().axes
    pairs = [answer for pair in PAIRS for answer in pair]
    pairs += [given for given, _, _ in NEEDS if given[0] != "instrument"]
    pairs += [(axis, value) for axis, value, *_ in PROMISES]
    pairs += [("term", value) for value in LAST_DAYS]
    pairs += [("staff", value) for value in SHARED] + [("fund", value) for value in FUNDS]
    assert [f"{axis}: {value}" for axis, value in pairs if value not in axes[axis].values] == []
    assert set(COMMITTEES) <= set(built_in().models)
