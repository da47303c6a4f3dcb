"""Classes of party: defined, joined, left and named as whose duty something is, in every kind of paper."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from moudraft import english
from moudraft.comparison.comparing import compare
from moudraft.comparison.deal_changes import deal_changes
from moudraft.deal.deal_file import load_deal
from moudraft.deal.names_spoken import renamed
from moudraft.document.class_words import class_names, class_verbs
from moudraft.drafting import Draft, draft, load_library
from moudraft.library.reading.paper_files import read_paper_kinds
from moudraft.problems import MoudraftError
from moudraft.records.deal_schema import deal_schema
from moudraft.selection.party_classes import PartyClass
from tests.interview.talks import TODAY, deal
from tests.whole.test_hostile_text import texts_of_docx

LIBRARY = load_library()
TEMPLATES = sorted(LIBRARY.templates)
HOSTILE = "R&D <Ltd> {{x}} @y *z*"
PARTIES = [
    {"name": f"{name} District Council", "short_name": name, "kind": "district"} for name in ("Ashby", "Birch", "Cole")
]
EVERY_PART: list[dict[str, Any]] = [
    {"id": "host", "members": ["Ashby"], "basis": "the zebra Act",
     "empties": {"then": "replaced", "within": "61 days"}},
    {"id": "client", "members": ["Birch", "Cole"], "pays": "a zebra share", "moves": "consent",
     "applies": ["zebra charges"]},
    {"id": "user", "open": "yes", "kinds": ["foundation-trust", "london-borough", "parishes"],
     "entry": "it is a zebra", "test": "checked",
     "admitted_by": "Ashby", "refusal": "11 working days", "joins_by": "letter", "accepts": "a zebra keeper",
     "register": "Birch", "leaves": "5 weeks", "excludes": ["zebra costs"]},
    {"text": "Zebra Adviser", "key": "adviser", "members": ["Cole"], "votes": "none", "empties": "lapses"},
]  # fmt: skip


def data_with(classes: list[dict[str, Any]], template: str = "mou", **more: Any) -> dict[str, Any]:
    data = copy.deepcopy(deal(template, 2, clauses={"posture": "usual"}))
    return data | {"parties": copy.deepcopy(PARTIES), "classes": classes} | more


def made(data: dict[str, Any], *sets: str, checks: tuple[str, ...] | None = ()) -> Draft:
    loaded = load_deal(json.dumps(data), name="deal.yaml", sets=sets)
    return draft(loaded, today=TODAY, library=LIBRARY, **({} if checks is None else {"checks": checks}))


def text_of(data: dict[str, Any], *sets: str) -> str:
    return "\n".join(texts_of_docx(made(data, *sets)))


def codes(data: dict[str, Any]) -> list[str]:
    return [each.code for each in made(data, checks=None).findings if each.code[0] == "P"]


# --- every part is said, in every kind of paper ------------------------------------------------------


@pytest.mark.parametrize("template", TEMPLATES)
def test_everything_a_deal_says_of_a_class_is_printed(template):
    data = data_with(EVERY_PART, template)
    text = text_of(data)
    for said in ("the zebra Act", "61 days", "a zebra share", "it is a zebra", "working days",
                 "joining letter", "a zebra keeper", "five weeks", "Zebra Adviser"):  # fmt: skip
        assert said.casefold() in text.casefold(), said
    assert "Only NHS foundation trusts, London boroughs, and parish and town councils may be Users." in text
    assert "zebra charges" in text.casefold() and "zebra costs" in text.casefold()
    lost = [each for each in made(data, checks=None).findings if each.code == "F707"]
    assert not [str(each.message) for each in lost if "classes" in str(each.message)]


def test_a_paper_without_classes_has_no_word_of_them():
    data = data_with([])
    del data["classes"]
    assert "class" not in text_of(data).casefold().replace("classif", "")


def test_text_of_a_class_is_data_and_never_markup():
    data = data_with(
        [{"text": HOSTILE, "members": ["Ashby"], "pays": HOSTILE}, {"id": "client", "members": ["Birch", "Cole"]}]
    )
    text = text_of(data)
    assert text.count(HOSTILE) >= 3


# --- grammar ----------------------------------------------------------------------------------------------


SIZES = {
    "one": (("A",), False, "The Host {will} go", "The Host {will} go", "The Host {will} not go"),
    "two": (("A", "B"), False, "The Hosts {will} go", "Each Host {will} go", "Neither Host {none} go"),
    "many": (("A", "B", "C"), False, "The Hosts {will} go", "Each Host {will} go", "No Host {none} go"),
    "open": ((), True, "The Hosts {will} go", "Each Host {will} go", "No Host {none} go"),
}


@pytest.mark.parametrize(("will", "none"), [("will", "will"), ("must", "may")])
@pytest.mark.parametrize("size", SIZES)
def test_the_verb_follows_how_many_are_in_a_class_and_whether_the_paper_binds(size, will, none):
    members, is_open, the, each, nobody = SIZES[size]
    host = PartyClass("host", "Host", "Hosts", members, is_open)
    verbs = class_verbs(host, class_names(host), will)
    said = [english.capital(f"{verbs[name]} go") for name in (".will", ".each.will", ".none.will")]
    assert said == [line.format(will=will, none=none) for line in (the, each, nobody)]


def test_no_name_of_a_class_says_each_of_one_or_both_of_three():
    for size, (members, is_open, *_verbs) in SIZES.items():
        names = class_names(PartyClass("host", "Host", "Hosts", members, is_open))
        assert ("both" in names[".both"]) == (size == "two")
        assert ("each" in names[".each"]) == (size != "one")
        assert names[""] == ("the Host" if size == "one" else "the Hosts")


# --- whose duty something is ----------------------------------------------------------------------------


@pytest.mark.parametrize("called", ["client", "Client", "Clients", "clients"])
def test_a_duty_falls_on_a_class_by_its_id_or_by_what_its_members_are_called(called):
    data = data_with(EVERY_PART, commitments=[{"text": "decide in time", "by": called}])
    assert "Each Client will decide in time" in text_of(data)


def test_an_own_provision_may_be_the_duty_of_classes():
    own = [{"key": "x", "title": "Advice", "after": "front/classes",
            "text": [{"by": ["adviser"], "text": "advise"},
                     {"by": ["Host", "users"], "text": "talk each year"}]}]  # fmt: skip
    text = text_of(data_with(EVERY_PART, clauses={"own": own}))
    assert "The Zebra Adviser will advise." in text
    assert "The Host and each User will talk each year." in text


def test_two_own_classes_of_like_names_stay_apart():
    classes = [{"text": f"Adviser {number}", "members": [member]} for number, member in ((1, "Ashby"), (2, "Birch"))]
    own = [{"key": "x", "title": "Advice", "after": "front/classes",
            "text": [{"by": ["Adviser 1"], "text": "write"}, {"by": ["Adviser 2"], "text": "speak"}]}]  # fmt: skip
    text = text_of(data_with(classes, clauses={"own": own}))
    assert "The Adviser 1 will write." in text and "The Adviser 2 will speak." in text


def test_own_words_for_a_class_of_the_library_mean_it():
    clauses = made(data_with([{"text": "the host", "members": ["Ashby"]}, {"id": "user", "open": "yes"}])).selection
    assert clauses.terms.facts["class.host"].values == ("some", "one")


@pytest.mark.parametrize("second", [{"id": "host"}, {"text": "Host"}, {"text": "Bank", "plural": "hosts"}])
def test_two_classes_called_alike_are_told(second):
    with pytest.raises(MoudraftError, match="two classes are called"):
        made(data_with([{"id": "host", "members": ["Ashby"]}, second | {"members": ["Birch"]}]))


def test_a_class_that_is_not_there_is_told_with_those_that_are():
    data = data_with(EVERY_PART, commitments=[{"text": "decide in time", "by": "Clientts"}])
    with pytest.raises(MoudraftError) as told:
        made(data)
    assert "Clients" in str(told.value)


# --- one party and an open class ------------------------------------------------------------------------


def test_one_party_is_enough_where_others_may_join():
    data = data_with([{"id": "host", "members": ["Ashby"]}, {"id": "user", "open": "yes"}]) | {"parties": PARTIES[:1]}
    text = text_of(data)
    assert "both" not in text.casefold().split()
    assert "the other Council" not in text


@pytest.mark.parametrize("others", [{}, {"open": "no"}, {"open": "tbc"}])
def test_one_party_alone_is_refused(others):
    with pytest.raises(MoudraftError, match="at least two parties"):
        made(data_with([{"id": "host", "members": ["Ashby"]} | others]) | {"parties": PARTIES[:1]})


def test_an_open_class_brings_in_no_other_way_of_joining():
    clauses = {choice.clause.id for choice in made(data_with(EVERY_PART)).selection.choices}
    assert "change/classes" in clauses and "change/new-partners" not in clauses


# --- renaming, changes, checks ----------------------------------------------------------------------------


def test_a_party_that_is_renamed_is_renamed_in_its_classes():
    data = renamed(data_with(EVERY_PART), "Ashby", "Oak")
    assert data["classes"][0]["members"] == ["Oak"]
    assert data["classes"][2]["admitted_by"] == "Oak"


def test_what_changed_in_a_class_is_told():
    old, new = made(data_with(EVERY_PART)), made(data_with(EVERY_PART[:3]))
    assert "Zebra Adviser" in str(deal_changes(old, new, compare(old.document, new.document)))


@pytest.mark.parametrize(
    ("classes", "told"),
    [
        (EVERY_PART, []),
        ([{"id": "host", "members": ["Ashby"]}], ["P320"]),
        ([{"id": "host", "members": "all"}, {"id": "client"}], ["P320"]),
        ([{"id": "host", "members": "all"}, {"id": "user", "open": "yes"}], ["P321"]),
        (
            [{"id": "host", "members": "all"}, {"id": "user", "open": "yes", "kinds": "councils", "accepts": "a head"}],
            [],
        ),
    ],
)
def test_a_class_without_an_owner_or_a_way_in_is_told(classes, told):
    assert [code for code in codes(data_with(classes)) if code in ("P320", "P321", "P322")] == told


@pytest.mark.parametrize(
    ("kind", "basis", "told"), [("charity", "", True), ("charity", "the zebra Act", False), ("borough", "", False)]
)
def test_a_body_that_is_no_council_leads_for_councils_only_under_an_act(kind, basis, told):
    lead = {"id": "lead", "members": ["Ashby"]} | ({"basis": basis} if basis else {})
    data = data_with([lead, {"id": "client", "members": ["Birch", "Cole"]}])
    data["parties"][0] |= {"kind": kind, "name": "Ashby Trust"}
    assert ("P322" in codes(data)) == told


def test_a_class_without_members_asks_who_is_in_it():
    assert "which party is the Host" in text_of(data_with([{"id": "host"}]))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("members", [[], ["Ashby"], ["Ashby", "Birch"], "all"])
def test_a_class_without_a_name_asks_for_it_and_no_blank_stands_in_another(template, members):
    document = made(data_with([{"text": "tbc", "members": members} if members else {"text": "tbc"}], template)).document
    asked = {blank.what for blank in document.blanks()}
    assert "what the class is called" in asked
    assert ("which party is in this class" in asked) == (not members)
    assert not [what for what in asked if "[" in what]


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("zebra bodies", 'unknown kind of body "zebra bodies"'),
        (["district", "universty"], 'unknown kind of body "universty"\n  hint: did you mean "university"?'),
        (["nhs", "company"], ""),
        ("tbc", ""),
    ],
)  # fmt: skip
def test_the_kinds_of_a_class_are_those_of_the_nation(kinds: Any, told: str) -> None:
    data = data_with([{"id": "host", "members": "all"}, {"id": "user", "open": "yes", "kinds": kinds}])
    if not told:
        assert "may be Users" in made(data).markdown()
        return
    with pytest.raises(MoudraftError) as caught:
        made(data)
    assert told in str(caught.value)


def test_what_a_schedule_calls_a_class_is_a_class_of_the_deal() -> None:
    called = {"Ashby": "host", "Birch": "Users", "Cole": "user"}
    entries = [{"party": party, "class": of_class} for party, of_class in called.items()]
    register = {"party_register": {"rule": "schedule", "kept_by": "Ashby", "entries": entries}}
    classes = [{"id": "host", "members": ["Ashby"]}, {"id": "user", "members": ["Birch", "Cole"]}]
    text = made(data_with(classes, terms=register)).markdown()
    assert "is one of the Hosts" in text and text.count("is one of the Users") == 2
    entries[1]["class"] = "Usres"
    with pytest.raises(MoudraftError) as caught:
        made(data_with(classes, terms=register))
    assert 'unknown class of party "Usres"\n  hint: did you mean "Users"?' in str(caught.value)
    own = made({**data_with(classes, terms=register), "classes": []}).markdown()
    assert "is one of the Usres" in own


def test_a_schema_offers_kinds_and_groups_of_body_with_what_they_are_called() -> None:
    offered = deal_schema(LIBRARY, read_paper_kinds())["$defs"]["BodyKind"]
    called = dict(zip(offered["enum"], offered["enumDescriptions"], strict=True))
    assert called["foundation-trust"] == "NHS foundation trusts" and called["nhs"] == "NHS bodies"
