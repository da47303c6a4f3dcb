"""The rows of a deal's sets of personal data as rules read them: who is in each, in what role, on what law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from moudraft.deal.values import is_unsettled
from moudraft.selection.details import EVERYBODY, NONE, is_map

if TYPE_CHECKING:
    from moudraft.checks.support.context import Context
    from moudraft.deal import Item, Party

DATA_SETS = "data_sets"
PROCESSORS = ("processor", "sub-processor")
CONTROLLERS = ("independent", "joint")
TEXTS = ("people", "fields", "purpose", "nature")


class DataRow(msgspec.Struct, frozen=True):
    """One set of personal data, with the parties to the paper."""

    item: Item
    everybody: tuple[Party, ...]

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def name(self) -> str:
        return self.item.text if isinstance(self.item.text, str) else "a data set"

    def at(self, part: str) -> str:
        return f"{self.key}.{part}"

    def given(self, part: str) -> bool:
        """Whether the row has a particular, open or settled."""
        return self.item.details.get(part) is not None

    def says(self, part: str) -> str:
        """A particular as one text; empty where it is not settled, or says that there is none."""
        return "; ".join(each for each in _texts(self.item.details.get(part)) if each != NONE)

    def cell(self, part: str, party: str) -> str:
        """What a particular says of one party; empty where nothing is settled, or there is none."""
        value = self.item.details.get(part)
        return "; ".join(each for each in _texts(value.get(party) if is_map(value) else value) if each != NONE)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties whom the row names anywhere."""
        named = {each for part in ("from", "to") for each in _texts(self.item.details.get(part))}
        roles = self.item.details.get("roles")
        named |= set(roles) if is_map(roles) else set()
        return tuple(each for each in self.everybody if each.short_name in named or EVERYBODY in named)

    def acting_as(self, *roles: str) -> tuple[Party, ...]:
        """The parties that the row gives one of these roles."""
        return tuple(each for each in self.parties if self.cell("roles", each.short_name) in roles)

    @property
    def words(self) -> str:
        """What the row says of the data itself."""
        return "; ".join([self.name, *filter(None, map(self.says, TEXTS))])


def data_rows(draft: Context) -> Iterator[DataRow]:
    """Every row of the deal."""
    for item in draft.deal.lists.get(DATA_SETS, ()):
        yield DataRow(item, draft.deal.parties)


def processing_rows(draft: Context) -> list[DataRow]:
    """The rows in which a party handles the data for another."""
    return [row for row in data_rows(draft) if row.acting_as(*PROCESSORS)]


def apart(draft: Context) -> bool:
    """Whether the terms of a processor stand in a separate contract that the deal names."""
    return bool(draft.detail("info", "agreement"))


def _texts(value: Any) -> Sequence[str]:
    if value is None or is_unsettled(value):
        return ()
    if is_map(value):
        return [text for each in value.values() for text in _texts(each)]
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
