"""L416: a red line that limits what a party pays, and money that may fall on it all the same."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.keepers import own_lines
from moudraft.checks.support.money_gaps import GAPS, covered, falls_on_holder, made_up
from moudraft.checks.support.offence import named
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.said import Said, Settled, marked
from moudraft.selection.terms import HeldLine


@rule("L416", "error", "warning", wants={"deal": "red_lines.kind"})
def cap_with_a_gap(draft: Context) -> Iterator[Found]:
    """A party is not to pay above its share, and the deal puts an unpaid share on the others, or says nothing of it.

    Why: A cap is tried not in a good year but where money runs short: more is spent than was planned, a party opts out,
    leaves or does not pay, a successor takes on less, the work closes. Each of these has to meet the cap. A rule that
    shares the shortfall without the consent of whoever is to pay breaks it.

    Flagged::

        red_lines: [{text: No Council pays above its share, kind: cap}]
        terms.costs: [{rule: population, cap: {sum: "£100,000", over: the Councils share what is above it equally}}]

    Fine::

        red_lines: [{text: No Council pays above its share, kind: cap}]
        terms.costs: [{rule: population, cap: {sum: "£100,000", over: work stops}}]
    """
    for held in own_lines(draft):
        if held.line.kind != "cap":
            continue
        gaps = [gap for gap in GAPS if gap.may_open(draft)]
        for gap in gaps:
            for key, text in falls_on_holder(draft, held, gap):
                yield _broken(draft, held, key, (f"{gap.when}, the deal has \u201c{text}\u201d",))
        for key, text in made_up(draft, held):
            yield _broken(draft, held, key, (f"where money runs short, the deal has \u201c{text}\u201d",))
        if draft.has("exit_costs", "indemnity"):
            told = ("a party that leaves makes good what the others lose, whatever its share (",)
            yield _broken(draft, held, "terms.exit_costs", (*told, Settled("terms.exit_costs", ("indemnity",)), ")"))
        if gaps and not covered(draft, held):
            said = (*named(held), f": nothing says who pays {joined([gap.when for gap in gaps], 'or')}")
            yield Found(said, draft.at(held.line.key), marked("`terms.gap: consent`"), severity="warning")


def _broken(draft: Context, held: HeldLine, key: str, told: Said) -> Found:
    hint = "let the work shrink to the money, or ask for the consent of whoever is to pay"
    return Found((*named(held), ": ", *told), draft.at(key), hint)
