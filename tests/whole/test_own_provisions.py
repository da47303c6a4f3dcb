"""A provision in the deal's own words stands as any other does: numbered, defined, referred to and checked."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import MoudraftError, draft, load_deal
from moudraft.drafting import Draft
from tests.conftest import Run

DEAL = """\
moudraft: 1
template: {template}
title: A Bridge
parties:
  - {{name: Northmoor District Council, short_name: Northmoor, kind: district}}
  - {{name: Eastvale Borough Council, short_name: Eastvale, kind: borough}}
objectives: [{{text: open the bridge}}]
"""
HOSTILE = "R&D <Ltd> {{x}} @y *z* {% if a %} [l](http://x) <!-- c --> &amp; `k` ![p](q)"


def text_of(own: str, more: str = "", template: str = "mou") -> str:
    return f"{DEAL.format(template=template)}{more}clauses:\n  own:\n{own}"


def drafted(own: str, more: str = "", template: str = "mou") -> Draft:
    return draft(load_deal(text=text_of(own, more, template), name="deal.yaml"), today=datetime.date(2026, 11, 21))


def problems(own: str, more: str = "", template: str = "mou") -> list[str]:
    with pytest.raises(MoudraftError) as caught:
        drafted(own, more, template)
    return [str(each).partition("\n")[0] for each in caught.value.problems]


def lines(made: Draft) -> list[str]:
    return [re.sub(r"[\\*]", "", line) for line in made.markdown().split("\n") if line]


def codes(made: Draft) -> set[str]:
    return {each.code for each in made.findings}


KEYS = "    - {key: keys, title: Keys, after: money/costs, text: Each Council holds a key}\n"


def test_it_stands_directly_after_its_neighbour_and_is_numbered_with_it() -> None:
    made = drafted(KEYS)
    ids = [each.id for each in made.document.all_provisions()]
    assert ids[ids.index("money/costs") + 1] == "own/keys"
    provision = next(each for each in made.document.all_provisions() if each.id == "own/keys")
    before = next(each for each in made.document.all_provisions() if each.id == "money/costs")
    assert provision.number.partition(".")[0] == before.number.partition(".")[0]
    assert f"{provision.number} Each Council holds a key." in lines(made)
    assert (provision.heading, provision.effect, provision.wording) == ("Keys", "non-binding", "own")


def test_several_that_name_one_neighbour_stand_in_the_order_of_the_deal_and_one_may_follow_another() -> None:
    own = "".join(
        f"    - {{key: {key}, title: T, after: {after}, text: words of {key}}}\n"
        for key, after in (("b", "own/a"), ("a", "money/costs"), ("c", "money/costs"), ("d", "own/a"))
    )
    ids = [each.id for each in drafted(own).document.all_provisions()]
    at = ids.index("money/costs")
    assert ids[at + 1 : at + 5] == ["own/a", "own/b", "own/d", "own/c"]


@pytest.mark.parametrize(
    ("where", "part"), [("after: Information", "Information"), ("after: information", "Information"),
                        ("why: asked", "Duration and change"), ("schedule: yes", "Schedule 1")],
)  # fmt: skip
def test_it_stands_in_a_section_by_heading_or_topic_or_as_a_schedule(where: str, part: str) -> None:
    made = drafted(f"    - {{key: keys, title: Keys, {where}, text: Each Council holds a key}}\n")
    sections = {each.heading: [one.id for one in each.provisions] for each in made.document.sections}
    sections |= {f"{each.noun} {each.number}": [each.provision.clause] for each in made.document.schedules}
    (found,) = [heading for heading, ids in sections.items() if "own/keys" in ids]
    assert found == part or where.startswith("why")


def test_beside_the_row_of_a_table_it_is_a_statement_of_that_row() -> None:
    made = drafted(
        "    - {key: keys, title: Keys, after: safeguards/local-ideas, text: Each Council holds a key}\n",
        "red_lines: [local-ideas]\n", "heads-of-terms",
    )  # fmt: skip
    provision = next(each for each in made.document.all_provisions() if each.clause == "own/keys")
    assert (provision.register, provision.number) == ("row", "S2")


@pytest.mark.parametrize("template", ["mou", "heads-of-terms", "alliance", "compact", "protocol", "joint-declaration",
                                      "inter-authority-agreement"])  # fmt: skip
def test_it_stands_in_every_kind_of_paper_and_in_every_form(template: str) -> None:
    made = drafted("    - {key: keys, title: Keys, text: Each Council holds a key}\n", template=template)
    assert any("Each Council holds a key." in line for line in lines(made))
    assert made.docx() and "Each Council holds a key." in made.ast()


def test_references_go_both_ways_and_one_to_a_clause_that_is_replaced_goes_to_what_stands_for_it() -> None:
    made = drafted(
        "    - {key: keys, title: Keys, after: money/costs, text: 'Keys are paid for as [@money/costs] says'}\n"
        "    - {key: locks, title: Locks, after: own/keys, text: 'Locks follow [@own/keys]'}\n"
    )
    places = {each.id: each.number for each in made.document.all_provisions()}
    assert f"{places['own/locks']} Locks follow paragraph\u00a0{places['own/keys']}." in lines(made)
    assert f"{places['own/keys']} Keys are paid for as paragraph\u00a0{places['money/costs']} says." in lines(made)
    made = drafted(
        "    - {key: law, title: Law, replaces: general/governing-law, text: The law of Eastvale}\n"
        "    - {key: locks, title: Locks, text: 'See [@general/governing-law]'}\n",
        "terms: {binding: full}\n",
    )
    places = {each.id: each.number for each in made.document.all_provisions()}
    assert "general/governing-law" not in places
    assert f"{places['own/locks']} See paragraph\u00a0{places['own/law']}." in lines(made)
    assert {each.slot: each.why for each in made.selection.left_out}["general/governing-law"] == (
        "left out by the deal: own/law stands in its place"
    )


def test_who_owes_it_sets_the_subject_and_the_paper_sets_the_verb() -> None:
    own = (
        "    - key: keys\n      title: Keys\n      text:\n"
        "        - {by: Eastvale, text: hold a key}\n        - {by: each, text: pay for it}\n"
        "        - {by: [Northmoor, Eastvale], text: 'see to', list: [the lock, 'the door;']}\n"
    )
    told = lines(drafted(own))
    for words in ("Eastvale will hold a key.", "Each Council will pay for it.", "Northmoor and Eastvale will see to:"):
        assert any(line.endswith(words) for line in told), words
    assert any(line.endswith("(a) the lock; and") for line in told)
    assert any(line.endswith("(b) the door.") for line in told)
    told = lines(drafted(own, "terms: {binding: {rule: part, clauses: [own/keys]}}\n"))
    assert any(line.endswith("Eastvale must hold a key.") for line in told)
    assert any("legally binding: paragraphs" in line for line in told)


def test_its_terms_are_defined_once_where_the_paper_lists_them_or_where_they_stand() -> None:
    own = "    - {key: keys, title: Keys, define: {Key: 'a key, or a card'}, text: Each Council holds a Key}\n"
    made = drafted(own)
    assert sum("\u201cKey\u201d means a key, or a card" in line for line in lines(made)) == 1
    assert "Key" in made.document.terms
    made = drafted(own, template="inter-authority-agreement")
    (line,) = [line for line in lines(made) if "\u201cKey\u201d means" in line]
    assert line == "\u201cKey\u201d means a key, or a card; and"  # an item of the list, which has no labels
    unused = "    - {key: keys, title: Keys, define: {Lock: a lock}, text: Each Council holds a key}\n"
    assert "D102" in codes(drafted(unused, template="inter-authority-agreement"))
    assert "D102" in codes(drafted(unused))


def test_hostile_words_print_as_they_were_written() -> None:
    title = "R&D <Ltd> {{x}} @y *z*"
    own = (
        f"    - {{key: keys, title: '{title}', define: {{Key: '{HOSTILE} k'}}, text: ['A Key: {HOSTILE} is', "
        f"{{text: lead, list: ['{HOSTILE} one', two]}}]}}\n"
    )
    made = drafted(own)
    for text in (f"A Key: {HOSTILE} is.", f"{HOSTILE} one", f"means {HOSTILE} k"):
        assert text in made.ast()
    assert made.docx()
    provision = next(each for each in made.document.all_provisions() if each.id == "own/keys")
    assert provision.heading == title


@given(text=st.text(alphabet="\\`*_{}[]<>()#+-.!|~=:&;@ \t1aZ%", min_size=1, max_size=50))
def test_no_mixture_of_marks_in_own_words_becomes_markup(text: str) -> None:
    deal = load_deal(text=text_of(KEYS))
    own = deal.clauses.own[0]
    import msgspec

    from moudraft.deal.own_provisions import OwnLine

    changed = msgspec.structs.replace(own, text=(OwnLine(f"It says {text}z"),))
    clauses = msgspec.structs.replace(deal.clauses, own=(changed,))
    made = draft(msgspec.structs.replace(deal, clauses=clauses), today=datetime.date(2026, 11, 21), checks=())
    from moudraft.document import plain_text

    provision = next(each for each in made.document.all_provisions() if each.id == "own/keys")
    printed = plain_text(next(provision.paragraphs()).content)
    # The one mark that this alphabet can write is a reference, which has to lead somewhere: "[@a]" is refused.
    assert printed == f"It says {text}z.".replace(" -- ", " \u2013 ")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("    - {key: keys, title: K, after: money/cost, text: x y}\n", "deal.yaml:10: own/keys cannot stand after"),
        ("    - {key: keys, title: K, after: money/formula, text: x y}\n",
         "deal.yaml:10: own/keys cannot stand after money/formula, which is not in this draft"),
        ("    - {key: keys, title: K, after: own/keys, text: x y}\n", "deal.yaml:10: own/keys stands after own/keys"),
        ("    - key: keys\n      title: K\n      text:\n        - fine\n        - 'see [@money/cots]'\n",
         "deal.yaml:14: [@money/cots] refers to no clause and no provision of this deal"),
        ("    - key: keys\n      title: K\n      text:\n        - fine\n        - 'see [@money/formula]'\n",
         "deal.yaml:14: own/keys refers to money/formula, which is not in this draft"),
        ("    - {key: keys, title: K, text: [{by: Westvale, text: x}]}\n", 'deal.yaml:10: unknown party "Westvale"'),
        ("    - {key: keys, title: K, text: x y, keeps: [veto]}\n", "deal.yaml:10: unknown red line of this deal"),
        ("    - {key: keys, title: K, text: x y, replaces: a/b}\n", 'deal.yaml:10: unknown clause "a/b"'),
        ("    - {key: keys, title: K, text: x y, basis: nosuch}\n", 'deal.yaml:10: unknown law "nosuch"'),
        ("    - {key: keys, title: K, text: x y, settles: terms.exit}\n", "deal.yaml:10: unknown key of this deal"),
        ("    - {key: Keys!, title: K, text: x y}\n", 'deal.yaml:10: key cannot be "Keys!"'),
        ("    - {key: a, title: K, text: x y}\n    - {key: a, title: K, text: x y}\n",
         'deal.yaml:11: two own provisions have the key "a" (the other at deal.yaml:10)'),
        ("    - {key: a, title: K, text: tbc}\n", "deal.yaml:10: words of an own provision cannot be tbc"),
        ("    - {key: a, title: K, text: x y, after: money/costs, schedule: yes}\n",
         "deal.yaml:10: a provision stands after a clause or is a schedule, and not both"),
        (f"    - {{key: a, title: K, text: {'x' * 3001}}}\n",
         "deal.yaml:10: text has 3001 characters; 3000 is the most"),
        ("    - {key: a, title: K, text: x y, approved: {by: A, on: 2027-02-30}}\n", "deal.yaml:10: 2027-02-30 is not"),
        ("    - {key: a, title: K, text: x y, effect: maybe}\n", 'deal.yaml:10: effect cannot be "maybe"'),
        ("    - {key: a, title: K, text: x y, afer: money/costs}\n", 'deal.yaml:10: unknown key "afer"'),
        ("    - {key: a, title: K, text: x y, replaces: front/parties}\n",
         "deal.yaml:10: Memorandum of Understanding cannot do without front/parties"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_the_deals_own_line(own: str, told: str) -> None:
    assert any(each.startswith(told) for each in problems(own)), problems(own)


def test_a_term_that_the_library_defines_cannot_be_defined_again() -> None:
    own = "    - {key: a, title: K, text: x y, define: {Personal Data: names}}\n"
    made: Any = load_deal(text=text_of(own))
    assert made.clauses.own[0].define
    from moudraft.drafting import load_library

    term = next(iter(load_library().definitions.values())).term
    found = problems(f"    - {{key: a, title: K, text: x y, define: {{{term}: names}}}}\n")
    assert any(f'deal.yaml:10: "{term}" is defined by the library' in each for each in found)


def test_what_binds_is_what_the_list_says() -> None:
    binding = "terms: {binding: {rule: part, clauses: [own/keys]}}\n"
    own = "    - {{key: keys, title: Keys, text: Each Council holds a key, effect: {}}}\n"
    assert "B612" in codes(drafted(own.format("binds")))
    assert "B612" not in codes(drafted(own.format("binds"), binding))
    assert "B612" in codes(drafted(own.format("never"), binding))
    made = drafted(own.format("never"), "terms: {binding: full}\n")
    assert next(e for e in made.document.all_provisions() if e.id == "own/keys").effect == "non-binding"


def test_the_words_are_checked_as_the_librarys_are() -> None:
    own = "    - {key: keys, title: Keys, text: 'The parties shall use best endeavours to attend [insert date]'}\n"
    made = drafted(own)
    assert {"W801", "F703"} & codes(made)
    found = [each for each in made.findings if each.code in ("W801", "F703")]
    assert all(each.location.line == 10 for each in found), [str(each) for each in found]


def test_the_run_explain_and_compare_tell_of_it(folder: Any, moudraft: Run) -> None:
    approved = "why: locks, approved: {by: the Leader, on: 2027-01-05}"
    own = f"    - {{key: keys, title: Keys, text: Each holds a key, {approved}}}\n"
    (folder / "deal.yaml").write_text(text_of(own), encoding="utf-8")
    (folder / "new.yaml").write_text(text_of(own.replace("a key", "two keys")), encoding="utf-8")
    result = moudraft("draft", "deal.yaml")
    assert "  1 own provision\n" in result.err
    told = " ".join(moudraft("explain", "deal.yaml").out.split())
    assert "the deal's own provision, approved by the Leader on 5 January 2027: locks (deal.yaml:10)" in told
    assert "own/keys" in moudraft("explain", "deal.yaml", "own/keys").out
    moudraft("draft", "new.yaml")
    changed = moudraft("compare", "deal.docx", "new.docx").out
    assert "a key" in changed and "two keys" in changed and "Reworded (1)" in changed
    assert "own provision changed: Keys" in moudraft("compare", "deal.yaml", "new.yaml").out
