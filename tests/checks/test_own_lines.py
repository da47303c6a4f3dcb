"""Red lines in a deal's own words: stated with what keeps them, held against the draft, never given to others."""

from __future__ import annotations

import re

import pytest

from moudraft.deal.line_terms import LineKind
from moudraft.drafting import Draft
from moudraft.problems import MoudraftError
from tests.checks.drafts import drafted, found
from tests.conftest import Run

KINDS = ("reserve", "shield", "honour", "cap", "ceiling", "bar", "right")
LINE = "No policy binds Eastvale against its will"


def line(**more: str) -> str:
    given = ", ".join(f"{key}: {value}" for key, value in {"text": LINE, **more}.items())
    return f"red_lines: [{{{given}}}]"


def codes(lines: str, **more: str) -> list[str]:
    return [each.code for each in found(drafted(lines, **more)) if each.code.startswith("L")]


def text_of(made: Draft) -> str:
    return re.sub(r"[\\*]", "", made.markdown())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("example", ["shared-services", "brentwood-rochford", "essex-working-together"])
def test_a_line_with_a_kind_is_stated_once_with_its_holder_and_is_kept(kind: str, example: str) -> None:
    from moudraft import data, load_deal

    holder = load_deal(data.path(f"examples/{example}.yaml")).parties[0].short_name
    made = drafted(f"red_lines: [{{text: The museum stays open, kind: {kind}, held_by: [{holder}]}}]", example=example)
    text = text_of(made)
    assert text.count("The museum stays open") == 1
    stated = next(each for each in text.split("\n") if "The museum stays open" in each)
    assert len(re.findall(re.escape(holder), stated)) >= 1 or kind == "honour"
    assert not {each.code for each in found(made)} & {"L403", "L405", "L409", "L412"}


def test_the_kinds_are_those_of_the_deal() -> None:
    assert set(KINDS) == set(LineKind.__args__)  # type: ignore[attr-defined]


def test_a_line_of_one_party_is_never_given_to_all_and_one_of_all_names_each() -> None:
    text = text_of(drafted(line(kind="cap", held_by="[Eastvale]")))
    assert "Eastvale pays more than this only with its own written consent" in text
    text = text_of(drafted(line(kind="cap")))
    assert "Each Council pays more than this only with its own written consent" in text


def test_a_line_without_any_of_this_prints_and_is_told_as_before() -> None:
    made = drafted(line())
    assert "L405" in [each.code for each in found(made)]
    assert f"{LINE}." in text_of(made)
    assert not {choice.clause.id for choice in made.selection.choices} & {"safeguards/own-lines", "status/priority"}


@pytest.mark.parametrize("template", ["mou", "heads-of-terms", "alliance", "compact", "protocol", "joint-declaration",
                                      "inter-authority-agreement"])  # fmt: skip
def test_every_kind_of_paper_has_a_place_for_a_line_and_for_what_comes_first(template: str) -> None:
    lines = f"{line(kind='bar', held_by='[Eastvale]')}\nterms.priority: red-lines-first\ntemplate: {template}"
    standing = {each.clause for each in drafted(lines).document.all_provisions()}
    assert {"safeguards/own-lines", "status/priority"} <= standing


def test_what_a_line_forbids_is_an_error_where_the_deal_has_it_and_steers_a_default() -> None:
    forbids = line(kind="cap", held_by="[Eastvale]", forbids="[{costs: equal}, money/formula]")
    assert "L401" not in codes(forbids)
    findings = [each for each in found(drafted(f"{forbids}\nterms.costs: equal")) if each.code == "L401"]
    assert findings[0].location.file == "--set terms.costs"
    assert "the line forbids this. Here terms.costs is equal" in findings[0].message
    made = drafted(line(kind="shield", held_by="[Eastvale]", forbids="[{decision: consensus}]"))
    assert "consensus" not in made.selection.terms.values["decision"].values or "L401" in codes(
        line(kind="shield", held_by="[Eastvale]", forbids="[{decision: consensus}]")
    )


def test_a_clause_that_keeps_a_line_comes_in_and_may_not_be_left_out() -> None:
    kept = line(kind="reserve", held_by="[Eastvale]", kept_by="[safeguards/operational-independence]")
    made = drafted(kept)
    assert "safeguards/operational-independence" in {each.clause for each in made.document.all_provisions()}
    out = f"{kept}\nclauses.leave_out: {{safeguards/operational-independence: no}}"
    assert "L404" in codes(out)


