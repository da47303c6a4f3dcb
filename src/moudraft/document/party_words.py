"""Words that follow from what the parties are: their heads and officers, and the lines of the nation that fit them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from moudraft import english
from moudraft.deal import Deal, Party
from moudraft.document.words_of_values import Printed, Scope
from moudraft.library.condition import Facts, match
from moudraft.library.nation import Kind, Nation, by_form
from moudraft.library.wording import Inline, Words

UPPER_TIER = "upper_tier"
LOCAL_AUTHORITIES = "local_authorities"
COUNCILS = "councils"
USUAL_OFFICER = "chief executive"
USUAL_FINANCE = "chief finance officer"
FEW = 2
"""More kinds of office than this are not listed one by one."""


def office_names(deal: Deal, nation: Nation) -> dict[str, str]:
    """The names for those who lead and serve each party: all alike, one of two, or in general words."""

    def of_each(words: Callable[[Kind, Party], str]) -> list[str]:
        return list(dict.fromkeys(words(nation.kind(party.kind), party) for party in deal.parties))

    def head(kind: Kind, party: Party) -> str:
        return by_form(kind.heads, party.governance)

    def deputy(kind: Kind, party: Party) -> str:
        return by_form(kind.deputies, party.governance)

    officers = of_each(lambda kind, _: kind.officer)
    both = of_each(lambda kind, party: f"{head(kind, party)} and {deputy(kind, party)}")
    pairs = of_each(lambda kind, party: f"{head(kind, party)} and {kind.officer}")
    finance = of_each(lambda kind, _: kind.finance or USUAL_FINANCE)
    return {
        "heads": _one_of(of_each(head), "the head"),
        "heads_and_deputies": _one_of(both, "two of the most senior people"),
        "heads_and_officers": _one_of(pairs, "the head and the most senior officer"),
        "chief_officer": _one_of([f"the {each}" for each in officers], "the most senior officer"),
        "chief_officer_term": officers[0] if len(officers) == 1 else USUAL_OFFICER,
        "chief_officers": _officers(officers, all_in(deal, nation, COUNCILS)),
        "finance_officer": _one_of(finance, f"{USUAL_FINANCE} or its equivalent"),
    }


def county_name(deal: Deal, nation: Nation, party: str) -> str:
    """The council that shares its area with districts, as the paper defines it; by what it is where it is not one."""
    counties = [each.short_name for each in deal.parties if nation.is_in(each.kind, UPPER_TIER)]
    return counties[0] if len(counties) == 1 else f"the county {party}"


def signs_as_head(party: Party, nation: Nation) -> bool:
    """Whether whoever signs for a party does so as its head, and not as an officer."""
    office, kind = party.signatory.office, nation.kind(party.kind)
    head = by_form(kind.heads, party.governance)
    return isinstance(office, str) and _same_post(office, head) and not _same_post(head, kind.officer)


def heads_above(deal: Deal, nation: Nation, each: str) -> str:
    """The heads of the parties, who stand above their officers: ``the Leader of each Council``."""
    kinds = [nation.kind(party.kind) for party in deal.parties]
    heads = [by_form(kind.heads, party.governance) for kind, party in zip(kinds, deal.parties, strict=True)]
    if any(_same_post(head, kind.officer) for head, kind in zip(heads, kinds, strict=True)):
        return "those to whom they answer"
    named = list(dict.fromkeys(heads))
    alike = len(named) <= FEW and all(head.startswith("the ") for head in named)
    return f"{english.joined(named, 'or') if alike else 'the head'} of {each}"


def _same_post(one: str, other: str) -> bool:
    plain, theirs = (english.without_the(post).strip().casefold() for post in (one, other))
    return plain == theirs


def all_in(deal: Deal, nation: Nation, group: str) -> bool:
    """Whether every party is in a group."""
    return all(nation.is_in(party.kind, group) for party in deal.parties)


def _one_of(words: Sequence[str], in_general: str) -> str:
    return english.joined(words, "or") if len(words) <= FEW else in_general


def _officers(officers: Sequence[str], councils: bool) -> str:
    """The most senior officers together: chief executives, clerks, or whoever is their equal."""
    if councils or (len(officers) == 1 and USUAL_OFFICER not in officers):
        return english.joined([english.plural(each) for each in officers])
    if USUAL_OFFICER in officers:
        return f"{english.plural(USUAL_OFFICER)} or their equivalents"
    return "most senior officers"


class NationLines:
    """The lists that a nation offers, each with the lines that fit the parties: as a list, or in one sentence."""

    def __init__(self, nation: Nation, facts: Facts) -> None:
        self.nation = nation
        self.facts = facts

    def listed(self, name: str) -> list[Scope] | None:
        lines = self.nation.lines.get(name)
        if lines is None:
            return None
        return [{"text": line.text} for line in lines if match(line.when, self.facts) is not None]

    def printed(self, name: str) -> Printed | None:
        listed = self.listed(name)
        return None if listed is None else in_a_row(listed)


def in_a_row(lines: Sequence[Scope]) -> Printed:
    """The lines of a list as they stand in one sentence."""
    out: list[Inline] = []
    for index, line in enumerate(lines):
        if index:
            out.append(Words(" and " if index == len(lines) - 1 else ", "))
        out.extend(line["text"])  # type: ignore[arg-type]
    return tuple(out)
