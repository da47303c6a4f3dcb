"""docs/format.md names every output with its number, and everything that is called otherwise now."""

from __future__ import annotations

import re

import moudraft
from moudraft.deal.former_deals import FORMER_NAMES, STEPS
from moudraft.library.reading.former_files import FORMER_FILES
from moudraft.records.output_schemas import OUTPUTS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")


def test_every_output_is_there_with_its_number() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", PAGE, re.MULTILINE)
    assert rows == [(kind, str(each.format)) for kind, each in OUTPUTS.items()]


def test_everything_that_has_another_name_is_there_with_its_month() -> None:
    rows = re.findall(r"^\| `([^`]+)`[^|]* \| `([^`]+)` \| (\d{4}-\d{2}) \|", PAGE, re.MULTILINE)
    # A clause has its code, too, by which a deal may name it.
    changed = dict.fromkeys((each.before, each.now, each.since) for each in (*FORMER_FILES, *FORMER_NAMES))
    assert rows == list(changed)
    assert ("No name in a deal has changed." in PAGE) is (FORMER_NAMES == STEPS == ())


def test_every_name_that_is_promised_to_python_is_there() -> None:
    promised = PAGE.partition("## Python")[2].replace("\n", " ")
    assert all(f"`{name}`" in promised for name in moudraft.__all__)
