"""Every rule of every red line can fire and can stay silent: on facts alone, and in real drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from moudraft.checks.support.context import Context
from moudraft.checks.support.offence import fires
from moudraft.document.places import kept_by, place_of
from moudraft.findings import SetKey, ways_in
from moudraft.library import Meaning, Rule
from moudraft.library.condition import Condition, Fact, match
from moudraft.problems import MoudraftError
from tests.checks.drafts import built_in, codes, drafted, found

LIBRARY = built_in()


def meanings() -> Iterator[tuple[str, str, Meaning]]:
    for entry in LIBRARY.red_lines.values():
        yield entry.id, "", entry.general
        yield from ((entry.id, name, meaning) for name, meaning in entry.means.items())


def every_rule() -> Iterator[Any]:
    for line, means, meaning in meanings():
        for number, rule in enumerate(meaning.rules):
            yield pytest.param(line, means, rule, id=f"{line}{'-' * bool(means)}{means}-{number}")
    for pair in LIBRARY.pairs:
        yield pytest.param(pair.lines[0], "", pair.rule, id="-and-".join(pair.lines))


EVERY_RULE = list(every_rule())


def facts_that_match(condition: Condition) -> dict[str, Fact]:
    """The fewest facts on which the first alternative of a condition holds."""
    facts: dict[str, Fact] = {}
    for line in condition[0] if condition else ():
        if line.test != "not":
            order = tuple(LIBRARY.axes[line.name].values) if line.name in LIBRARY.axes else ()
            facts[line.name] = Fact((line.values[0],), order)
    return facts


def facts_that_fail(condition: Condition) -> dict[str, Fact]:
    """Facts on which no alternative holds: none at all, and the forbidden value where a line only forbids."""
    facts: dict[str, Fact] = {}
    for lines in condition:
        if all(line.test == "not" for line in lines):
            facts[lines[0].name] = Fact((*facts.get(lines[0].name, Fact(())).values, lines[0].values[0]))
    return facts


@pytest.mark.parametrize(("line", "means", "rule"), EVERY_RULE)
def test_a_rule_can_fire_and_can_stay_silent(line: str, means: str, rule: Rule) -> None:
    firing = facts_that_match(rule.when)
    assert match(rule.when, firing) is not None
    assert not rule.unless or match(rule.unless, firing) is None
    if rule.when:
        assert match(rule.when, facts_that_fail(rule.when)) is None
    if rule.unless:
        assert match(rule.unless, {**firing, **facts_that_match(rule.unless)}) is not None


@pytest.mark.parametrize(("line", "means", "rule"), EVERY_RULE)
def test_a_rule_names_clauses_and_qualifiers_that_exist(line: str, means: str, rule: Rule) -> None:
    carried = {name for clause in LIBRARY.clauses.values() for each in clause.wordings for name in each.carries}
    for each in (each for condition in (rule.when, rule.unless) for lines in condition for each in lines):
        known = {"clauses": set(LIBRARY.clauses), "carries": carried}.get(each.name)
        if known is not None and each.test == "any":
            assert known & set(each.values), f"{line}: {each} can never hold"


# --- in real drafts -----------------------------------------------------------------------------

DETAILS = {"lead-funds": "{rule: lead-funds, lead: Northmoor, items: [rooms]}"}


def wording_that_carries(qualifier: str) -> str:
    """``topic/clause: wording`` for the first wording with a qualifier."""
    every = ((clause, each) for clause in LIBRARY.clauses.values() for each in clause.wordings)
    return next(f"{clause.id}: {each.name}" for clause, each in every if qualifier in each.carries)


def deal_lines(line: str, means: str, rule: Rule) -> str:
    """A deal that should make a rule of a red line fire: its first alternative as answers."""
    held = f"{{id: {line}" + (f", means: {means}" if means else "") + "}"
    lines, more = [], []
    for each in rule.when[0] if rule.when else ():
        value = DETAILS.get(each.values[0], each.values[0])
        if each.name in LIBRARY.axes and each.test != "not":
            lines.append(f"governance: [{value}]" if each.name == "governance" else f"terms.{each.name}: {value}")
        elif each.name.partition(".")[0] in LIBRARY.axes and each.test == "any" and value != "given":
            lines.append(f"terms.{each.name}: {value}")
        elif each.name == "template":
            lines.append(f"template: {value}" if each.test == "any" else "template: mou")
        elif each.name == "clauses" and each.test == "any":
            lines.append(f"clauses.add: [{value}]")
        elif each.name == "carries" and each.test == "any":
            lines.append(f"clauses.wording: {{{wording_that_carries(value)}}}")
        elif each.name == "clauses":
            lines.append(f"clauses.leave_out: {{{', '.join(f'{clause}: test' for clause in each.values)}}}")
        elif each.name == "red_lines":
            more.append(value)
        elif each.name == "seats":
            lines.append("governance.0.seats: {Northmoor: 2, Eastvale: 1}")
        elif each.name == "secretariat":
            lines.append(f"governance.0.secretariat: {value}")
    return "\n".join([f"red_lines: [{', '.join([held, *more])}]", *lines])


def fired(lines: str, line: str, rule: Rule) -> bool | None:
    """Whether a rule fires in a draft; None where the deal cannot be drafted."""
    try:
        made = drafted(lines)
    except MoudraftError:
        return None
    context = Context(made)
    held = [each for each in context.red_lines if each.entry and each.entry.id == line]
    return any(rule in each.asks.rules and fires(context, rule) is not None for each in held)


ON_LINES = [case for case in EVERY_RULE if "-and-" not in str(case.id)]


def reconciled(line: str, means: str, rule: Rule) -> bool | None:
    """Whether a rule that fires falls silent on the answer it offers; None where that cannot be tried."""
    lines = deal_lines(line, means, rule)
    offers = [way for way in ways_in(rule.reconcile) if isinstance(way, SetKey)]
    if not offers or fired(lines, line, rule) is not True:
        return None
    # What comes after the first answer may need more than itself: "tiered with a list of reserved matters".
    first = [each for each in offers if each.key == offers[0].key]
    return all(silenced(lines, line, rule, each) for each in first)


def silenced(lines: str, line: str, rule: Rule, way: SetKey) -> bool:
    """Whether a rule falls silent on one of the answers that its way out names."""
    key, given = way.key, str(way.value)
    value = f"[{given}]" if key == "governance" else DETAILS.get(given, given)
    kept = [each for each in lines.splitlines() if not each.startswith(f"{key}:")]
    return not fired("\n".join([*kept, f"{key}: {value}"]), line, rule)


@pytest.mark.slow
def test_the_answer_that_is_said_to_reconcile_does() -> None:
    tried = {case.id: result for case in ON_LINES if (result := reconciled(*case.values)) is not None}
    assert [name for name, result in tried.items() if not result] == []
    assert len(tried) > 40


@pytest.mark.slow
def test_most_rules_fire_in_a_real_draft() -> None:
    firing = [fired(deal_lines(*case.values), case.values[0], case.values[2]) for case in ON_LINES]
    assert firing.count(True) >= 0.75 * len(firing)


# --- what a finding says --------------------------------------------------------------------------


def test_a_contradiction_names_the_partner_the_option_the_paragraph_and_the_way_out() -> None:
    lines = "red_lines: [{id: own-policies, held_by: [Eastvale]}]\nterms.policy_alignment: mandatory"
    finding = found(drafted(lines), "L401")[0]
    assert finding.severity == "error"
    assert "Own policies and service levels (held by Eastvale)" in finding.message
    assert finding.paragraph.startswith("paragraph 3.")
    assert f"terms.policy_alignment is mandatory ({finding.paragraph})" in finding.message
    assert finding.location.file == "--set terms.policy_alignment"
    assert finding.hint == "terms.policy_alignment: where-possible"


def test_an_answer_that_nobody_gave_is_said_to_be_a_default() -> None:
    made = drafted("red_lines: [impartial-advice]\nterms.staff: secondment", example="west-essex")
    assert codes(found(made, "L401")) == ["L401"]
    made = drafted("red_lines: [freedom-to-leave]\nterms.exit: tbc", example="essex-working-together")
    assert all("(library default" in each.message for each in found(made, "L401") if "terms.exit" in each.message)


def test_a_waiver_silences_every_finding_about_its_line_and_is_itself_reported() -> None:
    waived = "{id: local-ideas, waiver: {by: full Council, on: 2026-11-02, why: one shared scheme}}"
    made = drafted(f"red_lines: [{waived}]\nterms.exclusivity: exclusive")
    assert codes(found(made, "L401", "L402", "L403", "L404", "L407")) == ["L407"]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("", "(held by every party)"),
        (", held_by: [Eastvale]", "(held by Eastvale)"),
        (", held_by: [Northmoor, Eastvale]", "(held by Northmoor and Eastvale)"),
        (", held_by: [Eastvale], private: true", "(held by Eastvale, private)"),
        (", private: true", "(held by every party, private)"),
    ],
)
def test_a_finding_names_who_holds_the_line(held: str, said: str) -> None:
    lines = f"red_lines: [{{id: own-policies{held}}}, {{id: not-a-merger, held_by: [Northmoor]}}]"
    finding = found(drafted(f"{lines}\nterms.policy_alignment: mandatory"), "L401")[0]
    assert f"Own policies and service levels {said}" in finding.message


def test_a_collision_names_both_holders() -> None:
    lines = "red_lines: [{id: equal-voice, held_by: [Eastvale]}, {id: proportional-voice, held_by: [Northmoor]}]"
    finding = found(drafted(lines), "L402")[0]
    assert "(held by Eastvale)" in finding.message and "(held by Northmoor)" in finding.message


UNEQUAL = "{Northmoor: 3, Eastvale: 1}"


@pytest.mark.parametrize(
    ("seats", "strained"), [(UNEQUAL, True), ("{Northmoor: 2}", True), ("{Northmoor: 2, Eastvale: 2}", False)]
)
def test_an_equal_voice_is_strained_by_unequal_seats(seats: str, strained: bool) -> None:
    made = drafted(f"red_lines: [equal-voice]\ngovernance.0.seats: {seats}")
    said = [each.message for each in found(made, "L401") if "appoint more members" in each.message]
    assert bool(said) is strained
    assert all("Here Northmoor appoints" in each and "(paragraph 4.2)" in each for each in said)


@pytest.mark.parametrize(("seats", "released"), [(UNEQUAL, True), ("{Northmoor: 2, Eastvale: 2}", False)])
def test_a_say_in_proportion_is_kept_in_a_joint_committee_by_unequal_seats(seats: str, released: bool) -> None:
    body = f"governance: [{{model: statutory-joint-committee, seats: {seats}}}]"
    findings = found(drafted(f"red_lines: [proportional-voice]\nterms.decision: majority\n{body}"), "L401")
    assert any("seats are unequal" in each.message for each in findings) is not released


def test_opt_out_and_going_ahead_without_the_objector_are_allies() -> None:
    made = drafted("red_lines: [{id: veto, means: opt-out}, proceed-without-objector]")
    assert found(made, "L402") == []


GIVEN_UP = [
    ("own-intellectual-property", "information/intellectual-property", "creator", "joint"),
    ("openness", "governance/openness", "with-board", "private"),
]


@pytest.mark.parametrize(("line", "clause", "keeping", "breaking"), GIVEN_UP)
def test_a_wording_that_breaks_a_line_is_not_counted_as_keeping_it(
    line: str, clause: str, keeping: str, breaking: str
) -> None:
    for wording, keeps in ((keeping, True), (breaking, False)):
        made = drafted(f"red_lines: [{line}]\nclauses: {{add: [{clause}], wording: {{{clause}: {wording}}}}}")
        held = next(each for each in made.selection.terms.red_lines if each.entry and each.entry.id == line)
        chosen = next(each for each in made.selection.choices if each.clause.id == clause)
        assert held.is_kept_by(chosen.clause)
        assert held.is_kept_by(chosen.clause, chosen.wording) is keeps
        assert held.is_broken_by(chosen.wording) is not keeps
        errors = [each for each in found(made, "L401") if each.severity == "error" and clause in each.message]
        assert bool(errors) is not keeps
        assert all(each.paragraph for each in errors)
        place = place_of(made, next(each for each in made.document.all_provisions() if each.clause == clause))
        assert (place in kept_by(made, held)) is keeps


def test_a_line_with_no_other_clause_to_keep_it_is_unprotected_and_the_wording_is_the_one_thing_told() -> None:
    joint = "clauses: {wording: {information/intellectual-property: joint}}"
    made = drafted(f"red_lines: [own-intellectual-property]\n{joint}")
    assert [each.title for each in made.selection.unprotected] == ["Own intellectual property"]
    assert codes(found(made, "L401", "L403", "L404")) == ["L401"]


def test_a_waived_line_lets_its_wording_stand() -> None:
    waived = "{id: openness, waiver: {by: full Council, on: 2026-11-02, why: one sensitive subject}}"
    made = drafted(f"red_lines: [{waived}]\nclauses: {{wording: {{governance/openness: private}}}}")
    assert codes(found(made, "L401", "L403", "L407")) == ["L407"]


NEVER = "clauses.wording: {conduct/no-surprises: not-pursue}"


@pytest.mark.parametrize("held", ["own-residents-first", "voluntary-sector-independence"])
def test_a_promise_never_to_act_against_another_is_told_once_for_each_line_it_strains(held: str) -> None:
    made = drafted(f"red_lines: [no-acting-against, {held}]\n{NEVER}")
    told = [each.message for each in found(made, "L401") if "conduct/no-surprises" in each.message]
    assert len(told) == 2
    assert sum("never to act" in each for each in told) == 1


def test_an_exception_in_another_clause_does_not_silence_the_warning_about_an_absolute_promise() -> None:
    made = drafted(f"red_lines: [no-acting-against, own-residents-first]\nclauses.add: [conduct/joint-voice]\n{NEVER}")
    assert "own-residents" in Context(made).fact("carries")
    assert any("never to act" in each.message for each in found(made, "L401"))


def test_a_first_look_that_leaves_every_route_open_strains_nothing() -> None:
    held = "red_lines: [local-ideas, no-exclusivity]\nterms.exclusivity: first-look\nclauses.add: [conduct/group-first]"
    said = [
        [each.message for each in found(drafted(f"{held}\n{more}"), "L401") if "group-first" in each.message]
        for more in ("", "clauses.wording: {conduct/group-first: bare}")
    ]
    assert [len(each) for each in said] == [0, 2]


def test_a_statement_is_enough_in_a_declaration_and_nowhere_else() -> None:
    assert found(drafted(example="west-essex"), "L403") == []
    assert codes(found(drafted("red_lines: [own-scrutiny]\n" + _WITHOUT), "L403")) == ["L403"]


_WITHOUT = "clauses.leave_out: {safeguards/own-constitution: test, governance/scrutiny: test}"


def test_a_private_red_line_is_never_quoted() -> None:
    lines = "red_lines: [{text: Neither reception desk closes, reason: manifesto commitment, private: true}]"
    for finding in found(drafted(lines)):
        assert "reception desk" not in finding.message and "manifesto" not in finding.message


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("not-binding", "terms.info: {rule: personal-dsa, agreement: the Vale charter}"),
        ("not-binding", "terms.staff: s113"),
        ("not-binding", "terms.fund: s75-pooled"),
        ("not-binding", "terms.delegation: lead-authority"),
        ("freedom-to-leave", "terms.staff: s113"),
        ("freedom-to-leave", "terms.fund: s75-pooled"),
    ],
)
def test_a_clause_that_leaves_a_matter_to_an_agreement_of_its_own_keeps_the_line(line: str, terms: str) -> None:
    made = drafted(f"template: mou\nred_lines: [{line}]\n{terms}")
    wrong = ("none is mentioned", "no agreement with notice of its own")
    assert not [each for each in found(made, "L401") if any(words in each.message for words in wrong)]


@pytest.mark.parametrize(
    ("line", "lines", "words", "told"),
    [
        ("openness", "clauses.wording: {governance/openness: with-board}", "left out of what is published", True),
        ("openness", "clauses.wording: {governance/openness: in-public}", "left out of what is published", False),
        ("no-forced-cost", "terms.costs: equal", "before it has approved", False),
        ("no-forced-cost", "terms.costs: equal\nclauses.leave_out: {money/costs: x}", "before it has approved", True),
    ],
)
def test_a_wording_that_does_what_the_warning_asks_for_silences_it(
    line: str, lines: str, words: str, told: bool
) -> None:
    made = drafted(f"template: mou\nterms.info: non-personal\nred_lines: [{line}]\n{lines}")
    assert any(words in each.message for each in found(made, "L401")) is told
