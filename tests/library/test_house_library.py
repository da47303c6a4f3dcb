"""A house library begun and proved sound from the command line, and laid over the built-in one by id."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from moudraft.drafting import load_library
from moudraft.library.reading.soundness import library_problems
from moudraft.library.reading.sources import built_in_files
from moudraft.problems import NOWHERE
from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDINGS = "## two\n~~~\nwhen: {parties: 2}\n~~~\n1. x\n\n## all\n~~~\nwhen: {councils: all}\n~~~\n1. y\n"
TIE = f"---\ntitle: T\npurpose: p\n---\n{WORDINGS}"


def test_the_built_in_library_has_no_wordings_that_tie_in_any_deal() -> None:
    assert library_problems(load_library(), thorough=True) == []


def test_a_clause_of_your_own_begins_as_a_draft_of_the_librarys(moudraft: Run, folder: Path) -> None:
    result = moudraft("clauses", "new", "veto", "--library", "ours")
    text = (folder / "ours/clauses/safeguards/veto.md").read_text(encoding="utf-8")
    assert result.code == 0 and "status: draft" in text and "reviewed:" not in text
    assert "code: SAF-7" in text and "## opt-out-councils" in text
    assert moudraft("clauses", "check", "ours").out == "safeguards/veto\n"


def test_a_clause_under_a_new_id_leaves_the_code_behind(moudraft: Run, folder: Path) -> None:
    moudraft("clauses", "new", "money/parking", "--from", "money/costs", "--library", "ours")
    assert "code:" not in (folder / "ours/clauses/money/parking.md").read_text(encoding="utf-8")
    assert moudraft("clauses", "check", "ours").code == 0


@pytest.mark.parametrize("id", ["../outside", "Money/Parking", "parking", "a/b/c"])
def test_an_id_that_is_no_topic_and_name_is_refused(moudraft: Run, folder: Path, id: str) -> None:
    result = moudraft("clauses", "new", id, "--from", "money/costs", "--library", "ours")
    assert result.code == 2 and "write topic/clause in small letters" in result.err
    assert list(folder.rglob("*.md")) == []


def test_a_clause_that_is_there_already_is_not_written_over(moudraft: Run, folder: Path) -> None:
    moudraft("clauses", "new", "veto", "--library", "ours")
    assert moudraft("clauses", "new", "veto", "--library", "ours").code == 2


def test_a_library_that_is_a_file_is_refused(moudraft: Run, folder: Path) -> None:
    (folder / "house").write_text("no folder", encoding="utf-8")
    result = moudraft("clauses", "new", "veto", "--library", "house")
    assert result.code == 2
    assert "cannot be made: " in result.err


def test_wordings_that_tie_in_some_deal_are_found_before_the_deal_comes(moudraft: Run, folder: Path) -> None:
    (folder / "ours/clauses/own").mkdir(parents=True)
    (folder / "ours/clauses/own/tie.md").write_text(TIE, encoding="utf-8")
    result = moudraft("clauses", "check", "ours")
    assert result.code == 2 and '"two" and "all" of own/tie can fit equally well' in result.err


def test_an_entry_of_a_data_file_is_laid_over_by_id(moudraft: Run, folder: Path) -> None:
    (folder / "ours/clauses").mkdir(parents=True)
    entries = "- {id: financial-sustainability, text: keep the books in balance}\n- {id: ours, text: do as we do}\n"
    (folder / "ours/clauses/objectives.yaml").write_text(entries, encoding="utf-8")
    deal = EXAMPLES / "shared-services.yaml"
    drafted = moudraft("draft", deal, "--library", "ours", "--format", "md", "-o", "-").out
    assert "Keep the books in balance" in drafted and "simple to find" in drafted


# Read by the interview, by the register and as a nation, and tested with them.
READ_ELSEWHERE = ("clauses/questions.yaml", "clauses/register.yaml", "clauses/nations/")
SHOWN = ("title", "label", "say", "does", "why", "term", "text")


def parts(data: Any) -> Iterator[tuple[str, Any]]:
    """The lists and maps of entries in a data file, by the key they stand under ("" where the file is one)."""
    entries = data if isinstance(data, list) else list(data.values())
    if any(isinstance(entry, dict) and set(entry) & set(SHOWN) for entry in entries):
        yield "", data
    else:
        for key, entries in data.items():
            last = next(reversed(entries.values() if isinstance(entries, dict) else entries), None) if entries else None
            if isinstance(last, dict) and set(last) & set(SHOWN):
                yield key, entries


def of_our_own(entries: Any, words: str) -> Any:
    """The last entry of a list or map, alone, its first shown words replaced."""
    key, entry = list(entries.items())[-1] if isinstance(entries, dict) else ("", entries[-1])
    field = next(name for name in SHOWN if name in entry)
    changed = {**entry, field: words}
    return {key: changed} if isinstance(entries, dict) else [changed]


def placeless(entry: Any) -> Any:
    """An entry without the line it stands at, which moves with what stands before it."""
    return msgspec.structs.replace(entry, location=NOWHERE) if hasattr(entry, "location") else entry


def test_an_entry_of_every_data_file_gives_way_to_a_houses_and_the_rest_stay(folder: Path) -> None:
    asked: list[str] = []
    for name, (source,) in built_in_files().items():
        if not name.endswith(".yaml") or not name.startswith("clauses/") or name.startswith(READ_ELSEWHERE):
            continue
        house: Any = {}
        for key, entries in parts(yaml.load(source.text, yaml.BaseLoader)):
            asked.append(f"Ours {name} {key}".strip())
            own = of_our_own(entries, asked[-1])
            house = {**house, key: own} if key else own
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(house), encoding="utf-8")
    assert len(asked) > 15
    ours, theirs = load_library(folder), load_library()
    read = msgspec.json.encode(ours).decode()
    assert [each for each in asked if f'"{each}"' not in read] == []
    for name in ("axes", "models", "chairs", "quorums", "secretariats", "red_lines", "law", "definitions"):
        here, there = getattr(ours, name), getattr(theirs, name)
        assert list(here) == list(there)
        assert [id for id in here if placeless(here[id]) != placeless(there[id])] == list(there)[-1:], name
    for here, there in zip(ours.items.values(), theirs.items.values(), strict=True):
        assert list(here) == list(there)
        assert sum(here[id] != there[id] for id in here) == min(len(here), 1)
    for name in ("pairs", "words"):
        here, there = getattr(ours, name), getattr(theirs, name)
        assert (len(here), here[:-1]) == (len(there), there[:-1])


def test_a_houses_words_for_a_body_and_its_chair_are_those_printed(moudraft: Run, folder: Path) -> None:
    """A map of a house is laid over ours, never under it, where its words would be lost without a word."""
    (folder / "ours/clauses").mkdir(parents=True)
    body = {"title": "Our board", "help": "h", "kind": "members", "name": "Moot", "members": "one elder", "chair": "x"}
    governance = {"models": {"leaders-board": body}, "chairs": {"x": {"label": "X", "words": "by the oldest elder"}}}
    (folder / "ours/clauses/governance.yaml").write_text(json.dumps(governance), encoding="utf-8")
    deal = EXAMPLES / "shared-services.yaml"
    sets = ("--set", "governance=[leaders-board]", "--set", "template=mou")
    printed = moudraft("draft", deal, "--library", "ours", *sets, "--format", "md", "-o", "-").out
    for words in ("Moot", "one elder", "by the oldest elder"):
        assert words in printed
