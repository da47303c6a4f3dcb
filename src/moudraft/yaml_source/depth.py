"""How deep the lists and maps of a file may stand in one another, and the refusal of what is deeper.

A YAML library may refuse deep text in words of its own, run out of stack, or take quadratic time over it, so what one
line can nest is counted before a library reads it. Lists and maps that nest by their indentation need no such bound:
they come a line at a time, and ``tree`` counts them as they come.
"""

from __future__ import annotations

from moudraft.problems import Location, MoudraftError, Problem

MAX_DEPTH = 40
_AS_DASHES = str.maketrans("?:", "--", " \t")


def too_deep(where: Location) -> Problem:
    return Problem(where, f"more than {MAX_DEPTH} maps and lists inside one another", "flatten this part")


def refuse_deep(text: str, file: str, first_line: int) -> None:
    """Raise for brackets inside more than ``MAX_DEPTH`` others, and for a line that begins with more dashes."""
    if not may_be_deep(text):
        return
    # Imported here: nearly no file has brackets enough that it must be known which of them stand in text.
    from moudraft.yaml_source.brackets import line_of, too_deep_at

    at = too_deep_at(text, MAX_DEPTH)
    if at is not None:
        raise MoudraftError(too_deep(Location(file, line_of(text, at) + first_line)))


def may_be_deep(text: str) -> bool:
    """Whether a look at the characters leaves it open."""
    return text.count("[") + text.count("{") > MAX_DEPTH or "-" * (MAX_DEPTH + 1) in text.translate(_AS_DASHES)
