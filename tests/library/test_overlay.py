"""A house's data laid over the built-in: what it changes, what it adds, and what stays."""

from __future__ import annotations

import msgspec

from moudraft.library.reading.overlay import laid_over


class Entry(msgspec.Struct, frozen=True):
    id: str
    text: str = ""


class Shape(msgspec.Struct, frozen=True):
    entries: list[Entry]
    words: dict[str, str]


OURS, THEIRS = [Entry("a", "ours"), Entry("b", "ours")], [Entry("b", "theirs"), Entry("c", "theirs")]
BOTH = [Entry("a", "ours"), Entry("b", "theirs"), Entry("c", "theirs")]


def test_a_list_is_laid_over_by_id_and_keeps_its_place() -> None:
    assert laid_over(OURS, THEIRS) == BOTH


def test_a_map_is_laid_over_by_key_and_the_lists_in_it_by_id() -> None:
    ours, theirs = {"x": OURS, "y": 1, "z": "ours"}, {"x": THEIRS, "y": 2, "new": THEIRS}
    assert laid_over(ours, theirs) == {"x": BOTH, "y": 2, "z": "ours", "new": THEIRS}


def test_what_is_a_list_on_one_side_alone_is_the_houses() -> None:
    assert laid_over({"x": "one"}, {"x": THEIRS}) == {"x": THEIRS}
    assert laid_over({"x": OURS}, {"x": "one"}) == {"x": "one"}


def test_a_shape_is_laid_over_field_by_field() -> None:
    ours, theirs = Shape(OURS, {"k": "ours", "l": "ours"}), Shape(THEIRS, {"k": "theirs"})
    assert laid_over(ours, theirs) == Shape(BOTH, {"k": "theirs", "l": "ours"})
