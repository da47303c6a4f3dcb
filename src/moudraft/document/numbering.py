"""Number a draft once, for every writer: sections, paragraphs, items, statements and schedules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from moudraft.document import Block, Cell, Numbering, Paragraph, Role, Row, Table, bookmark_name

BULLET = "\u2022"
Region = Literal["body", "preamble", "recital", "row", "schedule"]
ROLES: dict[Region, Role] = {
    "body": "paragraph",
    "preamble": "plain",
    "recital": "recital",
    "row": "statement",
    "schedule": "schedule-paragraph",
}


STATEMENT = "S"
"""What stands before the number of a statement in a table, so that none is taken for a section's."""


def letter(number: int) -> str:
    """1 as a, 26 as z, 27 as aa, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """A number in small roman figures."""
    out = ""
    for value, figure in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            out += figure
            number -= value
    return out


class Counter:
    """Counts through one document. ``section`` is the number of the section at hand, empty where it has none."""

    def __init__(self, numbering: Numbering) -> None:
        self.legal = numbering == "legal"
        self.section = ""
        self.paragraphs = 0
        self.recitals = 0
        self.parties = 0
        self.statements = 0

    def open(self, section: str) -> None:
        """Begin a section or schedule: its paragraphs count from 1."""
        self.section = section
        self.paragraphs = 0

    def provision(
        self, blocks: Sequence[Block], region: Region, slot: str, *, cited_whole: bool = False, defines: bool = False
    ) -> tuple[Block, ...]:
        """The blocks of one provision with roles, labels and numbers, and the bookmark on its first paragraph.

        A provision that is ``cited_whole`` ("paragraphs 9.5 to 9.7") has one on its last paragraph too. One that
        ``defines`` lists its terms by the alphabet, and not by numbers.
        """
        numbered = [self.block(block, region) for block in blocks]
        if defines:
            numbered = list(map(_by_the_alphabet, numbered))
        marked = [index for index, block in enumerate(numbered) if isinstance(block, Paragraph)]
        if cited_whole and len(marked) > 1:
            numbered[marked[-1]] = _marked(numbered[marked[-1]], bookmark_name(f"{slot}#last"))
        if marked:
            numbered[marked[0]] = _marked(numbered[marked[0]], bookmark_name(slot))
        return tuple(numbered)

    def block(self, block: Block, region: Region) -> Block:
        if isinstance(block, Table):
            # Plain cells have no numbers; statements gathered in a table were numbered with their own provisions.
            return block
        if block.role != "paragraph":
            return self.items(block, block.role, "", "", region)
        role = ROLES[region]
        label, number = self.next_number(role)
        return self.items(block, role, label, number, region)

    def next_number(self, role: Role) -> tuple[str, str]:
        """The label and whole number of the next paragraph of a role."""
        if role == "recital":
            self.recitals += 1
            label = f"({letter(self.recitals).upper()})"
            return label, label
        if role == "statement":
            self.statements += 1
            return f"{STATEMENT}{self.statements}", f"{STATEMENT}{self.statements}"
        if not self.legal or role == "plain":
            return "", ""
        self.paragraphs += 1
        number = str(self.paragraphs) if role == "schedule-paragraph" else f"{self.section}.{self.paragraphs}"
        return number, number

    def items(self, block: Paragraph, role: Role, label: str, number: str, region: Region) -> Paragraph:
        """A paragraph with its own number, and its list lettered below it."""
        label = BULLET if role == "bullet" else label
        children = []
        for count, child in enumerate(block.children, start=1):
            if child.role == "bullet" and region == "preamble" and self.legal:
                # What a preamble lists are the parties.
                self.parties += 1
                children.append(self.items(child, "party", f"({self.parties})", f"({self.parties})", region))
                continue
            if child.role == "bullet":
                children.append(self.items(child, "bullet", BULLET, "", region))
                continue
            item_role: Role = "schedule-item" if region == "schedule" else "item"
            mark = f"({letter(count) if child.level == 1 else roman(count)})" if self.legal else BULLET
            full = f"{number}{mark}" if self.legal and number else ""
            child = self.items(child, item_role, mark, full, region)
            children.append(child)
        return Paragraph(role, block.content, block.level, label, number, block.bookmark, tuple(children))


def _by_the_alphabet(block: Block) -> Block:
    """A list whose entries have no labels, since nobody looks for a term by its number."""
    if isinstance(block, Table):
        return block
    plain = (msgspec.structs.replace(each, role="plain", label="", number="") for each in block.children)
    return msgspec.structs.replace(block, children=tuple(plain))


def _marked(block: Block, bookmark: str) -> Block:
    return msgspec.structs.replace(block, bookmark=bookmark)


def statement_cells(heading: Cell, paragraphs: Sequence[Paragraph]) -> Row:
    """A row of a gathering table: a heading, and the statements beside it."""
    return Row((heading, Cell(tuple(paragraphs))))
