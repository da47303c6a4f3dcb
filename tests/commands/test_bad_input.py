"""Bad input ends in one message that names the place and the way out, and leaves no file behind.

Each folder of ``tests/bad`` holds an input, the command line in ``args`` where it is not ``draft deal.yaml``, and the
exact message and exit code in ``error.txt``.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Golden, Run

CASES = sorted(path for path in (ROOT / "tests" / "bad").iterdir() if path.is_dir())
NOT_INPUT = ("args", "error.txt")
DEAL = """\
moudraft: 1
template: heads-of-terms
title: Shared Services
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input_says_exactly_this_and_leaves_nothing_behind(
    case: Path, folder: Path, moudraft: Run, golden: Golden
) -> None:
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_INPUT))
    before = contents(folder)
    line = case / "args"
    result = moudraft(*shlex.split(line.read_text("utf-8") if line.exists() else "draft deal.yaml"))
    golden(case / "error.txt", f"{result.err.replace(chr(92), '/')}exit {result.code}\n")
    assert result.code in (1, 2)
    assert result.data == b""
    assert contents(folder) == before


def test_nesting_twenty_thousand_deep_is_refused(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_text(DEAL + "report: " + "[" * 20_000 + "]" * 20_000 + "\n", encoding="utf-8")
    result = moudraft("draft", "deal.yaml")
    assert result.code == 2
    assert result.err.startswith("deal.yaml:7: more than 40 maps and lists inside one another")
    assert not (folder / "deal.docx").exists()


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(folder: Path, moudraft: Run) -> None:
    with (folder / "deal.yaml").open("wb") as file:
        file.truncate(50_000_000)
    result = moudraft("draft", "deal.yaml")
    assert (result.code, result.err) == (2, "deal.yaml: is too large: 50.0 MB; at most 2 MB is read\n")


def test_a_deal_on_standard_input_is_held_to_the_same_rules(moudraft: Run) -> None:
    for content, said in (
        (b"", "<stdin>: is empty"),
        (b"title: caf\xe9", "<stdin>: is not UTF-8"),
        (b"#" * 2_000_001, "<stdin>: is too large: at most 2 MB is read"),
        (b"moudraft: 1\ntitel: x\n", "<stdin>:2: unknown key"),
    ):
        result = moudraft("draft", "-", stdin=content)
        assert result.code == 2
        assert result.data == b""
        assert said in result.err
