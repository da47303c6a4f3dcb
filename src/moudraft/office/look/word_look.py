"""The facts of a Word file that say whether everybody can read it. Colours are six hexadecimal digits."""

from __future__ import annotations

from typing import Literal

import msgspec

Story = Literal["body", "header", "footer", "notes"]


class Heading(msgspec.Struct, frozen=True):
    """A paragraph with an outline level, from 1; ``text`` may be empty."""

    level: int
    text: str


class TableLook(msgspec.Struct, frozen=True, kw_only=True):
    """A table: what it says of itself, and how it is built. ``begins`` are its first words."""

    begins: str
    rows: int
    columns: int
    description: str = ""
    heads_rows: bool = False
    heads_columns: bool = False
    merged: int = 0
    inside_another: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A picture or drawing: the words that stand for it, and whether it is said to be mere decoration."""

    words: str
    story: Story
    decorative: bool = False


class Printed(msgspec.Struct, frozen=True):
    """A run of text as it is printed: size in half points, its colour and that behind it, and the marks on it.

    ``style`` is the name of the paragraph's style. ``stands_out`` is whether its colour or highlight is another than
    the paragraph's own; ``marked`` whether anything else sets it apart.
    """

    text: str
    story: Story
    style: str
    size: int
    colour: str
    behind: str
    bold: bool = False
    stands_out: bool = False
    marked: bool = False


class Plain(msgspec.Struct, frozen=True):
    """A paragraph of the body, for what is built by hand where Word has a means of its own; ``style`` is by its name.

    ``spoken`` is whether it has words or a picture; ``numbered`` whether Word itself numbers it.
    """

    text: str
    style: str
    heading: bool
    numbered: bool
    all_bold: bool
    in_table: bool
    spoken: bool


class Link(msgspec.Struct, frozen=True):
    """A link: the words that are shown for it, and where out of the file it leads (empty: within it)."""

    words: str
    target: str


class WordLook(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``floating`` are the first words of each text that floats beside the text."""

    name: str
    title: str
    language: str
    headings: tuple[Heading, ...]
    tables: tuple[TableLook, ...]
    pictures: tuple[Picture, ...]
    printed: tuple[Printed, ...]
    paragraphs: tuple[Plain, ...]
    links: tuple[Link, ...]
    floating: tuple[str, ...]


def beginning(text: str, most: int = 8) -> str:
    """The first words of a text, in quotation marks."""
    words = text.split()
    more = " \u2026" if len(words) > most else ""
    return f"\u201c{' '.join(words[:most])}{more}\u201d" if words else "no words"
