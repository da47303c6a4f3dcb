"""What the shell offers when Tab is pressed, and the set-up it needs for that."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.types import StringParamType

from moudraft import cli
from moudraft.commands.shared.powershell import words_of
from tests.commands.every_command import Declared, every_command
from tests.conftest import ROOT, Run


@pytest.fixture
def completed(moudraft: Run, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the shell is offered for a line that ends where Tab was pressed."""

    def complete(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setenv("_MOUDRAFT_COMPLETE", "fish_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", words[-1])
        with pytest.raises(SystemExit) as end:
            moudraft()
        assert end.value.code == 0
        data, _ = capsysbinary.readouterr()
        items = data.decode("utf-8").splitlines()
        return [item.split(",", 1)[1].split("\t")[0] for item in items if item.startswith("plain,")]

    return complete


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("moudraft de", {"demo"}),
        ("moudraft clauses ", {"list", "show", "search", "new", "check"}),
        ("moudraft draft --dry", {"--dry-run"}),
        ("moudraft explain deal.yaml safeguards/v", {"safeguards/veto", "safeguards/voluntary-sector"}),
        ("moudraft clauses show status/l", {"status/later-document", "status/legal-status"}),
        ("moudraft clauses list --topic dis", {"disputes"}),
        ("moudraft clauses list --protects ve", {"veto"}),
        ("moudraft rules show L40", {"L401", "L402", "L403", "L404", "L405", "L406", "L407", "L408", "L409"}),
        ("moudraft check deal.yaml --select L401", {"L401"}),
        ("moudraft schema clause", {"clause", "clause-list", "clause-entry", "clause-search"}),
        ("moudraft draft deal.yaml --set template=head", {"template=heads-of-terms"}),
        ("moudraft draft deal.yaml --set terms.ve", {"terms.veto="}),
        ("moudraft draft deal.yaml --set terms.veto=b", {"terms.veto=block"}),
        ("moudraft draft deal.yaml --set red_lines.0=not-a-m", {"red_lines.0=not-a-merger"}),
        ("moudraft explain deal.yaml --library nowhere zzz", set()),
        ("moudraft new --from brent", {"brentwood-rochford"}),
        ("moudraft check deal.yaml --select D101,L40", {f"D101,L40{n}" for n in range(1, 10)}),
        ("moudraft check deal.yaml --ignore L401", {"L401"}),
        ("moudraft report deal.yaml --meeting execu", {"executive", "executive-board"}),
        ("moudraft init --body Brentw", {"Brentwood Borough Council"}),
        ("moudraft variants options.yaml --minimise f", {"findings"}),
        ("moudraft variants options.yaml --keep a", {"all", "assets-and-reserves"}),
        ("moudraft draft deal.yaml --set clauses.pos", {"clauses.posture="}),
        ("moudraft draft deal.yaml --set clauses.posture=l", {"clauses.posture=lean"}),
        ("moudraft draft deal.yaml --set sign=", {"sign=deed", "sign=hand", "sign=electronic"}),
        ("moudraft draft deal.yaml --set clauses.wording.safeguards/ve", {"clauses.wording.safeguards/veto="}),
        ("moudraft draft deal.yaml --set parties.0.nation=w", {"parties.0.nation=wales"}),
        ("moudraft draft deal.yaml --set governance=strategic-o", {"governance=strategic-oversight"}),
    ],
)
def test_the_shell_is_offered(line: str, offered: set[str], completed: Any) -> None:
    assert set(completed(line)) == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("red_lines.bar.he", {"red_lines.bar.held_by="}),
        ("red_lines.1.he", {"red_lines.1.held_by="}),
        ("parties.Eastvale.ki", {"parties.Eastvale.kind="}),
        ("parties.1.ki", {"parties.1.kind="}),
        ("clauses.own.keys.af", {"clauses.own.keys.after="}),
        ("governance.leaders-board.cha", {"governance.leaders-board.chair="}),
        ("objectives.cost.du", {"objectives.cost.due="}),
        ("red_lines.bar.kind=sh", {"red_lines.bar.kind=shield"}),
        ("parties.Eastvale.kind=boro", {"parties.Eastvale.kind=borough"}),
    ],
)
def test_the_shell_is_offered_the_items_of_the_deal(
    typed: str, offered: set[str], completed: Any, folder: Path
) -> None:
    (folder / "deal.yaml").write_text(
        "parties: [{short_name: Eastvale}, {short_name: the Trust}]\n"
        "red_lines: [{key: bar, text: No sale}, {text: No closure}]\nobjectives: [{key: cost, text: a b}]\n"
        "governance: [leaders-board]\nclauses: {own: [{key: keys}]}\n",
        encoding="utf-8",
    )
    assert set(completed(f"moudraft draft deal.yaml --set {typed}")) == offered


