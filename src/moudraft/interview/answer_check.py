"""What is wrong with an answer, by the same functions and in the same words as for a deal file."""

from __future__ import annotations

from typing import Any

from moudraft.deal import Deal
from moudraft.deal.deal_file import load_deal
from moudraft.interview.party_answers import of_first_stage
from moudraft.library import Library
from moudraft.library.nation import Nation
from moudraft.problems import MoudraftError, Problem
from moudraft.register.entries import proposed_short_name
from moudraft.selection.deal_names import check_names

NAME = "answer"
FALLBACK = "mou"


def provisional(data: dict[str, Any], library: Library) -> dict[str, Any]:
    """The deal as it would be with stand-ins for what nobody has been asked yet, so that it can be read."""
    template = FALLBACK if FALLBACK in library.templates else next(iter(library.templates))
    made = {"moudraft": 1, "template": template, "title": "Untitled", **data}
    parties = [dict(each) for each in data.get("parties", [])] or []
    parties += [{} for _ in range(2 - len(parties))]
    made["parties"] = [_whole_party(each, n, library.home) for n, each in enumerate(parties, 1)]
    return made


def _whole_party(party: dict[str, Any], number: int, nation: Nation) -> dict[str, Any]:
    name = party.get("name") or f"Partner number {number}"
    short = proposed_short_name(nation, name) if party.get("name") and isinstance(name, str) else f"Partner {number}"
    return {"name": name, "short_name": short, "kind": nation.unknown, **party}


def provisional_deal(data: dict[str, Any], library: Library) -> Deal:
    return load_deal(provisional(data, library), name=NAME)


def problems_of(data: dict[str, Any], library: Library, key: str = "") -> list[Problem]:
    """The problems of the data at or below a key, those that stand-ins cause left out; with no key, all of them."""
    try:
        check_names(provisional_deal(data, library), library)
    except MoudraftError as error:
        return [each for each in error.problems if _is_at(each, key)]
    return []


def _is_at(problem: Problem, key: str) -> bool:
    place = problem.location.file.removeprefix(NAME).strip()
    return not key or any(place == each or place.startswith(f"{each}.") for each in (key, of_first_stage(key)))


def said(problems: list[Problem]) -> str:
    """Problems as a person answering reads them: what is wrong and the hint, no place."""
    return "\n".join(each.message + (f"\n  {each.hint}" if each.hint else "") for each in problems)
