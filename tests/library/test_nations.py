"""A nation's kinds of body are data: a house may add to them, faults in them are told, and no code names one."""

from __future__ import annotations

import ast
import datetime
from pathlib import Path

import pytest

from moudraft import MoudraftError, draft, load_deal
from moudraft.checks.facts_and_dates.pre_election_period import election_day
from moudraft.drafting import load_library
from moudraft.library import Library
from moudraft.library.nation import Elections
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.library.reading.sources import built_in_files, read_library
from moudraft.records.deal_schema import deal_schema
from moudraft.register.proposals import approval_route, proposed_signatory
from moudraft.selection.facts import known_facts
from tests import tiny
from tests.project.modules import modules

ENGLAND = load_library().home
PORT = """
port-authority:
  like: company
  label: Port authority
  groups: [elected]
  signs: {"": Harbour Master}
"""


def house(folder: Path, text: str, name: str = "kinds") -> Library:
    return read_library(tiny.write(folder, {f"clauses/nations/england/{name}.yaml": text}))


def said(folder: Path, text: str, name: str = "kinds") -> str:
    with pytest.raises(MoudraftError) as caught:
        house(folder, text, name)
    return "\n".join(str(each) for each in caught.value.problems).replace(f"{folder}/", "")


def test_a_house_adds_a_kind_and_its_deals_and_facts_know_it(tmp_path: Path) -> None:
    library = house(tmp_path, PORT)
    kind = library.home.kind("port-authority")
    assert (kind.sector, kind.groups, kind.label) == ("company", ("elected",), "Port authority")
    assert approval_route(library.home, "port-authority") == "the board of directors"
    assert proposed_signatory(library.home, "port-authority") == "Harbour Master"
    assert "port-authority" in list(known_facts(library)["kinds"] or ())
    assert "port-authority" in deal_schema(library, read_paper_kinds())["$defs"]["Party"]["properties"]["kind"]["enum"]
    parties = "[{name: A Port, short_name: A, kind: port-authority}, {name: B, short_name: B, kind: other}]"
    text = f"moudraft: 1\ntemplate: mou\ntitle: T\nparties: {parties}\n"
    made = draft(load_deal(text, kinds=library.home.kinds), library=library, today=datetime.date(2026, 11, 21))
    assert made.selection.terms.facts["elected"].values == ("some",)
    with pytest.raises(MoudraftError, match="kind cannot be"):
        draft(load_deal(text), today=datetime.date(2026, 11, 21))


@pytest.mark.many(keep=3)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a-b: {label: A, sector: nowhere}\n", '1: unknown sector "nowhere"'),
        ("a-b: {label: A, groups: [nhs, elektid]}\n", '1: unknown group "elektid"\n  hint: did you mean "elected"?'),
        ("a-b: {label: A, may_be: [elektid]}\n", '1: unknown group "elektid"'),
        ('a-b: {label: A, approver: {"": cabinett}}\n', '1: unknown approver "cabinett"'),
        ("\na-b: {label: A, like: c-d}\n", '2: unknown kind "c-d"'),
        ("a-b: {label: A, like: c-d}\nc-d: {label: C, like: a-b}\n", '1: the kind "a-b" is like itself'),
        ("A b: {label: A}\n", '1: a kind cannot be called "A b"'),
        ("a-b: {label: A, judged_if_named: '('}\n", '1: "(" is no pattern'),
        ("a-b: {label: A, colour: red}\n", '1: unknown key "colour"'),
        ("a-b: {sector: nhs}\n", '1: the key "label" is missing from this kind'),
    ],
)
def test_a_fault_in_a_kind_is_told_at_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert f"clauses/nations/england/kinds.yaml:{message}" in said(tmp_path, text)


@pytest.mark.many(keep=1)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("approvers: {a: {right: A, can: ['(']}}\n", '"(" is no pattern'),
        ("approvers: {a: {right: A, can: [x], cannot: [governers]}}\n", 'unknown entry of cannot "governers"'),
        ("cannot: {a: {words: ['['], why: b}}\n", '"[" is no pattern'),
    ],
)
def test_a_fault_in_who_approves_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert message in said(tmp_path, text, "approvers")


@pytest.mark.many(keep=1)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: X\nunknown: nobody\n", 'unknown: "nobody" is no kind of body'),
        ("title: X\nunknown: other\nexercised: {ports: port}\n", 'exercised: "port" is no kind of body'),
        ("title: X\nunknown: other\nshort_names: [{find: '*', use: ''}]\n", '"*" is no pattern'),
    ],
)
def test_a_fault_in_a_nation_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert message in said(tmp_path, text, "nation")


def test_a_library_without_a_nation_is_told() -> None:
    from moudraft.library.reading.library_files import Reader

    files = {name: layers for name, layers in built_in_files().items() if "/nations/" not in name}
    with pytest.raises(MoudraftError, match="the library has no nations"):
        Reader(files).library("none")


@pytest.mark.parametrize(("year", "day"), [(2026, 7), (2027, 6), (2028, 4), (2025, 1)])
def test_the_ordinary_day_of_election_is_the_first_thursday_in_may(year: int, day: int) -> None:
    held = ENGLAND.elections
    assert held is not None and election_day(held, year) == datetime.date(year, 5, day)


def test_another_nation_may_vote_on_another_day() -> None:
    assert election_day(Elections("elections", 10, 6, 3, 4), 2026) == datetime.date(2026, 10, 18)


# Words that also mean something else in the code: a report of a fire, a company among the governance models.
ALSO_WORDS = {"other", "agency", "company", "combined-authority", "charity", "fire"}


def test_no_code_names_a_kind_of_body() -> None:
    """What turns on a kind stands in the data of its nation, where a house can add to it."""
    kinds = set(ENGLAND.kinds) - ALSO_WORDS
    found = []
    for module, tree in modules().items():
        shown = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in kinds and id(node) not in shown:
                found.append(f"{module}:{node.lineno} {node.value}")
    assert found == []


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Department for Transport", "the Department for Transport"),
        ("The Department for Transport", "the Department for Transport"),
        ("Environment Agency", "the Environment Agency"),
        ("Home Office", "the Home Office"),
        ("University of Fenshire", "the University of Fenshire"),
        ("Police, Fire and Crime Commissioner for Fenshire", "the Police, Fire and Crime Commissioner for Fenshire"),
        ("Chief Constable of Fenshire Police", "the Chief Constable of Fenshire Police"),
        ("London Borough of Fenwick", "the London Borough of Fenwick"),
        ("Fenshire Combined Authority", "the Fenshire Combined Authority"),
        ("Fenshire County Fire and Rescue Authority", "the Fenshire County Fire and Rescue Authority"),
        ("Northmoor District Council", "Northmoor District Council"),
        ("City of Fenwick Metropolitan District Council", "City of Fenwick Metropolitan District Council"),
        ("Royal Fenwick Borough Council", "Royal Fenwick Borough Council"),
        ("NHS Fenshire Integrated Care Board", "NHS Fenshire Integrated Care Board"),
        ("Fenshire NHS Foundation Trust", "Fenshire NHS Foundation Trust"),
        ("Homes England", "Homes England"),
    ],
)
def test_a_body_has_its_article_where_its_name_needs_one(name: str, printed: str) -> None:
    assert ENGLAND.called(name) == printed
