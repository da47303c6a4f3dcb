"""The words of a clause, between its blocks: markdown-it's inline tokens to words, holes, references and emphasis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.condition import ALWAYS, Condition, parse_condition
from moudraft.library.marks import markdown, typographic
from moudraft.library.statement import Statement
from moudraft.library.stray_markup import line_fault, markup_fault
from moudraft.library.wording import Column, Hole, Inline, Owed, Reference, Styled, Words
from moudraft.problems import Location, MoudraftError, Problem
from moudraft.yaml_source.text_file import parse

if TYPE_CHECKING:
    from markdown_it.token import Token

EACH = "each"
WHEN = "when"
SAYS = "says"
OWED = "owed"
"""What a hole at the front of a line begins with where it is no hole: the list it repeats over, its condition, what
the line asserts, and by whom what it lays down is owed."""
OWED_BY = lazy_pattern(
    r"by (?P<by>[a-z][a-z0-9_.-]*(?: or [a-z][a-z0-9_.-]*)*)"
    r"""|by (?P<words>"[^"{}]+"|'[^'{}]+')"""
    r"|among (?P<among>[a-z_]+)"
)
OR = lazy_pattern(r"\s+or\s+(?=[a-z][a-z0-9_.-]*:)")
"""What stands between the alternatives of a line's condition, before the name of a fact."""
COLUMNS: dict[str, Column] = {"owed by": "by", "owed when": "when"}
"""What a hole at the front of a heading of a table is that is no hole: the column says who owes a row, or by when."""
DEEPEST = 5
"""How deep emphases may nest in one another, counted with the text around them."""


def parse_words(text: str, file: str, line: int) -> tuple[tuple[Inline, ...], list[Problem]]:
    """One line of words with holes in it, as short items of the library have."""
    reader = InlineReader(file, line)
    tokens = markdown().parseInline(text)
    reader.lines_of_text(text.split("\n"), None)
    return reader.inlines(tokens[0].children or []), reader.problems


class Marks(NamedTuple):
    """What the marks at the front of a line say of it."""

    each: str = ""
    when: Condition = ALWAYS
    says: tuple[Statement, ...] = ()
    owed: Owed | None = None


