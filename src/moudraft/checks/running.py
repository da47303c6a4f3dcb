"""The checks: one rule a file. This is the list of them, and what runs them.

A rule is a function over a ``Context`` (one draft, with what the rules share) that yields what it ``Found``. It stands
alone in the file that has its name, and is added to ``RULES``. Its docstring is its documentation page and its test::

    @rule("L404", "error")
    def required_clause_left_out(draft: Context) -> Iterator[Found]:
        '''One sentence: what is wrong.

        Why: what goes wrong if nobody sees it, and the source of the rule.

        Flagged::

            red_lines: [local-ideas]
            clauses.leave_out: {safeguards/local-ideas: said elsewhere}

        Fine::

            red_lines: [local-ideas]
        '''

``Flagged`` and ``Fine`` are lines of a deal, as ``--set`` takes them, laid over ``examples/shared-services.yaml``;
a first line ``example: west-essex`` names another example, and ``today: 2026-01-31`` another day. Where no deal can
show the fault, the part is a sentence in brackets and the rule has a test of its own. A rule's first severity is its
usual one. The letter of a code says what it is about: D definitions, R references, P parties, L red lines,
G governance, B binding effect, F facts and dates, W words, K leaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moudraft.checks.definitions.capitals_drift import capitals_drift
from moudraft.checks.definitions.circular_definition import circular_definition
from moudraft.checks.definitions.term_defined_twice import term_defined_twice
from moudraft.checks.definitions.term_in_wrong_number import term_in_wrong_number
from moudraft.checks.definitions.term_used_once import term_used_once
from moudraft.checks.definitions.undefined_term import undefined_term
from moudraft.checks.definitions.unused_term import unused_term
from moudraft.checks.effect.axes_disagree import axes_disagree
from moudraft.checks.effect.binding_clause_missing import binding_clause_missing
from moudraft.checks.effect.binding_wording_stray import binding_wording_stray
from moudraft.checks.effect.duty_without_owner import duty_without_owner
from moudraft.checks.effect.effect_word import effect_word
from moudraft.checks.effect.fund_without_holder import fund_without_holder
from moudraft.checks.effect.heads_bind_in_full import heads_bind_in_full
from moudraft.checks.effect.legal_effect_not_stated import legal_effect_not_stated
from moudraft.checks.effect.no_commitment_contradicted import no_commitment_contradicted
from moudraft.checks.effect.personal_data_without_roles import personal_data_without_roles
from moudraft.checks.effect.unenforceable_promise import unenforceable_promise
from moudraft.checks.facts_and_dates.after_vesting_day import after_vesting_day
from moudraft.checks.facts_and_dates.approval_asserted import approval_asserted
from moudraft.checks.facts_and_dates.dates_out_of_order import dates_out_of_order
from moudraft.checks.facts_and_dates.key_decision_notice import key_decision_notice
from moudraft.checks.facts_and_dates.library_changed import library_changed
from moudraft.checks.facts_and_dates.no_ending import no_ending
from moudraft.checks.facts_and_dates.notice_longer_than_term import notice_longer_than_term
from moudraft.checks.facts_and_dates.numbers_disagree import numbers_disagree
from moudraft.checks.facts_and_dates.placeholder_left import placeholder_left
from moudraft.checks.facts_and_dates.pre_election_period import pre_election_period
from moudraft.checks.facts_and_dates.review_after_the_end import review_after_the_end
from moudraft.checks.facts_and_dates.to_confirm import to_confirm
from moudraft.checks.facts_and_dates.unprinted_line import unprinted_line
from moudraft.checks.facts_and_dates.unused_answer import unused_answer
from moudraft.checks.facts_and_dates.vague_lines import vague_lines
from moudraft.checks.facts_and_dates.waiver_not_yet_given import waiver_not_yet_given
from moudraft.checks.governance.casting_vote import casting_vote
from moudraft.checks.governance.committee_in_private import committee_in_private
from moudraft.checks.governance.deadlock_without_route import deadlock_without_route
from moudraft.checks.governance.decision_without_decider import decision_without_decider
from moudraft.checks.governance.meetings_never_settle import meetings_never_settle
from moudraft.checks.governance.one_sector_quorum import one_sector_quorum
from moudraft.checks.governance.oversight_without_detail import oversight_without_detail
from moudraft.checks.governance.quorum_of_one_party import quorum_of_one_party
from moudraft.checks.governance.quorum_too_large import quorum_too_large
from moudraft.checks.governance.rotation_without_order import rotation_without_order
from moudraft.checks.governance.shared_staff_gaps import shared_staff_gaps
from moudraft.checks.governance.undelegable_function import undelegable_function
from moudraft.checks.governance.unlawful_committee_vote import unlawful_committee_vote
from moudraft.checks.governance.unusual_decision_rule import unusual_decision_rule
from moudraft.checks.leaks.private_words_printed import private_words_printed
from moudraft.checks.parties.name_drift import name_drift
from moudraft.checks.parties.office_holder_promises_money import office_holder_promises_money
from moudraft.checks.parties.party_left_out import party_left_out
from moudraft.checks.parties.rotation_order import rotation_order
from moudraft.checks.parties.shares_not_whole import shares_not_whole
from moudraft.checks.parties.words_for_two import words_for_two
from moudraft.checks.parties.wrong_approver import wrong_approver
from moudraft.checks.red_lines.own_red_line import own_red_line
from moudraft.checks.red_lines.private_red_line import private_red_line
from moudraft.checks.red_lines.red_line_contradicted import red_line_contradicted
from moudraft.checks.red_lines.red_line_unprotected import red_line_unprotected
from moudraft.checks.red_lines.red_lines_collide import red_lines_collide
from moudraft.checks.red_lines.required_clause_left_out import required_clause_left_out
from moudraft.checks.red_lines.waiver_in_force import waiver_in_force
from moudraft.checks.references.missing_schedule import missing_schedule
from moudraft.checks.references.typed_reference import typed_reference
from moudraft.checks.references.unreferenced_schedule import unreferenced_schedule
from moudraft.checks.support.accepted import with_accepted
from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Rule
from moudraft.checks.words.avoided_word import avoided_word
from moudraft.checks.words.long_sentence import long_sentence
from moudraft.checks.words.stale_wording import stale_wording
from moudraft.checks.words.unapproved_wording import unapproved_wording
from moudraft.findings import Finding

if TYPE_CHECKING:
    from moudraft.drafting import Draft

RULES: tuple[Rule, ...] = (
    undefined_term,
    unused_term,
    term_defined_twice,
    term_used_once,
    circular_definition,
    capitals_drift,
    term_in_wrong_number,
    typed_reference,
    unreferenced_schedule,
    missing_schedule,
    rotation_order,
    office_holder_promises_money,
    name_drift,
    party_left_out,
    shares_not_whole,
    words_for_two,
    wrong_approver,
    red_line_contradicted,
    red_lines_collide,
    red_line_unprotected,
    required_clause_left_out,
    own_red_line,
    private_red_line,
    waiver_in_force,
    quorum_too_large,
    deadlock_without_route,
    rotation_without_order,
    unlawful_committee_vote,
    casting_vote,
    meetings_never_settle,
    unusual_decision_rule,
    decision_without_decider,
    oversight_without_detail,
    shared_staff_gaps,
    undelegable_function,
    quorum_of_one_party,
    one_sector_quorum,
    committee_in_private,
    effect_word,
    legal_effect_not_stated,
    axes_disagree,
    fund_without_holder,
    personal_data_without_roles,
    binding_clause_missing,
    unenforceable_promise,
    no_commitment_contradicted,
    duty_without_owner,
    binding_wording_stray,
    heads_bind_in_full,
    to_confirm,
    dates_out_of_order,
    waiver_not_yet_given,
    vague_lines,
    notice_longer_than_term,
    no_ending,
    unprinted_line,
    library_changed,
    after_vesting_day,
    review_after_the_end,
    key_decision_notice,
    pre_election_period,
    numbers_disagree,
    approval_asserted,
    placeholder_left,
    unused_answer,
    avoided_word,
    long_sentence,
    stale_wording,
    unapproved_wording,
    private_words_printed,
)


def check(made: Draft, codes: Sequence[str] | None = None, *, strict: bool = False) -> Iterator[Finding]:
    """What the rules have to say of a draft, in the order of their codes; ``codes`` limits them to those.

    A warning that the deal accepts becomes information, with the deal's reason; an error cannot be accepted.
    """
    draft = Context(made, strict)
    found = (each for rule in RULES if codes is None or rule.code in codes for each in rule.findings(draft))
    yield from with_accepted(found, made.deal, [rule.code for rule in RULES], codes)
