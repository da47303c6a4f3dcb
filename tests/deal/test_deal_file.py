"""deal.yaml: what it may say, what it becomes, and every problem at once."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from moudraft.deal import (
    LISTS,
    Approval,
    Body,
    Changes,
    Deal,
    Group,
    Item,
    Meets,
    RedLine,
    Setting,
    Signatory,
    Tbc,
    Waiver,
)
from moudraft.deal.deal_file import deal_schema, load_deal
from moudraft.deal.deal_shape import OWN_LISTS
from moudraft.drafting import load_library
from moudraft.problems import Location, MoudraftError
from moudraft.selection import select

PARTIES = """\
  - {name: Northmoor District Council, short_name: Northmoor, kind: district}
  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}
"""
KINDS = tuple(load_library().home.kinds)
LEAST = f"moudraft: 1\ntemplate: mou\ntitle: A title\nparties:\n{PARTIES}"  # six lines

WHOLE = """\
moudraft: 1
library: 2026.1
template: heads-of-terms
title: Shared Services Partnership
date: 2027-04
x-reference: [ours, {a: b}]
group: {name: the Partnership, area: tbc}
parties:
  - name: Northmoor District Council
    short_name: Northmoor
    kind: district
    address: {tbc: new offices from May}
    signatory: {office: Leader, capacity: office}
    approval: {by: Cabinet, on: 2027-03-01}
    x-file: 12/34
  - {name: {tbc: which company}, short_name: Eastvale, kind: Company, signatory: tbc, approval: {on: TBC}}
objectives:
  - financial-sustainability
  - Keep both reception desks open
  - {text: Keep specialist staff, title: Staff, measure: tbc, due: 2027-04-01, lead: Eastvale, phase: Next}
  - {id: shared-procurement, measure: 5%, saving: 40, by: [one, two]}
  - tbc
  - {tbc: the third objective}
  - OBJ-3
programme:
  - {text: {tbc: the first step}, phase: first}
red_lines:
  - not-a-merger
  - RL-10
  - {id: veto, means: opt-out, held_by: [Eastvale]}
  - {text: No desk closes, held_by: Northmoor, reason: manifesto, private: yes}
  - {id: own-staff, waiver: {by: Cabinet, on: 2027-02-01, why: agreed}}
  - Neither council gives up its name
governance:
  - programme-board
  - model: strategic-oversight
    name: {tbc: the members choose}
    members: [two from each]
    chair: rotating
    order: [Eastvale, Northmoor]
    quorum: 4
    decision: consensus
    meets: {first: monthly, then: quarterly}
    reports_to: Tbc
  - {model: GM-02, members: tbc, meets: monthly}
terms:
  binding: none
  exit: {rule: notice, period: 9 months}
  costs: [lie-where-they-fall, {rule: lead-funds, items: [project manager], until: 2027-03-31}]
  veto: tbc
  staff: {tbc: after consultation}
clauses:
  add: [information/foi]
  leave_out: {general/force-majeure: nothing here is binding}
  wording: {disputes/ladder: board-only}
