"""G513: a quorum from several sectors where every party is of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.lazy_patterns import lazy_pattern
from moudraft.checks.support.parties_named import EVERYONE, named_in
from moudraft.checks.support.rule import Found, rule
from moudraft.findings import SetKey
from moudraft.selection.bodies import FilledBody
from moudraft.selection.facts import COUNCILS

SECTORS = {
    **dict.fromkeys(COUNCILS, "a council"),
    **dict.fromkeys(("icb", "nhs-trust", "nhs-england"), "an NHS body"),
    **dict.fromkeys(("police-commissioner", "chief-constable"), "a police body"),
    "fire": "a fire authority", "government": "part of government", "university": "a university",
    "charity": "a voluntary body", "company": "a company",
}  # fmt: skip
SEVERAL = ("half-two-sectors", "third-two-sectors")
COUNCIL_AND_NHS = "council-and-nhs"
IN_WORDS = lazy_pattern(
    r"\b(?:two|both|several|different|more than one)(?: or more| different)? sectors\b", re.IGNORECASE
)


@rule("G513", "warning")
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
    kinds = {party.kind for party in draft.deal.parties}
    sectors = {SECTORS.get(kind, "") for kind in kinds}
    if "" in sectors:
        return
    for body in draft.selection.terms.bodies:
        asked = _asked(body)
        lacks = len(sectors) < 2 if asked == SEVERAL else not {"a council", "an NHS body"} <= sectors
        if not asked or not lacks or not _only_parties(draft, body) or not _in_draft(draft, body):
            continue
        needs = "members from two or more sectors" if asked == SEVERAL else "a council and an NHS body"
        only = f"every party is {next(iter(sectors))}" if len(sectors) == 1 else "the parties are not both"
        message = f"a meeting needs {needs}, and {only}, so no meeting can begin"
        ways = tuple(SetKey(f"{body.key}.quorum", each) for each in ("one-from-each", "majority", "third"))
        yield Found(message, draft.at(f"{body.key}.quorum"), "quorum: one-from-each, majority or third", ways=ways)


def _asked(body: FilledBody) -> tuple[str, ...]:
    """What a quorum asks of the sectors: several of them, a council and the NHS, or nothing."""
    slug = body.slugs.get("quorum", "")
    if slug == COUNCIL_AND_NHS:
        return (COUNCIL_AND_NHS,)
    in_words = slug == "named" and isinstance(body.quorum, str) and IN_WORDS.search(body.quorum)
    return SEVERAL if slug in SEVERAL or in_words else ()


def _only_parties(draft: Context, body: FilledBody) -> bool:
    """Whether all members come from the parties, so far as the deal's own words tell."""
    lines = [each for each in body.members if isinstance(each, str)] if isinstance(body.members, tuple) else []
    return all(EVERYONE.search(line) or named_in(line, draft.deal.parties) for line in lines)


def _in_draft(draft: Context, body: FilledBody) -> bool:
    board = draft.board()
    of_board = board is not None and board.key == body.key and "governance/quorum" in draft.provisions
    return of_board or "schedules/terms-of-reference" in draft.provisions
