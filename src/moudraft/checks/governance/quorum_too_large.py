"""G501: a quorum that the body can never reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found, rule
from moudraft.english import NUMBERS, number_word
from moudraft.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from moudraft.deal import Body

NUMBER = lazy_pattern(rf"\b(\d+|{'|'.join(NUMBERS[1:])})\b", re.IGNORECASE)
OF_EACH = lazy_pattern(r"\b(?:of|from) each (?:council|partner|party|participant|member body)\b", re.IGNORECASE)
ONE_PERSON = lazy_pattern(r"(?:the|a|an|one)\s+\w+(?:[\s-]\w+){0,4}", re.IGNORECASE)


@rule("G501", "error", wants={"deal": "governance.quorum"})
def quorum_too_large(draft: Context) -> Iterator[Found]:
    """A body needs more members for a quorum than it has.

    Why: Such a body can never do business. It is looked at only where the deal gives members or seats that can be
    counted, and a quorum in figures, or a quorum from each partner and the seats of each.

    Flagged::

        governance.0.members: [the Leader and deputy leader of each council]
        governance.0.quorum: five members

    Fine::

        governance.0.members: [the Leader and deputy leader of each council]
        governance.0.quorum: four members
    """
    for body in draft.deal.governance:
        if not isinstance(body.quorum, str):
            continue
        where = draft.at(f"{body.key}.quorum")
        if body.seats and (OF_EACH.search(body.quorum) or body.quorum == "one-from-each"):
            yield from _from_each(draft, body, where)
            continue
        needed, total = number_in(body.quorum), _members(draft, body)
        if needed is not None and total is not None and needed > total:
            message = f"a quorum of {needed} cannot be reached by a body of {total}"
            yield Found(message, where, f"governance.quorum: at most {total} members")


def _from_each(draft: Context, body: Body, where: Place) -> Iterator[Found]:
    needed = number_in(OF_EACH.sub("", str(body.quorum))) or 1
    for party in draft.deal.parties:
        seats = body.seats.get(party.short_name, 0)
        if seats < needed:
            has = f"appoints {number_word(seats)}" if seats else "appoints nobody"
            message = f"a quorum of {number_word(needed)} from each cannot be reached: {party.short_name} {has}"
            yield Found(message, where, f"give {party.short_name} the seats, or ask for fewer from each")


def _members(draft: Context, body: Body) -> int | None:
    """How many members a body has, by its seats or else by the words for its members; None where nobody can tell."""
    if body.seats:
        return sum(body.seats.values())
    if not isinstance(body.members, tuple) or not body.members or OF_EACH.search(str(body.quorum)):
        return None
    said = [each if isinstance(each, str) else "" for each in body.members]
    counts = [_people(each, len(draft.deal.parties)) for each in said]
    return None if None in counts else sum(count for count in counts if count is not None)


def number_in(text: str) -> int | None:
    """The one number in a text, as a figure or a word; None where there is none, or more than one."""
    found = NUMBER.findall(text)
    if len(found) != 1 or "%" in text:
        return None
    word = found[0].lower()
    return int(word) if word.isdecimal() else NUMBERS.index(word)


def _people(member: str, parties: int) -> int | None:
    """How many people a line of members means; None where it cannot be counted."""
    each = OF_EACH.search(member)
    heads = member[: each.start()].strip() if each else member.strip()
    number = number_in(heads)
    if number is not None and not ONE_PERSON.fullmatch(heads):
        count = number
    else:
        parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", heads)
        if not ONE_PERSON.fullmatch(parts[0]) or any(part.rstrip().endswith("s") for part in parts):
            return None
        count = len(parts)
    return count * parties if each else count
