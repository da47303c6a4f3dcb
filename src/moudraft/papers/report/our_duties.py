"""What an agreement asks of one party: by name, and with every other."""

from __future__ import annotations

from typing import NamedTuple

from moudraft.document.drafted import Drafted
from moudraft.papers.report.said_terms import SaidTerm, SaidTerms
from moudraft.selection.facts import COUNCILS
from moudraft.variants.obligations import bound_by

NOBODY = "\0"
"""A word for a party that no sentence has: then only names are subjects."""
NO_DUTY = ("approval", "general", "status")
"""Subjects that name every party without asking anything of it: who it is, who approves, how it signs."""


class OurDuties(NamedTuple):
    """The paragraphs that speak of a party by name, and those that put a duty on every party."""

    by_name: tuple[SaidTerm, ...]
    common: tuple[SaidTerm, ...]


def our_duties(seen: Drafted, said: SaidTerms, us: str) -> OurDuties:
    """The duties of one party in the operative part of an agreement."""
    names = tuple(party.short_name for party in seen.deal.parties)
    councils = all(seen.library.home.is_in(party.kind, COUNCILS) for party in seen.deal.parties)
    noun = seen.selection.template.councils if councils else seen.selection.template.partners
    by_name, common = [], []
    for term in said.all:
        if not term.is_operative:
            continue
        if said.subject_of(term) not in NO_DUTY and term.names(us) and not said.is_about_parties(term):
            by_name.append(term.about(us))
        elif us in bound_by(term.text, names, noun) and us not in bound_by(term.text, names, NOBODY):
            common.append(term)
    return OurDuties(tuple(by_name), tuple(common))
