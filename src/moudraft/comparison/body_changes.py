"""What changed in the parts of a body that a deal settles in detail, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.comparison.change_phrases import change_in_words
from moudraft.deal import Body
from moudraft.deal.body_leaves import texts_of, words_of

_NUMBER = re.compile(r"\.[0-9]+(?=\.|$)")


def body_changes(old: Body, new: Body) -> Iterator[tuple[str, str]]:
    """Each detail of a body that is another one now: its key below the body's, and the change."""
    before, after = _details(old), _details(new)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, ()), after.get(key, ())
        if one != other:
            label = key.replace(".", ", ").replace("_", " ")
            yield key, f"{label}: {change_in_words(_said(one), _said(other))}"


def _details(body: Body) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for key, value in (*words_of(body), *texts_of(body)):
        if value not in (None, "", ()):
            name = _NUMBER.sub("", key)
            found[name] = (*found.get(name, ()), *(value if isinstance(value, tuple) else (value,)))
    return found


def _said(values: tuple[object, ...]) -> object:
    return values[0] if len(values) == 1 else values
