"""Where a leaf stands whose key the draft notes under another name: a row of a map, and what a line stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from moudraft.document.drafted import Drafted
from moudraft.document.provenance import WHEN, Spot
from moudraft.selection.details import is_pairs
from moudraft.selection.facts import principal
from moudraft.tracing.deciding import plain_keys


class RowKeys:
    """The rows of one draft by the keys that the deal has for them, and the lines that stand for a key."""

    def __init__(self, made: Drafted) -> None:
        self.made = made
        board = principal(made.selection.terms.bodies)
        self.board = board.key if board else ""

    def numbered(self, key: str) -> str:
        """A key of rows given as a map of pairs (``terms.costs.shares.Northmoor``), as the draft numbers it."""
        parts = key.split(".")
        if len(parts) < 4 or parts[0] != "terms":
            return key
        axis, name, one = parts[1], parts[2], ".".join(parts[3:])
        detail = self.made.library.axes[axis].details.get(name) if axis in self.made.library.axes else None
        if detail is None or detail.kind != "rows":
            return key
        given = self.made.selection.terms.values[axis].said(self.made.library.axes[axis], name)
        if not is_pairs(given, detail) or one not in given:
            return key
        return f"terms.{axis}.{name}.{list(given).index(one)}"

    def standing_for(self, keys: Iterable[str], slot: str) -> list[Spot]:
        """The spots of a slot whose line stands because of any of these keys; none where all of it does."""
        found = (spot for key in keys for spot in self.lines.get(key, ()) if spot.provision == slot)
        return list(dict.fromkeys(found))

    @cached_property
    def lines(self) -> Mapping[str, list[Spot]]:
        """By key, the spots whose line stands under a condition on it."""
        found: dict[str, list[Spot]] = {}
        for provision, paragraphs in self.made.provenance.paragraphs.items():
            for number, noted in enumerate(paragraphs):
                facts = (name.removeprefix(WHEN) for name in noted if name.startswith(WHEN))
                for key in (each for fact in facts for each in (fact, *self._keys(fact))):
                    found.setdefault(key, []).append(Spot(provision, number))
        return found

    def _keys(self, fact: str) -> tuple[str, ...]:
        row = fact.split(".")[1:2]
        # What is noted of an item is a key of the deal already.
        return () if row and row[0].isdecimal() else plain_keys(fact, self.made.library, self.board)
