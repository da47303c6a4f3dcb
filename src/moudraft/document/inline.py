"""What a paragraph of a Document is made of: text, emphasis, defined terms, references, blanks and citations."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

WHOLE = "#whole"
"""The ending of an unresolved reference's target that asks for all of a provision: "paragraphs 9.5 to 9.7"."""


class Text(msgspec.Struct, frozen=True, tag="text", gc=False):
    """Literal text. It may hold newlines and tabs, which stay line breaks and tabs when written."""

    text: str


class Emphasis(msgspec.Struct, frozen=True, tag="emphasis", gc=False):
    """Italic text, or bold when ``strong``."""

    children: tuple[Inline, ...]
    strong: bool = False


class DefinedTerm(msgspec.Struct, frozen=True, tag="defined-term", gc=False):
    """A term at the place where it is defined; writers print it bold, in double quotation marks."""

    children: tuple[Inline, ...]


class CrossReference(msgspec.Struct, frozen=True, tag="cross-reference", gc=False):
    """A reference to another place, already resolved.

    It prints ``noun``, a no-break space, and ``number`` ("paragraph 5.2"); the number is a live field
    pointing at ``bookmark``. Where the target has no number, ``number`` is empty and ``noun`` is the whole text.
    """

    target: str
    bookmark: str
    noun: str
    number: str

    @property
    def text(self) -> str:
        return f"{self.noun}\u00a0{self.number}" if self.noun and self.number else self.noun or self.number


class Blank(msgspec.Struct, frozen=True, tag="blank", gc=False):
    """Something not settled yet: prints highlighted, as ``[to confirm: what]``.

    ``key`` is the deal's key that fills it (``terms.exit.period``, ``objectives.0.due``); empty where only an answer of
    the deal by its words does (``answers``).
    """

    what: str
    key: str = ""

    @property
    def text(self) -> str:
        return f"[to confirm: {self.what}]"


class Citation(msgspec.Struct, frozen=True, tag="citation", gc=False):
    """A statute, case or guidance note from ``clauses/law.yaml``, by id, with the words that name it."""

    id: str
    text: str


Inline = Text | Emphasis | DefinedTerm | CrossReference | Blank | Citation


NO_REFERENCE = (Text, Blank)
"""What is no reference to another clause, and holds none."""


def walk_inlines(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Each inline and those inside it, outermost first."""
    for inline in content:
        yield inline
        if isinstance(inline, (Emphasis, DefinedTerm)):
            yield from walk_inlines(inline.children)


def plain_text(content: tuple[Inline, ...]) -> str:
    """The words as a reader sees them, without formatting; a defined term keeps its quotation marks."""
    return content[0].text if len(content) == 1 and type(content[0]) is Text else "".join(map(_text_of, content))


def _text_of(inline: Inline) -> str:
    if type(inline) is Text:
        return inline.text
    if isinstance(inline, Emphasis):
        return plain_text(inline.children)
    if isinstance(inline, DefinedTerm):
        return f"\u201c{plain_text(inline.children)}\u201d"
    return inline.text
