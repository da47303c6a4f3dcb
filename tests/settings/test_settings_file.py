"""What wins over what: an option, the environment, the nearest moudraft.toml, a person's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from moudraft.problems import MoudraftError
from moudraft.settings import FILE, SETTINGS
from moudraft.settings.settings_file import OWN, settings_for
from moudraft.settings.settings_page import settings_begun
from moudraft.yaml_source.toml_text import parse_toml
from tests.conftest import ROOT, Run

DEAL = (ROOT / "examples" / "shared-services.yaml").read_text(encoding="utf-8")
AUTHORS = {"own": "Own", "above": "Above", "beside": "Beside", "environment": "Env"}


@pytest.fixture
def own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own settings file, not there yet."""
    path = folder / "home" / "own.toml"
    path.parent.mkdir()
    monkeypatch.setenv(OWN, str(path))
    return path


@pytest.mark.parametrize("highest", range(len(AUTHORS)))
def test_the_nearest_saying_of_a_setting_holds(
    highest: int, own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deals = folder / "work" / "deals"
    deals.mkdir(parents=True)
    places = {"own": own, "above": folder / FILE, "beside": deals / FILE}
    for name in list(AUTHORS)[: highest + 1]:
        if name == "environment":
            monkeypatch.setenv("MOUDRAFT_AUTHOR", AUTHORS[name])
        else:
            places[name].write_text(f'author = "{AUTHORS[name]}"\n', encoding="utf-8")
    found = settings_for(deals).given["author"]
    name = list(AUTHORS)[highest]
    assert found.value == AUTHORS[name]
    assert found.location.file == ("MOUDRAFT_AUTHOR" if name == "environment" else str(places[name]))


def test_of_two_files_each_gives_what_the_other_does_not_and_paths_are_from_where_they_stand(
    own: Path, folder: Path
) -> None:
    own.write_text('style = "own.docx"\nauthor = "Own"\nposture = "full"\n', encoding="utf-8")
    (folder / FILE).write_text('library = "ours"\nposture = "lean"\n', encoding="utf-8")
    found = settings_for(folder / "nowhere" / "yet")
    assert {name: each.value for name, each in found.given.items()} == {
        "library": str(folder / "ours"), "style": str(own.parent / "own.docx"), "author": "Own", "posture": "lean",
    }  # fmt: skip
    assert found.files == (str(folder / FILE), str(own))


def test_all_that_is_wrong_in_every_file_is_said_at_once_with_its_line(own: Path, folder: Path) -> None:
    own.write_text('# mine\nposture = "thin"\n', encoding="utf-8")
    (folder / FILE).write_text('author = ""\nlibary = "x"\noutput = "{titel}"\n', encoding="utf-8")
    with pytest.raises(MoudraftError) as caught:
        settings_for(folder)
    said = {(Path(each.location.file).name, each.location.line): each.hint for each in caught.value.problems}
    assert set(said) == {("own.toml", 2), (FILE, 1), (FILE, 2), (FILE, 3)}
    assert "library" in said[FILE, 2]
    assert "title" in said[FILE, 3]


def test_a_settings_file_begun_says_every_setting_and_each_example_can_be_used(own: Path, folder: Path) -> None:
    (folder / FILE).write_text(settings_begun('A "body" \\ of ours', library="x"), encoding="utf-8")
    given = settings_for(folder).given
    assert (set(given), given["body"].value) == ({"library", "body"}, {"name": 'A "body" \\ of ours'})
    (folder / FILE).write_text("\n".join(each.example for each in SETTINGS.values()), encoding="utf-8")
    assert set(settings_for(folder).given) == set(SETTINGS)


# --- put to use -------------------------------------------------------------------------------------


def drafted(moudraft: Run, *arguments: str) -> dict[str, Any]:
    done = moudraft("explain", "deal.yaml", "--json", *arguments)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_a_deal_goes_before_the_settings_and_explain_says_what_came_from_them(
    own: Path, folder: Path, moudraft: Run
) -> None:
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / FILE).write_text(
        'author = "Legal"\nposture = "lean"\naccept = { W801 = "we like it" }\n', encoding="utf-8"
    )
    facts = drafted(moudraft)
    assert {each["key"]: (each["value"], each["line"]) for each in facts["settings"]} == {
        "author": ("Legal", 1), "clauses.posture": ("lean", 2), "accepted.W801": ("we like it", 3),
    }  # fmt: skip
    lean = len(facts["clauses"])
    said = drafted(moudraft, "--set", "clauses.posture=full")
    assert "clauses.posture" not in {each["key"] for each in said["settings"]}
    assert len(said["clauses"]) > lean


