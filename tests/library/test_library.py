"""The library as read: clauses, data files, templates, aliases, and a house's own laid over the built-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.drafting import load_library
from moudraft.library import Library, Meaning, OneOf, RedLineEntry, Rule, Source
from moudraft.library.reading import sources
from moudraft.library.reading.library_files import Reader
from moudraft.library.reading.sources import read_library
from moudraft.library.wording import Hole, Words
from moudraft.problems import Location, MoudraftError
from tests import tiny
from tests.conftest import ROOT

FULL = """\
---
title: Veto
purpose: Nobody is bound against its will.
code: SAF-7
when: {exit: {not: silent}}
note: Ask which meaning is meant.
reviewed: 2026-11
status: draft
---
## opt-out
~~~
when: {costs: own}
register: row
position: fallback
carries: [where-possible]
effect: non-binding
note: Softer.
~~~
1. No {{ party }} is bound.
"""


def problems_of(files: dict[str, str]) -> list[str]:
    layers = {**tiny.files({"a/a": "1. x"}), **{name: (Source(name, text),) for name, text in files.items()}}
    with pytest.raises(MoudraftError) as error:
        Reader(layers).library("tiny")
    return [str(problem).split("\n")[0] for problem in error.value.problems]


def test_a_clause_is_read_with_all_its_data() -> None:
    clause = tiny.library({"safeguards/veto": FULL}).clauses["safeguards/veto"]
    assert (clause.title, clause.code, clause.topic, clause.reviewed, clause.status, clause.location) == (
        "Veto", "SAF-7", "safeguards", "2026-11", "draft", Location("clauses/safeguards/veto.md", 1),
    )  # fmt: skip
    (wording,) = clause.wordings
    assert clause.wording("opt-out") is wording and clause.wording("other") is None
    assert (wording.register, wording.position, wording.carries) == ("row", "fallback", ("where-possible",))
    assert (wording.effect, wording.note) == ("non-binding", "Softer.")
    assert str(wording.location) == "clauses/safeguards/veto.md:10"
    assert [list(map(str, lines)) for lines in clause.when] == [["exit: {not: silent}"]]
    assert wording.body[0].content == (Words("No "), Hole("party"), Words(" is bound."))  # type: ignore[union-attr]


def test_windows_line_ends_are_read_the_same() -> None:
    unix, windows = (tiny.library({"a/b": text}).clauses["a/b"] for text in (FULL, FULL.replace("\n", "\r\n")))
    assert unix == windows


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        ("title: Veto", "titel: Veto", 'clauses/a/a.md:2: unknown key "titel"'),
        ("status: draft", "status: drafted", "clauses/a/a.md:8: "),
        ("position: fallback", "position: worst", "clauses/a/a.md:14: "),
        ("register: row", "registre: row", 'clauses/a/a.md:13: unknown key "registre"'),
        ("when: {costs: own}", "when: {costs: {or: own}}", 'clauses/a/a.md:12: the test of "costs" is a value'),
        ("when: {exit: {not: silent}}", "when: often", "clauses/a/a.md:5: a condition is a map of facts"),
        ("No {{ party }} is", "No {{ party is", "clauses/a/a.md:19: a hole that is not closed"),
    ],
)
def test_a_fault_of_a_clause_is_on_its_line(find: str, put: str, said: str) -> None:
    found = problems_of({"clauses/a/a.md": FULL.replace(find, put)})
    assert any(problem.startswith(said) for problem in found), found


def test_two_wordings_of_one_name_are_refused() -> None:
    assert problems_of({"clauses/a/a.md": tiny.clause("## one\n1. x\n\n## one\n1. y\n")}) == [
        'clauses/a/a.md:5: two wordings are called "one"'
    ]


def test_the_faults_of_every_file_are_told_at_once() -> None:
    broken = {"clauses/a/a.md": "no front matter", "clauses/law.yaml": "[{id: x}]", "templates/paper.yaml": "title: x"}
    said = problems_of(broken)
    assert {problem.split(":")[0] for problem in said} == set(broken)


def test_a_missing_file_is_told() -> None:
    files = tiny.files({"a/a": "1. x"})
    del files["clauses/law.yaml"]
    with pytest.raises(MoudraftError, match=r"clauses/law\.yaml: the library lacks this file"):
        Reader(files).library("tiny")


def test_two_items_of_one_name_are_refused_on_the_line_of_the_second() -> None:
    text = "- {id: one, text: a}\n- {id: two, text: b}\n- {id: one, text: c}\n"
    assert problems_of({"clauses/objectives.yaml": text}) == ['clauses/objectives.yaml:3: two items are called "one"']


def test_a_slot_that_stands_twice_is_refused() -> None:
    paper = tiny.text(tiny.template(("T", ["a/a", {"clause": "a/a"}])))
    assert problems_of({"templates/paper.yaml": paper}) == [
        'templates/paper.yaml:1: the slot "a/a" stands twice (first on line 1)'
    ]


def test_one_clause_may_stand_twice_in_two_registers() -> None:
    paper = tiny.template(("T", ["a/a", {"clause": "a/a", "register": "recital"}]))
    made = tiny.library({"a/a": "1. x"}, paper)
    assert [slot.id for _place, slot in made.templates["paper"].slots()] == ["a/a", "a/a@recital"]


def test_a_code_stands_for_an_id_in_any_case() -> None:
    made = tiny.library({"a/a": tiny.clause("1. x", {"code": "SAF-7"})})
    where = Location("deal.yaml", 4)
    assert made.find("clauses", "SAF-7", where) == made.find("clauses", "saf-7", where) == "a/a"
    assert made.find("models", "gm-1", where) == "board"


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("clauses", "a/b", 'deal.yaml:4: unknown clause "a/b"'),
        ("models", "SAF-7", 'deal.yaml:4: unknown governance model "SAF-7"'),
        ("red_lines", "boards", 'deal.yaml:4: unknown red line "boards"'),
    ],
)
def test_a_name_of_the_wrong_kind_is_not_found(kind: str, name: str, said: str) -> None:
    made = tiny.library({"a/a": tiny.clause("1. x", {"code": "SAF-7"})})
    with pytest.raises(MoudraftError) as error:
        made.find(kind, name, Location("deal.yaml", 4))
    assert str(error.value).startswith(said)


def test_a_red_line_asks_in_general_and_in_the_meaning_chosen() -> None:
    general, one, two = (Rule("error", (), name) for name in ("general", "one", "two"))
    hard = Meaning("Hard", ("c/c",), (OneOf(("d/d",)),), rules=(one, two), sets={"exit": "never", "costs": "own"})
    every = Meaning("Veto", ("a/a",), (OneOf(("b/b",)),), rules=(general,), sets={"exit": "notice"})
    entry = RedLineEntry("veto", "Veto", "g", "i", every, means={"hard": hard})
    assert entry.asks("") == entry.asks("unknown") == entry.general
    asked = entry.asks("hard")
    assert (asked.label, asked.requires, asked.any) == ("Hard", ("a/a", "c/c"), ("b/b", "d/d"))
    assert asked.rules == (general, one, two)
    assert asked.sets == {"exit": "never", "costs": "own"}


# --- a house library -----------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOUDRAFT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "house"


def test_a_clause_of_the_house_takes_the_place_of_the_built_in_one_whole(house: Path) -> None:
    law = tiny.clause("1. English law.")
    tiny.write(house, {"clauses/general/governing-law.md": law, "clauses/own/new.md": tiny.clause("1. New.")})
    mine, built_in = read_library(house), load_library()
    assert mine.clauses.keys() - built_in.clauses.keys() == {"own/new"}
    assert [wording.name for wording in mine.clauses["general/governing-law"].wordings] == ["plain"]
    assert mine.clauses["general/governing-law"].location.file == str(house / "clauses/general/governing-law.md")
    changed = [id for id, clause in built_in.clauses.items() if mine.clauses[id] != clause]
    assert changed == ["general/governing-law"]


def test_a_house_over_a_library_that_was_read_before_is_the_one_that_is_read_whole(house: Path) -> None:
    law = next(iter(load_library().law))
    tiny.write(house, {
        "clauses/general/governing-law.md": tiny.clause("1. English law."),
        "clauses/own/new.md": tiny.clause("1. New."),
        "clauses/law.yaml": f"- {{id: {law}, cite: the Act, does: nothing, mark: SEEN, prints: no}}\n",
        "templates/mou.yaml": (ROOT / "templates" / "mou.yaml").read_text(encoding="utf-8") + "\n# ours\n",
    })  # fmt: skip
    mine = read_library(house)
    layers = sources.built_in_files()
    layers |= {name: (*layers.get(name, ()), source) for name, source in sources._gather_house(house).items()}
    assert mine == sources.parse_library(layers, mine.version, checked=True)


def test_entries_of_the_houses_data_go_over_those_of_the_same_id_and_the_rest_stay(house: Path) -> None:
    built_in = load_library()
    law = next(iter(built_in.law))
    tiny.write(house, {
        "clauses/objectives.yaml": "- {id: our-own, text: keep the hall open}\n",
        "clauses/law.yaml": f"- {{id: {law}, cite: the Act, does: nothing, mark: SEEN, prints: no}}\n",
        "clauses/governance.yaml": "models:\n  supper: {title: Supper, help: They eat, kind: none}\n",
    })  # fmt: skip
    mine = read_library(house)
    assert mine.items["objectives"].keys() - built_in.items["objectives"].keys() == {"our-own"}
    assert mine.models.keys() - built_in.models.keys() == {"supper"}
    assert (mine.law[law].cite, mine.law.keys()) == ("the Act", built_in.law.keys())
    assert (mine.red_lines, mine.axes, mine.clauses) == (built_in.red_lines, built_in.axes, built_in.clauses)


def test_the_version_says_which_house_library_it_was(house: Path) -> None:
    def version(text: str) -> str:
        tiny.write(house, {"clauses/own/new.md": tiny.clause(text)})
        return read_library(house).version

    built_in = load_library().version
    assert version("1. One.") == version("1. One.")
    assert version("1. One.").startswith(f"{built_in}+")
    assert version("1. One.") != version("1. Two.")


def test_a_folder_that_holds_no_library_is_refused(house: Path) -> None:
    house.mkdir()
    (house / "notes.md").write_text("not a clause")
    with pytest.raises(MoudraftError, match="holds no clauses and no templates"):
        read_library(house)
    with pytest.raises(MoudraftError, match="is not a folder"):
        read_library(house / "notes.md")


def test_the_built_in_library_has_its_ids_in_its_keys() -> None:
    library: Library = load_library()
    for kind in (library.clauses, library.templates, library.axes, library.red_lines, library.models, library.law):
        assert [each.id for each in kind.values()] == list(kind)  # type: ignore[attr-defined]
