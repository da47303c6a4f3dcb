"""Each command is a declaration, a struct of options and a ``run`` of them, which Python may call by itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import click
import msgspec
import pytest

from moudraft.commands import check, draft
from moudraft.commands.clauses import show_clause
from moudraft.writers.forms import FORMS
from tests.commands.every_command import Declared, every_command
from tests.conftest import ROOT

DEAL = ROOT / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)
each_command = pytest.mark.parametrize("declared", every_command(), ids=lambda each: each.words)


@each_command
def test_the_options_of_a_command_are_what_it_declares(declared: Declared) -> None:
    fields = {field.name: field for field in msgspec.structs.fields(declared.module.Options)}
    assert {param.name for param in declared.command.params} == set(fields)
    for param in declared.command.params:
        field = fields[param.name or ""]
        if param.required:
            assert field.required, f"{param.name} has a default, and the command line demands it"
        elif not field.required:
            given = param.get_default(click.Context(declared.command))
            unset = given is None or "UNSET" in repr(given)
            assert unset or given == field.default or tuple(given) == field.default, param.name


@each_command
def test_every_option_says_what_it_does(declared: Declared) -> None:
    for param in declared.command.params:
        if isinstance(param, click.Option):
            assert (param.help or "").endswith((".", "]", ")")), f"{param.name}: {param.help}"


@each_command
def test_the_examples_stand_in_every_help(declared: Declared) -> None:
    assert (declared.command.epilog or "").startswith("\b\nExamples:\n  ")
    assert f"moudraft {declared.words}" in (declared.command.epilog or "")


def test_a_command_runs_from_python(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.md"
    assert draft.run(draft.Options(deal_path=DEAL, output=target, today=DAY)) == 0
    assert "Northmoor District Council" in target.read_text(encoding="utf-8")
    assert check.run(check.Options(deal_path=DEAL, sets=("terms.veto=none",), today=DAY)) == 1
    assert "L401" in capsys.readouterr().out
    assert show_clause.run(show_clause.Options(clause_name="veto")) == 0
    assert "Veto [safeguards/veto, SAF-7]" in capsys.readouterr().out


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_draft_is_offered_by_draft_and_batch(form: str) -> None:
    for declared in every_command():
        if declared.words in ("draft", "batch"):
            (option,) = [param for param in declared.command.params if param.name == "form"]
            assert isinstance(option.type, click.Choice)
            assert form in option.type.choices
    assert all(ending.startswith(".") for ending in FORMS[form].endings)


def test_no_two_forms_share_an_ending() -> None:
    endings = [ending for form in FORMS.values() for ending in form.endings]
    assert len(endings) == len(set(endings))
