"""Rules on changes, loss, charges and service: what sets each off, what releases it, and what must not."""

from __future__ import annotations

import pytest

from tests.checks.drafts import codes, drafted, found


def own(text: str) -> str:
    return f'clauses.own: [{{key: words, title: Words, text: "{text}"}}]\n'


# --- loss ---------------------------------------------------------------------------------------

DIVIDED = (
    "Northmoor will be responsible for the payment of any fine.",
    "Losses are split equally.",
    "Eastvale will reimburse all damages.",
    "Northmoor will make good any loss of Eastvale.",
    "Eastvale will hold Northmoor harmless against claims.",
)
FREE = (
    "Each party bears its own fines and losses.",
    "The running costs of the depot are split equally.",
    "A fine is met by a budget transfer, and so makes good the loss.",
    "Northmoor will make good the car park after use.",
)


@pytest.mark.parametrize("text", DIVIDED)
def test_a_loss_divided_in_own_words_is_told_of_where_nothing_binds(text: str) -> None:
    assert codes(found(drafted(own(text)), "B631")) == ["B631"]
    assert found(drafted(own(text) + "terms.binding: full"), "B631") == []


@pytest.mark.parametrize("text", FREE)
def test_planned_costs_own_losses_and_budgets_that_move_are_not(text: str) -> None:
    assert found(drafted(own(text)), "B631") == []


@pytest.mark.parametrize("value", ["own-acts-capped", "mutual-capped", "mutual", "one-way"])
def test_what_only_a_contract_can_divide_is_an_error_elsewhere(value: str) -> None:
    (finding,) = found(drafted(f"terms.liability: {{rule: {value}, by: Northmoor, cap: £1 million}}"), "B607")
    assert finding.severity == "error"
    assert found(drafted("terms.liability: own-acts"), "B607") == []


def test_an_indemnity_in_own_words_that_names_fines_is_told_of() -> None:
    text = own("Eastvale indemnifies Northmoor against claims and fines.")
    assert codes(found(drafted(text), "B613")) == ["B613"]
    assert found(drafted(own("Eastvale indemnifies Northmoor against claims but not fines.")), "B613") == []


EXCLUDED = (
    "Northmoor has no liability whatsoever.",
    "Northmoor is not liable for any loss.",
    "The liability of Northmoor is limited to £100.",
)


@pytest.mark.parametrize("text", EXCLUDED)
def test_an_exclusion_is_an_error_unless_the_paper_keeps_death_and_fraud_apart(text: str) -> None:
    binding = "terms.binding: full\n"
    (error,) = found(drafted(binding + own(text)), "B614")
    assert error.severity == "error"
    (warning,) = found(drafted(binding + own(text) + "terms.liability: own-acts"), "B614")
    assert warning.severity == "warning"
    assert found(drafted(own(text)), "B614") == []


def test_a_limit_on_an_indemnity_is_no_exclusion() -> None:
    text = own("The liability of Northmoor under its indemnity is limited to £1 million.")
    assert found(drafted("terms.binding: full\n" + text), "B614") == []


# --- the language of a paper that does not bind -------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Either may leave on a breach by the other.", 1),
        ("Either may terminate for default.", 1),
        ("A service credit falls due.", 1),
        ("Each tells the other of a personal data breach at once.", 0),
        ("Each tells the other of a security breach at once.", 0),
        ("Each tells the other of a breach of security at once.", 0),
    ],
)
def test_the_language_of_a_contract_is_told_of_and_a_breach_of_data_is_not(text: str, told: int) -> None:
    assert len(found(drafted(own(text)), "B618")) == told


def test_interest_in_a_paper_that_does_not_bind_is_told_of() -> None:
    assert codes(found(drafted("terms.charges: {rule: cost, interest: statutory}"), "B618")) == ["B618"]
    assert found(drafted("terms.charges: cost"), "B618") == []


# --- changes, service, acceptance ---------------------------------------------------------------

POSTED = "terms.variation: {rule: posted, by: Northmoor, page: the terms page%s}\n"


