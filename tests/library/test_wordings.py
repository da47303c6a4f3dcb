"""Every wording of the library can be reached, reads as English, and names no place of its sources."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec
import pytest

from moudraft import MoudraftError, data, draft, load_deal
from moudraft.deal import Changes, Deal
from moudraft.drafting import load_library
from moudraft.library.condition import Fact, Line
from moudraft.library.template import Slot
from moudraft.library.wording import Clause, Grid, Hole, Wording
from moudraft.library.wording import Line as TextLine
from moudraft.library.words_shown import shown
from moudraft.problems import NOWHERE, Location
from moudraft.selection.terms import settle
from moudraft.selection.wording_choice import choose_wording
from tests.conftest import ROOT
from tests.whole.prose import slips

LIBRARY = load_library()
DEALS = sorted((ROOT / "tests" / "deals").glob("*.yaml"))
TODAY = datetime.date(2026, 11, 21)
WORDINGS = [(clause, wording) for clause in LIBRARY.clauses.values() for wording in clause.wordings]
each_wording = pytest.mark.parametrize(
    ("clause", "wording"), WORDINGS, ids=[f"{clause.id}-{wording.name}" for clause, wording in WORDINGS]
)
WHO = ("councils", "parties", "kinds", "capacity", "template", "instrument")
REGISTER = "register.yaml"  # the public register of councils, which names every one of them
NAMES = (
    "Essex", "Mid-Essex", "Epping", "Harlow", "Uttlesford", "Braintree", "Brentwood", "Rochford", "Maldon", "Basildon",
    "Chelmsford", "Colchester", "Castle Point", "Tendring", "Southend", "Thurrock", "Kinghan", "Butland", "McKinlay",
    "Wootton", "Hossack", "Peter Martin", "Working Together in",
)  # fmt: skip


@functools.cache
def deal(name: str) -> Deal:
    return load_deal(ROOT / "tests" / "deals" / f"{name}.yaml")


@functools.cache
def settled_facts() -> list[dict[str, Fact]]:
    """The facts of every deal under ``deals/``, to be bent to a wording's own conditions."""
    loaded = [load_deal(path) for path in DEALS]
    return [settle(each, LIBRARY, LIBRARY.templates[each.template]).facts for each in loaded] + [{}]


def bent(facts: dict[str, Fact], lines: tuple[Line, ...]) -> Iterator[dict[str, Fact]]:
    """The facts with just what the lines of a condition ask for: each value that a line names, or none it excludes."""
    asked = [line for line in lines if line.test != "not"]
    refused = {line.name: Fact(()) for line in lines if line.test == "not" and not line.holds(facts)}
    # What is at least a value is so in the fact's own order.
    orders = {line.name: facts[line.name].order if line.name in facts else () for line in asked}
    for values in itertools.product(*(line.values for line in asked)):
        wanted = {line.name: Fact((value,), orders[line.name]) for line, value in zip(asked, values, strict=True)}
        yield {**facts, **refused, **wanted}


def nowhere(facts: Sequence[str]) -> Location:
    return NOWHERE


def chosen_by_facts(clause: Clause, wording: Wording) -> bool:
    for facts in settled_facts():
        for lines in wording.when or ((),):
            for each in bent(facts, lines):
                try:
                    found, _ = choose_wording(clause, Slot(clause.id, wording.register), "", each, "", nowhere)
                except MoudraftError:
                    continue
                if found is wording:
                    return True
    return False


@each_wording
def test_a_wording_is_reached_by_facts_or_is_an_alternative_to_ask_for(clause, wording):
    if chosen_by_facts(clause, wording):
        return
    assert wording.position != "preferred", "no facts choose it, and it is not offered as an alternative"
    found, _ = choose_wording(clause, Slot(clause.id, wording.register), wording.name, {}, "", nowhere)
    assert found is wording


@each_wording
def test_a_condition_names_templates_that_exist(clause, wording):
    named = {value for lines in wording.when for line in lines if line.name == "template" for value in line.values}
    assert named <= {*LIBRARY.templates, "inter-authority-agreement", "compact", "alliance", "protocol"}


def fitting() -> Iterator[tuple[str, Clause, Wording]]:
    """Each wording that a deal can ask for by name, with the deals whose parties it is written for."""
    for name in ("one-chief-executive", "care-partnership", "reserved-heads"):
        facts = settle(deal(name), LIBRARY, LIBRARY.templates[deal(name).template]).facts
        for clause, wording in WORDINGS:
            who = [[line for line in lines if line.name in WHO] for lines in wording.when or ((),)]
            meant = any(all(line.holds(facts) for line in lines) for lines in who)
            if meant and wording.register in ("clause", "schedule"):
                yield name, clause, wording


ASKED = list(fitting())


@pytest.mark.parametrize(
    ("name", "clause", "wording"), ASKED, ids=[f"{name}-{clause.id}-{wording.name}" for name, clause, wording in ASKED]
)
@pytest.mark.many(keep=400)
def test_a_wording_reads_as_english_in_a_draft(name, clause, wording):
    """The deal asks for the clause in this wording; what it prints has no slip, in deals of two, four and three."""
    base = deal(name)
    changes = Changes(add=(*base.clauses.add, clause.id), wording={clause.id: wording.name})
    try:
        document = draft(msgspec.structs.replace(base, clauses=changes), today=TODAY, checks=()).document
    except MoudraftError as error:
        pytest.skip(f"not for this deal: {error.problems[0].message}")
    printed = [each for each in document.all_provisions() if each.clause == clause.id]
    if all(each.register != wording.register for each in printed):
        pytest.skip("this template prints the clause in another register")
    assert wording.name in [each.wording for each in printed]
    assert list(slips(document, clause.id)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_file_of_the_library_names_a_place_or_person_of_its_sources(name):
    files = [*data.path("clauses").rglob("*.*"), *data.path("templates").glob("*.yaml")]
    files = [file for file in files if file.name != REGISTER]
    naming = re.compile(rf"\b{re.escape(name)}\b")
    assert [file.name for file in files if naming.search(file.read_text(encoding="utf-8"))] == []


def test_what_is_said_of_this_table_stands_right_before_it() -> None:
    """Of one that stands further down, the words say so."""
    apart = [
        f"{clause.id} ({wording.name}): {shown(line.content)[:60]}"
        for clause in load_library().clauses.values()
        for wording in clause.wordings
        for line, after in itertools.pairwise((*wording.body, None))
        if isinstance(line, TextLine) and "this table" in shown(line.content).lower() and not isinstance(after, Grid)
    ]
    assert apart == []


def test_a_cell_that_begins_with_a_value_begins_with_a_capital() -> None:
    """``{{ Item.due }}``, since one may say "within two years"; of two that may stand there, both."""
    begun = re.compile(r"^(?!ask )[a-z_.]+\b(?!\()|\belse (?!none\b)[a-z]")
    small = [
        f"{clause.id} ({wording.name}): {cell[0].expression}"
        for clause in LIBRARY.clauses.values()
        for wording in clause.wordings
        for grid in wording.body
        if isinstance(grid, Grid)
        for row in grid.rows
        for cell in row.cells
        if cell and isinstance(cell[0], Hole) and begun.search(cell[0].expression)
    ]
    assert small == []
