"""How an answer will print, said back as soon as it is given: the paragraphs of the draft that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moudraft.interview.answer_check import provisional
from moudraft.problems import MoudraftError

if TYPE_CHECKING:
    from moudraft.document.provenance import Spot
    from moudraft.interview.conversation import Interview

MOST = 4
NOWHERE = "Kept. No clause of the draft prints it so far."


def say_back(talk: Interview, key: str) -> None:
    """Show how what stands under a key of the deal will print."""
    told = printed(talk, key)
    if told is not None:
        talk.asker.show("It will print as:\n" + "\n".join(f"  {line}" for line in told) if told else NOWHERE)


def printed(talk: Interview, key: str) -> list[str] | None:
    """The paragraphs that print a key or what is below it; None where there can be no draft yet."""
    from moudraft.deal.deal_file import load_deal
    from moudraft.drafting import draft
    from moudraft.tracing.pages import Pages

    today = getattr(talk.review, "today", None)
    if today is None:
        return None
    try:
        deal = load_deal(provisional(talk.answers.data, talk.desk.library), name="answer")
        made = draft(deal, library=talk.desk.library, today=today, checks=())
    except MoudraftError:
        return None
    found: dict[Spot, None] = {}
    for noted, spots in made.provenance.spots.items():
        if noted == key or noted.startswith(f"{key}."):
            found |= dict.fromkeys(spots)
    pages = Pages(made)
    lines = list(dict.fromkeys(text for spot in sorted(found) if (text := pages.text(spot))))
    more = [f"… and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return [*lines[:MOST], *more]
