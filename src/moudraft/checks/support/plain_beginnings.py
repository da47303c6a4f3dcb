"""The letters with which whatever a pattern finds begins, so far as the pattern says it in so many letters."""

from __future__ import annotations

from collections.abc import Iterator

LETTERS = frozenset(" '/,&")
"""What stands for itself in a pattern, beside letters and digits; a hyphen does, outside square brackets."""
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
"""What begins a group that only looks, and takes no letters."""
REPEATS, EAGER = ("*", "+", "{"), ("?", "+")
MOST = 64
"""So many beginnings are followed; a pattern with more is left where it is."""


def plain_beginnings(pattern: str) -> list[str]:
    """The ways in which what a pattern finds can begin, each as far as it is plain: ``herein``, ``hereby``.

    One of them is empty where the pattern may begin with anything.
    """
    if "\\" in pattern or "[" in pattern:
        return [""]  # where a group ends cannot be told without reading more of the grammar
    return [begun for each in _alternatives(pattern) for begun, _is_whole in _begun(each)]


def _begun(pattern: str) -> list[tuple[str, bool]]:
    """The ways in which one alternative can begin, each with whether that is all of it."""
    going, done, at = [""], list[tuple[str, bool]](), 0
    while at < len(pattern) and going:
        end = _end_of_group(pattern, at) if pattern[at] == "(" else at + 1
        ways = _ways(pattern[at:end])
        times = pattern[end : end + 1]
        # What may come several times is followed no further.
        if ways is None or times in REPEATS or len(going) * (len(ways) + 1) > MOST:
            return [*done, *((each, False) for each in going)]
        done += [(each + way, False) for each in going for way, is_whole in ways if not is_whole]
        whole = [each + way for each in going for way, is_whole in ways if is_whole]
        going = [*whole, *going] if times == "?" else whole
        at = end + 1 + (pattern[end + 1 : end + 2] in EAGER) if times == "?" else end
    return [*done, *((each, True) for each in going)]


def _ways(part: str) -> list[tuple[str, bool]] | None:
    """The ways in which a letter or a group can begin; None where that is not plain."""
    if part.startswith(LOOKS):
        return [("", True)]
    if part.startswith("(?:"):
        return [way for each in _alternatives(part[3:-1]) for way in _begun(each)]
    return [(part, True)] if part.isalnum() or part in LETTERS or part == "-" else None


def _end_of_group(pattern: str, start: int) -> int:
    depth = 0
    for at in range(start, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if not depth:
            return at + 1
    return len(pattern)


def _alternatives(pattern: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, character in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]