def test_an_answer_keeps_a_line_through_the_clauses_that_are_worded_for_it() -> None:
    lines = f"{line(held_by='[Eastvale]', kept_by='[terms.veto]')}\nterms.veto: opt-out"
    made = drafted(lines)
    (held,) = made.selection.terms.red_lines
    keeping = {each.clause.id for each in made.selection.choices if held.is_kept_by(each.clause, each.wording)}
    assert "safeguards/veto" in keeping
    bears = drafted(line(kind="cap", kept_by="[terms.costs]") + "\nterms.costs: lie-where-they-fall")
    (held,) = bears.selection.terms.red_lines
    assert held.is_kept_by(next(each.clause for each in bears.selection.choices if each.clause.id == "money/costs"))
    assert "L403" in codes(line(held_by="[Eastvale]", kept_by="[terms.veto]") + "\nterms.veto: none")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (line(kept_by="[purpose/objectives]"), "L403"),
        (line(kept_by="[status/legal-status]"), "L403"),
        (line(held_by="[Eastvale]", kept_by="[safeguards/veto]") + "\nterms.veto: opt-out", "L412"),
        (line(held_by="[Eastvale]", kind="shield", kept_by="[safeguards/veto]")
         + "\nterms.veto: {rule: opt-out, within: 10 working days}", "L410"),
        (line(kind="right", held_by="[Eastvale]", if_used="{how: by letter within 5 working days}"), "L410"),
        (line(kind="honour", needs="[contracts]"), "L411"),
        (line(kind="cap", needs="[terms.gap_nobody]"), "unknown"),
        (line(kind="cap", needs="[approval]") + "\nparties.1.approval: tbc", "L411"),
        (line(kind="cap", needs="[terms.exit_costs]"), "L411"),
        (line(kind="cap", needs="[terms.dispute.mediator]"), "L411"),
    ],
)  # fmt: skip
def test_each_test_of_a_line_speaks_where_it_has_to(lines: str, code: str) -> None:
    if code == "unknown":
        with pytest.raises(MoudraftError, match=r'unknown need "terms\.gap_nobody"'):
            drafted(lines)
        return
    assert code in codes(lines)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (line(kind="shield", held_by="[Eastvale]", if_used="{how: silence is not consent, by: the Leader}"), "L410"),
        (line(kind="honour", needs="[contracts]") + "\ncontracts: [{text: the telephone contract}]", "L411"),
        (line(kind="cap", needs="[terms.exit]") + "\nterms.exit: notice-3m", "L411"),
        (line(kind="ceiling", if_used="{then: work stops within ten days}"), "L410"),
        (line(held_by="[Eastvale]", kind="shield", kept_by="[safeguards/veto]") + "\nterms.veto: opt-out", "L412"),
    ],
)  # fmt: skip
def test_each_test_of_a_line_is_silent_where_it_may_be(lines: str, code: str) -> None:
    assert code not in codes(lines)


def test_what_a_line_needs_stands_in_the_way_of_a_final_draft() -> None:
    made = drafted(line(kind="honour", needs="[contracts]"))
    made = type(made)(*(getattr(made, field) for field in made.__struct_fields__[:-1]), tuple(found(made)))
    assert any("needs contracts" in str(each) for each in made.not_final())


def test_a_private_line_is_kept_and_prints_nothing(folder: object, moudraft: Run) -> None:
    secret = (
        "red_lines: [{key: s, text: The museum in Wold Lane stays shut, kind: bar, held_by: [Eastvale], private: true, "
        "if_used: {how: by a quiet word}, changed_by: the Zeta group, kept_by: [own/keys]}]\n"
        "clauses.own: [{key: keys, title: Keys, text: Each Council holds a key, keeps: [s]}]"
    )
    made = drafted(secret)
    for words in ("Wold Lane", "quiet word", "Zeta"):
        assert words not in made.markdown() and words not in made.ast()
    (held,) = made.selection.terms.red_lines
    assert any(held.is_kept_by(each.clause, each.wording) for each in made.selection.choices)
    assert not {"L403", "L405", "L409", "L412"} & set(codes(secret))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"kept_by": "[money/cots]"}, 'unknown keeper "money/cots"'),
        ({"kept_by": "[terms.nosuch]"}, 'unknown keeper "terms.nosuch"'),
        ({"kept_by": "[own/nosuch]"}, 'unknown keeper "own/nosuch"'),
        ({"forbids": "[{costs: equall}]"}, 'unknown value of costs "equall"'),
        ({"forbids": "[{nosuch: equal}]"}, 'unknown term "nosuch"'),
        ({"forbids": "[money/cots]"}, 'unknown clause "money/cots"'),
        ({"yields_to": "[nosuch-act]"}, 'unknown law "nosuch-act"'),
        ({"kind": "veto"}, 'kind cannot be "veto"'),
        ({"if_used": "{whom: x}"}, 'unknown key "whom"'),
    ],
)
def test_names_that_stand_for_nothing_are_told_at_the_line(more: dict[str, str], told: str) -> None:
    with pytest.raises(MoudraftError) as caught:
        drafted(line(**more))
    assert told in str(caught.value) and "--set red_lines" in str(caught.value)


def test_what_comes_first_prints_what_the_deal_says_of_it() -> None:
    first = "terms.priority: {rule: red-lines-first, refer: the two Leaders, among: [the museum, the money]}"
    text = text_of(drafted(f"{line(kind='bar')}\n{first}"))
    assert "in this order: the museum and the money." in text
    assert "refer the matter to the two Leaders." in text and "the narrower of the two" not in text
    assert "the narrower of the two comes first" in text_of(
        drafted(f"{line(kind='bar')}\nterms.priority: red-lines-first")
    )


