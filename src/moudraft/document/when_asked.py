"""A dictionary that is filled as it is asked: of the many things that could be said of a deal a draft says a few."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
D = TypeVar("D")


class WhenAsked(dict[str, T]):
    """What is in it, and what ``source`` makes of a name that is not: made once, and None where there is none.

    To go through it gives what has been made so far.
    """

    def __init__(self, source: Callable[[str], T | None], known: dict[str, T] | None = None) -> None:
        super().__init__(known or {})
        self._source = source

    def __missing__(self, name: str) -> T:
        found = self._source(name)
        if found is None:
            raise KeyError(name)
        self[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return self.get(name) is not None

    def get(self, name: object, otherwise: D = None) -> T | D:  # type: ignore[assignment]
        try:
            return self[name]  # type: ignore[index]
        except KeyError:
            return otherwise

    def copy(self) -> WhenAsked[T]:
        """Another one with the same in it, and the same source."""
        return WhenAsked(self._source, self)
