"""``moudraft check`` and ``moudraft rules`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moudraft import data
from moudraft.cli import main

DEAL = str(data.path("examples/shared-services.yaml"))
TODAY = ("--today", "2026-11-22")
BROKEN = ("--set", "red_lines=[local-ideas]", "--set", "terms.exclusivity=exclusive")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_findings_go_to_stdout_and_talk_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", DEAL, *TODAY)
    assert code == 0
    assert f"{DEAL}:11: warning P302: " in out and "\n  hint: parties.0" in out
    assert "1 warning" in err and "Next: moudraft draft" in err and "a lawyer decides" in err
    assert "lawyer decides" not in out


def test_the_gravest_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", DEAL, *BROKEN, *TODAY)
    words = [line.split(": ")[1].split()[0] for line in out.splitlines() if not line.startswith("  ")]
    assert words == sorted(words, key=("error", "warning", "info", "question").index) and words[0] == "error"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--strict",), 1),
        (("--strict", "--ignore", "P302"), 0),
        (("--strict", "--fail-on", "error"), 0),
        (("--select", "L", "--fail-on", "warning"), 0),
        (BROKEN, 1),
        ((*BROKEN, "--ignore", "L4"), 0),
    ],
)
def test_the_exit_code_follows_the_gravest_finding(
    arguments: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "check", DEAL, *arguments, *TODAY)[0] == code


def test_strict_makes_stale_wordings_fail(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", DEAL, "--select", "W8", "--strict", "--today", "2030-01-01")
    assert code == 1 and "warning W803" in out


def test_codes_may_be_prefixes_and_names_with_commas_between(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", DEAL, "--select", "f7,own-red-line,K9", *TODAY)
    assert out and all(" F70" in line for line in out.splitlines() if not line.startswith("  "))


def test_an_unknown_code_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", DEAL, "--select", "L4O1", "--ignore", "own-red-lime")
    assert code == 2 and not out
    assert '--select: there is no rule "L4O1"' in err and 'did you mean "L401"?' in err
    assert '--ignore: there is no rule "own-red-lime"' in err and 'did you mean "own-red-line"?' in err


def test_json_has_stable_keys(capsys: pytest.CaptureFixture[str]) -> None:
    for flags in (("--format", "json"), ("--json",)):
        code, out, _ = run(capsys, "check", DEAL, *BROKEN, *flags, *TODAY)
        facts = json.loads(out)
        assert code == 1 and facts["failed"] is True
        assert " ".join(facts) == "format source title today library fail_on failed counts findings"
        keys = "code severity message hint file line paragraph about ways private"
        assert " ".join(facts["findings"][0]) == keys
        assert facts["counts"]["error"] == len([each for each in facts["findings"] if each["severity"] == "error"])


def test_a_deal_that_cannot_be_read_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "deal.yaml"
    broken.write_text("moudraft: 1\n", encoding="utf-8")
    assert run(capsys, "check", str(broken))[0] == 2


def test_a_deal_with_nothing_to_say_gets_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", DEAL, "--select", "L401", *TODAY)
    assert (code, out) == (0, "") and "no findings" in err


# --- rules ------------------------------------------------------------------------------------------


def test_rules_list_has_a_line_for_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    from moudraft.checks.file_rules import FILE_RULES
    from moudraft.checks.running import RULES

    code, out, _ = run(capsys, "rules", "list")
    assert code == 0 and [line.split()[0] for line in out.splitlines()] == [each.code for each in (*RULES, *FILE_RULES)]


def test_rules_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "rules", "list", "--json")
    keys = ["code", "name", "severities", "sentence", "why", "flagged", "fine"]
    assert all(list(rule) == keys for rule in json.loads(out))


@pytest.mark.parametrize("name", ["L401", "l401", "red-line-contradicted"])
def test_rules_show_takes_a_code_or_a_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "rules", "show", name)
    assert code == 0 and out.startswith("L401 red-line-contradicted (error or warning)")
    assert "Flagged:\n  red_lines: [local-ideas]\n" in out and "\nFine:\n" in out
    _, out, _ = run(capsys, "rules", "show", name, "--json")
    assert json.loads(out)["code"] == "L401"


def test_rules_show_of_an_unknown_code_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "rules", "show", "L40l")
    assert code == 2 and "did you mean" in err
