"""What a report quotes of an agreement for one party, by subject and by what clauses do, and what it only points at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from moudraft.document.drafted import Drafted
from moudraft.papers.report.our_duties import OurDuties, our_duties
from moudraft.papers.report.said_terms import SaidTerm, SaidTerms

IN_ROLES = {
    "legal_status": ("legal-status",), "discretion": ("discretion",), "own_governance": ("own-governance",),
    "decisions": ("decisions",), "approvals": ("approvals",), "liability": ("liability",),
    "successors": ("successors",), "veto": ("veto",),
}  # fmt: skip
"""Places that the words ask for by what clauses do (``clauses/roles.yaml``)."""
OF_AXES = ("delegation", "statutory_steps")
MONEY = "money"
"""The subject that a report treats of in figures."""


class Quoted:
    """The paragraphs that matter to one party (``us``, by its short name)."""

    def __init__(self, seen: Drafted, said: SaidTerms, us: str) -> None:
        self.seen = seen
        self.said = said
        self.us = us

    @cached_property
    def found(self) -> Mapping[str, Sequence[SaidTerm]]:
        """The paragraphs by subject, by role and by axis, under the names that their places are asked by."""
        said = self.said
        found: dict[str, Sequence[SaidTerm]] = {
            id: [each for each in said.of_subject(id) if each.is_operative] for id in self.said.subjects
        }
        found |= {name: said.in_role(*roles) for name, roles in IN_ROLES.items()}
        found |= {axis: [each for each in said.of_axes(axis) if axis in each.says] for axis in OF_AXES}
        found["binding"] = [each for each in said.all if each.effect == "binding"]
        found["spends"] = [each for each in self.duties.in_particular if said.subject_of(each) == MONEY]
        found["common"] = self.duties.common
        return found

    @cached_property
    def shown(self) -> Mapping[str, Sequence[SaidTerm]]:
        """What is quoted on each subject: what states an answer or speaks of this party, else all of it."""
        ours = set(self.duties.in_particular)
        stated = {id: [each for each in self.found[id] if each.says or each in ours] for id in self.said.subjects}
        return {id: found or self.found[id] for id, found in stated.items()}

    @cached_property
    def left(self) -> Mapping[str, list[SaidTerm]]:
        """What is said on each subject and not quoted."""
        quoted = {id: set(found) for id, found in self.shown.items()}
        return {id: [each for each in self.found[id] if each not in known] for id, known in quoted.items()}

    @cached_property
    def duties(self) -> OurDuties:
        return our_duties(self.seen, self.said, self.us)