class InlineReader:
    """Reads inline tokens and collects problems on the way. ``source`` is the text in lines, where it has several."""

    def __init__(self, file: str, first_line: int, source: Sequence[str] = ()) -> None:
        self.file = file
        self.first_line = first_line
        self.source = source
        self.problems: list[Problem] = []

    def line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def problem(self, token: Token, message: str, hint: str = "", down: int = 0) -> None:
        """Something wrong at a token, or ``down`` lines below where it begins."""
        self.problems.append(Problem(Location(self.file, self.line(token) + down), message, hint))

    def lines_of_text(self, lines: Sequence[str], token: Token | None) -> None:
        """Tell of lines of a paragraph that look like items of a list or rows of a table."""
        for number, line in enumerate(lines):
            fault = line_fault(line, first=number == 0)
            if fault and token is not None:
                self.problem(token, *fault, down=number)
            elif fault:
                self.problems.append(Problem(Location(self.file, self.first_line), *fault))

    def marked(self, content: tuple[Inline, ...], token: Token) -> tuple[tuple[Inline, ...], Marks]:
        """Take the marks ``{{ each … }}``, ``{{ when … }}``, ``{{ says … }}`` and ``{{ owed by … }}`` off a line."""
        marks = Marks()
        while content and isinstance(first := content[0], Hole):
            mark, _, rest = first.expression.partition(" ")
            if mark == EACH and not marks.each:
                marks = marks._replace(each=rest.strip())
            elif mark == WHEN and not marks.when:
                marks = marks._replace(when=self.condition(rest, token))
            elif mark == SAYS and not marks.says:
                marks = marks._replace(says=self.statements(rest, token))
            elif mark == OWED and not marks.owed:
                marks = marks._replace(owed=self.owed(rest, token))
            else:
                break
            content = _after_mark(content)
        return content, marks

    def condition(self, text: str, token: Token) -> Condition:
        """The condition that a line stands under, written as the inside of a YAML map, or as several with "or"."""
        read = [self.inside(each, token) for each in OR.split(text)]
        if any(data is None for data, _where in read):
            return ALWAYS
        alternatives = [data for data, _where in read]
        condition, problems = parse_condition(alternatives if len(read) > 1 else alternatives[0], read[0][1])
        self.problems += problems
        return condition

    def statements(self, text: str, token: Token) -> tuple[Statement, ...]:
        """What a line asserts, written as the inside of a YAML map of matters and positions."""
        data, where = self.inside(text, token)
        if not isinstance(data, dict) or not all(isinstance(each, str) and each for each in data.values()):
            if data is not None:
                hint = "as in {{ says votes: taken }}; clauses/statements.yaml lists both"
                self.problems.append(Problem(where, "{{ says … }} names a matter and a position on it", hint))
            return ()
        return tuple(Statement(matter, position) for matter, position in data.items())

    def owed(self, text: str, token: Token) -> Owed | None:
        """Who owes what a line lays down: names, as in ``by term.review.by or both``, words in quotes, or a group."""
        found = OWED_BY.fullmatch(text.strip())
        if found is None:
            hint = 'as in {{ owed by the_parties }}, {{ owed by "each controller" }} or {{ owed among voluntary }}'
            self.problem(token, "{{ owed … }} names nobody", hint)
            return None
        names = tuple(found["by"].split(" or ")) if found["by"] else ()
        return Owed(names, (found["words"] or "").strip("\"'"), found["among"] or "")

    def heading(self, content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Column]:
        """Take ``{{ owed by }}`` or ``{{ owed when }}`` off a heading of a table: what its column says of the rows."""
        first = content[0] if content else None
        column = COLUMNS.get(first.expression) if isinstance(first, Hole) else None
        return (_after_mark(content), column) if column else (content, "")

    def inside(self, text: str, token: Token) -> tuple[Any, Location]:
        """What a mark holds as data, an empty list where it is empty and None where it is wrong; and its place."""
        where = Location(self.file, self.line(token))
        try:
            return parse("{" + text + "}", self.file, first_line=where.line).data or [], where
        except MoudraftError as error:
            self.problems += [msgspec.structs.replace(each, location=where) for each in error.problems]
            return None, where

    def inlines(self, tokens: Sequence[Token], at: Token | None = None) -> tuple[Inline, ...]:
        stack: list[list[Inline]] = [[]]
        before = ""
        for token in tokens:
            if token.type == "hardbreak":
                hint = "write two paragraphs; or take away the spaces or the \\ at the end of the line"
                self.problem(at or token, "a new line inside a paragraph would not print", hint)
            elif token.type in ("text", "softbreak", "text_special"):
                words = " " if token.type == "softbreak" else token.content
                if token.type == "text":
                    self.text(words, at or token)
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
                if len(stack) == DEEPEST:
                    self.problem(at or token, f"more than {DEEPEST - 2} emphases inside one another", "leave some out")
            elif token.type in ("em_close", "strong_close"):
                inner = stack.pop()
                stack[-1].append(_styled(inner, token.type))
                before = "x"
            else:
                self.problem(at or token, f"{token.type.replace('_', ' ')} has no place in a wording")
        return tuple(_joined(stack[0]))

    def text(self, words: str, token: Token) -> None:
        """Tell of marks in a text that are none here, and would print."""
        if "{{" in words or "{%" in words or "{#" in words:
            self.bad_hole(token)
        if "[@" in words:
            self.problem(token, "a reference that cannot be read", "write [@topic/clause], in lower case")
        elif fault := markup_fault(words):
            self.problem(token, *fault)

    def bad_hole(self, token: Token) -> None:
        hint = "close {{ with }} on the same line; wording that differs is another wording, not a statement"
        self.problem(token, "a hole that is not closed, or a Jinja statement", hint)


def _after_mark(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    rest = list(content[1:])
    if rest and isinstance(rest[0], Words):
        rest[0] = Words(rest[0].text.lstrip())
    return tuple(each for each in rest if each != Words(""))


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