def test_posting_needs_a_notice_and_a_way_out() -> None:
    leave = ", leave_until: a month after it is published"
    assert codes(found(drafted(POSTED % ""), "S001")) == ["S001"]
    assert found(drafted(POSTED % ", notice: 2 months"), "S001") == []
    held = "terms.exit: silent\nterms.binding: full\n"
    assert codes(found(drafted(POSTED % ", notice: 2 months" + held), "S001")) == ["S001"]
    assert found(drafted(POSTED % f", notice: 2 months{leave}" + held), "S001") == []


@pytest.mark.parametrize("value", ["by-kind", "notice-and-leave"])
def test_a_change_that_carries_a_right_to_leave_is_let_be(value: str) -> None:
    assert found(drafted(f"terms.variation: {{rule: {value}, by: Northmoor}}"), "S001", "S002", "S003", "B630") == []


def test_an_urgent_public_service_is_not_stopped_or_ended_at_once() -> None:
    nhs = "parties.1.kind: nhs-trust\n"
    lines = "terms.suspension: any-breach\nterms.breach_exit: immediate\n"
    assert codes(found(drafted(nhs + lines), "S006", "B635")) == ["B635", "S006"]
    assert found(drafted(lines), "S006", "B635") == []


def test_a_level_needs_a_figure_and_a_time_and_there_has_to_be_one() -> None:
    assert len(found(drafted("terms.service_levels: specified"), "S005")) == 1
    rows = "terms.service_levels: {rule: aims, measures: [{what: calls answered}]}"
    (finding,) = found(drafted(rows), "S005")
    assert "no figure and no time" in finding.message
    assert found(drafted("terms.service_levels: aims"), "S005") == []


@pytest.mark.parametrize("closing, told", [("4 weeks", 1), ("89 days", 1), ("90 days", 0), ("1 year", 0)])
def test_a_service_that_closes_leaves_time_to_move(closing: str, told: int) -> None:
    made = drafted(f"terms.variation: {{rule: by-kind, by: Northmoor, closing: {closing}}}")
    assert len(found(made, "S007")) == told


@pytest.mark.parametrize(
    "closing, exports, told",
    [
        ("45 days", ["30 days"], ""),
        ("45 days", ["60 days"], "less than the 60 days it takes to move the data"),
        ("4 months", ["30 days", "6 months"], "less than the six months it takes to move the data"),
        ("89 days", ["tbc"], "less than it takes to move"),
    ],
)
def test_how_long_it_takes_to_move_is_what_the_deal_says(closing: str, exports: list[str], told: str) -> None:
    services = ", ".join(f"{{text: service {n}, export: {export}}}" for n, export in enumerate(exports))
    made = drafted(f"terms.variation: {{rule: by-kind, by: Northmoor, closing: {closing}}}\nservices: [{services}]")
    assert [each.message.partition("which is ")[2] for each in found(made, "S007")] == ([told] if told else [])


@pytest.mark.parametrize("post", ["Head of Legal Services", "Mayor", "Director", "Drainage Officer"])
def test_a_post_is_no_person(post: str) -> None:
    assert found(drafted(f"parties.0.contacts: [{{post: {post}, email: a@b.gov.uk}}]"), "S008") == []


def test_use_is_acceptance_where_nothing_but_the_service_moves() -> None:
    assert found(drafted("terms.acceptance: first-use"), "S004") == []
    assert codes(found(drafted("terms.acceptance: first-use\nterms.charges: cost"), "S004")) == ["S004"]


def test_a_deed_is_signed() -> None:
    deed = "terms.binding: full\nclauses.add: [general/consideration]\n"
    deed += "clauses.wording: {general/consideration: deed}\n"
    assert codes(found(drafted(deed + "terms.acceptance: form"), "B636")) == ["B636"]
    assert found(drafted(deed), "B636") == []


@pytest.mark.parametrize(
    "supplier, user, told", [("1 month", "3 months", 1), ("3 months", "3 months", 0), ("soon", "1 year", 0)]
)
def test_a_supplier_gives_at_least_the_notice_of_its_users(supplier: str, user: str, told: int) -> None:
    classes = [
        f"{{id: supplier, members: Northmoor, leaves: {supplier}}}",
        f"{{id: user, members: Eastvale, leaves: {user}}}",
    ]
    assert len(found(drafted(f"classes: [{', '.join(classes)}]"), "S009")) == told
