"""What is wrong with the words of a Document, whatever it says: slips that only a reader of every line would see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.document import Document, Paragraph, Table, plain_text

NOUNS = "Council|Partner|Participant|Party|Body"
SLIPS = {
    "a hole or a reference left open": r"\{\{|\}\}|\[@|\bNone\b(?! of)|\bUndefined\b",
    "two spaces": r"  ",
    "stops that meet": r"\.\.|;\.|,\.|:\.|;;|,,|;,|,;",
    "a space before a stop": r" [,;:.](?!\w)",
    "a for an": r"\ba (?=[aeiou])(?!(?:un[ia]|uni|use|util|euro|one\b|once\b))\w+",
    "an for a": r"\b[Aa]n (?![aeiouAEIOU]|hour|honest|heir|[A-Z]{2,}\b)\w+",
    "a straight quotation mark": r"['\"]",
    "another spelling of email": r"\b[Ee]-mail",
    "a word said twice": r"\b(\w+) \1\b(?<!\bthat that)",
    "one, with the verb of many": (
        rf"(?<!of )\b(?:[Ee]ach|[Ee]ither|[Nn]either|[Nn]o|[Aa]ny|[Aa]nother|[Ee]very) (?:{NOUNS}) "
        r"(?:are|have|do|keep|take|bear)\b"
    ),
    "many, with the verb of one": (
        rf"(?<!of )(?<!but )(?<!among )(?<!between )\b(?:[Tt]he|[Bb]oth|[Oo]ther) (?:{NOUNS})s "
        r"(?:is|has|does|keeps|takes|bears|sets|shares|makes|gives)\b"
    ),
}
OF_HEADINGS = ("a straight quotation mark", "two spaces", "another spelling of email")
FOR_TWO = rf"\b(?:[Aa]ny|another) (?:{NOUNS})\b|\ball the (?:{NOUNS})s\b"
FOR_MORE = rf"\b(?:[Ee]ither|[Nn]either) (?:{NOUNS})\b|\bboth (?:{NOUNS})s\b"


def slips(document: Document, clause: str = "") -> Iterator[str]:
    """Every slip in a Document, or in what one clause of it prints, with the words around it."""
    two = len(document.parties) == 2
    wrong = SLIPS | ({"words for more than two": FOR_TWO} if two else {"words for two": FOR_MORE})
    for provision in document.provisions():
        if clause in ("", provision.clause):
            yield from (slip for paragraph in provision.paragraphs() for slip in _slips(paragraph, wrong))
            yield from (
                f"{what}: {provision.heading}" for what in OF_HEADINGS if re.search(SLIPS[what], provision.heading)
            )
            if not all(isinstance(block, Table) or plain_text(block.content).strip() for block in provision.blocks):
                yield f"an empty paragraph in {provision.id}"


def _slips(paragraph: Paragraph, wrong: dict[str, str]) -> Iterator[str]:
    text = plain_text(paragraph.content)
    yield from (f"{what}: {text}" for what, pattern in wrong.items() if re.search(pattern, text))
    yield from bad_list(paragraph)
    yield from bad_ends(paragraph, text)


def bad_list(paragraph: Paragraph) -> Iterator[str]:
    """Items end with semicolons, the last but one with a joining word as well, and the last with a stop."""
    items = [plain_text(each.content).rstrip() for each in paragraph.children if not each.children]
    if len(items) < 2 or all(item.endswith(".") for item in items):
        return
    if not items[-1].endswith("."):
        yield f"a list without a full stop: {items[-1]}"
    if not items[-2].endswith(("; and", "; or")):
        yield f"a list without its last joining word: {items[-2]}"
    yield from (f"an item without a semicolon: {item}" for item in items[:-2] if not item.endswith(";"))


def bad_ends(paragraph: Paragraph, text: str) -> Iterator[str]:
    """A paragraph begins with a capital and ends with a stop, or with a colon where a list follows."""
    if paragraph.role not in ("paragraph", "statement", "schedule-paragraph", "recital"):
        return
    if text[:1].islower():
        yield f"a small letter to begin with: {text}"
    if not text.endswith((":" if paragraph.children else ".", "]")):
        yield f"no stop at the end: {text}"
