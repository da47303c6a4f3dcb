"""What the details of the option axes print: ``costs.cap``, ``costs.cap.covers``, and ``item.host`` in each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moudraft import english
from moudraft.deal.values import is_unsettled
from moudraft.document import Blank, Text
from moudraft.document.cell_lines import by_party
from moudraft.document.words_of_values import GIVEN_PARTS, KEY, Printed, Scope, Words, blank, joined
from moudraft.library import Axis, Detail
from moudraft.selection.details import BY_PARTY, EVERYBODY, given_parts, is_map, part_of, rows_of
from moudraft.selection.settled_value import Value
from moudraft.selection.totals import TOTAL, total_of

Clauses = Callable[[Sequence[str]], Words]


class NamedDetails:
    """What the names of details print: ``costs.cap``, and ``costs.lines.total`` for the total of its rows.

    ``words`` is set once it is known what the parties are called.
    """

    words: DetailWords

    def __init__(self, values: Mapping[str, Value], axes: Mapping[str, Axis]) -> None:
        self.values = values
        self.axes = axes

    def find(self, name: str) -> tuple[Value, Axis, str] | None:
        """What is settled on the option axis that a name speaks of, the axis, and which of its details is meant."""
        id, _, detail = name.partition(".")
        value, axis = self.values.get(id), self.axes.get(id)
        return None if value is None or axis is None or detail not in axis.details else (value, axis, detail)

    def printed(self, name: str) -> Printed | None:
        """What a detail of an option axis prints, or the total of its rows."""
        if (found := self.find(name)) is not None:
            value, axis, detail = found
            return self.words.of_value(value, detail, axis)[0]
        summed = self.find(name.removesuffix(f".{TOTAL}"))
        if summed is None or summed[1].details[summed[2]].kind != "rows":
            return None
        value, axis, detail = summed
        return total_of(value.said(axis, detail), axis.details[detail])

    def listed(self, name: str) -> list[Scope] | None:
        """The scopes of ``each`` for a detail that holds several."""
        if (found := self.find(name)) is None:
            return None
        value, axis, detail = found
        several = axis.details[detail].kind in ("list", "rows")
        return self.words.of_value(value, detail, axis)[1] if several else None


class DetailWords:
    """The words of the details of one draft. ``everybody`` is what all the parties are called together.

    ``clauses`` gives the references to those clauses of a list that stand in the draft; ``handles`` what the lines of
    the deal's lists say, by the key that the deal calls them by; ``classes`` what each member of a class of party is
    called, by what the deal may call the class, and ``several`` what they are together; ``bodies`` what the bodies of a
    kind are called.
    """

    def __init__(
        self, everybody: str, clauses: Clauses, handles: Mapping[str, str], classes: Mapping[str, str],
        several: Mapping[str, str] = {}, bodies: Callable[[str], str] = str,
    ) -> None:  # fmt: skip
        self.everybody = everybody
        self.several = several
        self.bodies = bodies
        self.classes = classes
        self.clauses = clauses
        self.handles = handles

    def of_value(self, value: Value, name: str, axis: Axis) -> tuple[Printed, list[Scope]]:
        """What a detail prints, and the scopes of ``each`` where it holds several."""
        detail, key = axis.details[name], f"terms.{axis.id}.{name}"
        given = value.said(axis, name)
        if given == "" and detail.kind in ("rows", "list"):
            # A default that is empty: nothing is asked, and nothing listed.
            return "", []
        if detail.kind == "rows":
            rows = [self.row(row, detail, f"{key}.{n}") for n, row in enumerate(rows_of(given, detail))]
            return "" if rows else (blank(given, detail.ask, key),), rows
        words = self.words(given, detail, key)
        if detail.kind != "list":
            return words, []
        several: list[Printed] = [*self.listed(given)] if not _is_open(given) else [words]
        return words, [{KEY: f"{key}.{n}", "text": each} for n, each in enumerate(several)]

    def of_item(self, details: Mapping[str, Any], asked: Mapping[str, Detail], key: str) -> dict[str, Printed]:
        """What the details of a line of a list print, by name: ``lease``, ``lease.rent``."""
        made = {}
        for name, detail in asked.items():
            if detail.kind != "rows":
                given = part_of(details, asked, name)
                made[name] = self.words(detail.default if given is None else given, detail, f"{key}.{name}")
        return made

    def row(self, row: Mapping[str, Any], detail: Detail, key: str) -> Scope:
        scope: dict[str, Printed] = {KEY: key, GIVEN_PARTS: " ".join(given_parts(row, detail.fields))}
        for name, field in detail.fields.items():
            scope[name] = self.words(row.get(name, field.default), field, f"{key}.{name}")
        return scope

    def words(self, given: Any, detail: Detail, key: str) -> Printed:
        """The words of one detail, or the blank that asks for it."""
        if detail.kind in BY_PARTY and is_map(given):
            return self.by_party(given, detail, key)
        if given is None and detail.of_class in self.classes:
            return self.classes[detail.of_class]
        if given is None or is_unsettled(given) or is_map(given):
            return (blank(given, detail.ask, key),)
        listed = list(given) if isinstance(given, list | tuple) else [given]
        if any(map(is_unsettled, listed)):
            return each_or_blank(listed, detail.ask, key)
        if detail.kind == "clauses":
            return self.clauses([str(each) for each in listed]) or (Blank(detail.ask, key),)
        return english.joined([self.one(each, detail) for each in self.listed(listed)])

    def by_party(self, given: Mapping[str, Any], detail: Detail, key: str) -> Words:
        """What a detail says of each party, one after the other: "Northmoor: public task; Eastvale: legal duty"."""
        words = {party: self.words(cell, detail, f"{key}.{party}") for party, cell in given.items()}
        return by_party(
            (party, (Text(each),) if isinstance(each, str) else each)  # type: ignore[misc]
            for party, each in words.items()
        )

    def listed(self, given: Any) -> list[str]:
        return [str(each) for each in (given if isinstance(given, list | tuple) else [given])]

    def one(self, text: str, detail: Detail) -> str:
        if detail.kind == "pointer":
            return self.handles.get(text, text)
        if detail.kind == "class":
            return self.several.get(text.casefold(), text)
        if detail.kind == "bodies":
            return self.bodies(text) or text
        if detail.kind == "parties" and text == EVERYBODY:
            return self.everybody
        if detail.kind == "parties" and text.casefold() in self.classes:
            return self.classes[text.casefold()]
        if text in detail.values:
            return detail.values[text]
        return _PRINTED.get(detail.kind, str)(text)


def each_or_blank(listed: Sequence[object], ask: str, key: str) -> Words:
    """The values of a detail as a list in prose, those that are not settled as blanks."""
    return joined([(blank(each, ask, key),) if is_unsettled(each) else (Text(str(each)),) for each in listed])


def _is_open(given: Any) -> bool:
    listed = given if isinstance(given, list | tuple) else [given]
    return given is None or any(map(is_unsettled, listed))


_PRINTED: dict[str, Callable[[str], str]] = {
    "period": english.period, "interval": english.interval, "date": english.date, "percent": english.percent,
    "often": english.often,
}  # fmt: skip
