"""What users of other tools expect: short flags, quiet runs, several files, colours that can be turned off, a watch."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import pytest

from moudraft.cli import COMMANDS
from moudraft.commands import check, draft
from moudraft.commands.shared.watching import follow
from moudraft.problems import Location, MoudraftError, Problem
from tests.commands.every_command import every_command
from tests.conftest import ROOT, Run

DEAL = ROOT / "examples" / "shared-services.yaml"
OTHER = ROOT / "examples" / "west-essex.yaml"


@pytest.fixture
def deals(folder: Path) -> Path:
    for each in (DEAL, OTHER):
        (folder / each.name).write_bytes(each.read_bytes())
    return folder


def test_the_version_and_the_help_of_every_command_can_be_asked_for_by_word(moudraft: Run) -> None:
    assert moudraft("-V").out == moudraft("--version").out
    for declared in every_command():
        asked = moudraft("help", *declared.words.split())
        assert asked.out == moudraft(*declared.words.split(), "--help").out, declared.words
    assert moudraft("help").out == moudraft("--help").out
    assert moudraft("help", "drafd").code == 2


@pytest.mark.parametrize("before", [True, False])
def test_a_quiet_run_says_nothing_but_what_was_asked_for_and_errors(before: bool, deals: Path, moudraft: Run) -> None:
    def quietly(*words: str) -> tuple[int, str, str]:
        done = moudraft("-q", *words) if before else moudraft(*words, "-q")
        return done.code, done.out, done.err

    loud = moudraft("check", DEAL.name)
    assert loud.err
    assert quietly("check", DEAL.name) == (loud.code, loud.out, "")
    assert quietly("draft", DEAL.name) == (0, "", "")
    code, out, err = quietly("draft", "nowhere.yaml")
    assert (code, out, "nowhere.yaml: there is no such file" in err) == (2, "", True)


def test_the_help_of_the_group_names_every_command(moudraft: Run) -> None:
    text = moudraft("--help").out
    assert all(f"  {name} " in text for name in COMMANDS)


# --- several deals ----------------------------------------------------------------------------------


def test_several_deals_are_checked_each_by_itself_and_one_that_fails_stops_no_other(deals: Path, moudraft: Run) -> None:
    one, other = (json.loads(moudraft("check", each.name, "--json").out) for each in (DEAL, OTHER))
    done = moudraft("check", DEAL.name, "nowhere.yaml", OTHER.name, "--json")
    assert done.code == 2
    first, failed, last = (json.loads(line) for line in done.out.splitlines())
    assert [first, last] == [one, other]
    assert [each["message"] for each in failed["problems"]] == ["there is no such file"]
    assert "nowhere.yaml: there is no such file" in done.err
    assert moudraft("check", OTHER.name, DEAL.name, "--set", "terms.veto=none").code == 1


def test_several_deals_are_drafted_beside_themselves_and_nowhere_else(deals: Path, moudraft: Run) -> None:
    assert moudraft("draft", DEAL.name, OTHER.name).code == 0
    assert {each.name for each in deals.glob("*.docx")} == {"shared-services.docx", "west-essex.docx"}
    for more in (("-o", "x.docx"), ("--manifest", "x.json"), ("-",)):
        done = moudraft("draft", DEAL.name, OTHER.name, *more, "--force")
        assert (done.code, done.out) == (2, "")
    assert not (deals / "x.docx").exists()


def test_each_of_several_deals_has_the_settings_of_its_own_folder(deals: Path, moudraft: Run) -> None:
    for name in ("one", "two"):
        (deals / name).mkdir()
        (deals / name / "deal.yaml").write_bytes(DEAL.read_bytes())
        (deals / name / "moudraft.toml").write_text(f'output = "from {name}"\n', encoding="utf-8")
    assert moudraft("draft", "one/deal.yaml", "two/deal.yaml").code == 0
    assert {each.name for each in deals.rglob("from *")} == {"from one.docx", "from two.docx"}


# --- colours ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "coloured"), [("", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)]
)
def test_findings_have_colours_on_a_terminal_unless_they_are_turned_off(
    name: str, value: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moudraft.commands.shared.outputs import in_colour

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if name:
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert in_colour() is coloured
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert not in_colour()


def test_a_coloured_finding_has_the_same_words() -> None:
    from click import unstyle

    from moudraft import draft as drafted
    from moudraft import load_deal
    from moudraft.commands.shared.outputs import painted
    from moudraft.screen.findings_shown import finding_shown

    found = drafted(load_deal(DEAL), today=datetime.date(2026, 11, 21)).findings
    assert found
    for each in found:
        shown = finding_shown(each, painted)
        assert "\x1b[" in shown
        assert unstyle(shown) == finding_shown(each) == str(each)


# --- the watch --------------------------------------------------------------------------------------


def test_a_watch_works_again_at_every_change_tells_what_is_wrong_and_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watched, runs = folder / "deal.yaml", list[str]()
    watched.write_text("first", encoding="utf-8")
    script = iter(["", "second, longer", "", "", "no", "", "third", "", "stop"])

    def wait(_seconds: float) -> None:
        said = next(script)
        if said == "stop":
            raise KeyboardInterrupt
        if said:
            watched.write_text(said, encoding="utf-8")

    def work() -> int:
        runs.append(watched.read_text(encoding="utf-8"))
        if runs[-1] == "no":
            raise MoudraftError(Problem(Location("deal.yaml", 3), "this is no deal"))
        return len(runs)

    assert follow(work, [watched], wait) == 4
    assert runs == ["first", "second, longer", "no", "third"]
    assert "deal.yaml:3: this is no deal" in capsys.readouterr().err


def test_a_watched_draft_is_replaced_but_never_the_work_of_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moudraft.preview.renewing.stamps", lambda _places: {})

    def ended(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", ended)
    (folder / "deal.yaml").write_bytes(DEAL.read_bytes())
    (folder / "deal.md").write_text("somebody's own", encoding="utf-8")
    options = draft.Options(deal_path=Path("deal.yaml"), output=Path("deal.md"), watch=True)
    monkeypatch.setattr(
        "moudraft.commands.shared.watching.follow", lambda work, _watched: [_tried(work) for _ in "123"][-1]
    )
    assert draft.run(options) == 2
    assert (folder / "deal.md").read_text(encoding="utf-8") == "somebody's own"
    (folder / "deal.md").unlink()
    assert draft.run(options) == 0


def _tried(work: object) -> int:
    try:
        return int(work())  # type: ignore[operator]
    except MoudraftError as error:
        return error.exit_code


def test_from_python_each_deal_is_a_run_of_its_own(deals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.run(check.Options(deal_path=Path(DEAL.name), others=(Path(OTHER.name),), as_json=True)) == 0
    assert capsys.readouterr().out.count('"format": 1') == 2


@pytest.mark.parametrize("command", ["draft", "trace", "duties", "checklist", "report", "compare"])
def test_a_file_whose_ending_no_form_has_is_not_quietly_written_as_another(
    command: str, deals: Path, moudraft: Run
) -> None:
    more = {"compare": (OTHER.name,), "report": ("--for", "Northmoor")}.get(command, ())
    done = moudraft(command, DEAL.name, *more, "-o", "out.zip")
    assert (done.code, done.out) == (2, "")
    assert "moudraft does not write .zip files" in done.err
    assert not (deals / "out.zip").exists()
