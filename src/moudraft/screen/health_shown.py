"""What ``moudraft doctor`` found, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from moudraft.screen.columns import wrapped

if TYPE_CHECKING:
    from moudraft.records.health import Health, Sign

MARKS = {"good": "ok      ", "missing": "missing ", "broken": "BROKEN  "}


def health_shown(facts: Health) -> str:
    """A line for each thing looked at; below what is not good, what that costs and how it is mended."""
    return "\n".join(line for each in facts.signs for line in _lines(each))


def _lines(sign: Sign) -> Iterator[str]:
    yield wrapped(f"{sign.name}: {sign.found}", 0, MARKS[sign.state])
    if sign.costs:
        yield wrapped(sign.costs, 8, "costs:  ")
    if sign.mend:
        yield wrapped(sign.mend, 8, "mend:   ")
