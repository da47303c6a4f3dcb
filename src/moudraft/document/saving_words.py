"""What an objective saves, as the words of its measure: a percentage of something, and against what it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moudraft.deal import Item
from moudraft.deal.values import is_unsettled
from moudraft.document import Text
from moudraft.document.words_of_values import Printed, Scope, Words
from moudraft.library import Detail
from moudraft.selection.details import part_of

SAVING = "saving"
BASELINE = "baseline"
OPENINGS = {"net_of": ", after ", "prices": ", ", "counted": ", "}
"""What may be said of a saving besides, each with what leads up to it."""


def saves(item: Item, asked: Mapping[str, Detail]) -> bool:
    """Whether a line says what it saves, and its list knows how to say it."""
    return SAVING in item.details and SAVING in asked


def saving_words(item: Item, scope: Scope, asked: Mapping[str, Detail], *, baseline_stated: bool) -> Words:
    """``a saving of 8% of joint running costs, against the budget for 2026-27, in real terms``.

    ``scope`` has the words of each part. ``baseline_stated``: a paragraph on savings says against what they are
    measured, so the line does not ask for it again.
    """
    if is_unsettled(item.details[SAVING]):
        return _words(scope[SAVING])

    def given(name: str) -> bool:
        return part_of(item.details, asked, name) is not None

    words = [Text("a saving of "), *_words(scope[SAVING]), Text(" of "), *_words(scope[f"{SAVING}.of"])]
    if given(f"{SAVING}.{BASELINE}") or not (baseline_stated or given(BASELINE)):
        words += [Text(", against "), *_words(scope[f"{SAVING}.{BASELINE}"])]
    for part, before in OPENINGS.items():
        if given(f"{SAVING}.{part}"):
            words += [Text(before), *_words(scope[f"{SAVING}.{part}"])]
    return tuple(words)


def saving_keys(item: Item, asked: Mapping[str, Detail]) -> Iterator[str]:
    """The keys of the deal that the words of a saving print."""
    for name in asked:
        if name.partition(".")[0] == SAVING and part_of(item.details, asked, name) is not None:
            yield f"{item.key}.{name}"


def _words(printed: Printed) -> tuple[Any, ...]:
    return (Text(printed),) if isinstance(printed, str) else printed