def test_a_promise_without_exception_about_what_a_line_keeps_is_told() -> None:
    kept = "red_lines: [{text: Eastvale keeps its own licensing decisions, kind: reserve, held_by: [Eastvale]}]"
    assert "L413" in codes(f"{kept}\nobjectives: [{{text: take every decision on licensing together}}]")
    assert "L413" not in codes(f"{kept}\nobjectives: [{{text: always answer the telephone}}]")
    assert "L413" not in codes(f"{kept}\nobjectives: [{{text: share what licensing decisions cost}}]")


MORE = "if_used: {by: its Leader, how: by letter, then: the step stops}, yields_to: [law], changed_by: full Council"
SAID = ("who relies on it for", "how: by letter", "what then follows: the step stops", "what it gives way to: the law",
        "how it may be changed: full Council")  # fmt: skip


@pytest.mark.parametrize("template", ["mou", "heads-of-terms", "alliance", "compact", "protocol", "joint-declaration",
                                      "inter-authority-agreement"])  # fmt: skip
@pytest.mark.parametrize("which", ["id: local-ideas", f"text: {LINE}", f"text: {LINE}, kind: shield"])
def test_what_a_line_says_of_itself_prints_whatever_line_it_is(which: str, template: str) -> None:
    made = drafted(f"red_lines: [{{{which}, {MORE}, held_by: [Eastvale]}}]\ntemplate: {template}")
    text = text_of(made)
    assert [words for words in SAID if text.count(words) != 1] == []
    assert not [each for each in found(made, "F707") if "red_lines" in str(each)]


@pytest.mark.parametrize("which", ["id: local-ideas", f"text: {LINE}", f"text: {LINE}, kind: shield"])
def test_what_a_private_line_says_of_itself_never_prints(which: str) -> None:
    text = text_of(drafted(f"red_lines: [{{{which}, {MORE}, held_by: [Eastvale], private: yes}}]"))
    assert [words for words in SAID if words in text] == []


def test_a_line_of_the_library_is_told_by_its_title_and_by_where_it_is_kept() -> None:
    text = text_of(drafted("red_lines: [{id: local-ideas, changed_by: full Council}]"))
    kept = r"With the line “[^”]+” goes the following:\W+(?:br\W+)?a\W+where it is kept: (?:paragraph|statement)"
    assert re.search(kept, text)


def test_what_a_line_says_of_itself_is_unplaced_where_its_clause_is_left_out() -> None:
    from moudraft.tracing.both_ways import trace_of

    out = "clauses.leave_out: {safeguards/own-lines: not wanted}"
    trace = trace_of(drafted(f"red_lines: [{{id: local-ideas, {MORE}}}]\n{out}"))
    states = {leaf.key: leaf.state for leaf in trace.leaves if ".if_used." in leaf.key or ".changed_by" in leaf.key}
    assert set(states.values()) == {"unplaced"}


@pytest.mark.parametrize(("more", "told"), [({}, True), ({"kind": "bar"}, False)])
def test_the_clause_of_kinds_keeps_no_line_without_one(more: dict[str, str], told: bool) -> None:
    other = ", {text: The hall stays red, kind: bar}]"
    lines = line(kept_by="[safeguards/own-lines]", **more)
    for each in (lines, lines[:-1] + other):
        findings = [one for one in found(drafted(each)) if one.code == "L403"]
        assert bool(findings) is told
        assert not told or "say what kind it is" in findings[0].hint


def test_a_line_of_the_library_takes_no_kind() -> None:
    with pytest.raises(MoudraftError, match="kind is for a red line in words of your own"):
        drafted("red_lines: [{id: local-ideas, kind: bar}]")


EXTENSION = "any extension that Eastvale may already call for"


@pytest.mark.parametrize(
    ("more", "listed", "of_contracts"),
    [
        ({}, False, False),
        ({"kept_by": "[safeguards/own-lines]"}, False, False),
        ({"kept_by": "[safeguards/existing-contracts]"}, False, True),
        ({"kept_by": "[SAF-8]"}, False, True),
        ({"needs": "[contracts]"}, False, True),
        ({}, True, True),
    ],
)
@pytest.mark.parametrize("register", ["mou", "heads-of-terms"])
def test_what_is_honoured_may_be_extended_only_where_it_is_a_contract(
    register: str, more: dict[str, str], listed: bool, of_contracts: bool
) -> None:
    green = line(text="The green stays open to all", kind="honour", held_by="[Eastvale]", **more)
    contracts = "contracts: [{text: the contract for mowing}]" if listed else ""
    text = text_of(drafted(f"{green}\n{contracts}\ntemplate: {register}"))
    assert text.count("The green stays open to all. Joint work fits round this") == 1
    assert (EXTENSION in text) == of_contracts
    assert ("Nobody asks for an early end or a cut" in text) != of_contracts
    assert "the cost stays where it lies unless whoever is to pay consents in writing" in text
