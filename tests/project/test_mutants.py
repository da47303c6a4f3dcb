"""Mutants: small changes of the code that compile, each held against the tests in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

sys.path.append(str(ROOT / "tools"))
import mutations

SMALL = '''
"""Words of a module."""
LIMIT = 3

class Box:
    def holds(self, size: int, names: list[str]) -> str:
        """Words of a function."""
        assert size
        if size < LIMIT and not names:
            return "full" + str(size)
        return pair(names, {**one, **two})
'''
MODULES = sorted((ROOT / "src" / "moudraft" / "selection").glob("*.py"))


def test_what_the_program_does_is_changed_and_what_it_only_says_to_a_reader_is_not() -> None:
    found = mutations.mutations(SMALL)
    assert {each.function for each in found} == {"Box.holds"}
    assert {(each.before, each.after) for each in found} == {
        ("size < LIMIT and (not names)", "not (size < LIMIT and (not names))"),
        ("size < LIMIT and (not names)", "size < LIMIT or not names"),
        ("size < LIMIT", "size <= LIMIT"),
        ("not names", "names"),
        ("return 'full' + str(size)", "return None"),
        ("'full' + str(size)", "str(size) + 'full'"),
        ("'full'", "''"),
        ("return pair(names, {**one, **two})", "return None"),
        ("pair(names, {**one, **two})", "pair({**one, **two}, names)"),
        ("{**one, **two}", "{**two, **one}"),
    }


@pytest.mark.many(keep=6)
@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_mutant_compiles_and_is_not_what_it_was(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    whole = compile(source, str(module), "exec", dont_inherit=True)
    before = {code.co_qualname: code for code in mutations.codes(whole)}
    for each in mutations.mutations(source)[::7]:
        code = mutations.mutant_code(source, each.number, str(module))
        assert code.co_qualname == each.function
        assert code != before[each.function], each


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.slow
def test_a_run_tells_which_mutants_lived_and_the_rate() -> None:
    command = [sys.executable, "tools/mutants.py", "english", "--match", "number_word", "--tests", "test_english.py"]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    fates = re.findall(r"^\d+/\d+ (\w+) ", done.stdout, re.MULTILINE)
    row = re.search(r"^\| english \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", done.stdout, re.MULTILINE)
    assert row is not None
    made, killed, survived, equivalent = map(int, row.groups())
    assert made == len(fates) == killed + survived + equivalent > 3
    assert killed == fates.count("killed") > 0
