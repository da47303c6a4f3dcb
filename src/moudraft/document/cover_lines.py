"""The lines at the head of a paper in reading order, each with the part that it plays."""

from __future__ import annotations

from typing import Literal

import msgspec

from moudraft.document import Cover, Document
from moudraft.document.inline import Inline, Text, plain_text

Words = tuple[Inline, ...]
Part = Literal["cover-date", "cover-parties", "cover-party", "cover-title", "cover-subtitle", "cover-details"]
REFERENCE = "Reference: "
MOST_LINES = 20
"""Of more parties than this a cover sheet names the first and says how many others there are: the paper names all."""


def cover_lines(cover: Cover) -> list[tuple[Part, Words]]:
    """Date, parties, title, kind and details; on a sheet of its own each party has a line and a number."""
    lines: list[tuple[Part, Words]] = [("cover-date", cover.dated)]
    if not cover.sheet or len(cover.names) < 2:
        lines.append(("cover-parties", cover.parties))
    elif len(cover.names) > MOST_LINES:
        lines.append(("cover-parties", (*cover.names[0], Text(f" and {len(cover.names) - 1} others"))))
    else:
        lines += [("cover-party", (Text(f"({number})\t"), *name)) for number, name in enumerate(cover.names, 1)]
    lines += [("cover-title", cover.title), ("cover-subtitle", cover.subtitle), ("cover-details", cover.version)]
    if cover.reference:
        lines.append(("cover-details", (Text(REFERENCE), *cover.reference)))
    return [(part, words) for part, words in lines if words]


def identified(document: Document) -> str:
    """The draft and the file, as they stand in the footer of every page; empty where the deal says neither."""
    return " \u00b7 ".join(filter(None, (plain_text(document.cover.version), plain_text(document.cover.reference))))


def undrafted(document: Document) -> Document:
    """A document without what this draft of it is called."""
    if not document.cover.version:
        return document
    return msgspec.structs.replace(document, cover=msgspec.structs.replace(document.cover, version=()))
