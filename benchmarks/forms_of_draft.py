"""One draft in its other forms against Word, and what a party costs where there are very many of them."""

from __future__ import annotations

import datetime
import json
import tempfile
from pathlib import Path

import process
from line import Line, in_turn
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft

DEAL = Path(__file__).parents[1] / "examples" / "shared-services.yaml"
DAY = datetime.date(2026, 11, 21)
FEW, MANY = 60, 1_000


def lines(runs: int) -> list[Line]:
    """With comments against plain; a page and Markdown against Word; a party of many against one of few."""
    made = draft(load_deal(DEAL), today=DAY)

    def against_word(what: str, form: str) -> Line:
        ours, theirs = in_turn(runs * 3, lambda: made.content(form), lambda: made.content("docx"))
        return Line(what, "the same draft in Word", ours, theirs, 1)

    return [
        _internal(runs),
        against_word("a draft written as a page", "html"),
        against_word("a draft written as Markdown", "md"),
        _parties(max(3, runs // 3)),
    ]


def _internal(runs: int) -> Line:
    with tempfile.TemporaryDirectory() as name:
        plain = process.command(Path(name))
        commented = [*process.command(Path(name), "draft.INTERNAL.docx"), "--internal"]
        ours, theirs = in_turn(runs, lambda: process.run(*commented), lambda: process.run(*plain))
    return Line("`moudraft draft --internal`, with its comments", "`moudraft draft`", ours, theirs, 1.5)


def _parties(runs: int) -> Line:
    deals = {count: json.dumps(_deal(count)) for count in (FEW, MANY)}

    def made(count: int) -> None:
        draft(load_deal(deals[count], name="deal.yaml"), today=DAY).docx()

    ours, theirs = in_turn(runs, lambda: made(MANY), lambda: made(FEW))
    what = f"a party of {MANY:,}: read, drafted, checked and written"
    return Line(what, f"a party of {FEW}", ours / MANY, theirs / FEW, 1.2)


def _deal(count: int) -> dict[str, object]:
    parties = [
        {"name": f"Parish {number} Parish Council", "short_name": f"Parish {number}", "kind": "parish"}
        for number in range(count)
    ]
    return {"moudraft": 1, "template": "mou", "title": "Working together", "parties": parties}
