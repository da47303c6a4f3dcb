"""The settled value of one option axis: its settings, where they came from, and the details they carry."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from moudraft.deal import Setting
from moudraft.library import Axis
from moudraft.problems import NOWHERE, Location
from moudraft.selection.details import part_of

Source = Literal["flag", "deal", "governance", "red line", "template default", "library default"]


class Value(msgspec.Struct, frozen=True):
    """The settled value of one axis, where it came from and why. ``settled`` is false for ``tbc``.

    ``private`` is whether a private red line settled it, so that where it came from is not for every party.
    ``beside`` are details that the deal gives although the value itself is open (``{rule: tbc, at_most: 9 months}``).
    """

    axis: str
    settings: tuple[Setting, ...]
    source: Source
    because: str
    location: Location = NOWHERE
    settled: bool = True
    private: bool = False
    beside: dict[str, Any] = {}

    def detail(self, axis: Axis, name: str) -> Any:
        """The detail the settings carry, else the one their value fixes, else the axis's default, else None.

        The name of a part is dotted: ``cap.covers``.
        """
        found = self.own_detail(axis, name)
        return axis.details[name].default if found is None else found

    def own_detail(self, axis: Axis, name: str) -> Any:
        """The detail the settings carry, or the one their value fixes, or None."""
        for setting in self.settings:
            for details in (setting.details, axis.values[setting.value].details):
                # Most carry none at all, and a draft asks of some hundreds.
                found = part_of(details, axis.details, name) if details else None
                if found is not None:
                    return found
        return None

    def said(self, axis: Axis, name: str) -> Any:
        """The detail as the draft says it: with an open value, only what the deal gives beside it."""
        if not self.settled:
            found = part_of(self.beside, axis.details, name)
            return "" if found is None and axis.details[name].default == "" else found
        return self.detail(axis, name)

    def is_usual(self, axis: Axis, name: str) -> bool:
        """Whether nobody chose the detail: it is a default."""
        if not self.settled:
            return False
        return self.source not in ("deal", "flag") or self.own_detail(axis, name) is None

    @property
    def has_details(self) -> bool:
        """Whether any detail is given with the value, or beside it where it is open."""
        return bool(self.beside) or any(setting.details for setting in self.settings)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(setting.value for setting in self.settings)

    def __str__(self) -> str:
        return ", ".join(self.values)
