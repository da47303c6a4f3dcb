"""Files made from the samples, once for all tests."""

from __future__ import annotations

import datetime
import functools
from typing import Any

import msgspec

from moudraft.document import Block, Document, Numbering, Section
from moudraft.writers.word.docx_writer import to_docx
from tests.writers.word.nodes import provision
from tests.writers.word.reading import Reading
from tests.writers.word.sample import sample

TODAY = datetime.date(2026, 11, 21)
STYLES: tuple[Numbering, ...] = ("legal", "headings", "none")
SAMPLES = [(parties, numbering) for parties in (2, 3) for numbering in STYLES]


@functools.cache
def made(parties: int = 2, numbering: Numbering = "legal", final: bool = False) -> bytes:
    return to_docx(sample(parties, numbering), today=TODAY, final=final)


@functools.cache
def read(parties: int = 2, numbering: Numbering = "legal", final: bool = False) -> Reading:
    return Reading(made(parties, numbering, final))


def only(*blocks: Block, **changes: Any) -> Document:
    """The sample with nothing in it but one section, "1 Only", that holds these blocks."""
    section = Section("only", "Only", (provision("only", *blocks),), "1", "_mou_only")
    bare: dict[str, Any] = {"preamble": (), "sections": (section,), "schedules": (), "execution_blocks": ()}
    return msgspec.structs.replace(sample(), **{**bare, "execution_intro": (), **changes})


def written(document: Document, **options: Any) -> Reading:
    return Reading(to_docx(document, today=TODAY, **options))
