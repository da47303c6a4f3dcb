"""What stands at a place inside plain data, and the data with something else there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def reached(data: Any, steps: Sequence[str]) -> Any:
    """What the steps lead to, a number being the place in a list; None where they lead nowhere."""
    for step in steps:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        else:
            return None
    return data


def replaced(data: Any, steps: Sequence[str], value: Any) -> Any:
    """The data with a value in the place of what the steps lead to; what was given is not changed."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(data, list):
        return [replaced(item, rest, value) if n == int(step) else item for n, item in enumerate(data)]
    return {**data, step: replaced(data[step], rest, value)}
