"""A party given another name keeps no short name or address of the one before it unsaid (faults, part 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.deal.laid_names import fits
from tests.batch.made import TODAY, statuses, table
from tests.conftest import Run

BASE = """\
moudraft: 1
template: mou
title: Shared Service
parties:
  - {name: Chelmsford City Council, short_name: Chelmsford, kind: district}
  - {name: Maldon District Council, short_name: Maldon, kind: district, address: "Princes Road, Maldon"}
"""


@pytest.mark.parametrize("command", ["check", "draft", "explain"])
def test_row_7_a_name_set_over_another_bodys_is_refused_where_its_short_name_stays(
    command: str, moudraft: Run, folder: Path
) -> None:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    done = moudraft(command, "base.yaml", "--set", "parties.1.name=Braintree District Council")
    assert (done.code, done.data) == (2, b"")
    assert (
        '--set parties.1.name: parties.1.short_name is still "Maldon", of Maldon District Council, and the name is now '
        "Braintree District Council\n  hint: give parties.1.short_name with the name" in done.err
    )
    assert 'parties.1.address is still "Princes Road, Maldon"' in done.err
    assert not (folder / "base.docx").exists()


def test_row_7_the_same_in_a_batch_fails_its_rows_and_no_others(moudraft: Run, folder: Path) -> None:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    keys = ("parties.1.name", "parties.1.short_name", "parties.1.address")
    rows = [
        ("Braintree District Council", "", ""),
        ("Braintree District Council", "Braintree", ""),
        ("Braintree District Council", "Braintree", "Causeway House"),
        ("Maldon Borough Council", "", ""),
        ("", "", "Elsewhere"),
    ]
    table(folder / "rows.csv", keys, rows)
    done = moudraft("batch", "rows.csv", "--base", "base.yaml", "-o", "out", *TODAY)
    assert statuses(folder / "out") == ["failed", "failed", "drafted", "drafted", "drafted"]
    assert 'rows.csv:2 parties.1.name: parties.1.short_name is still "Maldon"' in done.err
    assert "rows.csv:3 parties.1.name: parties.1.short_name" not in done.err


def test_row_7_the_same_in_variants(moudraft: Run, folder: Path) -> None:
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    (folder / "options.yaml").write_text(
        "base: base.yaml\nvary:\n  parties.1.name: [Maldon District Council, Braintree District Council]\n", "utf-8"
    )
    done = moudraft("variants", "options.yaml", "-o", "out", *TODAY)
    assert done.code == 2
    assert 'parties.1.short_name is still "Maldon"' in done.err


def test_what_speaks_of_a_party_follows_its_new_short_name(moudraft: Run, folder: Path) -> None:
    more = "red_lines:\n  - {id: veto, means: opt-out, held_by: [Maldon]}\n"
    more += "objectives:\n  - {text: cut cost, lead: Maldon}\n"
    text = BASE.replace(', address: "Princes Road, Maldon"', "") + more
    (folder / "base.yaml").write_text(text, encoding="utf-8")
    sets = ("--set", "parties.1.name=Braintree District Council", "--set", "parties.1.short_name=Braintree")
    done = moudraft("draft", "base.yaml", *sets, "--format", "md", "-o", "-", *TODAY)
    assert done.code in (0, 1), done.err
    assert "Maldon" not in done.out
    assert "Braintree" in done.out


def test_two_parties_may_change_places_and_one_named_anew_stays_itself() -> None:
    from moudraft.deal.names_spoken import all_renamed

    data = {"red_lines": [{"held_by": ["A", "B"]}, {"held_by": "A"}], "terms": {"costs": {"lead": "B"}}, "x": []}
    assert all_renamed(data, {"A": "B", "B": "A"}) == {
        "red_lines": [{"held_by": ["B", "A"]}, {"held_by": ["B"]}], "terms": {"costs": {"lead": "A"}}, "x": []
    }  # fmt: skip


@pytest.mark.parametrize(
    ("short", "name", "fit"),
    [
        ("Maldon", "Maldon District Council", True),
        ("Maldon", "Braintree District Council", False),
        ("the Council", "Braintree District Council", True),
        ("BCP", "Bournemouth, Christchurch and Poole Council", True),
        ("the ICB", "NHS Mid and South Essex Integrated Care Board", True),
        ("the ICB", "Essex Police", False),
        ("Brighton & Hove", "Brighton and Hove City Council", True),
        ("Partner A", "Northmoor District Council", False),
    ],
)
def test_a_short_name_fits_a_name_by_its_words_or_its_initials(short: str, name: str, fit: bool) -> None:
    assert fits(short, name) is fit


def test_a_short_name_that_never_was_one_of_the_name_may_stay(moudraft: Run, folder: Path) -> None:
    (folder / "base.yaml").write_text(BASE.replace("short_name: Maldon", "short_name: Partner B"), encoding="utf-8")
    assert moudraft("check", "base.yaml", "--set", "parties.1.name=Braintree District Council").code in (0, 1)
