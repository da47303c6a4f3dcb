"""Patterns made at their first use: they find what compiled ones find, also where they look for signs first."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import moudraft
from moudraft.lazy_patterns import lazy_pattern

PACKAGE = Path(moudraft.__file__).parent


def with_signs() -> dict[str, Any]:
    """Every pattern of ours that looks for signs before it is made, by where it stands."""
    found: dict[str, Any] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "signs=" in path.read_text(encoding="utf-8"):
            module = ".".join(("moudraft", *path.relative_to(PACKAGE).with_suffix("").parts))
            for name, value in vars(import_module(module)).items():
                if type(value).__name__ == "_Waiting" and value._signs:
                    found[f"{module}.{name}"] = value
    return found


WITH_SIGNS = with_signs()


def test_there_are_some() -> None:
    assert len(WITH_SIGNS) > 4


@pytest.mark.parametrize("name", WITH_SIGNS)
@given(data=st.data())
def test_whatever_matches_holds_a_sign(name: str, data: st.DataObject) -> None:
    pattern = WITH_SIGNS[name]
    compiled = re.compile(pattern._text, pattern._flags)
    text = data.draw(st.from_regex(compiled))
    assert bool(pattern.search(text)) == bool(compiled.search(text)), text
    assert [each[0] for each in pattern.finditer(text)] == [each[0] for each in compiled.finditer(text)]


def test_a_text_without_a_sign_is_not_searched() -> None:
    pattern = lazy_pattern("(", signs=("bracket",))
    assert pattern.search("nothing of the kind") is None and list(pattern.finditer("nor here")) == []
    with pytest.raises(re.error):
        pattern.search("a bracket")


def test_capitals_count_unless_the_pattern_says_otherwise() -> None:
    assert lazy_pattern("paper", signs=("paper",)).search("the Paper") is None
    assert lazy_pattern("paper", re.IGNORECASE, signs=("paper",)).search("the PAPER")
