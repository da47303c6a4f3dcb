"""An answer of several parts as one typed line, and back: ``£2.4 million | VAT and fees | work stops``.

A detail of an option with parts (``cap``: a sum, what it covers, what follows) is one such line, and rows
(``posts``: each with a title, a host, a manager) one line each. The parts stand in the order the library has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from moudraft.deal.typed_dates import as_date
from moudraft.deal.values import is_tbc, is_unsettled
from moudraft.interview.questionnaire import Question
from moudraft.interview.typed import one_line
from moudraft.library import Detail, Library

BAR = "|"
TBC = "tbc"
HOW = f"Put {BAR} between the parts; leave one empty where there is nothing to say, and type tbc for one that is open."
TOO_MANY = f"There are more parts than are asked for; put {BAR} between them and nowhere else."
SHOWN_VALUES = 6
"""So many words of a choice are told in the line of help; of more, the page of the deal file tells."""


class Parts(msgspec.Struct, frozen=True):
    """The parts of an answer, in the order they are typed; ``main`` is the one that a single word stands for."""

    main: str
    fields: dict[str, Detail]

    def read(self, typed: str, was: Any = None, names: tuple[str, ...] = ()) -> Any:
        """What a line says: one word where only the main part is given, else a map; None where it has too many parts.

        A part that reads as it did keeps its value: what a deal says of it may be more than a line shows. So does what
        is asked for apart.
        """
        pieces = [one_line(each) for each in typed.split(BAR)]
        if len(pieces) > len(self.fields):
            return None
        before = self._map(was)
        made = {
            name: before[name] if name in before and self.text(before[name]) == piece else _value(piece, detail, names)
            for (name, detail), piece in zip(self.fields.items(), pieces, strict=False)
            if piece
        }
        alone = made.get(self.main)
        made |= {name: each for name, each in before.items() if name not in self.fields}
        return alone if set(made) == {self.main} and isinstance(alone, str) else made

    def line(self, value: Any) -> str:
        """The line that says a value."""
        given = self._map(value)
        texts = [self.text(given.get(name)) for name in self.fields]
        while texts and not texts[-1]:
            texts.pop()
        return f" {BAR} ".join(texts)

    def order(self) -> str:
        """What the parts are, in order: ``the most that is spent | what it covers``."""
        return f" {BAR} ".join(_told(detail) for detail in self.fields.values())

    def text(self, value: Any) -> str:
        if value is None:
            return ""
        if is_unsettled(value):
            return TBC
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

    def _map(self, value: Any) -> Mapping[str, Any]:
        if value is None:
            return {}
        return value if isinstance(value, Mapping) and not is_unsettled(value) else {self.main: value}


def parts_of(library: Library, axis: str, name: str) -> Parts | None:
    """The parts of a detail of an option, None where it is one text."""
    return _parts(library.axes[axis].details, name)


def rows_asked(library: Library, question: Question) -> Detail:
    """What the rows of a question are: of an option, or with the fields that the question has itself."""
    if question.detail:
        return library.axes[question.axis].details[question.detail]
    fields = {name: Detail(each.ask, each.kind) for name, each in question.fields.items()}
    return Detail(question.label, "rows", main=question.main, fields=fields)


def parts_asked(library: Library, question: Question) -> Parts | None:
    """The parts of an answer to a question, None where it is one text."""
    if question.detail:
        return parts_of(library, question.axis, question.detail)
    rows = rows_asked(library, question)
    return Parts(rows.main, dict(rows.fields)) if rows.fields else None


def parts_of_line(library: Library, list_: str, name: str) -> Parts | None:
    """The parts of what a line of a list says, None where it is one text."""
    asked = library.lists.get(list_, {})
    return _parts(asked, name) if name in asked else None


def _parts(asked: Mapping[str, Detail], name: str) -> Parts | None:
    detail = asked[name]
    if detail.kind == "rows":
        return Parts(detail.main, dict(detail.fields))
    below = {each.removeprefix(f"{name}."): found for each, found in asked.items() if each.startswith(f"{name}.")}
    # A part of a part has no place in one line; the deal file has.
    below = {each: found for each, found in below.items() if "." not in each and not found.apart}
    return Parts(detail.main, {detail.main: detail, **below}) if below else None


def _value(piece: str, detail: Detail, names: tuple[str, ...]) -> Any:
    """The value of one part, as the deal has it; what cannot be read is left for the checks to refuse."""
    if is_tbc(piece):
        return TBC
    if detail.kind == "date":
        return as_date(piece)
    if detail.kind in ("list", "parties", "bodies"):
        several = [each for each in (one_line(part) for part in re.split(r"[;,]", piece)) if each]
        several = [_called(each, names) if detail.kind == "parties" else each for each in several]
        return several if len(several) > 1 else several[0] if several else ""
    if detail.kind == "party":
        return _called(piece, names)
    slugs = {label.casefold(): slug for slug, label in detail.values.items()} | {each: each for each in detail.values}
    return slugs.get(piece.casefold(), piece)


def _called(name: str, names: tuple[str, ...]) -> str:
    """A party's short name as the deal spells it."""
    return next((each for each in names if each.casefold() == name.casefold()), name)


def _told(detail: Detail) -> str:
    words = list(detail.values)
    if not words or len(words) > SHOWN_VALUES:
        return detail.ask
    return f"{detail.ask} ({', '.join(words)})"
