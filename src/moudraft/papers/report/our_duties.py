"""What an agreement asks of one party: in particular, and with every other."""

from __future__ import annotations

from typing import NamedTuple

from moudraft.document.drafted import Drafted
from moudraft.papers.report.said_terms import SaidTerm, SaidTerms

NO_DUTY = ("approval", "general", "status")
"""Subjects that name every party without asking anything of it: who it is, who approves, how it signs."""


class OurDuties(NamedTuple):
    """The paragraphs that speak of a party in particular, and those that put a duty on every party."""

    in_particular: tuple[SaidTerm, ...]
    common: tuple[SaidTerm, ...]


def our_duties(seen: Drafted, said: SaidTerms, us: str) -> OurDuties:
    """The duties of one party in the operative part, by the register of duties; and what names it besides."""
    everybody = {party.short_name for party in seen.deal.parties}
    ours: set[SaidTerm] = set()
    shared: set[SaidTerm] = set()
    for duty in said.duties:
        term = said.at(duty.spot)
        if term is not None and us in duty.who.parties:
            (shared if duty.who.whichever or set(duty.who.parties) == everybody else ours).add(term)
    in_particular, common = [], []
    for term in (each for each in said.all if each.is_operative):
        named = said.subject_of(term) not in NO_DUTY and term.names(us) and not term.names_parties
        if term in ours:
            in_particular.append(term)
        elif named:
            in_particular.append(term.about(us))
        elif term in shared:
            common.append(term)
    return OurDuties(tuple(in_particular), tuple(common))
