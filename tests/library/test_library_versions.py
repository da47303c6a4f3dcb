"""What has changed in the library since a deal was made."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest

from moudraft import draft, load_deal, load_library
from moudraft.library.reading.sources import VERSION
from moudraft.library.reading.versions import changed_since, record, recorded

DEAL = Path(__file__).parents[2] / "examples" / "shared-services.yaml"
TODAY = datetime.date(2026, 11, 21)


def test_the_record_of_this_version_is_what_the_library_says() -> None:
    assert recorded(VERSION) == record(load_library()), "run: python tools/record_version.py"


def test_nothing_has_changed_since_this_version() -> None:
    choices = draft(load_deal(DEAL), today=TODAY).selection.choices
    assert changed_since(f"{VERSION}+house", choices) == []


def test_a_clause_that_is_worded_otherwise_is_named() -> None:
    choices = draft(load_deal(DEAL), today=TODAY).selection.choices
    other = msgspec.structs.replace(choices[0].wording, hash="0" * 12)
    changed = (msgspec.structs.replace(choices[0], wording=other), *choices[1:])
    assert changed_since(VERSION, changed) == [choices[0].clause.id]


@pytest.mark.parametrize("version", ["1999.01", "../../secret", ""])
def test_of_a_version_never_recorded_nothing_is_known(version: str) -> None:
    assert recorded(version) is None and changed_since(version, ()) is None
