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

from moudraft.checks.accepted import with_accepted
from moudraft.checks.after_vesting_day import after_vesting_day
from moudraft.checks.approval_asserted import approval_asserted
from moudraft.checks.avoided_word import avoided_word
from moudraft.checks.axes_disagree import axes_disagree
from moudraft.checks.binding_clause_missing import binding_clause_missing
from moudraft.checks.binding_wording_stray import binding_wording_stray
from moudraft.checks.capitals_drift import capitals_drift
from moudraft.checks.casting_vote import casting_vote
from moudraft.checks.circular_definition import circular_definition
from moudraft.checks.committee_in_private import committee_in_private
from moudraft.checks.context import Context
from moudraft.checks.dates_out_of_order import dates_out_of_order
from moudraft.checks.deadlock_without_route import deadlock_without_route
from moudraft.checks.decision_without_decider import decision_without_decider
from moudraft.checks.duty_without_owner import duty_without_owner
from moudraft.checks.effect_word import effect_word
from moudraft.checks.fund_without_holder import fund_without_holder
from moudraft.checks.heads_bind_in_full import heads_bind_in_full
from moudraft.checks.key_decision_notice import key_decision_notice
from moudraft.checks.legal_effect_not_stated import legal_effect_not_stated
from moudraft.checks.library_changed import library_changed
from moudraft.checks.long_sentence import long_sentence
from moudraft.checks.meetings_never_settle import meetings_never_settle
from moudraft.checks.missing_schedule import missing_schedule
from moudraft.checks.name_drift import name_drift
from moudraft.checks.no_commitment_contradicted import no_commitment_contradicted
from moudraft.checks.no_ending import no_ending
from moudraft.checks.notice_longer_than_term import notice_longer_than_term
from moudraft.checks.numbers_disagree import numbers_disagree
from moudraft.checks.office_holder_promises_money import office_holder_promises_money
from moudraft.checks.one_sector_quorum import one_sector_quorum
from moudraft.checks.oversight_without_detail import oversight_without_detail
from moudraft.checks.own_red_line import own_red_line
from moudraft.checks.party_left_out import party_left_out
from moudraft.checks.personal_data_without_roles import personal_data_without_roles
from moudraft.checks.placeholder_left import placeholder_left
from moudraft.checks.pre_election_period import pre_election_period
from moudraft.checks.private_red_line import private_red_line
from moudraft.checks.private_words_printed import private_words_printed
from moudraft.checks.quorum_of_one_party import quorum_of_one_party
from moudraft.checks.quorum_too_large import quorum_too_large
from moudraft.checks.red_line_contradicted import red_line_contradicted
from moudraft.checks.red_line_unprotected import red_line_unprotected
from moudraft.checks.red_lines_collide import red_lines_collide
from moudraft.checks.required_clause_left_out import required_clause_left_out
from moudraft.checks.review_after_the_end import review_after_the_end
from moudraft.checks.rotation_order import rotation_order
from moudraft.checks.rotation_without_order import rotation_without_order
from moudraft.checks.rule import Rule
from moudraft.checks.shared_staff_gaps import shared_staff_gaps
from moudraft.checks.shares_not_whole import shares_not_whole
from moudraft.checks.stale_wording import stale_wording
from moudraft.checks.term_defined_twice import term_defined_twice
from moudraft.checks.term_in_wrong_number import term_in_wrong_number
from moudraft.checks.term_used_once import term_used_once
from moudraft.checks.to_confirm import to_confirm
from moudraft.checks.typed_reference import typed_reference
from moudraft.checks.unapproved_wording import unapproved_wording
from moudraft.checks.undefined_term import undefined_term
from moudraft.checks.undelegable_function import undelegable_function
from moudraft.checks.unenforceable_promise import unenforceable_promise
from moudraft.checks.unlawful_committee_vote import unlawful_committee_vote
from moudraft.checks.unprinted_line import unprinted_line
from moudraft.checks.unreferenced_schedule import unreferenced_schedule
from moudraft.checks.unused_answer import unused_answer
from moudraft.checks.unused_term import unused_term
from moudraft.checks.unusual_decision_rule import unusual_decision_rule
from moudraft.checks.vague_lines import vague_lines
from moudraft.checks.waiver_in_force import waiver_in_force
from moudraft.checks.waiver_not_yet_given import waiver_not_yet_given
from moudraft.checks.words_for_two import words_for_two
from moudraft.checks.wrong_approver import wrong_approver
from moudraft.problems import Finding

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