report: {anything: [goes, {here: no}]}
"""
COSTS = "  costs: [lie-where-they-fall, {rule: lead-funds, items: [project manager], until: 2027-03-31}]"


def told(source: Any, **named: Any) -> str:
    given = {"text": source} if isinstance(source, str) else {"source": source}
    with pytest.raises(MoudraftError) as caught:
        load_deal(**given, kinds=KINDS, **named)
    return str(caught.value)


@pytest.fixture(scope="module")
def whole() -> Deal:
    return load_deal(WHOLE, name="deal.yaml")


# What a deal becomes


def test_the_least_deal_has_a_template_a_title_and_two_parties() -> None:
    deal = load_deal(LEAST)
    assert (deal.format, deal.template, deal.title, deal.title_tbc) == (1, "mou", "A title", None)
    assert [party.kind for party in deal.parties] == ["district", "borough"]
    assert deal.parties[0].signatory == Signatory() and deal.parties[0].approval == Approval()
    assert (deal.lists, deal.red_lines, deal.governance, deal.terms) == ({}, (), (), {})
    assert (deal.date, deal.group, deal.clauses, deal.library) == (None, Group(), Changes(), "")


def test_the_head_of_a_deal_is_read(whole: Deal) -> None:
    assert (whole.library, whole.template, whole.date) == ("2026.1", "heads-of-terms", "2027-04")
    assert whole.group == Group("the Partnership", Tbc())


def test_parties_are_read(whole: Deal) -> None:
    northmoor, eastvale = whole.parties
    assert northmoor.address == Tbc("new offices from May")
    assert northmoor.signatory == Signatory("Leader", "office")
    assert northmoor.approval == Approval("Cabinet", "2027-03-01")
    assert (eastvale.name, eastvale.kind, eastvale.signatory) == (
        Tbc("which company"),
        "company",
        Signatory(),
    )
    assert eastvale.approval.on == Tbc()


def test_a_party_may_have_a_vesting_day_and_its_approval_a_notice() -> None:
    given = "kind: district, vesting_day: 2028-04-01, approval: {by: Cabinet, notice: tbc}"
    party, other = load_deal(LEAST.replace("kind: district", given)).parties
    assert (party.vesting_day, party.approval.notice) == ("2028-04-01", Tbc())
    assert (other.vesting_day, other.approval.notice) == (None, None)


def test_list_items_are_ids_own_text_or_not_settled(whole: Deal) -> None:
    assert whole.lists["objectives"] == (
        Item("objectives.0", id="financial-sustainability"),
        Item("objectives.1", text="Keep both reception desks open"),
        Item("objectives.2", text="Keep specialist staff", title="Staff", measure=Tbc(), due="2027-04-01",
             lead="Eastvale", phase="next"),
        Item("objectives.3", id="shared-procurement", measure="5%",
             details={"saving": "40", "by": ["one", "two"]}),
        Item("objectives.4", text=Tbc()),
        Item("objectives.5", text=Tbc("the third objective")),
        Item("objectives.6", id="OBJ-3"),
    )  # fmt: skip
    assert whole.lists["programme"] == (Item("programme.0", text=Tbc("the first step"), phase="first"),)
    assert list(whole.lists) == ["objectives", "programme"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_read(name: str) -> None:
    assert load_deal(f"{LEAST}{name}: [{{id: some-slug}}]").lists == {name: (Item(f"{name}.0", id="some-slug"),)}


@pytest.mark.parametrize("name", LISTS)
def test_a_word_is_an_item_of_the_library_except_in_a_list_that_only_the_parties_can_write(name: str) -> None:
    own = {"text": "payroll"} if name in OWN_LISTS else {"id": "payroll"}
    assert load_deal(f"{LEAST}{name}: [payroll, tbc]").lists[name] == (
        Item(f"{name}.0", **own),
        Item(f"{name}.1", text=Tbc()),
    )


def test_red_lines_are_ids_codes_or_text(whole: Deal) -> None:
    assert whole.red_lines == (
        RedLine("red_lines.0", id="not-a-merger"),
        RedLine("red_lines.1", id="RL-10"),
        RedLine("red_lines.2", id="veto", means="opt-out", held_by=("Eastvale",)),
        RedLine("red_lines.3", text="No desk closes", held_by=("Northmoor",), reason="manifesto", private=True),
        RedLine("red_lines.4", id="own-staff", waiver=Waiver("Cabinet", "2027-02-01", "agreed")),
        RedLine("red_lines.5", text="Neither council gives up its name"),
    )


def test_bodies_are_models_with_the_parts_the_deal_settles(whole: Deal) -> None:
    assert whole.governance == (
        Body("governance.0", "programme-board"),
        Body(
            "governance.1", "strategic-oversight", name=Tbc("the members choose"),
            members=("two from each",), chair="rotating", order=("Eastvale", "Northmoor"), quorum="4",
            decision="consensus", meets=Meets("monthly", "quarterly"), reports_to=Tbc(),
        ),
        Body("governance.2", "GM-02", members=Tbc(), meets=Meets(None, "monthly")),
    )  # fmt: skip


def test_one_body_may_stand_without_a_list() -> None:
    one = load_deal(f"{LEAST}governance: {{model: strategic-oversight, name: Board, meets: {{tbc: when}}}}")
    assert one.governance == (Body("governance", "strategic-oversight", name="Board", meets=Meets(Tbc("when"))),)
    assert load_deal(f"{LEAST}governance: programme-board").governance == (Body("governance", "programme-board"),)


def test_terms_are_settings_with_details_or_not_settled(whole: Deal) -> None:
    assert whole.terms == {
        "binding": (Setting("none"),),
        "exit": (Setting("notice", {"period": "9 months"}),),
        "costs": (
            Setting("lie-where-they-fall"),
            Setting("lead-funds", {"items": ["project manager"], "until": "2027-03-31"}),
        ),
        "veto": None,
        "staff": None,
    }


def test_changes_to_clauses_are_read(whole: Deal) -> None:
    assert whole.clauses == Changes(
        ("information/foi",),
        {"general/force-majeure": "nothing here is binding"},
        {"disputes/ladder": "board-only"},
    )


def test_every_value_keeps_its_line(whole: Deal) -> None:
    assert whole.source == "deal.yaml"
    lines = ["", *WHOLE.splitlines()]
    assert whole.where("terms.costs") == Location("deal.yaml", lines.index(COSTS))
    assert whole.where("parties.0.kind") == Location("deal.yaml", lines.index("    kind: district"))
    assert "general/force-majeure" in lines[whole.where("clauses.leave_out.general/force-majeure").line]


def test_a_title_may_be_unsettled() -> None:
    deal = load_deal(LEAST.replace("A title", "{tbc: the leaders choose}"))
    assert (deal.title, deal.title_tbc) == ("[to confirm: the leaders choose]", Tbc("the leaders choose"))


def test_names_and_titles_are_put_on_one_line() -> None:
    deal = load_deal(LEAST.replace("A title", "|\n  A long\n  title\n"))
    assert deal.title == "A long title"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_party_is_known(kind: str) -> None:
    for written in (kind, kind.upper()):
        assert load_deal(LEAST.replace("district}", f"{written}}}"), kinds=KINDS).parties[0].kind == kind


def test_a_kind_that_is_none_is_told_when_the_deal_is_drafted_if_the_library_was_not_at_hand_before() -> None:
    deal = load_deal(LEAST.replace("district}", "distric}"), name="deal.yaml")
    with pytest.raises(MoudraftError) as caught:
        select(deal, load_library())
    assert str(caught.value) == f"deal.yaml:5: {hinted(*DISTRIC)}"


def test_a_wrong_kind_is_told_together_with_every_other_fault() -> None:
    said = told(LEAST.replace("district}", "distric, adress: x}").replace("mou\n", "An MOU\n"), name="deal.yaml")
    assert [line for line in said.splitlines() if "hint" not in line] == [
        'deal.yaml:2: template cannot be "An MOU"',
        'deal.yaml:5: kind cannot be "distric"',
        'deal.yaml:5: unknown key "adress"',
    ]


def test_row_9_a_template_that_is_none_is_told_together_with_every_other_fault() -> None:
    text = LEAST.replace("template: mou", "template: mouu").replace("district}", "district, adress: x}")
    said = told(text, name="deal.yaml", templates=["mou", "compact"])
    assert [line for line in said.splitlines() if line[0] != " "] == [
        'deal.yaml:2: unknown template "mouu"',
        'deal.yaml:5: unknown key "adress"',
    ]
    assert 'did you mean "mou"?' in said
    # Alone, it waits for all the other names of the library.
    assert load_deal(LEAST.replace("template: mou", "template: mouu"), templates=["mou"]).template == "mouu"


@pytest.mark.parametrize("date", ["2027", "2027-04", "2027-04-30", "2028-02-29", "2000-02-29"])
def test_a_date_may_leave_out_day_and_month(date: str) -> None:
    assert load_deal(f"{LEAST}date: {date}").date == date


@pytest.mark.parametrize("word", ["tbc", "TBC", "Tbc", "' tbc '"])
def test_tbc_is_read_in_any_case(word: str) -> None:
    assert load_deal(f"{LEAST}date: {word}\nterms: {{exit: {word}}}").date == Tbc()


# Where a deal comes from


def test_a_deal_is_read_from_a_file_and_named_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deal.yaml").write_bytes(WHOLE.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    monkeypatch.chdir(tmp_path)
    deal = load_deal(Path("deal.yaml"))
    assert deal == load_deal(WHOLE, name="deal.yaml")
    assert load_deal(Path("deal.yaml"), name="<stdin>").source == "<stdin>"


def test_a_deal_is_read_from_plain_data(whole: Deal) -> None:
    deal = load_deal(yaml.safe_load(WHOLE.replace("date: 2027-04\n", "date: '2027-04'\n")))
    assert (deal.parties, deal.governance, deal.clauses) == (whole.parties, whole.governance, whole.clauses)
    assert deal.red_lines == whole.red_lines  # though safe_load reads the key "on" as True
    assert deal.terms == whole.terms


def test_a_problem_in_plain_data_is_told_at_its_key() -> None:
    data = {"moudraft": 1, "template": "mou", "title": "x", "parties": [{"name": "A B"}, "C"]}
    assert told(data).startswith("deal parties.0: the key ")


def test_set_values_go_before_those_of_the_file() -> None:
    deal = load_deal(LEAST, sets=["terms.costs=[population, {rule: lead-funds}]", "title=B: C".replace(": ", "-")])
    assert deal.terms == {"costs": (Setting("population"), Setting("lead-funds"))}
    assert deal.title == "B-C"
    assert deal.where("terms.costs.1.rule") == Location("--set terms.costs")


def test_a_problem_of_a_set_value_is_told_at_the_flag() -> None:
    assert told(LEAST, sets=["parties.0.kind=citty"]).startswith('--set parties.0.kind: kind cannot be "citty"\n')
    assert told(LEAST, sets=["date=2027-04-31"]) == "--set date: 2027-04-31 is not a date: April has 30 days"
    assert told(LEAST, sets=["title.a=b", "c=[", "d=e"]).count("--set") == 2
    assert told(LEAST, sets=["terms"]) == "--set terms: there is no = in it\n  hint: write KEY=VALUE"


# What is refused


def cases(text: str) -> list[tuple[str, str]]:
    """(a line of a deal, the message it earns) for each paragraph."""
    pairs = [paragraph.strip().split("\n    ", 1) for paragraph in text.split("\n\n")]
    return [(line, message.replace("\n    ", "\n  ")) for line, message in pairs]


def hinted(message: str, hint: str) -> str:
    return f"{message}\n  hint: {hint}" if hint else message


SINGLE = cases(
    """
