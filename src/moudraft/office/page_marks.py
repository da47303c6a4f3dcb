"""What moudraft marks the pages of a draft with: no words of the paper, so that a comparison looks past them."""

from __future__ import annotations

import msgspec


class Mark(msgspec.Struct, frozen=True):
    """Words in the header of every page, and a word behind its text."""

    header: str
    watermark: str


DRAFT = Mark("DRAFT", "DRAFT")
INTERNAL = Mark("INTERNAL: not to be passed on", "INTERNAL")
MARKS = (DRAFT, INTERNAL)
