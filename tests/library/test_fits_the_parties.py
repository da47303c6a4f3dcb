"""No wording can be chosen for parties whom its words or its law do not fit: every wording, for every pair of kinds.

What a wording asks of the parties is data, so this needs no draft: for each pair the wordings are found that could be
chosen for it with some answers, and their words and citations are held against the kinds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from moudraft.document.party_words import NationLines, in_a_row
from moudraft.library.condition import Condition, Facts, Line
from moudraft.library.wording import POSITIONS, Body, Clause, Hole, Inline, Reference, Styled, Wording, Words
from moudraft.library.wording import Line as TextLine
from tests.fitting import (
    ENGLAND,
    LIBRARY,
    MIXES,
    OF_OTHERS,
    PAIRS,
    PARTY_FACTS,
    Kinds,
    about_parties,
    facts_of,
    unfit_law,
    unfit_words,
)

ALL = (*PAIRS, *MIXES)
FACTS: dict[Kinds, Facts] = {kinds: facts_of(kinds) for kinds in ALL}
FITTING = {
    kinds: {name: NationLines(ENGLAND, facts).listed(name) or [] for name in ENGLAND.lines}
    for kinds, facts in FACTS.items()
}
SUBJECTS = {"the_parties": "The Parties", "each": "Each Party", "both": "Both Parties", "neither": "Neither Party"}
Alternative = tuple[Line, ...]


def shown(content: tuple[Inline, ...]) -> str:
    """The words of a wording; a hole that stands for the parties as such words, any other as a mark."""
    out = ""
    for part in content:
        if isinstance(part, Words):
            out += part.text
        elif isinstance(part, Hole):
            name = part.expression[0].lower() + part.expression[1:]
            out += SUBJECTS.get(name.partition(".")[0], "\u00b7")
        elif isinstance(part, Styled):
            out += shown(part.children)
        elif isinstance(part, Reference):
            out += "paragraph 1"
    return out


def alternatives(clause: Clause, wording: Wording) -> Iterator[tuple[Alternative, Alternative]]:
    """Each way in which a wording can be chosen: the lines of the clause, and those of the wording."""
    for of_clause in clause.when or ((),):
        for of_wording in wording.when or ((),):
            yield of_clause, of_wording


def holds(lines: Alternative, facts: Facts) -> bool:
    return all(line.holds(facts) for line in about_parties(lines))


def beaten(clause: Clause, wording: Wording, lines: Alternative, facts: Facts) -> bool:
    """Whether another wording comes first wherever these lines hold for parties with these facts."""
    rest = {line for line in lines if line.name not in PARTY_FACTS}
    for other in clause.wordings:
        if other is wording or other.register != wording.register:
            continue
        for asked in other.when or ((),):
            first = POSITIONS.index(other.position) < POSITIONS.index(wording.position)
            if not holds(asked, facts) or not {each for each in asked if each.name not in PARTY_FACTS} <= rest:
                continue
            if len(asked) > len(lines) or (len(asked) == len(lines) and first):
                return True
    return False


def can_be_chosen(clause: Clause, wording: Wording, facts: Facts) -> bool:
    return any(
        holds(of_clause, facts) and holds(lines, facts) and not beaten(clause, wording, lines, facts)
        for of_clause, lines in alternatives(clause, wording)
    )


def standing(body: Body) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """The texts of a wording, each with the conditions under which it stands there."""

    def below(line: TextLine, above: tuple[Condition, ...]) -> Iterator[tuple[str, tuple[Condition, ...]]]:
        conditions = (*above, line.when)
        yield shown(line.content), conditions
        for child in line.children:
            yield from below(child, conditions)

    for block in body:
        if isinstance(block, TextLine):
            yield from below(block, ())
        else:
            yield from ((shown(cell), ()) for cell in block.header)
            yield from ((shown(cell), (row.when,)) for row in block.rows for cell in row.cells)


def can_stand(conditions: tuple[Condition, ...], facts: Facts) -> bool:
    return all(any(holds(lines, facts) for lines in condition or ((),)) for condition in conditions)


def unfit(clause: Clause, wording: Wording) -> Iterator[tuple[str, Kinds]]:
    lines = standing(wording.body)
    suspect = [each for each in lines if any(chain(unfit_words(each[0], ()), unfit_law(each[0], ("charity",))))]
    for kinds in ALL if suspect else ():
        if not can_be_chosen(clause, wording, FACTS[kinds]):
            continue
        for text, conditions in suspect:
            if not can_stand(conditions, FACTS[kinds]):
                continue
            words = () if clause.id in OF_OTHERS else unfit_words(text, kinds)
            yield from ((each, kinds) for each in chain(words, unfit_law(text, kinds)))


@pytest.mark.parametrize("clause", LIBRARY.clauses.values(), ids=lambda clause: clause.id)
def test_words_and_law_fit_some_of_the_parties_for_whom_a_wording_can_be_chosen(clause: Clause) -> None:
    found = [(wording.name, *each) for wording in clause.wordings for each in unfit(clause, wording)]
    assert found == []


@pytest.mark.parametrize("name", ENGLAND.lines)
def test_a_line_of_the_nation_fits_the_parties_for_whom_it_is_printed(name: str) -> None:
    for kinds in ALL:
        for line in ENGLAND.lines[name]:
            if not any(holds(lines, FACTS[kinds]) for lines in line.when or ((),)):
                continue
            text = shown(line.text)
            text = text[:1].upper() + text[1:]
            assert list(unfit_words(text, kinds)) == [], (line.id, kinds)
            assert list(unfit_law(text, kinds)) == [], (line.id, kinds)
            for id in line.basis:
                reached = LIBRARY.law[id].applies_to
                assert any(not ENGLAND.possible_groups(kind).isdisjoint(reached) for kind in kinds), (line.id, kinds)


@pytest.mark.parametrize("name", [name for name in ENGLAND.lines if name not in ("powers", "decisions_of_law")])
def test_one_line_fits_where_a_list_stands_inside_a_sentence(name: str) -> None:
    for kinds in ALL:
        fitting = FITTING[kinds][name]
        assert len(fitting) <= 1, kinds
        assert bool(in_a_row(fitting)) == bool(fitting)


@pytest.mark.parametrize("name", ["powers", "decisions_of_law"])
def test_a_list_of_its_own_is_never_empty(name: str) -> None:
    assert [kinds for kinds in ALL if not FITTING[kinds][name]] == []


def test_every_law_says_whom_it_reaches() -> None:
    from tests.conftest import ROOT

    entries = [
        each for each in (ROOT / "clauses" / "law.yaml").read_text(encoding="utf-8").splitlines() if "{id:" in each
    ]
    assert [each[:40] for each in entries if "applies_to: [" not in each] == []
