"""What is made when it is asked for: once, by the first source that knows the name."""

from __future__ import annotations

import pytest

from moudraft.document.when_asked import WhenAsked


def test_what_is_asked_for_is_made_once_by_the_first_source_that_knows_it() -> None:
    asked: list[str] = []

    def first(name: str) -> str | None:
        asked.append(name)
        return "of the first" if name == "one" else None

    names = WhenAsked(first, lambda name: f"of the second: {name}" if name in ("one", "two") else None)
    assert [names["one"], names["two"], names["one"], names.get("three"), names.get("three", "none")] == [
        "of the first", "of the second: two", "of the first", None, "none",
    ]  # fmt: skip
    assert asked == ["one", "two", "three", "three"] and "two" in names and list(names) == ["one", "two"]
    with pytest.raises(KeyError):
        names["three"]


def test_another_one_may_know_more_and_changes_nothing_in_the_first() -> None:
    names = WhenAsked(lambda name: "first" if name == "one" else None, known={"known": "as given"})
    more = names.knowing(lambda name: "more" if name in ("one", "two") else None)
    assert [more["one"], more["two"], more["known"]] == ["first", "more", "as given"]
    assert "two" not in names and "one" not in list(names)
    assert more.copy()["two"] == "more"
