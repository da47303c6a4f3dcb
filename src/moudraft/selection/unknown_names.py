"""What is said of a name in a deal that stands for nothing, with the name that may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moudraft.deal import Deal
from moudraft.problems import Problem
from moudraft.yaml_source.in_plain_words import near_hint, shown


def unknown(deal: Deal, key: str, noun: str, name: str, known: Iterable[str], otherwise: str = "") -> Problem:
    """The problem of one name under a key; ``otherwise`` is the hint where no known name is near."""
    return Problem(deal.where(key), f'unknown {noun} "{shown(name)}"', near_hint(name, known) or otherwise)


def unknown_among(
    deal: Deal, key: str, noun: str, names: Iterable[str], known: Iterable[str], otherwise: str = ""
) -> Iterator[Problem]:
    """The problem of each name in a list under a key that is not among those known, at its own line if it has one."""
    # Most keys are not given, and to go through all that is known for none of them takes its time.
    if given := list(names):
        among = list(known)
        wrong = ((number, name) for number, name in enumerate(given) if name not in among)
        yield from (unknown(deal, f"{key}.{number}", noun, name, among, otherwise) for number, name in wrong)
