"""I007: a paper that denies the sharing it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.checks.support.statements import Statements
from moudraft.lazy_patterns import lazy_pattern

STAYS = "RL-22"
DENIED = ("personal-data", "none")
DENIAL = lazy_pattern(
    r"\bno personal (?:data|information) (?:is|will be|may be|passes|moves|will pass)\b|\bnone (?:of it )?is shared\b",
    re.IGNORECASE,
)


@rule("I007", "error", wants={"data_sets": "some"})
def sharing_denied(draft: Context) -> Iterator[Found]:
    """The deal describes a set of personal data, and something in it says that none is shared.

    Why: Whoever reads the paper has to know which of the two holds. A red line that keeps personal data where it is
    cannot stand beside a row by which it moves.

    Flagged::

        example: data-sharing
        red_lines: [data-stays]

    Fine::

        example: data-sharing
        red_lines: [own-policies]
    """
    if not draft.has("data_sets", "some"):
        return
    message = "personal data passes as a row describes, and "
    for held in draft.red_lines:
        if held.entry and held.entry.id == draft.library.id_of(STAYS) and not held.line.private:
            yield Found(
                f"{message}a red line says that none does", draft.at(held.line.key), "take out the one or the other"
            )
    for stated in draft.once(Statements).all:
        if (stated.said.matter, stated.said.position) == DENIED:
            where = draft.wording_location(stated.provision)
            yield Found(f"{message}{stated.place} says that none does", where, "let it speak of the rows", stated.place)
    for own in draft.own_words:
        if DENIAL.search(own.text):
            yield Found(f"{message}these words say that none does", draft.at(own.key), "let them speak of the rows")
