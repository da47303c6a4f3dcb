"""G513: a quorum from several sectors where every party is of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.parties_named import EVERYONE, named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.english import joined
from moudraft.findings import SetKey
from moudraft.lazy_patterns import lazy_pattern
from moudraft.selection.bodies import FilledBody

SEVERAL = ("several",)
IN_WORDS = lazy_pattern(
    r"\b(?:two|both|several|different|more than one)(?: or more| different)? sectors\b", re.IGNORECASE
)


@rule("G513", "warning", wants={"roles": ("quorum", "terms-of-reference")})
def one_sector_quorum(draft: Context) -> Iterator[Found]:
    """A quorum asks for members from several sectors, or from the NHS, and the parties have none to send.

    Why: A meeting that needs two sectors can never begin where every member comes from a council, and one that needs
    an NHS body can never begin without one. The words are usually left over from an alliance of health and councils.
    Members whom the deal takes from outside the parties may bring the sector, and then nothing is found.

    Flagged::

        governance.0.quorum: third-two-sectors

    Fine::

        governance.0.quorum: third
    """
    sectors = {draft.nation.kind(party.kind).sector for party in draft.deal.parties}
    if "" in sectors:
        return
    for body in draft.selection.terms.bodies:
        asked = _asked(draft, body)
        lacks = len(sectors) < 2 if asked == SEVERAL else not set(asked) <= sectors
        if not asked or not lacks or not _only_parties(draft, body) or not _in_draft(draft, body):
            continue
        called = draft.nation.sectors
        needs = "members from two or more sectors" if asked == SEVERAL else joined([called[each] for each in asked])
        only = f"every party is {called[next(iter(sectors))]}" if len(sectors) == 1 else "the parties are not both"
        message = f"a meeting needs {needs}, and {only}, so no meeting can begin"
        ways = tuple(SetKey(f"{body.key}.quorum", each) for each in ("one-from-each", "majority", "third"))
        yield Found(message, draft.at(f"{body.key}.quorum"), "quorum: one-from-each, majority or third", ways=ways)


def _asked(draft: Context, body: FilledBody) -> tuple[str, ...]:
    """The sectors that a quorum asks for, ``several`` where any will do; nothing where it asks for none."""
    slug = body.slugs.get("quorum", "")
    if slug in draft.library.quorums:
        return draft.library.quorums[slug].sectors
    in_words = slug == "named" and isinstance(body.quorum, str) and IN_WORDS.search(body.quorum)
    return SEVERAL if in_words else ()


def _only_parties(draft: Context, body: FilledBody) -> bool:
    """Whether all members come from the parties, so far as the deal's own words tell."""
    lines = [each for each in body.members if isinstance(each, str)] if isinstance(body.members, tuple) else []
    return all(EVERYONE.search(line) or named_in(line, draft.deal.parties) for line in lines)


def _in_draft(draft: Context, body: FilledBody) -> bool:
    board = draft.board()
    of_board = board is not None and board.key == body.key and draft.in_role("quorum") is not None
    return of_board or draft.in_role("terms-of-reference") is not None
