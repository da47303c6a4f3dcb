"""``moudraft clauses``: what the library holds, found and shown without opening a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moudraft.drafting import load_library
from tests.conftest import ROOT, Run

HOUSE = """\
---
title: Our veto
purpose: Say no in our own way.
protects: [veto]
status: draft
---
## ours
1. {{ Each }} may say no, as the **"Objector"**, and [@disputes/ladder] then applies.

## ours-row
~~~
register: row
~~~
1. {{ Each }} may say no.
"""


@pytest.fixture
def house(folder: Path) -> Path:
    """A house library with its own veto and one clause that is new."""
    for name in ("safeguards/veto", "local/bridge"):
        path = folder / "house" / "clauses" / f"{name}.md"
        path.parent.mkdir(parents=True)
        path.write_text(HOUSE, encoding="utf-8")
    return folder / "house"


def test_every_clause_is_listed(moudraft: Run) -> None:
    result = moudraft("clauses", "list")
    assert [line.split()[0] for line in result.out.splitlines()] == sorted(load_library().clauses)
    assert result.err == f"{len(load_library().clauses)} clauses. Next: moudraft clauses show ID\n"


def test_a_list_is_narrowed_by_topic_and_by_red_line(moudraft: Run) -> None:
    topic = json.loads(moudraft("clauses", "list", "--topic", "disputes", "--json").out)
    assert {each["topic"] for each in topic} == {"disputes"}
    keepers = {each["id"] for each in json.loads(moudraft("clauses", "list", "--protects", "RL-10", "--json").out)}
    line = load_library().aliases["RL-10"]
    assert keepers == {id for id, clause in load_library().clauses.items() if line in clause.protects}
    assert keepers


def test_the_list_as_json_has_stable_keys(moudraft: Run) -> None:
    for each in json.loads(moudraft("clauses", "list", "--json").out):
        assert list(each) == ["id", "code", "title", "topic", "purpose", "status", "yours", "file"]


@pytest.mark.parametrize("name", ["safeguards/veto", "veto", "SAF-7", "saf-7", "Veto"])
def test_a_clause_is_shown_by_id_by_the_end_of_its_id_and_by_code(name: str, moudraft: Run) -> None:
    assert json.loads(moudraft("clauses", "show", name, "--json").out)["id"] == "safeguards/veto"


def test_a_clause_is_shown_with_its_wordings_as_they_stand_in_the_file(moudraft: Run) -> None:
    file = (ROOT / "clauses" / "safeguards" / "veto.md").read_text(encoding="utf-8")
    wordings = json.loads(moudraft("clauses", "show", "veto", "--json").out)["wordings"]
    clause = load_library().clauses["safeguards/veto"]
    assert [each["name"] for each in wordings] == [each.name for each in clause.wordings]
    for wording in wordings:
        assert wording["text"].startswith("1. ")
        assert f"\n{wording['text']}" in file
    assert "{{ veto.within }}" in wordings[0]["text"]
    assert "~~~" not in moudraft("clauses", "show", "veto").out


@pytest.mark.parametrize("id", sorted(load_library().clauses))
def test_every_clause_can_be_shown(id: str, moudraft: Run) -> None:
    result = moudraft("clauses", "show", id)
    clause = load_library().clauses[id]
    assert result.code == 0
    assert result.out.startswith(clause.title)
    assert result.out.count("\n## ") == len(clause.wordings)


def test_the_law_a_clause_rests_on_is_cited_in_full(moudraft: Run) -> None:
    clause = next(each for each in load_library().clauses.values() if each.basis)
    facts = json.loads(moudraft("clauses", "show", clause.id, "--json").out)
    assert [each["cite"] for each in facts["basis"]] == [load_library().law[id].cite for id in clause.basis]


def test_who_needs_a_clause_and_where_it_stands_is_worked_out(moudraft: Run) -> None:
    facts = json.loads(moudraft("clauses", "show", "safeguards/veto", "--json").out)
    assert facts["required_by"] == ["veto"]
    assert {each["template"] for each in facts["stands_in"]} >= {"heads-of-terms", "mou"}
    needy = next(each for each in load_library().clauses.values() if each.needs)
    assert needy.id in json.loads(moudraft("clauses", "show", needy.needs[0], "--json").out)["needed_by"]


def test_a_search_finds_the_clauses_that_hold_every_word(moudraft: Run) -> None:
    found = json.loads(moudraft("clauses", "search", "WRITTEN", "objection", "--json").out)
    assert "safeguards/veto" in {each["id"] for each in found}
    for each in found:
        text = moudraft("clauses", "show", each["id"]).out.casefold()
        assert "written" in text
        assert "objection" in text


def test_a_search_puts_a_clause_of_that_name_first(moudraft: Run) -> None:
    assert moudraft("clauses", "search", "veto").out.startswith("safeguards/veto  SAF-7  Veto\n")


def test_a_search_reaches_the_law_and_the_notes(moudraft: Run) -> None:
    assert "status/powers" in moudraft("clauses", "search", "section 113").out


def test_a_search_that_finds_nothing_ends_with_one_and_says_so(moudraft: Run) -> None:
    result = moudraft("clauses", "search", "zebra", "crossing")
    assert (result.code, result.out) == (1, "")
    assert "no clause holds all of: zebra crossing" in result.err
    assert moudraft("clauses", "search", "zebra", "--json").out == "[]\n"


def test_clauses_of_a_house_library_are_marked(house: Path, moudraft: Run) -> None:
    result = moudraft("clauses", "list", "--library", "house")
    marked = [line.split()[1] for line in result.out.splitlines() if line.startswith("*")]
    assert marked == ["local/bridge", "safeguards/veto"]
    assert "Our veto (draft)" in result.out
    assert "* comes from your own library" in result.err


def test_a_clause_of_a_house_library_is_shown_in_its_own_words(house: Path, moudraft: Run) -> None:
    facts = json.loads(moudraft("clauses", "show", "safeguards/veto", "--library", "house", "--json").out)
    assert facts["yours"] is True
    assert Path(facts["file"]) == Path("house/clauses/safeguards/veto.md")
    assert facts["wordings"][0]["text"].startswith("1. {{ Each }} may say no")
    assert facts["wordings"][0]["defines"] == ["Objector"]
    assert facts["wordings"][0]["refers_to"] == ["disputes/ladder"]
    assert "(yours)" in moudraft("clauses", "show", "safeguards/veto", "--library", "house").out
    assert "objector" in moudraft("clauses", "search", "objector", "--library", "house").out.lower()
