"""The letters with which whatever a pattern finds begins, so far as the pattern says it in so many letters."""

from __future__ import annotations

from moudraft.lazy_patterns import lazy_pattern

SIGNS = " '/,&-"
"""What stands for itself in a pattern, outside square brackets, beside letters and digits."""
_BOUNDS = lazy_pattern(r"([(|)])")
_PLAIN = lazy_pattern(rf"[\w{SIGNS}]+")
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
"""What begins a group that only looks, and takes no letters."""
REPEATS, EAGER = ("*", "+", "{"), ("?", "+")
TIMES = (*REPEATS, "?")
MOST = 64
"""So many beginnings are followed; a pattern with more is left where it is."""


def signs_of(pattern: str) -> tuple[str, ...]:
    """Small letters with one of which every match of a pattern begins; for any match no letters, which are in any text.

    To make fifty patterns takes longer than to look for letters.
    """
    signs: list[str] = []
    for each in sorted((each.lower() for each in plain_beginnings(pattern)), key=len):
        if not any(shorter in each for shorter in signs):
            signs.append(each)
    return tuple(signs)


def plain_beginnings(pattern: str) -> list[str]:
    """The ways in which what a pattern finds can begin, each as far as it is plain: ``herein``, ``hereby``.

    One of them is empty where the pattern may begin with anything.
    """
    if _is_unread(pattern):
        return [""]
    return [begun for each in _alternatives(pattern) for begun, _is_whole in _begun(each)]


def _is_unread(pattern: str) -> bool:
    """Whether where a group of a pattern ends could not be told without reading more of the grammar."""
    return "\\" in pattern or "[" in pattern


def _plain(pattern: str, start: int) -> str:
    """The letters that stand for themselves from a place on, without one that may be missing or come again."""
    found = _PLAIN.match(pattern, start)
    letters = found[0] if found else ""
    return letters[:-1] if pattern[start + len(letters) :].startswith(TIMES) else letters


def _begun(pattern: str) -> list[tuple[str, bool]]:
    """The ways in which one alternative can begin, each with whether that is all of it."""
    going, done, at = [""], list[tuple[str, bool]](), 0
    while at < len(pattern) and going:
        part = pattern[at : _end_of_group(pattern, at)] if pattern[at] == "(" else _plain(pattern, at) or pattern[at]
        at += len(part)
        ways, times = _ways(part), pattern[at : at + 1]
        # What may come several times is followed no further.
        if ways is None or times in REPEATS or len(going) * (len(ways) + 1) > MOST:
            return [*done, *((each, False) for each in going)]
        done += [(each + way, False) for each in going for way, is_whole in ways if not is_whole]
        whole = [each + way for each in going for way, is_whole in ways if is_whole]
        going = [*whole, *going] if times == "?" else whole
        at += (2 if pattern[at + 1 : at + 2] in EAGER else 1) if times == "?" else 0
    return [*done, *((each, True) for each in going)]


def _ways(part: str) -> list[tuple[str, bool]] | None:
    """The ways in which letters or a group can begin; None where that is not plain."""
    if part.startswith(LOOKS):
        return [("", True)]
    if part.startswith("(?:"):
        return [way for each in _alternatives(part[3:-1]) for way in _begun(each)]
    return [(part, True)] if _PLAIN.fullmatch(part) else None


def _end_of_group(pattern: str, start: int) -> int:
    depth = 0
    for at in range(start, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if not depth:
            return at + 1
    return len(pattern)


def _alternatives(pattern: str) -> list[str]:
    if "(" not in pattern:
        return pattern.split("|")
    depth, found = 0, [""]
    for piece in _BOUNDS.split(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found
