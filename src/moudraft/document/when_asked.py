"""A dictionary that is filled as it is asked: of the many things that could be said of a deal a draft says a few."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
D = TypeVar("D")


class WhenAsked(dict[str, T]):
    """What is in it, and of a name that is not what the first of ``sources`` makes that knows it: made once.

    A source gives None for a name that is none of its own. To go through it gives what has been made so far.
    """

    def __init__(self, *sources: Callable[[str], T | None], known: dict[str, T] | None = None) -> None:
        super().__init__(known or {})
        self._sources = sources

    def __missing__(self, name: str) -> T:
        for source in self._sources:
            found = source(name)
            if found is not None:
                self[name] = found
                return found
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return self.get(name) is not None

    def get(self, name: object, otherwise: D = None) -> T | D:  # type: ignore[assignment]
        try:
            return self[name]  # type: ignore[index]
        except KeyError:
            return otherwise

    def copy(self) -> WhenAsked[T]:
        """Another one with the same in it, and the same sources."""
        return WhenAsked(*self._sources, known=self)

    def knowing(self, source: Callable[[str], T | None]) -> WhenAsked[T]:
        """Another one that asks one source more, after the others."""
        return WhenAsked(*self._sources, source, known=self)