def test_what_the_settings_accept_is_not_told_as_outgrown(own: Path, folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    outgrown = 'accepted: {B613: "none"}\n'
    (folder / "old.yaml").write_text(DEAL + outgrown, encoding="utf-8")
    assert "B613" in moudraft("check", "old.yaml").out
    (folder / FILE).write_text('accept = { B613 = "none" }\n', encoding="utf-8")
    assert "B613" not in moudraft("check", "deal.yaml").out
    (folder / FILE).write_text('accept = { X999 = "none" }\n', encoding="utf-8")
    done = moudraft("check", "deal.yaml")
    assert (done.code, f"{folder / FILE}:1" in done.err) == (2, True)


def test_the_library_and_the_style_of_the_settings_are_used_unless_an_option_names_others(
    own: Path, folder: Path, moudraft: Run
) -> None:
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / FILE).write_text('library = "nowhere"\nstyle = "no.docx"\n', encoding="utf-8")
    done = moudraft("draft", "deal.yaml")
    assert done.code == 2
    assert str(folder / "nowhere") in done.err
    assert str(folder / "no.docx") in done.err
    (folder / "ours" / "clauses").mkdir(parents=True)
    style = ROOT / "templates" / "style" / "house-style.docx"
    assert moudraft("draft", "deal.yaml", "--library", "ours", "--style", style).code == 0


def test_a_draft_is_called_as_the_settings_say(own: Path, folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / FILE).write_text('output = "{title} ({template}) {date}"\n', encoding="utf-8")
    assert moudraft("draft", "deal.yaml", "--format", "md", "--set", 'title="A/B: C"').code == 0
    assert (folder / "A-B- C (heads-of-terms).md").is_file()
    assert moudraft("draft", "deal.yaml", "-o", "mine.md").code == 0
    assert (folder / "mine.md").is_file()


def test_ones_own_body_is_the_first_partner_of_a_new_deal(own: Path, folder: Path, moudraft: Run) -> None:
    (folder / FILE).write_text(
        'posture = "usual"\n[body]\nname = "Northmoor District Council"\nsignatory = { office = "Leader" }\n',
        encoding="utf-8",
    )
    answers = "template: mou\ntitle: T\nparties.1.name: Eastvale Borough Council\n"
    (folder / "answers.yaml").write_text(answers, encoding="utf-8")
    assert moudraft("new", "deal.yaml", "--answers", "answers.yaml").code == 0
    deal = yaml.safe_load((folder / "deal.yaml").read_text(encoding="utf-8"))
    assert [each["name"] for each in deal["parties"]] == ["Northmoor District Council", "Eastvale Borough Council"]
    assert deal["parties"][0]["signatory"] == {"office": "Leader"}
    assert deal["clauses"] == {"posture": "usual"}


def test_from_python_no_settings_are_read(own: Path, folder: Path) -> None:
    from moudraft import load_deal

    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / FILE).write_text('posture = "lean"\n', encoding="utf-8")
    assert load_deal(folder / "deal.yaml").clauses.posture == "usual"


def test_init_makes_a_folder_in_which_all_works_and_touches_nothing_twice(
    own: Path, folder: Path, moudraft: Run
) -> None:
    assert moudraft("init", "ready", "--body", "Northmoor District Council").code == 0
    ready = folder / "ready"
    (ready / "example.yaml").write_text(DEAL + "# mine\n", encoding="utf-8")
    again = moudraft("init", "ready")
    assert again.code == 0
    assert again.out.count("left as it is") == 5
    assert (ready / "example.yaml").read_text(encoding="utf-8").endswith("# mine\n")
    assert moudraft("draft", ready / "example.yaml").code == 0
    shown = json.loads(moudraft("settings", ready, "--json").out)
    assert {each["name"] for each in shown["settings"] if each["source"] == "project"} == {"library", "style", "body"}
    assert parse_toml((ready / FILE).read_text(encoding="utf-8"), FILE).data["library"] == "library"


def test_doctor_says_what_is_broken_and_ends_with_1(own: Path, folder: Path, moudraft: Run) -> None:
    assert moudraft("doctor").code == 0
    (folder / FILE).write_text("x = \n", encoding="utf-8")
    done = moudraft("doctor", "--json")
    signs = {each["name"]: each for each in json.loads(done.out)["signs"]}
    assert (done.code, signs["settings"]["state"]) == (1, "broken")
    assert all(each["costs"] for each in signs.values() if each["state"] != "good")