titel: x
    unknown key "titel"

date: 2027-04-31
    2027-04-31 is not a date: April has 30 days

date: 2027-02-29
    2027-02-29 is not a date: February 2027 has 28 days

date: 2100-02-29
    2100-02-29 is not a date: February 2100 has 28 days

date: 2027-13
    2027-13 is not a date: months run from 01 to 12

date: 2027-04-00
    2027-04-00 is not a date: April has 30 days

date: 0000
    0000 is not a date: years run from 0001

date: 1 April 2027
    "1 April 2027" is not a date in figures
    hint: write it as 2027-04-30, as 2027-04 or as 2027

date: ٢٠٢٧
    "٢٠٢٧" is not a date in figures
    hint: write it as 2027-04-30, as 2027-04 or as 2027

date: [2027]
    date must be text or {tbc: ...}, not a list

group: {name: tbc}
    name cannot be plain tbc, which may be a real name
    hint: write {tbc: why}

group: {nam: x}
    unknown key "nam"
    hint: did you mean "name"?

group: the Partnership
    group must be a map with name, area, map, people, not text

library:
    library is empty
    hint: write something, or take the line out

objectives:
    objectives is empty
    hint: write something, or take the line out

objectives: growth
    objectives must be a list, not text
    hint: write each item on a line of its own, after a hyphen and a space

