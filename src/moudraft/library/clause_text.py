"""Clause Markdown to wordings: parsed once, with the holes left open.

A clause file is front matter, then one ``## name`` for each wording, each with a ``~~~`` block of its own data and
its text. markdown-it reads the Markdown; this module adds the two marks of its own (``{{ hole }}`` and
``[@reference]``) and refuses what a legal document has no use for (images, HTML, block quotes, code).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from moudraft.library.marks import markdown, typographic
from moudraft.library.wording import Body, Grid, GridRow, Hole, Inline, Line, Reference, Styled, Words
from moudraft.problems import Location, Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

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
    reader = _Reader(file, first_line)
    tokens = markdown().parse(text)
    source = text.split("\n")
    wordings: list[RawWording] = []
    starts = [index for index, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"]
    hint = "start each wording with a line such as ## plain"
    if not tokens:
        reader.problems.append(Problem(Location(file, first_line), "the clause has no wording", hint))
    elif not starts or starts[0] > 0:
        reader.problem(tokens[0], "text before the first wording", hint)
    for start, end in zip(starts, [*starts, len(tokens)][1:], strict=True):
        wordings.append(reader.wording(tokens[start:end], source))
    return wordings, reader.problems


def parse_words(text: str, file: str, line: int) -> tuple[tuple[Inline, ...], list[Problem]]:
    """One line of words with holes in it, as short items of the library have."""
    reader = _Reader(file, line)
    tokens = markdown().parseInline(text)
    return reader.inlines(tokens[0].children or []), reader.problems


class _Reader:
    """Walks markdown-it's flat tokens and collects problems on the way."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.problems: list[Problem] = []

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def problem(self, token: Token, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Location(self.file, self.line(token)), message, hint))

    def wording(self, tokens: Sequence[Token], source: list[str]) -> RawWording:
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
        words = "\n".join(line.rstrip() for line in source[first:last]).strip()
        digest = hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]
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
        return [self.list_item(item, kind) for item in _siblings(group[1:-1])]

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
        content, each = self.repeated(self.inlines(token.children or [], token))
        return Line(kind, content, each=each, line=self.line(token))  # type: ignore[arg-type]

    def repeated(self, content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
        """Take the mark ``{{ each objectives }}`` off the front of a line."""
        first = content[0] if content else None
        if not isinstance(first, Hole) or not first.expression.startswith("each "):
            return content, ""
        rest = list(content[1:])
        if rest and isinstance(rest[0], Words):
            rest[0] = Words(rest[0].text.lstrip())
        return tuple(each for each in rest if each != Words("")), first.expression.removeprefix("each ").strip()

    def grid(self, group: Sequence[Token]) -> Grid:
        rows: list[GridRow] = []
        for index, token in enumerate(group):
            if token.type != "tr_open":
                continue
            end = next(at for at in range(index, len(group)) if group[at].type == "tr_close")
            cells = [self.inlines(cell.children or [], cell) for cell in group[index:end] if cell.type == "inline"]
            first, each = self.repeated(cells[0])
            if each and not rows:
                self.problem(
                    token, "the row of headings cannot repeat", f"begin the row below it with {{{{ each {each} }}}}"
                )
            rows.append(GridRow((first, *cells[1:]), each, self.line(token)))
        return Grid(rows[0].cells, tuple(rows[1:]))

    def inlines(self, tokens: Sequence[Token], at: Token | None = None) -> tuple[Inline, ...]:
        stack: list[list[Inline]] = [[]]
        before = ""
        for token in tokens:
            if token.type in ("text", "softbreak", "hardbreak", "text_special"):
                words = " " if token.type.endswith("break") else token.content
                if "{{" in words or "{%" in words or "{#" in words:
                    self.bad_hole(at or token)
                if "[@" in words:
                    self.problem(at or token, "a reference that cannot be read", "write [@topic/clause], in lower case")
                stack[-1].append(Words(typographic(words, before)))
                before = words[-1:] or before
            elif token.type == "hole":
                stack[-1].append(Hole(token.content))
                before = "x"
            elif token.type == "clause_reference":
                stack[-1].append(Reference(token.content))
                before = "x"
            elif token.type in ("em_open", "strong_open"):
                stack.append([])
            elif token.type in ("em_close", "strong_close"):
                inner = stack.pop()
                stack[-1].append(_styled(inner, token.type))
                before = "x"
            else:
                self.problem(at or token, f"{token.type.replace('_', ' ')} has no place in a wording")
        return tuple(_joined(stack[0]))

    def bad_hole(self, token: Token) -> None:
        hint = "close {{ with }} on the same line; wording that differs is another wording, not a statement"
        self.problem(token, "a hole that is not closed, or a Jinja statement", hint)


def _styled(inner: list[Inline], closing: str) -> Styled:
    if closing == "em_close":
        return Styled(tuple(_joined(inner)), "italic")
    first, last = (inner[0], inner[-1]) if inner else (None, None)
    if (
        isinstance(first, Words)
        and first.text[:1] == "\u201c"
        and isinstance(last, Words)
        and last.text[-1:] == "\u201d"
    ):
        inner[0] = Words(first.text[1:])
        inner[-1] = Words(inner[-1].text[:-1]) if isinstance(inner[-1], Words) else inner[-1]
        return Styled(tuple(each for each in _joined(inner) if each != Words("")), "term")
    return Styled(tuple(_joined(inner)), "bold")


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Neighbouring words as one, so that a paragraph is as few runs as it can be."""
    joined: list[Inline] = []
    for inline in inlines:
        if joined and isinstance(inline, Words) and isinstance(joined[-1], Words):
            joined[-1] = Words(joined[-1].text + inline.text)
        elif inline != Words(""):
            joined.append(inline)
    return joined


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