# Texts that are whoever's own to write, so that there is nothing to offer.
OWN = {
    "draft --author", "compare --author", "batch --scheduler", "clauses search words",
}  # fmt: skip
# What is typed with each command before the word that is completed, where there has to be something.
BEFORE = {
    "variants": "options.yaml", "rules show": "", "schema": "", "completion": "", "help": "", "clauses new": "",
    "clauses show": "", "clauses list": "", "init": "", "new": "",
}  # fmt: skip


def _asked_for() -> list[tuple[Declared, click.Parameter]]:
    """Every argument and option of every command that takes a word of moudraft's own, and none of a file or a day."""
    return [
        (declared, param)
        for declared in every_command()
        for param in declared.command.params
        if isinstance(param.type, StringParamType | click.Choice) or param._custom_shell_complete
    ]


@pytest.fixture
def surroundings(folder: Path) -> Path:
    (folder / "deal.yaml").write_bytes((ROOT / "examples" / "shared-services.yaml").read_bytes())
    (folder / "options.yaml").write_text("base: deal.yaml\nvary: {terms.exit: [silent]}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("declared", "param"), _asked_for(), ids=lambda each: getattr(each, "words", "") or each.opts[0]
)
def test_every_word_that_a_command_takes_is_offered(
    declared: Declared, param: click.Parameter, surroundings: Path, completed: Any
) -> None:
    """A new option that takes a word has to be completed, or to stand among those that are one's own to write."""
    name = f"{declared.words} {param.opts[0]}"
    before = BEFORE.get(declared.words, "deal.yaml")
    option = param.opts[-1] if isinstance(param, click.Option) else ""
    line = " ".join(filter(None, ("moudraft", declared.words, before, option)))
    offered = completed(f"{line} ")
    assert bool(offered) is (name not in OWN), f"{line}: {offered}"


def test_what_is_offered_comes_of_the_deal_and_of_the_library_of_the_settings(
    surroundings: Path, completed: Any, moudraft: Run
) -> None:
    assert moudraft("clauses", "new", "money/parking", "--from", "money/costs", "--library", "house").code == 0
    assert set(completed("moudraft duties deal.yaml --for ")) == {"Northmoor", "Eastvale"}
    assert set(completed("moudraft report deal.yaml --for ")) == {"Northmoor", "Eastvale", "all"}
    ranked = set(completed("moudraft variants options.yaml --minimise "))
    assert ranked == {"findings", "changes", "obligations on Northmoor", "obligations on Eastvale"}
    held = set(completed("moudraft variants options.yaml --keep "))
    assert {"all", "veto"} <= held < set(completed("moudraft variants nowhere.yaml --keep "))
    (surroundings / "moudraft.toml").write_text('library = "house"\n', encoding="utf-8")
    assert completed("moudraft clauses show money/park") == ["money/parking"]
    own = ROOT / "tests" / "deals" / "riverside-hub.yaml"
    offered = set(completed(f"moudraft explain {own} ")) - set(completed("moudraft clauses show "))
    assert offered, "no provision in the deal's own words"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_set_up_of_each_shell_is_printed(shell: str, moudraft: Run) -> None:
    result = moudraft("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert f"_MOUDRAFT_COMPLETE={shell}_complete" in result.out
    assert "%(" not in result.out


def test_completion_loads_no_command(completed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "import_module", lambda name: pytest.fail(f"{name} was loaded"))
    assert "draft" in completed("moudraft d")


@pytest.mark.parametrize(
    ("line", "typed", "offered"),
    [
        ("moudraft de", "de", ["demo\tDraft the bundled example, to see what moudraft does."]),
        ("moudraft explain deal.yaml safeguards/v", "safeguards/v", ["safeguards/veto", "safeguards/voluntary-sector"]),
        ("moudraft explain 'my deal.yaml' safeguards/ve", "safeguards/ve", ["safeguards/veto"]),
        ("& 'moudraft' explain deal.yaml safeguards/ve", "safeguards/ve", ["safeguards/veto"]),
        ("moudraft draft deal.yaml --set terms.veto=b", "terms.veto=b", ["terms.veto=block"]),
        ("moudraft draft d", "d", []),
        ("moudraft draft 'unclosed", "'unclosed", []),
    ],
)
def test_powershell_is_offered(
    line: str, typed: str, offered: list[str], moudraft: Run, capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("_MOUDRAFT_COMPLETE", "powershell_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", typed)
    with pytest.raises(SystemExit) as end:
        moudraft()
    assert end.value.code == 0
    assert [each for each in capsysbinary.readouterr()[0].decode("utf-8").splitlines() if each] == offered


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"moudraft draft C:\deals\deal.yaml --set", ["moudraft", "draft", r"C:\deals\deal.yaml", "--set"]),
        (r'moudraft check "C:\My Deals\a.yaml" ', ["moudraft", "check", r"C:\My Deals\a.yaml"]),
        ("& 'moudraft' show 'St. Mary''s.docx'", ["&", "moudraft", "show", "St. Mary's.docx"]),
        ('moudraft draft my` deal.yaml "say ""so"" `"now`""', ["moudraft", "draft", "my deal.yaml", 'say "so" "now"']),
        ("moudraft draft 'my dea", ["moudraft", "draft", "my dea"]),
        ("", []),
    ],
)
def test_a_line_is_parted_as_powershell_parts_it(line: str, words: list[str]) -> None:
    assert words_of(line) == words


