"""G501: a quorum that the body can never reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.context import Context
from moudraft.checks.rule import Found, rule
from moudraft.english import NUMBERS

NUMBER = re.compile(rf"\b(\d+|{'|'.join(NUMBERS[1:])})\b", re.IGNORECASE)
OF_EACH = re.compile(r"\b(?:of|from) each (?:council|partner|party|participant|member body)\b", re.IGNORECASE)
ONE_PERSON = re.compile(r"(?:the|a|an|one)\s+\w+(?:[\s-]\w+){0,4}", re.IGNORECASE)


@rule("G501", "error")
def quorum_too_large(draft: Context) -> Iterator[Found]:
    """A body needs more members for a quorum than it has.

    Why: Such a body can never do business. It is looked at only where the deal gives members that can be counted and a
    quorum in figures.

    Flagged::

        governance.0.members: [the Leader and deputy leader of each council]
        governance.0.quorum: five members

    Fine::

        governance.0.members: [the Leader and deputy leader of each council]
        governance.0.quorum: four members
    """
    for body in draft.deal.governance:
        if not isinstance(body.quorum, str) or not isinstance(body.members, tuple) or not body.members:
            continue
        needed = _number(body.quorum)
        counts = [_people(each, len(draft.deal.parties)) for each in body.members]
        if needed is None or OF_EACH.search(body.quorum) or None in counts:
            continue
        total = sum(count for count in counts if count is not None)
        if needed > total:
            message = f"a quorum of {needed} cannot be reached by a body of {total}"
            yield Found(message, draft.at(f"{body.key}.quorum"), f"governance.quorum: at most {total} members")


def _number(text: str) -> int | None:
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
    number = _number(heads)
    if number is not None and not ONE_PERSON.fullmatch(heads):
        count = number
    else:
        parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", heads)
        if not ONE_PERSON.fullmatch(parts[0]) or any(part.rstrip().endswith("s") for part in parts):
            return None
        count = len(parts)
    return count * parties if each else count