objectives: [Growth]
    "Growth" is neither an id nor text of several words
    hint: write {text: ...} for own text; an id looks like financial-sustainability

objectives: ['']
    item 1 of objectives is empty
    hint: write something, or take the line out

objectives: [{measure: c}]
    item 1 of objectives needs an id or a text
    hint: write {text: ...}

objectives: [{tbc: a, text: b}]
    item 1 of objectives has tbc and more
    hint: write {text: {tbc: why}, ...}

objectives: [{id: A b}]
    id cannot be "A b"
    hint: an id has small letters, digits and hyphens, as in financial-sustainability

objectives: [{id: a, due: soon}]
    "soon" is not a date in figures
    hint: write it as 2027-04-30, as 2027-04 or as 2027

programme: [{text: a, phase: last}]
    phase cannot be "last"
    hint: choose from: alongside, first, next

red_lines: [tbc]
    item 1 of red_lines cannot be tbc
    hint: leave it out until it is known

red_lines: [{id: veto, text: a b}]
    item 1 of red_lines has both an id and a text
    hint: give one of them

red_lines: [{reason: a}]
    item 1 of red_lines needs an id or a text
    hint: give one of them

red_lines: [{id: veto, held_by: [Eastvail]}]
    no party has the short_name "Eastvail"
    hint: did you mean "Eastvale"?