def test_the_set_up_of_powershell_names_the_program_and_puts_back_what_it_changed(moudraft: Run) -> None:
    text = moudraft("completion", "powershell").out
    assert "-CommandName moudraft " in text
    assert "$env:_MOUDRAFT_COMPLETE = 'powershell_complete'" in text
    assert text.count("[Console]::OutputEncoding") == 3
    assert text.count("{") == text.count("}")


# --- the shells themselves ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "replaced", "offered"),
    [
        ("moudraft draft deal.yaml --set terms.ve", "terms.ve", ["terms.veto="]),
        ("moudraft draft deal.yaml --set terms.veto=", "", ["none", "opt-out", "reserved-matters", "block", "tbc"]),
        ("moudraft draft deal.yaml --set terms.veto=b", "b", ["block"]),
        ("moudraft draft deal.yaml --set=terms.veto=b", "b", ["block"]),
        ("moudraft draft deal.yaml --set 'terms.veto=b", "'terms.veto=b", ["terms.veto=block"]),
        ("moudraft check deal.yaml --select L401,L40", "L401,L40", [f"L401,L40{n}" for n in range(1, 10)]),
        (
            "moudraft duties care.yaml --for ",
            "",
            [r"the\ Council", r"the\ ICB", r"the\ Commissioner", r"Voluntary\ Action"],
        ),
        (r"moudraft duties care.yaml --for the\ I", r"the\ I", [r"the\ ICB"]),
        ("moudraft duties care.yaml --for 'the I", "'the I", ["the ICB"]),
        ('moudraft duties care.yaml --for "the I', "the I", ["the ICB"]),
        ("moudraft explain 'care.yaml' safeguards/ve", "safeguards/ve", ["safeguards/veto"]),
    ],
)
def test_bash_is_offered_what_stands_in_the_place_of_the_word_it_replaces(
    line: str, replaced: str, offered: list[str], surroundings: Path, moudraft: Run,
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Bash cuts words at = and :, and knows of quotes; ``replaced`` is what it says it will replace."""
    (surroundings / "care.yaml").write_bytes((ROOT / "tests" / "deals" / "care-partnership.yaml").read_bytes())
    monkeypatch.setenv("_MOUDRAFT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", replaced)
    with pytest.raises(SystemExit):
        moudraft()
    found = [each.partition(",")[2] for each in capsysbinary.readouterr()[0].decode("utf-8").splitlines()]
    assert found == offered


def test_zsh_puts_no_space_after_a_key_that_waits_for_its_value(moudraft: Run) -> None:
    text = moudraft("completion", "zsh").out
    assert "-S '' -a waiting" in text, "click words its script otherwise now"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="there is no bash")
def test_in_a_real_bash_tab_completes_values_and_names_with_spaces(surroundings: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    (surroundings / "care.yaml").write_bytes((ROOT / "tests" / "deals" / "care-partnership.yaml").read_bytes())
    program = surroundings / "bin" / "moudraft"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m moudraft "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    child = pexpect.spawn(
        "bash", ["--norc", "-i"], env={**os.environ, "PATH": path, "TERM": "dumb", "PS1": "$ "}, encoding="utf-8",
        timeout=30,
    )  # fmt: skip
    child.sendline('eval "$(moudraft completion bash)"; echo rea""dy')
    child.expect("ready")
    for typed, there in (
        ("moudraft draft deal.yaml --set terms.veto=b", "lock "),
        (r"moudraft duties care.yaml --for the\ I", "CB "),
    ):
        child.send(typed + "\t")
        child.expect_exact(typed + there)
        child.sendcontrol("c")
        child.expect_exact("$ ")
    child.sendline("exit")
    child.close()


def test_nothing_is_said_into_the_line_where_a_completion_is_interrupted(
    moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupted)
    assert moudraft("draft").err.strip() == "interrupted"
    monkeypatch.setenv("_MOUDRAFT_COMPLETE", "bash_complete")
    made = moudraft("draft")
    assert (made.code, made.data, made.err) == (130, b"", "")
