"""On the bundled examples the checks say what a careful lawyer would, and nothing else.

Each expected warning has its reason: for Brentwood and Rochford the number of the finding in the worked example that a
lawyer wrote from the source document; for the others, why a lawyer would raise it. An example not named
has none.
"""

from __future__ import annotations

import pytest

from tests.checks.drafts import EXAMPLES, built_in, drafted, found

WARNINGS = {
    "brentwood-rochford": {
        "B602": "1: legal effect is not stated, nor subject to contract",
        "L401 Fair shares": "4: to the satisfaction of both, with no fallback or route if they differ",
        "G510": "5: one team, and no consultation of officers; 10: nobody bears the costs of integration",
        "L401 Sovereignty": "6: shared officers advise both councils when they disagree",
        "L401 Own scrutiny": "8: oversight promised without a way for scrutiny to see it",
        "G509": "8: oversight promised without members, chair, meetings or quorum",
        "F706": "9: no term, review, long-stop date or way out, although staff are integrated",
        "L401 Existing contracts": "12: contracts protected but not listed",
        "L401 Name and identity": "13: nothing says that the Partnership is a name only",
        "B605": "14: a unified team sees both councils\u2019 information, and nothing deals with it",
    },
    "essex-working-together": {
        "B602": "the memorandum does not say whether it binds",
        "G502": "the board decides by consensus, and nothing says what follows a failure to agree",
        "G503": "the chair rotates, in no stated order",
        "P302": "Leaders alone sign, while the county is to pay for a manager and rooms",
    },
    "shared-services": {
        "P302": "Leaders sign as Leaders, while one council is to pay for a project manager",
    },
    "west-essex": {
        "B602": "the councils agree and undertake, without a sentence on status",
    },
}


def test_the_examples_are_of_every_template_and_every_warning_is_of_one_of_them() -> None:
    assert {drafted(example=example).document.template for example in EXAMPLES} == set(built_in().templates)
    assert WARNINGS.keys() <= set(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_example_has_an_error(example: str) -> None:
    assert [str(finding) for finding in found(drafted(example=example)) if finding.severity == "error"] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_warning_is_one_a_careful_lawyer_would_give(example: str) -> None:
    warnings = [each for each in found(drafted(example=example)) if each.severity == "warning"]
    named = {f"{each.code} {each.message.split(' (')[0]}" if each.code == "L401" else each.code for each in warnings}
    assert named == set(WARNINGS.get(example, ()))


# --- the false alarms that the worked example and the corrections rule out ---------------------------


def messages(example: str) -> str:
    grave = [each for each in found(drafted(example=example)) if each.severity != "info"]
    return "\n".join(f"{each.code} {each.message}" for each in grave)


def test_heads_of_terms_without_a_dispute_procedure_are_a_warning_at_most() -> None:
    findings = [each for each in found(drafted(example="brentwood-rochford")) if "terms.dispute" in each.message]
    assert findings and all(each.severity == "warning" for each in findings)


def test_an_officer_team_is_not_held_to_the_rule_of_the_board() -> None:
    assert "G507" not in messages("brentwood-rochford")


def test_an_opt_out_needs_no_reserved_matters_and_no_special_quorum() -> None:
    text = messages("brentwood-rochford")
    assert "reserved" not in text and "quorum of" not in text


def test_shared_staff_are_not_told_how_long_their_notice_must_be() -> None:
    assert "six months" not in messages("brentwood-rochford").lower()


def test_a_declaration_is_not_asked_for_a_board_or_for_costs() -> None:
    assert [each.code for each in found(drafted(example="west-essex"))] == ["B602"]


def test_speaking_for_ones_own_residents_and_not_acting_against_each_other_go_together_with_the_carve_out() -> None:
    assert "L40" not in messages("essex-working-together")