red_lines: [{id: veto, held_by: Nobody}]
    no party has the short_name "Nobody"
    hint: choose from: Northmoor, Eastvale

red_lines: [{id: veto, private: perhaps}]
    private must be yes or no, not "perhaps"

red_lines: [{id: veto, reasn: a}]
    unknown key "reasn"
    hint: did you mean "reason"?

red_lines: [{id: veto, waiver: {by: a, on: 2027-04, why: b}}]
    "2027-04" is not a full date in figures
    hint: write it as 2027-04-30

red_lines: [{id: veto, waiver: {by: tbc, on: 2027-04-01, why: b}}]
    by cannot be tbc
    hint: a waiver counts once it is settled

red_lines: [{id: veto, waiver: {by: a, on: 2027-04-01}}]
    the key "why" is missing from this waiver
    hint: a waiver needs by, on and why

governance: tbc
    governance cannot be "tbc"
    hint: take it out, and the template's own governance is drafted

governance: [A board]
    item 1 of governance cannot be "A board"
    hint: an id has small letters, digits and hyphens, as in programme-board

governance: {name: A board}
    the key "model" is missing from this body
    hint: a body needs model

governance: {model: board, name: tbc}
    name cannot be plain tbc, which may be a real name
    hint: write {tbc: why}

governance: [{model: board, order: [Estvale]}]
    no party has the short_name "Estvale"
    hint: did you mean "Eastvale"?

governance: [{model: board, members: all}]
    members must be a list or tbc or {tbc: ...}, not text
    hint: write each item on a line of its own, after a hyphen and a space

governance: [{model: board, meets: [a]}]
    meets must be a map with first, for, then, tbc or text, not a list

terms: {exit: {period: 9 months}}
    exit has details but no "rule"
    hint: write exit: {rule: ..., and its details}

terms: {exit: {rule: [a]}}
    exit needs a single word as its rule
    hint: write exit: {rule: ..., and its details}

terms: {costs: {rule: lead-funds, items: [[a desk]]}}
    items must be text, a list of texts or {tbc: ...}, not a list inside a list

terms: {costs: {rule: lead-funds, items: []}}
    items is empty
    hint: write something, or take the line out

terms: {costs: [equal, {rule: lead-funds, items: [a desk, TBC]}]}
    items cannot be tbc in part
    hint: write items: tbc

terms: {exit: {rule: notice, period: {tbc: how long, from: April}}}
    period has tbc and more
    hint: write period: {tbc: why}, or take tbc out

terms: {exit: []}
    exit is empty
    hint: take the line out, or write tbc

terms: {exit: }
    exit is empty
    hint: write something, or take the line out

terms: {exit: [tbc]}
    exit cannot be tbc in part
    hint: write exit: tbc

terms: {exit: {tbc: a, rule: b}}
    exit has tbc and more
    hint: write exit: {tbc: why}, or take tbc out

terms: {exit: {rule: a, period: ''}}
    period is empty
    hint: write something, or take the line out

terms: {exit: [[a]]}
    item 1 of exit must be text or a map of names and values, not a list

clauses: {add: information/foi}
    add must be a list, not text
    hint: write each item on a line of its own, after a hyphen and a space

clauses: {leave_out: [a/b]}
    leave_out must be a map of names and values, not a list

clauses: {leave_out: {a/b: }}
    a/b is empty
    hint: write something, or take the line out

clauses: {wordings: {a/b: c}}
    unknown key "wordings"
    hint: did you mean "wording"?
