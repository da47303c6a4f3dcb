"""The hard points of a deal: questions for somebody to answer, from ``clauses/hard-points.yaml``.

They are no findings of fault: their severity is ``question``, and they fail nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from moudraft.checks.support.budget_year import is_late
from moudraft.checks.support.context import Context
from moudraft.checks.support.leases_given import let_for
from moudraft.checks.support.offence import place
from moudraft.checks.support.subjects import subject_of
from moudraft.findings import Finding
from moudraft.library import HardPoint
from moudraft.library.condition import Fact, match

if TYPE_CHECKING:
    from moudraft.document.drafted import Drafted

MOST = 10
"""How many questions are shown unless more are asked for."""


def hard_points(made: Drafted) -> list[Finding]:
    """The questions that a draft raises and its deal has not answered, the weightiest first."""
    return list(_HardPoints(made).raised())


class _HardPoints:
    def __init__(self, made: Drafted) -> None:
        self.draft = Context(made)

    def raised(self) -> Iterator[Finding]:
        library, accepted = self.draft.library, self.draft.deal.accepted
        for point in sorted(library.hard_points, key=lambda each: -each.weight):
            lines = match(point.when, self.facts) if point.id not in accepted else None
            if lines is None or (point.unless and match(point.unless, self.facts) is not None):
                continue
            at = place(self.draft, lines, "")
            about = (subject_of(self.draft.deal, at.key),) if at.key else ()
            said = (f"for {_WHO[point.audience]}: {point.ask}",)
            yield Finding(point.id, "question", said, at.location, self.settling(point), about=about)

    def settling(self, point: HardPoint) -> tuple[str]:
        law = "; ".join(self.draft.library.law[id].cite for id in point.law)
        return (f"settled by {point.settled_by}{f' ({law})' if law else ''}",)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        both = all(self.draft.parties_in(tier) for tier in ("upper_tier", "lower_tier"))
        tiers = "two" if both else "one"
        late = is_late(self.draft.detail("costs", "recalculated"))
        return {
            **self.draft.facts, "tiers": Fact((tiers,)), "mentions": Fact(tuple(self.mentioned())),
            "worked_out": Fact(("late" if late else "in-time",)), "let_for": Fact(let_for(self.draft)),
        }  # fmt: skip

    def mentioned(self) -> Iterator[str]:
        """What the deal's own words and its parties' names speak of."""
        texts = [own.text for own in self.draft.own_words]
        texts += [party.name for party in self.draft.deal.parties if isinstance(party.name, str)]
        text = "\n".join(texts)
        for name, patterns in self.draft.library.mentions.items():
            if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
                yield name


_WHO = {
    "sponsor": "the sponsor", "monitoring officer": "the monitoring officer", "finance": "the finance officer",
    "people": "the people team", "property": "the property team", "partner": "the partner",
}  # fmt: skip
