"""Clause Markdown to wordings: parsed once, with the holes left open.

A clause file is front matter, then one ``## name`` for each wording, each with a ``~~~`` block of its own data and
its text. markdown-it reads the Markdown; this module adds the two marks of its own (``{{ hole }}`` and
``[@reference]``) and refuses what a legal document has no use for (images, HTML, block quotes, code).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from moudraft.hashes import sha256
from moudraft.library.clause_inlines import InlineReader
from moudraft.library.marks import markdown
from moudraft.library.stray_markup import cell_count, column
from moudraft.library.wording import Body, Column, Grid, GridRow, Inline, Line
from moudraft.problems import Location, Problem
from moudraft.yaml_source.characters import raw_characters

if TYPE_CHECKING:
    from markdown_it.token import Token

_SAID = re.compile(r"\{\{ ?(?:says|owed) [^{}]*\}\} ?")
"""The marks of what a line asserts, and of who owes what it lays down: no words, so that a wording stays the same while
they are added or changed."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class RawWording(msgspec.Struct):
    """A wording as it stands in the file: its name, its data block as YAML text, and its body."""

    name: str
    line: int
    data: str
    data_line: int
    body: Body
    hash: str


def split_front_matter(text: str, file: str) -> tuple[str, str, int, list[Problem]]:
    """The YAML between the two ``---`` lines, the Markdown after it, and the line the Markdown starts on."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        hint = "begin the file with --- and the clause's title, purpose and so on"
        return "", text, 1, [Problem(Location(file, 1), "no front matter", hint)]
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, []
    problem = Problem(Location(file, 1), "the front matter is not closed", "end it with a line of ---")
    return "", "", len(lines), [problem]


def parse_wordings(text: str, file: str, first_line: int) -> tuple[list[RawWording], list[Problem]]:
    """The wordings of a clause file, with every problem found. ``first_line`` is the file's line of ``text``."""
    source = text.split("\n")
    reader = _Reader(file, first_line, source)
    reader.problems += raw_characters(text, file, first_line)
    tokens = markdown().parse(text)
    wordings: list[RawWording] = []
    starts = [index for index, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    hint = "start each wording with a line such as ## plain"
    if not tokens:
        reader.problems.append(Problem(Location(file, first_line), "the clause has no wording", hint))
    elif not starts or starts[0] > 0:
        reader.problem(tokens[0], "text before the first wording", hint)
    for start, end in zip(starts, [*starts, len(tokens)][1:], strict=True):
        wordings.append(reader.wording(tokens[start:end]))
    return wordings, reader.problems


class _Reader(InlineReader):
    """Walks markdown-it's flat tokens and collects problems on the way."""

    def wording(self, tokens: Sequence[Token]) -> RawWording:
        name = tokens[1].content.strip()
        if not SLUG.fullmatch(name):
            hint = "use lower-case letters, digits and hyphens"
            self.problem(tokens[0], f'"{name}" cannot be the name of a wording', hint)
        rest = tokens[3:]
        data, data_line = "", self.line(tokens[0])
        if rest and rest[0].type == "fence":
            data, data_line = rest[0].content, self.line(rest[0]) + 1
            rest = rest[1:]
        if not rest:
            self.problem(tokens[0], f'the wording "{name}" has no text')
        first = rest[0].map[0] if rest and rest[0].map else 0
        last = max((token.map[1] for token in rest if token.map), default=first)
        words = "\n".join(line.rstrip() for line in self.source[first:last]).strip()
        digest = sha256(_SAID.sub("", words).encode("utf-8")).hexdigest()[:12]
        return RawWording(name, self.line(tokens[0]), data, data_line, self.blocks(rest), digest)

    def blocks(self, tokens: Sequence[Token]) -> Body:
        body: list[Line | Grid] = []
        for group in _siblings(tokens):
            first = group[0]
            if first.type in ("ordered_list_open", "bullet_list_open"):
                body.extend(self.list_lines(group))
            elif first.type == "paragraph_open":
                body.append(self.text_line(group[1], "plain"))
            elif first.type == "table_open":
                body.append(self.grid(group))
            else:
                self.refuse(first)
        return tuple(body)

    def refuse(self, token: Token) -> None:
        name = token.type.removesuffix("_open").replace("_", " ")
        hint = "a wording holds paragraphs, numbered or bulleted lists, and tables"
        self.problem(token, f"a {name} has no place in a wording", hint)

    def list_lines(self, group: Sequence[Token]) -> list[Line]:
        kind = "numbered" if group[0].type == "ordered_list_open" else "bullet"
        items = _siblings(group[1:-1])
        self.one_column([item[0] for item in items])
        return [self.list_item(item, kind) for item in items]

    def one_column(self, items: Sequence[Token]) -> None:
        """Tell of items of one list that begin in different columns: one was meant to stand under another."""
        columns = [column(self.source[item.map[0]]) if item.map else (0, 0) for item in items]
        for item, (mark, text) in zip(items, columns, strict=True):
            if mark != columns[0][0] and text != columns[0][1]:
                hint = "put three spaces before an item that stands under a numbered one, and none before one beside it"
                self.problem(item, "this item is indented, and yet stands beside the one above and not under it", hint)

    def list_item(self, item: Sequence[Token], kind: str) -> Line:
        parts = _siblings(item[1:-1])
        children: list[Line] = []
        line = Line("numbered", (), line=self.line(item[0]))
        for position, part in enumerate(parts):
            if part[0].type == "paragraph_open" and position == 0:
                line = self.text_line(part[1], kind)
            elif part[0].type in ("ordered_list_open", "bullet_list_open"):
                children.extend(self.list_lines(part))
            else:
                self.problem(part[0], "a list item holds one paragraph, and then a list at most")
        if not parts:
            self.problem(item[0], "an empty list item")
        return msgspec.structs.replace(line, children=tuple(children))

    def text_line(self, token: Token, kind: str) -> Line:
        self.lines_of_text(token.content.split("\n"), token)
        content, marks = self.marked(self.inlines(token.children or [], token), token)
        return Line(kind, content, (), marks.each, self.line(token), marks.when, marks.says, marks.owed)  # type: ignore[arg-type]

    def grid(self, group: Sequence[Token]) -> Grid:
        rows: list[GridRow] = []
        columns: tuple[Column, ...] = ()
        for index, token in enumerate(group):
            if token.type != "tr_open":
                continue
            end = next(at for at in range(index, len(group)) if group[at].type == "tr_close")
            cells = [self.inlines(cell.children or [], cell) for cell in group[index:end] if cell.type == "inline"]
            if not rows:
                cells, columns = self.headings(cells)
            given = cell_count(self.source[token.map[0]]) if token.map and self.source else len(cells)
            if given != len(cells):
                hint = "give each row as many cells as there are headings; \\| is a stroke inside a cell"
                self.problem(token, f"this row has {given} cells, under {len(cells)} headings", hint)
            first, marks = self.marked(cells[0], token)
            if marks.each and not rows:
                hint = f"begin the row below it with {{{{ each {marks.each} }}}}"
                self.problem(token, "the row of headings cannot repeat", hint)
            rows.append(GridRow((first, *cells[1:]), marks.each, self.line(token), marks.when, marks.says))
        return Grid(rows[0].cells, tuple(rows[1:]), columns)

    def headings(self, cells: list[tuple[Inline, ...]]) -> tuple[list[tuple[Inline, ...]], tuple[Column, ...]]:
        """The headings of a table without their marks, and what each column says of what the rows lay down."""
        read = [self.heading(cell) for cell in cells]
        columns: list[Column] = [column for _cell, column in read]
        if any(columns) and "" in columns:
            columns[columns.index("")] = "what"
        return [cell for cell, _column in read], tuple(columns) if any(columns) else ()


def _siblings(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The tokens as groups, one for each block that stands side by side at this level."""
    groups: list[Sequence[Token]] = []
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            groups.append(tokens[start : index + 1])
            start = index + 1
    return groups
