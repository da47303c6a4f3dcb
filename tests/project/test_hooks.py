"""The hooks and the action that check deals where they are kept say what the command line understands."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml
from tools.annotations import annotations

from tests.conftest import ROOT, Run

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, str], moudraft: Run) -> None:
    program, *words = shlex.split(hook["entry"])
    assert program == "moudraft"
    assert moudraft(*words, "--help").code == 0


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("deals/waste.yaml", True),
        ("deal.yml", True),
        ("a/deal.yaml", True),
        ("templates/mou.yaml", False),
        ("deals/x.docx", False),
        ("deals/library/clauses/axes.yaml", False),
        ("deals/library/templates/papers/report.yaml", False),
    ],
)
def test_the_hook_looks_at_deals(path: str, is_checked: bool) -> None:
    taken, passed_over = (re.search(HOOKS[0][key], path) for key in ("files", "exclude"))
    assert (bool(taken) and not passed_over) is is_checked


@pytest.mark.parametrize("path", ["our-clauses/clauses/money/costs.md", "deals/library/clauses/axes.yaml"])
def test_the_hook_of_a_library_looks_at_what_init_makes_and_at_one_of_its_own(path: str) -> None:
    assert re.search(HOOKS[1]["files"], path)
    assert not re.search(HOOKS[1]["files"], "deals/waste.yaml")


def test_the_action_names_options_that_there_are(moudraft: Run) -> None:
    said = " ".join(str(step.get("run", "")) for step in ACTION["runs"]["steps"])
    known = moudraft("check", "--help").out
    assert all(option in known for option in re.findall(r"--(?:library|fail-on)", said))
    assert "tools/annotations.py" in said
    assert (ROOT / "tools" / "annotations.py").is_file()


def test_each_finding_becomes_an_annotation_and_nothing_in_it_steers_github() -> None:
    text = (
        "a,b.yaml:3: warning P302: 100% wrong\n  hint: put it right\nb.yaml: error L401: no line\n"
        "c.yaml:9: info F701: to confirm: x\nsomething else\n"
    )
    assert list(annotations(text)) == [
        "::warning file=a%2Cb.yaml,line=3,title=P302::100%25 wrong%0Ahint: put it right",
        "::notice file=c.yaml,line=9,title=F701::to confirm: x",
    ]


def test_what_check_prints_is_what_the_annotations_read(moudraft: Run) -> None:
    printed = moudraft("check", ROOT / "examples" / "shared-services.yaml").out
    found = [line for line in printed.splitlines() if re.match(r".*:\d+: (error|warning|info|question) ", line)]
    assert len(list(annotations(printed))) == len(found) > 0
