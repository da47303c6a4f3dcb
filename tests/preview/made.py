"""Previews of the examples, each made once."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from moudraft import draft, load_deal
from moudraft.drafting import Draft
from moudraft.preview.preview_page import preview_page
from tests.conftest import ROOT
from tests.variants.made import DAY
from tests.writers.page.page_read import PageRead

SHARED = ROOT / "examples" / "shared-services.yaml"
LINES = ROOT / "examples" / "brentwood-rochford.yaml"


@functools.cache
def drafted(example: Path) -> Draft:
    return draft(load_deal(example), today=DAY)


@functools.cache
def text_of(example: Path) -> str:
    return preview_page(drafted(example))


@functools.cache
def page_of(example: Path) -> PageRead:
    return PageRead(text_of(example))


def page_from(deal: dict[str, Any]) -> PageRead:
    return PageRead(preview_page(draft(load_deal(deal), today=DAY)))