"""
)


@pytest.mark.parametrize(("line", "message"), SINGLE, ids=[line for line, _ in SINGLE])
def test_a_bad_line_is_told_with_its_place(line: str, message: str) -> None:
    assert told(f"{LEAST}{line}", name="deal.yaml") == f"deal.yaml:7: {message}"


KIND_HINT = "choose from: " + ", ".join(sorted(KINDS))
DISTRIC = ('kind cannot be "distric"', f'did you mean "district"? {KIND_HINT}')
IN_PARTY = [
    ("kind: distric", *DISTRIC),
    ("kind: zoo", 'kind cannot be "zoo"', f"{KIND_HINT}"),
    ("kind: [a]", "kind must be text, not a list", ""),
    ("kind: ", "kind is empty", "write something, or take the line out"),
    ("kind: other, adress: x", 'unknown key "adress"', 'did you mean "address"?'),
    ("kind: other, signatory: Leader", "signatory must be a map with office, capacity, also, by or tbc, not text", ""),
    ("kind: other, signatory: {capacity: x}", 'capacity cannot be "x"', "choose from: body, office, tbc"),
    ("kind: other, approval: {on: 2027-02-30}", "2027-02-30 is not a date: February 2027 has 28 days", ""),
    (
        "kind: other, approval: {on: 2027-02}",
        '"2027-02" is not a full date in figures',
        "write it as 2027-04-30",
    ),
    (
        "kind: other, approval: {notice: next month}",
        '"next month" is not a full date in figures',
        "write it as 2027-04-30",
    ),
    ("kind: other, vesting_day: 2028-04", '"2028-04" is not a full date in figures', "write it as 2027-04-30"),
]


@pytest.mark.parametrize(("keys", "message", "hint"), IN_PARTY)
def test_a_bad_key_of_a_party_is_told_with_its_place(keys: str, message: str, hint: str) -> None:
    text = LEAST.replace("kind: district", keys)
    assert told(text, name="deal.yaml") == f"deal.yaml:5: {hinted(message, hint)}"


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        (
            "name: Northmoor District Council, ",
            "",
            ':5: the key "name" is missing from this party',
            "a party needs name, short_name and kind",
        ),
        (
            "name: Northmoor District Council",
            "name: tbc",
            ":5: name cannot be plain tbc, which may be a real name",
            "write {tbc: why}",
        ),
        (
            "name: Northmoor District Council",
            "name: ''",
            ":5: name is empty",
            "write something, or take the line out",
        ),
        (
            "short_name: Northmoor",
            "short_name: ' '",
            ":5: short_name is empty",
            "write something, or take the line out",
        ),
        (
            "short_name: Northmoor",
            "short_name: tbc",
            ":5: short_name cannot be tbc: the draft must call the party something",
            "choose a working name",
        ),
        (
            "short_name: Northmoor",
            "short_name: eastvale",
            ':6: two parties have the short_name "Eastvale" (the other at deal.yaml:5)',
            "give each party its own short_name",
        ),
        (
            "Northmoor District Council",
            "eastvale  borough council",
            ':6: two parties have the name "Eastvale Borough Council" (the other at deal.yaml:5)',
            "give each party its own name",
        ),
        ("title: A title", "title:", ":3: title is empty", "write something, or take the line out"),
        (
            "title: A title",
            "title: TBC",
            ":3: title cannot be plain tbc, which may be a real name",
            "write {tbc: why}",
        ),
        (
            "template: mou",
            "template: An MOU",
            ':2: template cannot be "An MOU"',
            "an id has small letters, digits and hyphens, as in heads-of-terms",
        ),
        (
            "moudraft: 1",
            "moudraft: 2",
            ":1: this deal is written for format 2; this moudraft reads format 1",
            "use the moudraft it was written for",
        ),
        ("moudraft: 1", "moudraft: one", ':1: moudraft must be a whole number, not "one"', ""),
        (
            "  - {name: Eastvale Borough Council, short_name: Eastvale, kind: borough}\n",
            "",
            ":4: a deal needs at least two parties",
            "add the other party",
        ),
        (
            f"parties:\n{PARTIES}",
            "parties: Northmoor and Eastvale\n",
            ":4: parties must be a list, not text",
            "write each item on a line of its own, after a hyphen and a space",
        ),
        (
            "moudraft: 1\n",
            "",
            ':1: the key "moudraft" is missing from this deal',
            "a deal needs moudraft, template, title and parties",
        ),
    ],
)
def test_a_deal_that_lacks_its_essentials_says_which(old: str, new: str, message: str, hint: str) -> None:
    assert old in LEAST
    assert told(LEAST.replace(old, new), name="deal.yaml") == "deal.yaml" + hinted(message, hint)


def test_every_problem_of_a_file_is_told_at_once_in_order_of_line() -> None:
    text = """\
