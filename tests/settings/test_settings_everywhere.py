"""Each setting: what goes before it, which commands heed it, and that explain names it where it changed a draft."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from moudraft.settings import FILE, SETTINGS
from moudraft.settings.settings_file import OWN, settings_for
from moudraft.settings.settings_page import EXAMPLES
from tests.conftest import ROOT, Run

STYLE = ROOT / "templates" / "style" / "house-style.docx"
DEAL = """\
moudraft: 1
template: mou
title: Joint Procurement
parties:
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
"""
# Of each setting, the values that four places give it, in TOML and as the environment has them.
VALUES: dict[str, tuple[str, str, str, str]] = {
    "library": ("one", "two", "three", "four"),
    "style": ("one.docx", "two.docx", "three.docx", "four.docx"),
    "author": ("One", "Two", "Three", "Four"),
    "output": ("{title} 1", "{title} 2", "{title} 3", "{title} 4"),
    "posture": ("lean", "usual", "full", "lean"),
    "accept": ("{W801 = 'a'}", "{W801 = 'b'}", "{W801 = 'c'}", ""),
    "body": ("{name = 'A'}", "{name = 'B'}", "{name = 'C'}", ""),
}


@pytest.fixture
def own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OWN, str(folder / "own.toml"))
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / "house" / "clauses").mkdir(parents=True)
    (folder / "style.docx").write_bytes(STYLE.read_bytes())
    return folder / "own.toml"


def toml(name: str, value: str) -> str:
    return f"{name} = {value if value.startswith(('{W', '{n')) else json.dumps(value)}\n"


def test_every_setting_is_tried_here() -> None:
    assert set(VALUES) == set(SETTINGS) == set(WINNERS) | {"posture", "accept", "body"}


@pytest.mark.parametrize("name", SETTINGS)
def test_of_each_setting_the_nearest_saying_holds(
    name: str, own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deals = folder / "work"
    deals.mkdir()
    values = VALUES[name]
    for path, value, source in ((own, values[0], "own"), (folder / FILE, values[1], "project")):
        path.write_text(toml(name, value), encoding="utf-8")
        assert settings_for(deals).given[name].source == source
    (deals / FILE).write_text(toml(name, values[2]), encoding="utf-8")
    held = settings_for(deals).given[name]
    assert held.location.file == str(deals / FILE)
    if SETTINGS[name].variable:
        monkeypatch.setenv(SETTINGS[name].variable, values[3])
        held = settings_for(deals).given[name]
        assert (held.source, str(held.value)) == ("environment", _as_meant(name, values[3], folder))


def _as_meant(name: str, value: str, folder: Path) -> str:
    return str(folder / value) if SETTINGS[name].path else value


# For each setting that has an option: the settings file, the option, and what a draft then has of both.
WINNERS: dict[str, tuple[str, tuple[str, ...], Callable[[Path], bool]]] = {
    "library": ('library = "nowhere"\n', ("--library", "house"), lambda _: True),
    "style": ('style = "no.docx"\n', ("--style", "style.docx"), lambda _: True),
    "author": ('author = "Legal"\n', ("--author", "Me"), lambda folder: "<dc:creator>Me<" in _core(folder)),
    "output": ('output = "{title}"\n', ("-o", "mine.docx"), lambda folder: (folder / "mine.docx").is_file()),
}


def _core(folder: Path) -> str:
    import zipfile

    (made,) = (each for each in folder.glob("*.docx") if each.name != "style.docx")
    return zipfile.ZipFile(made).read("docProps/core.xml").decode("utf-8")


@pytest.mark.parametrize("name", WINNERS)
def test_the_option_of_a_setting_goes_before_it(name: str, own: Path, folder: Path, moudraft: Run) -> None:
    said, option, holds = WINNERS[name]
    assert option[0] in (SETTINGS[name].option, SETTINGS[name].option.partition(" ")[0])
    (folder / FILE).write_text(said, encoding="utf-8")
    done = moudraft("draft", "deal.yaml", *option)
    assert done.code == 0, done.err
    assert holds(folder)


def test_explain_names_every_setting_that_a_draft_takes_and_none_that_something_goes_before(
    own: Path, folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ('library = "house"', 'style = "style.docx"', 'output = "{title}"', 'author = "Legal"', 'posture = "lean"')
    (folder / FILE).write_text("\n".join([*lines, "accept = {W801 = 'as we speak'}", "[body]", "name = 'N'"]), "utf-8")

    def told(*more: str) -> dict[str, tuple[str, int]]:
        done = moudraft("explain", "deal.yaml", "--json", *more)
        assert done.code == 0, done.err
        return {each["key"]: (Path(each["file"]).name, each["line"]) for each in json.loads(done.out)["settings"]}

    names = ("library", "style", "output", "author", "clauses.posture", "accepted.W801")
    assert told() == {name: (FILE, 1 + line) for line, name in enumerate(names)}
    less = told("--library", "house", "--set", "clauses.posture=usual", "--set", "author=Me")
    assert set(less) == {"style", "output", "accepted.W801"}
    monkeypatch.setenv("MOUDRAFT_STYLE", "style.docx")
    assert told()["style"] == ("MOUDRAFT_STYLE", 0)
    shown = moudraft("explain", "deal.yaml").out
    assert "From the settings\n  library: " in shown
    assert "From the settings" not in moudraft("explain", "deal.yaml", "general/notices").out


# Each command that drafts a deal, and how much it says of the draft: less where the settings make it lean.
DRAFTING: dict[str, tuple[str, ...]] = {
    "draft": ("deal.yaml", "-o", "-", "--format", "md"),
    "explain": ("deal.yaml",),
    "trace": ("deal.yaml",),
    "preview": ("deal.yaml", "-o", "-"),
    "batch": ("deal.yaml", "-o", "out", "--format", "md", "--jobs", "1"),
    "compare": ("full.docx", "deal.yaml"),
    "variants": ("options.yaml", "--json"),
    "show": ("full.docx", "deal.yaml"),
}


@pytest.mark.parametrize("command", DRAFTING)
def test_every_command_that_drafts_a_deal_heeds_what_the_settings_say_of_it(
    command: str, own: Path, folder: Path, moudraft: Run
) -> None:
    assert moudraft("draft", "deal.yaml", "-o", "full.docx").code == 0
    (folder / "options.yaml").write_text("base: deal.yaml\nvary: {terms.exit: [silent, notice-3m]}\n", "utf-8")
    words = DRAFTING[command]
    before = moudraft(command, *words)
    drafts = folder / "out" / "deal.md"
    text = drafts.read_text("utf-8") if drafts.exists() else before.out
    (folder / FILE).write_text('posture = "lean"\n', encoding="utf-8")
    after = moudraft(command, *words)
    assert after.code in (0, 1), after.err
    now = drafts.read_text("utf-8") if drafts.exists() else after.out
    assert text and now != text


def test_a_body_that_the_register_knows_needs_no_kind_in_any_command(own: Path, folder: Path, moudraft: Run) -> None:
    text = DEAL.replace(
        "Northmoor District Council, short_name: Northmoor, kind: district", "Brentwood Borough Council"
    )
    (folder / "deal.yaml").write_text(text.replace("Council}", "Council, short_name: Brentwood}"), encoding="utf-8")
    (folder / "options.yaml").write_text("base: deal.yaml\nvary: {terms.exit: [silent, notice-3m]}\n", "utf-8")
    assert moudraft("draft", "deal.yaml", "-o", "full.docx").code == 0
    for command, words in {**DRAFTING, "edit": ("deal.yaml", "--set", "title=T", "--no-input")}.items():
        done = moudraft(command, *words)
        assert done.code in (0, 1), f"{command}: {done.err}"


def test_what_an_interview_drafts_has_the_style_of_the_settings(
    own: Path, folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moudraft.commands.shared import interviewing, saving

    def ended(wishes: Any, source: str | None, store: Any) -> int:
        return saving.drafted(wishes, folder / "deal.yaml")

    monkeypatch.setattr(interviewing, "can_talk", lambda _wishes: True)
    monkeypatch.setattr(interviewing, "talk", ended)
    (folder / FILE).write_text('style = "firm.docx"\n', encoding="utf-8")
    refused = moudraft("new", "fresh.yaml")
    assert (refused.code, "firm.docx: there is no such file" in refused.err) == (2, True)
    (folder / "firm.docx").write_bytes(_green(STYLE))
    assert moudraft("new", "fresh.yaml").code == 0
    assert "00AA33" in _styles(folder / "deal.docx")


def test_what_the_settings_say_of_ones_own_body_is_told_and_not_asked(
    own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moudraft.commands.shared import interviewing, settled
    from moudraft.commands.shared.wishes import Wishes
    from moudraft.interview.answer_store import Store
    from moudraft.interview.plan import plan, unanswered

    (folder / FILE).write_text(
        "[body]\nname = 'Northmoor District Council'\nshort_name = 'Northmoor'\nkind = 'district'\n"
        "signatory = { office = 'Chief Executive' }\napproval = { by = 'the Cabinet' }\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(settled, "settings_at_hand", lambda: settings_for(folder))
    told: list[str] = []
    asker = Mock(show=told.append)
    with Store(folder / "new.yaml", "") as store:
        talk = interviewing.prepared(Wishes(deal=folder / "new.yaml"), None, store, asker)
    assert told and told[0].startswith("Northmoor District Council is the first partner")
    assert str(folder / FILE) in told[0]
    for mode in ("quick", "full"):
        talk.answers.steering["ask.mode"] = mode
        asked = [each.key for each in plan(talk.answers, talk.desk) if each.key not in talk.answers.status]
        said = {f"parties.0.{key}" for key in ("name", "short_name", "kind", "signatory.office", "approval.by")}
        assert not said & set(asked)
        assert "parties.1.name" in asked and "title" in asked
    assert unanswered(plan(talk.answers, talk.desk), talk.answers) is not None


def test_a_folder_made_ready_shows_what_may_be_said_of_ones_own_body(own: Path, folder: Path, moudraft: Run) -> None:
    assert moudraft("init", ".", "--body", "Northmoor District Council").code == 0
    text = (folder / FILE).read_text(encoding="utf-8")
    for key in ("signatory", "approval", "address"):
        assert f"\n# {key} = " in text.partition("[body]")[2]
    whole = text.partition("[body]")[2].replace(EXAMPLES, "").replace("\n# ", "\n")
    (folder / FILE).write_text("[body]" + whole, encoding="utf-8")
    assert settings_for(folder).given["body"].value["approval"] == {"by": "the Cabinet"}


def test_doctor_speaks_of_no_package_that_nothing_uses() -> None:
    from moudraft.records.health import EXTRAS

    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "moudraft").rglob("*.py"))
    for module, *_ in EXTRAS:
        assert f"import {module}" in code or f"from {module}" in code, module


def test_check_says_how_to_draft_again_where_there_is_a_draft(own: Path, folder: Path, moudraft: Run) -> None:
    assert "Next: moudraft draft deal.yaml\n" in moudraft("check", "deal.yaml").err
    (folder / FILE).write_text('output = "{title}"\n', encoding="utf-8")
    assert moudraft("draft", "deal.yaml").code == 0
    said = moudraft("check", "deal.yaml").err
    assert "Next: moudraft draft deal.yaml --force" in said
    assert moudraft("draft", "deal.yaml", "--force").code == 0


def _styles(path: Path) -> str:
    import zipfile

    return zipfile.ZipFile(path).read("word/styles.xml").decode("utf-8")


def _green(path: Path) -> bytes:
    """The style file with its first heading in a colour of its own."""
    import io

    import docx
    from docx.shared import RGBColor

    made, file = docx.Document(str(path)), io.BytesIO()
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x00, 0xAA, 0x33)
    made.save(file)
    return file.getvalue()
