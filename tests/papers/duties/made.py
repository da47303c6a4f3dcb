"""Registers of the examples, each drafted once."""

from __future__ import annotations

import datetime
from functools import cache

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft
from moudraft.papers.duties.register import Register, register_of
from tests.conftest import ROOT

DAY = datetime.date(2026, 12, 1)


@cache
def drafted(name: str, *sets: str) -> Draft:
    return draft(load_deal(ROOT / "examples" / f"{name}.yaml", sets=sets), today=DAY, checks=())


@cache
def register(name: str, *sets: str, party: str = "", start: datetime.date | None = None) -> Register:
    return register_of(drafted(name, *sets), party=party, start=start)
