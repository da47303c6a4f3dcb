"""G536: a matter on which each party has the last word, and which is delegated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.selection.details import is_map

LAST_WORD = ("each", "affected", "all")


@rule("G536", "error", wants={"delegation": "joint-committee", "veto": "reserved-matters"})
def reserved_and_delegated(draft: Context) -> Iterator[Found]:
    """A matter needs the consent of the parties, and a joint committee is to decide it.

    Why: What is delegated to a joint committee it decides by a majority (Local Government Act 1972, Schedule 12,
    paragraph 39), and no party can be given a refusal inside it. A matter on which each is to have the last word has to
    stay out of what is delegated.

    Flagged::

        governance: [statutory-joint-committee]
        terms.delegation: {rule: joint-committee, functions: [parking charges, waste collection]}
        terms.veto: {rule: reserved-matters, matters: [{text: parking charges, consent: all}]}

    Fine::

        governance: [statutory-joint-committee]
        terms.delegation: {rule: joint-committee, functions: [waste collection]}
        terms.veto: {rule: reserved-matters, matters: [{text: parking charges, consent: all}]}
    """
    if not draft.has("delegation", "joint-committee") or not draft.has("veto", "reserved-matters"):
        return
    decided = {_plain(each) for each in _listed(draft.detail("delegation", "functions"))}
    board = draft.board()
    decided |= {_plain(each) for each in (board.own.standing.powers if board and board.own.standing else ())}
    for number, row in enumerate(_listed(draft.detail("veto", "matters"))):
        matter = row.get("text") if is_map(row) else row
        by = row.get("consent", LAST_WORD[0]) if is_map(row) else LAST_WORD[0]
        if _plain(matter) in decided and by in LAST_WORD:
            message = f"“{matter}” is delegated to the joint committee, which decides it by majority"
            hint = "take it out of one of the two lists"
            yield Found(message, draft.at(f"terms.veto.matters.{number}"), hint)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def _plain(text: Any) -> str:
    return " ".join(str(text).split()).casefold().removeprefix("the ")
