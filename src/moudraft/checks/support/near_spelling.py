"""Words of a text that are a name but for one letter."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.lazy_patterns import lazy_pattern

LONG_NAME = 9
"""Letters below which a name and its neighbour are as likely to be two names."""
_WORD = lazy_pattern(r"[^\W_][\w\u2019'&.-]*")
_ENDING = lazy_pattern(r"(?:['\u2019]s|[.'\u2019-])+$")


def near_spelling(text: str, name: str, *, word: int) -> Iterator[str]:
    """Each run of words in ``text`` that is one edit from ``name``, in a word of it with at least ``word`` letters.

    An edit is a letter put in, left out or changed, or two that have changed places. Not among them are a change of
    capitals, a plural or a possessive, an edit in figures, and in a name of one word its first letter, since that may
    well make another place.
    """
    wanted = [_plain(each[0]) for each in _WORD.finditer(name)]
    if len(name) < LONG_NAME or not name[0].isupper():
        return
    # All words but one have to be there as they are: most texts are passed over on this alone.
    if len(wanted) > 1 and not any(each in _plain(text) for each in wanted):
        return
    words = list(_WORD.finditer(text))
    for start in range(len(words) - len(wanted) + 1):
        if not words[start][0][0].isupper():
            continue
        run = words[start : start + len(wanted)]
        written = text[run[0].start() : run[-1].end()]
        parts = [_plain(each[0]) for each in run]
        wrong = [(found, meant) for found, meant in zip(parts, wanted, strict=True) if found != meant]
        if len(wrong) != 1 or len(written.split()) != len(wanted):
            continue
        found, meant = wrong[0]
        same_start = len(wanted) > 1 or found[0] == meant[0]
        if len(meant) >= word and same_start and _is_slip(found, meant):
            yield _ENDING.sub("", written)


def _is_slip(found: str, meant: str) -> bool:
    bare = _ENDING.sub("", found)
    same = {meant.casefold(), f"{meant}s".casefold(), f"{meant}es".casefold()}
    if found.casefold() in same or bare.casefold() in same or any(each.isdigit() for each in found + meant):
        return False
    return one_edit(bare, meant) or one_edit(found, meant)


def one_edit(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out or changed, or by two that have changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return swapped or rest_a[1:] == rest_b[1:]
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