moudraft: 1
template: Heads of Terms
titel: x
date: 2027-04-31
parties:
  - {name: Northmoor Council, short_name: Northmoor, kind: distric}
  - {name: tbc, short_name: northmoor, kind: other, colour: red}
red_lines:
  - {id: veto, held_by: [Estvale]}
terms:
  exit: {period: 9 months}
"""
    with pytest.raises(MoudraftError) as caught:
        load_deal(text, name="deal.yaml", kinds=KINDS)
    assert [problem.location.line for problem in caught.value.problems] == [1, 2, 3, 4, 6, 7, 7, 7, 9, 11]


def test_the_report_is_left_to_the_report() -> None:
    assert load_deal(f"{LEAST}report: {{a: , b: ['']}}").title == "A title"


def test_extra_keys_are_free_at_the_top_and_in_parties_only() -> None:
    assert load_deal(f"{LEAST}x-a: {{b: }}").title == "A title"
    assert 'unknown key "x-a"' in told(f"{LEAST}group: {{x-a: b}}")


def test_a_message_quotes_a_long_value_on_one_line() -> None:
    text = f'{LEAST}date: "soon\\n{"and later " * 20}"'
    assert told(text).splitlines()[0] == (
        'deal:7: "soon and later and later and later and later and later an..." is not a date in figures'
    )


@pytest.mark.parametrize("text", ["- a", "just text", "[]"])
def test_a_file_that_is_not_a_map_is_refused(text: str) -> None:
    assert "deal:1: the file must be a map with moudraft, template, title, parties" in told(text)


KEYS = st.sampled_from(
    ["moudraft", "template", "title", "parties", "terms", "governance", "red_lines", "objectives", "clauses",
     "date", "name", "short_name", "kind", "id", "text", "tbc", "rule", "model", "order", "held_by", "waiver",
     "private", "add", "leave_out", "signatory", "approval", "on", "x-y", "members", "meets", "due", "group"]
)  # fmt: skip
VALUES = st.sampled_from(["1", "tbc", "a-slug", "Own text", "yes", "2027-02-30", "", "district", "RL-1"]) | st.text(
    max_size=4
)
ODD = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5))


@given(st.dictionaries(KEYS, ODD, max_size=8) | ODD.filter(lambda data: isinstance(data, dict)))
def test_no_data_raises_anything_but_a_moudraft_error(data: dict[str, Any]) -> None:
    for given_data in (data, {**yaml.safe_load(LEAST), **data, "moudraft": 1}):
        try:
            assert isinstance(load_deal(given_data), Deal)
        except MoudraftError as error:
            assert not any(word in str(error) for word in ("`", "$.", "Struct", "dict"))


@given(st.text(max_size=80))
def test_no_text_raises_anything_but_a_moudraft_error(text: str) -> None:
    for whole_text in (text, LEAST + text):
        try:
            load_deal(whole_text)
        except MoudraftError:
            continue


# The schema


def test_the_schema_is_a_good_schema_with_a_neutral_id() -> None:
    schema = deal_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "https://moudraft.invalid/deal.schema.json"
    assert "Form" not in json.dumps(schema)
    assert all(part.get("description") for part in schema["$defs"].values())


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_the_schema_allows_what_is_read(loader: Any) -> None:
    # SafeLoader reads YAML of 2005: bare dates and the key ``on`` are quoted, as an editor would take them.
    text = re.sub(r"(\d{4}-\d\d-\d\d|\bon\b(?=:))", r"'\1'", WHOLE)
    text = text.replace("Company", "company").replace("Next", "next")
    jsonschema.validate({**yaml.load(text, Loader=loader), "moudraft": 1}, deal_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"moudraft": 2},
        {"parties": []},
        {"objectives": [{"measure": "b"}]},
        {"red_lines": [{"id": "a", "text": "b"}]},
        {"red_lines": [{"id": "a", "private": "perhaps"}]},
        {"governance": [{"name": "a"}]},
    ],
)
def test_the_schema_refuses_what_is_refused(change: dict[str, Any]) -> None:
    data = {**yaml.safe_load(LEAST), **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, deal_schema())


# Speed


def test_reading_a_good_deal_never_loads_what_only_errors_need() -> None:
    code = (
        "import sys; from moudraft.deal.deal_file import load_deal; load_deal(sys.stdin.read());"
        "print([name for name in ('difflib', 'jsonschema', 'click', 'docx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=LEAST, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
