"""A search finds a clause under the names that lawyers have for it."""

from __future__ import annotations

from collections import Counter

import pytest

from moudraft.drafting import load_library
from moudraft.records.clause_data import search
from moudraft.records.search_words import clauses_meant, other_names
from tests.conftest import Run

LIBRARY = load_library()
NAMES = other_names()


def test_every_other_name_is_of_clauses_that_there_are_and_stands_once_for_each() -> None:
    pairs = Counter((term.casefold(), id) for each in NAMES for term in each.say for id in each.find)
    assert [pair for pair, times in pairs.items() if times > 1] == []
    assert {id for _term, id in pairs} - set(LIBRARY.clauses) == set()


@pytest.mark.parametrize("each", NAMES, ids=lambda each: each.say[0])
def test_each_other_name_finds_its_clauses(each: object) -> None:
    for term in each.say:  # type: ignore[attr-defined]
        found = {clause.id for clause, _line in search(LIBRARY, tuple(term.split()), None)}
        assert set(each.find) <= found, term  # type: ignore[attr-defined]


def test_a_term_counts_in_a_row_and_what_is_asked_besides_has_to_be_there() -> None:
    assert "change/withdrawal" in clauses_meant(["break", "clause"])
    assert "change/withdrawal" not in clauses_meant(["clause", "break"])
    every = {clause.id for clause, _line in search(LIBRARY, ("escalation",), None)}
    few = {clause.id for clause, _line in search(LIBRARY, ("escalation", "zzyzx"), None)}
    assert "disputes/ladder" in every
    assert not few


def test_a_house_adds_names_of_its_own(moudraft: Run, folder: object) -> None:
    clauses = folder / "ours" / "clauses"  # type: ignore[operator]
    clauses.mkdir(parents=True)
    (clauses / "search-words.yaml").write_text("- {say: [golden rule], find: [safeguards/veto]}\n", encoding="utf-8")
    assert moudraft("clauses", "search", "golden", "rule").code == 1
    assert "safeguards/veto" in moudraft("clauses", "search", "golden", "rule", "--library", "ours").out
    (clauses / "search-words.yaml").write_text("- {say: x}\n", encoding="utf-8")
    done = moudraft("clauses", "search", "veto", "--library", "ours")
    assert done.code == 2
    assert "search-words.yaml:1" in done.err
