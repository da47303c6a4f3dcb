"""Fill the holes of a wording for one deal, and set out its lists.

A value goes in as text after the Markdown was parsed, so it can never become markup. References come out unresolved
(``CrossReference`` with a target alone): assembly knows the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeGuard

import msgspec

from moudraft import english
from moudraft.deal import LISTS
from moudraft.document import (
    Blank,
    Cell,
    CrossReference,
    DefinedTerm,
    Emphasis,
    Inline,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    plain_text,
)
from moudraft.document.cell_lines import lines_of
from moudraft.document.in_turn import L, alternatives
from moudraft.document.inline import NO_REFERENCE
from moudraft.document.party_row_words import OF_ROWS
from moudraft.document.provenance import NO_NOTES, WHEN, Provenance, Source
from moudraft.document.punctuation import After, ended, following, punctuated, unstopped
from moudraft.document.vocabulary import Vocabulary
from moudraft.document.words_of_values import GIVEN_PARTS, MORE_KEYS, Scope, capitalised, key_of
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library import expression
from moudraft.library.condition import Condition, Fact, Facts, match
from moudraft.library.marks import typographic
from moudraft.library.wording import Body, Column, Grid, GridRow, Hole, Line, Reference, Styled, Words
from moudraft.library.wording import Inline as Pattern
from moudraft.problems import Location, MoudraftError, Problem, did_you_mean
from moudraft.selection.choice import Reason
from moudraft.selection.facts import deal_key
from moudraft.selection.further_bodies import FURTHER

# No deal can hold U+FFFF: reading one refuses it. So it can mark what is put back afterwards.
_MARK = re.compile("\uffff(\\d+)\uffff")
_NOTHING = Text("")
ASK = "ask "
"""What a hole begins with that is a question of its own: ``{{ ask the lead officer of <item.short_name> }}``."""
NAMED = lazy_pattern(r"<([a-z_.]+)>")

KINDS: dict[str, Role] = {"numbered": "paragraph", "bullet": "bullet", "plain": "plain"}


class Filler:
    """Fills wordings from one vocabulary. ``rows`` are the rows that a gathering table holds.

    ``because`` is why the wording is in. What is printed where is noted in ``provenance``, where there is any.
    ``terms`` are those that it has printed as defined, and ``refers`` is whether it has printed anything that may be a
    reference, or hold one.
    """

    def __init__(
        self, vocabulary: Vocabulary, where: Location, rows: Sequence[Row] = (), because: Sequence[Reason] = (),
        provenance: Provenance | None = None,
    ) -> None:  # fmt: skip
        self.vocabulary = vocabulary
        self.provenance = NO_NOTES if provenance is None else provenance
        self.noting = self.provenance.takes_notes
        self.where = where
        self.rows = rows
        self.because = because
        self.answering = bool(vocabulary.deal.answers)
        self.terms: list[str] = []
        self.refers = False

    def blocks(self, body: Body, widths: tuple[int, ...], title: str) -> list[Paragraph | Table]:
        """A wording's body as blocks without numbers; a top line has role ``paragraph``, ``plain`` or ``bullet``."""
        lines = [block for block in body if isinstance(block, Line)]
        if len(lines) == len(body):
            return _gather_bullets(self.lines(lines, 0))
        blocks: list[Paragraph | Table] = []
        for is_grid, group in groupby(body, lambda block: isinstance(block, Grid)):
            if is_grid:
                blocks.extend(self.table(block, widths, title) for block in group if isinstance(block, Grid))
            else:
                blocks.extend(self.lines([block for block in group if isinstance(block, Line)], 0))
        return _gather_bullets(blocks)

    # --- paragraphs ---------------------------------------------------------------------------

    def lines(self, lines: Sequence[Line], depth: int, item: Scope | None = None) -> list[Paragraph]:
        """Each line that stands as one paragraph, or one for each item of the list it repeats over."""
        return [self.paragraph(line, depth, scope) for line, scope in self.standing(lines, item)]

    def standing(self, lines: Sequence[L], item: Scope | None) -> Iterator[tuple[L, Scope | None]]:
        """The lines or rows that stand, with the item that each speaks of."""
        for group in alternatives(lines):
            name, place = group[0].each, group[0].line
            scopes = self.list_of(name, place) if name else [item]
            told = not name
            for scope in scopes:
                for line in group:
                    if line.when and not self.stands(line.when, scope):
                        continue
                    self.provenance.note_said(line.says)
                    if not told:
                        self.record_list(name)
                        told = True
                    yield line, scope

    def stands(self, when: Condition, item: Scope | None) -> bool:
        """Whether a line or a row under a condition stands in the draft."""
        facts: Facts = self.vocabulary.selection.terms.facts
        asked = {} if item is None else item_facts(item, when)
        held = match(when, {**facts, **asked} if asked else facts)
        for line in (held or ()) if self.noting else ():
            of_item = item is not None and line.name.startswith("item.")
            self.provenance.note_ahead(WHEN + (key_of(item or {}, line.name[5:]) if of_item else line.name))
        return held is not None

    def paragraph(self, line: Line, depth: int, item: Scope | None) -> Paragraph:
        if self.noting:
            self.provenance.begin(Source(line.content, item, line.line, self.vocabulary, self.where, line.owed))
        content = self.inlines(line.content, line.line, item)
        if not line.children:
            return Paragraph(_role(line, depth), content, max(depth, 1))
        children = self.lines(line.children, depth + 1, item)
        if not children:
            raise MoudraftError(self.nothing_in(list(dict.fromkeys(child.each for child in line.children)), line.line))
        if plain_text(content).rstrip().endswith(":"):
            if _folds(line, children):
                content, children = _folded(content, children[0]), []
                self.provenance.fold()
            children = punctuated(children, ".", either=self.is_either(line))
        return Paragraph(_role(line, depth), content, max(depth, 1), children=tuple(children))

    def nothing_in(self, lists: Sequence[str], line: int) -> Problem:
        """A list that the deal has nothing for, at the deal's own line if it gives the key, or asks for the clause."""
        deal, keys = self.vocabulary.deal, [deal_key(name) for name in lists if name not in OF_LIBRARY]
        if not keys:
            return Problem(self.at(line), f"there is nothing in {english.joined(lists, 'or')} for this list")
        # The deal's line that brought the wording in, if one did.
        asked_at = next((each.location for each in self.because if each.kind in ("deal", "red line")), None)
        where = next((deal.lines[key] for key in keys if key in deal.lines), asked_at or deal.where(""))
        named = english.joined(keys, "or")
        message = f"there is nothing in {named} for the list of a clause ({self.at(line)})"
        return Problem(where, message, f"give {named} in the deal, or leave the clause out")

    def is_either(self, line: Line) -> bool:
        """Whether the items of the lists below a line were given as alternatives."""
        return any("either" in scope for child in line.children for scope in self.vocabulary.lists.get(child.each, ()))

    def list_of(self, name: str, line: int) -> Sequence[Scope]:
        lists = self.vocabulary.lists
        if name not in lists and name.partition(".")[0] not in LIST_NAMES:
            raise MoudraftError(
                Problem(self.at(line), f'unknown list "{name}"', did_you_mean(name, self.vocabulary.every_list()))
            )
        return lists.get(name, [])

    # --- tables -------------------------------------------------------------------------------

    def table(self, grid: Grid, widths: tuple[int, ...], title: str) -> Table:
        rows: list[Row] = []
        header = tuple(self.cell(cell, 0, None) for cell in grid.header)
        for gathers, group in groupby(grid.rows, lambda row: row.each == "rows"):
            if gathers:
                rows.extend(self.rows)
                for _heading in self.rows:
                    self.provenance.begin()
            else:
                rows.extend(self.row(row, scope, grid.columns) for row, scope in self.standing(list(group), None))
        columns = len(grid.header)
        even = tuple(100 // columns + (n < 100 % columns) for n in range(columns))
        return Table(header, tuple(rows), widths if len(widths) == columns else even, title)

    def row(self, row: GridRow, item: Scope | None, columns: Sequence[Column]) -> Row:
        said: Sequence[Column] = columns or [""] * len(row.cells)
        cells = zip(row.cells, said, strict=True)
        return Row(tuple(self.cell(cell, row.line, item, column) for cell, column in cells))

    def cell(self, content: tuple[Pattern, ...], line: int, item: Scope | None, column: Column = "") -> Cell:
        if self.noting:
            self.provenance.begin(Source(content, item, line, self.vocabulary, self.where, column=column))
        whole = self.inlines(content, line, item)
        return Cell(tuple(self.cell_lines(content, line, item)) or (Paragraph("plain", whole),))

    def cell_lines(self, content: tuple[Pattern, ...], line: int, item: Scope | None) -> Iterator[Paragraph]:
        """The lines of a cell that says something of each party; the first has begun already."""
        for number, words in enumerate(lines_of(content, item)):
            if number:
                self.provenance.begin()
                self.inlines(content, line, item)
            yield Paragraph("plain", capitalised(self.inlines(words, line, item)))

    # --- inlines ------------------------------------------------------------------------------

    def inlines(self, content: Iterable[Any], line: int = 0, item: Scope | None = None) -> tuple[Inline, ...]:
        out: list[Inline] = []
        after: After = "words"
        for inline in content:
            if type(inline) is Words:
                text = following(out, inline.text, after) if out or after == "nothing" else inline.text
                out.append(Text(text))
                after = "words" if text else after
                continue
            printed = self.printed(inline, line, item)
            if self.answering:
                self.answered(printed)
            if after == "value":
                unstopped(out, plain_text(printed))
            out.extend(printed)
            # What follows a value and an empty one follows the value.
            after = "value" if printed or after == "value" else "nothing"
        return merged(out)

    def answered(self, printed: Sequence[Inline]) -> None:
        """Note the blanks that an answer of the deal may fill, by what they ask."""
        for each in printed:
            if isinstance(each, Blank):
                self.provenance.note(f"answers.{each.what}")

    def printed(self, inline: Any, line: int, item: Scope | None) -> tuple[Inline, ...]:
        """What an inline of the library prints that is no plain words: no text in it is empty."""
        if isinstance(inline, Hole):
            return self.hole(inline.expression, line, item)
        if isinstance(inline, Reference):
            self.refers = True
            return (CrossReference(inline.target, "", "", ""),)
        if not isinstance(inline, Styled):
            self.refers = self.refers or type(inline) not in NO_REFERENCE
            return () if inline == _NOTHING else (inline,)
        children = self.inlines(inline.children, line, item)
        if not children:
            return ()
        if inline.style == "term":
            self.terms.append(plain_text(children))
            return (DefinedTerm(children),)
        return (Emphasis(children, inline.style == "bold"),)

    def hole(self, text: str, line: int, item: Scope | None) -> tuple[Inline, ...]:
        if text in self.vocabulary.printed or expression.is_name(text):
            return self.value(text, line, item)
        if text.startswith(ASK):
            asked = NAMED.sub(lambda name: plain_text(self.value(name[1], line, item)), text.removeprefix(ASK))
            return (Blank(typographic(asked)),)
        shown: list[_Shown] = []

        def lookup(name: str) -> _Shown:
            shown.append(_Shown(self.value(name, line, item), len(shown)))
            return shown[-1]

        value = expression.result(expression.evaluate(text, lookup))
        return value.content if isinstance(value, _Shown) else _unmarked(str(value), shown)

    def value(self, name: str, line: int, item: Scope | None) -> tuple[Inline, ...]:
        """What a dotted name prints; with a capital first letter it begins a sentence."""
        if (known := self.vocabulary.printed.get(name)) is not None:
            content, key = known
            if key:
                self.provenance.note(key)
            return content
        path = name[0].lower() + name[1:]
        if path.startswith("item."):
            found = None if item is None else item.get(path[5:])
        else:
            found = self.vocabulary.names.get(path)
        if found is None:
            names = [f"item.{key}" for key in item or ()] + self.vocabulary.every_name()
            raise MoudraftError(Problem(self.at(line), f'unknown name "{name}"', did_you_mean(path, names)))
        self.record(path, item)
        content = ((Text(found),) if found else ()) if isinstance(found, str) else self.inlines(found, line, item)
        if name[0].isupper():
            content = capitalised(content)
        if isinstance(found, str) and not path.startswith("item."):
            self.vocabulary.printed[name] = (content, self.vocabulary.key_of_name(path))
        return content

    def record(self, name: str, item: Scope | None) -> None:
        """Note that a hole has asked for a name, so that what the deal says under its key is printed here."""
        if not self.noting:
            return
        if item is None or not name.startswith("item."):
            if key := self.vocabulary.key_of_name(name):
                self.provenance.note(key)
            return
        part = name[5:]
        if key := key_of(item, part):
            self.provenance.note(key)
        for each in str(item.get(MORE_KEYS if part == "measure" else MORE_KEYS + part, "")).split():
            self.provenance.note(each)

    def record_list(self, name: str) -> None:
        """Note that a list is set out from the next paragraph on."""
        if self.noting and (key := self.vocabulary.key_of_name(name)):
            self.provenance.note_ahead(key)

    def at(self, line: int) -> Location:
        return Location(self.where.file, line or self.where.line)


def _role(line: Line, depth: int) -> Role:
    return KINDS[line.kind] if depth == 0 or line.kind == "bullet" else "item"


def item_facts(item: Scope, when: Condition) -> dict[str, Fact]:
    """What a condition asks of the item at hand: whether the deal gives a part of it, and of a choice which."""
    facts: dict[str, Fact] = {}
    asked = {line.name for lines in when for line in lines if line.name.startswith("item.")}
    if not asked:
        return facts
    told = str(item.get(GIVEN_PARTS, "")).split()
    for name in asked:
        part = name[5:]
        chosen = tuple(each.partition("=")[2] for each in told if each.startswith(f"{part}="))
        facts[name] = Fact(("given", *chosen) if part in told or chosen else ("silent",))
    return facts


OF_LIBRARY = ("rows", "definitions")
"""Lists that are the library's own: no deal gives them."""
LIST_NAMES = (
    *LISTS,
    *OF_LIBRARY,
    *OF_ROWS,
    FURTHER,
    "own_red_lines",
    "own_lines",
    "parties",
    "bodies",
    "board",
    "red_lines",
    "class",
)


class _Shown:
    """A value inside an expression: text to compare and join, and still its own inlines in the result.

    What is more than text (a blank) goes through the expression as a mark, and is put back afterwards.
    """

    def __init__(self, content: tuple[Inline, ...], number: int) -> None:
        self.content = content
        self.number = number

    def __str__(self) -> str:
        if all(isinstance(inline, Text) for inline in self.content):
            return plain_text(self.content)
        return f"\uffff{self.number}\uffff"


def _unmarked(text: str, shown: Sequence[_Shown]) -> tuple[Inline, ...]:
    """The text of an expression with the inlines that went through it as marks in their places again."""
    out: list[Inline] = []
    for index, part in enumerate(_MARK.split(text)):
        out.extend(shown[int(part)].content if index % 2 else (Text(part),))
    return merged(out)


def merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one and empty ones dropped."""
    if len(inlines) == 1 and inlines[0] != _NOTHING:
        return (inlines[0],)
    out: list[Inline] = []
    for inline in inlines:
        if type(inline) is not Text:
            out.append(inline)
        elif inline.text:
            last = out[-1] if out else None
            if type(last) is Text:
                out[-1] = Text(last.text + inline.text)
            else:
                out.append(inline)
    return tuple(out)


def _gather_bullets(blocks: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """Bullets that follow a line ending in a colon become its list."""
    out: list[Paragraph | Table] = []
    for block in blocks:
        above = out[-1] if out else None
        if _is_bullet(block) and isinstance(above, Paragraph) and plain_text(above.content).endswith(":"):
            out[-1] = msgspec.structs.replace(above, children=(*above.children, block))
        else:
            out.append(block)
    return [_with_list(block) for block in out]


def _folds(line: Line, children: Sequence[Paragraph]) -> bool:
    """Whether a repeating list came out with one fragment: then there is no list, and it ends the sentence."""
    if len(children) > 1 or not any(child.each for child in line.children):
        return False
    return not children[0].children and not plain_text(children[0].content).rstrip(" ;,").endswith((".", "!", "?"))


def _folded(content: tuple[Inline, ...], only: Paragraph) -> tuple[Inline, ...]:
    last = content[-1]
    lead = (*content, Text(" "))
    if isinstance(last, Text):
        lead = (*content[:-1], Text(last.text.rstrip().removesuffix(":") + " "))
    return merged((*lead, *ended(only.content, ".")))


def _is_bullet(block: Paragraph | Table) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role == "bullet"


def _with_list(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Paragraph) and any(child.role == "bullet" for child in block.children):
        return msgspec.structs.replace(block, children=tuple(punctuated(list(block.children), ".")))
    return block
