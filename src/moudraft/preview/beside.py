"""What stands beside each paragraph of a draft: the findings on it, and all that is known of the clause behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from moudraft.checks.hard_points import MOST, hard_points
from moudraft.document import Provision
from moudraft.document.provenance import Spot
from moudraft.drafting import Draft
from moudraft.findings import BlankAt, ClauseAt, Finding
from moudraft.library.wording import Wording, walk_lines
from moudraft.library.words_shown import shown
from moudraft.preview.spot_anchors import SpotAnchors
from moudraft.problems import SEVERITIES
from moudraft.records.explanation import explanation
from moudraft.records.explanation_data import ChoiceMade, Explanation
from moudraft.records.red_line_matrix import MatrixRow, matrix
from moudraft.selection import Choice
from moudraft.tracing.both_ways import Trace, TracedParagraph, trace_of


class Beside:
    """A draft with all that a preview shows of it, each part worked out once."""

    def __init__(self, made: Draft) -> None:
        self.made = made
        self.anchors = SpotAnchors(made)
        self.choices: Mapping[str, Choice] = {each.slot: each for each in made.selection.choices}
        self.findings = sorted(
            [*made.findings, *hard_points(made)[:MOST]],
            key=lambda each: (SEVERITIES.index(each.severity), each.code, each.location),
        )

    @cached_property
    def explanation(self) -> Explanation:
        return explanation(self.made, self.anchors.pages.places, trace=self.trace)

    @cached_property
    def explained(self) -> Mapping[str, ChoiceMade]:
        return {each.slot: each for each in self.explanation.clauses}

    @cached_property
    def trace(self) -> Trace:
        return trace_of(self.made)

    @cached_property
    def matrix(self) -> tuple[MatrixRow, ...]:
        return matrix(self.made)

    @cached_property
    def traced(self) -> Mapping[str, list[tuple[Spot, TracedParagraph]]]:
        """What asked for each paragraph, by provision; the trace has them in this order."""
        told = iter(self.trace.paragraphs)
        return {
            provision.id: [(unit.spots[0], next(told)) for unit in self.anchors.pages.units(provision)]
            for provision in self.made.document.all_provisions()
        }

    # --- findings -----------------------------------------------------------------------------------------

    @cached_property
    def found_in(self) -> Mapping[str, list[tuple[int, Finding]]]:
        """The findings of each provision with their numbers in the whole list, from 1."""
        found: dict[str, list[tuple[int, Finding]]] = {}
        for number, finding in enumerate(self.findings, 1):
            for id in dict.fromkeys(spot.provision for spot in self.spots(finding)):
                found.setdefault(id, []).append((number, finding))
        return found

    def spots(self, finding: Finding) -> list[Spot]:
        """Where in the draft a finding is: the paragraph that it names, the blank or the clause that it is about."""
        named = self.anchors.spot_of_place.get(finding.paragraph)
        if named is not None:
            return [named]
        blanks = [
            self.anchors.of_blank[each.what, each.key]
            for each in finding.about
            if isinstance(each, BlankAt) and (each.what, each.key) in self.anchors.of_blank
        ]
        return blanks or list(self._of_clauses(finding))

    def _of_clauses(self, finding: Finding) -> Iterable[Spot]:
        clauses = {each.clause for each in finding.about if isinstance(each, ClauseAt)}
        return (Spot(each.id, 0) for each in self.made.document.all_provisions() if each.clause in clauses)

    # --- wordings -----------------------------------------------------------------------------------------

    def turned_down(self, provision: Provision) -> list[tuple[Wording | None, str, str]]:
        """The wordings that were not taken, with their names and why not, in the order of the library."""
        choice = self.choices.get(provision.id)
        if choice is None:
            return []
        return [(choice.clause.wording(each.wording), each.wording, each.why) for each in choice.turned_down]


def words_of(wording: Wording) -> list[str]:
    """The lines of a wording, with its holes as the library has them."""
    return [words for content, _, _ in walk_lines(wording.body) if (words := shown(content).strip())]
