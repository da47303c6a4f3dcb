"""What Python calls gives what the commands print, and every name that is exported is typed and said in the docs."""

from __future__ import annotations

import datetime
import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import moudraft as m
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)
MADE = m.draft(m.load_deal(DEAL), today=DAY)
OTHER = m.draft(m.load_deal(DEAL, sets=["terms.exit=notice-3m"]), today=DAY)


def test_every_name_is_there_typed_described_and_on_its_page() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in m.__all__:
        found = getattr(m, name)
        assert inspect.getdoc(found), name
        assert re.search(rf"\b{name}\b", page), name
        if inspect.isfunction(found):
            signature = inspect.signature(found)
            assert signature.return_annotation is not inspect.Signature.empty
            assert all(each.annotation is not inspect.Parameter.empty for each in signature.parameters.values()), name


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("explain", DEAL, "--json"), lambda: m.explain(MADE)),
        (("explain", DEAL, "veto", "--json"), lambda: m.explain(MADE, "veto")),
        (("trace", DEAL, "--json"), lambda: m.trace(MADE)),
        (
            ("compare", DEAL, "other.yaml", "--json"),
            lambda: m.compare(MADE, m.draft(m.load_deal("other.yaml"), today=DAY)),
        ),
        (("duties", DEAL, "--json"), lambda: m.duties(MADE)),
        (("checklist", DEAL, "--for", "Eastvale", "--json"), lambda: m.checklist(MADE, "Eastvale")),
    ],
    ids=["explain", "explain-one", "trace", "compare", "duties", "checklist"],
)  # fmt: skip
def test_a_call_gives_what_its_command_prints(
    words: tuple[object, ...], made: object, folder: Path, moudraft: Run
) -> None:
    text = DEAL.read_text(encoding="utf-8")
    Path("other.yaml").write_text(
        text.replace("exit: {rule: notice, period: 9 months}", "exit: notice-3m"), encoding="utf-8"
    )
    printed = json.loads(moudraft(*words).out)  # type: ignore[arg-type]
    plain = json.loads(msgspec.json.encode(made()))  # type: ignore[operator]
    assert plain == printed


def test_the_rest_of_the_calls() -> None:
    assert [each.code for each in m.check(MADE, ["F701"])] == [
        each.code for each in MADE.findings if each.code == "F701"
    ]
    assert m.redline(MADE, OTHER)[:2] == b"PK"
    papers = m.report(MADE, ["Northmoor", "Eastvale"])
    assert [paper.party for paper in papers] == ["Northmoor", "Eastvale"]
    for wrong in (
        lambda: m.explain(MADE, "no-such-clause"), lambda: m.report(MADE, ["Nobody"]), lambda: m.duties(MADE, "Nobody"),
        lambda: m.checklist(MADE, "Nobody"), lambda: m.redline(Path("nowhere.docx"), MADE),
    ):  # fmt: skip
        with pytest.raises(m.MoudraftError):
            wrong()


@pytest.mark.slow
def test_the_examples_of_the_page_are_right_by_their_types(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(examples) > 1
    files = [tmp_path / f"example_{number}.py" for number in range(len(examples))]
    for file, text in zip(files, examples, strict=True):
        file.write_text(text, encoding="utf-8", newline="\n")
    words = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "kept", *files]
    judged = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr
