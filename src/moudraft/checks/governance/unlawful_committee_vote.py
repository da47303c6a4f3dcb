"""G504: a committee of councils that would vote in a way the law does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.english import lower_first, with_a
from moudraft.said import marked
from moudraft.selection.bodies import FilledBody

COMMITTEES = ("statutory-joint-committee", "advisory-joint-committee", "area-committees", "advisory-committee")
UNLAWFUL = ("consensus", "unanimity", "supermajority", "weighted")


@rule("G504", "error", wants={"governance": COMMITTEES})
def unlawful_committee_vote(draft: Context) -> Iterator[Found]:
    """A committee of councils is to decide by something other than a majority of those present and voting.

    Why: Questions before a committee or joint committee of councils are decided by a majority of the members present
    and voting, with a casting vote for the chair (Local Government Act 1972, Schedule 12, paragraphs 39 and 44).
    Consensus can only be a working practice, with a vote in default; unequal seats are lawful, weighted votes are not.

    Flagged::

        governance: [{model: statutory-joint-committee, decision: consensus}]

    Fine::

        governance: [{model: statutory-joint-committee, decision: consensus-then-vote}]
    """
    for body in draft.selection.terms.bodies:
        if body.model not in COMMITTEES:
            continue
        noun = with_a(lower_first(draft.library.models[body.model].title))
        rule_of_body = draft.decision_of(body)
        if rule_of_body in UNLAWFUL:
            hint = marked("decision: consensus-then-vote, or an informal board (`governance: leaders-board`)")
            message = f"{noun} cannot have {rule_of_body} as its rule: the law has it decide by majority"
            yield Found(message, _where(draft, body.key), hint)
        yield from _votes_displaced(draft, body, noun)
        if body.model == COMMITTEES[0] and draft.has("veto", "block"):
            message = f"{noun} decides by majority, so one partner cannot block its decisions"
            hint = marked("`terms.veto: reserved-matters`, which keeps listed matters with each partner")
            yield Found(message, draft.at_axis("veto"), hint)


def _votes_displaced(draft: Context, body: FilledBody, noun: str) -> Iterator[Found]:
    """A casting vote taken away, or votes that are not one for each member."""
    chairing = body.own.chairing
    if chairing is not None and chairing.casting == "no":
        message = f"whoever presides at {noun} has a casting vote by law, and no paper can take it away"
        yield Found(message, draft.at(f"{body.key}.chair.casting"), "casting: not-used, which is a convention")
    for name, seat in body.own.sits.items():
        if isinstance(seat.votes, str) and seat.votes.strip() != str(seat.count):
            message = f"{name} has {seat.votes} votes and {seat.count} members; by law each member has one vote"
            yield Found(message, draft.at(f"{body.key}.seats"), "take the votes out, or give as many seats")


def _where(draft: Context, key: str) -> Place:
    return draft.at("terms.decision") if "decision" in draft.deal.terms else draft.at(f"{key}.decision")
