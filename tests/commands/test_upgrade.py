"""``moudraft upgrade``: what it changes, what it keeps, and when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.deal import former_deals
from moudraft.library.reading.former_files import FORMER_FILES
from moudraft.library.reading.sources import read_library
from tests.conftest import EXAMPLES, ROOT, Run
from tests.deal.test_former_deals import NAMES, NEW, OLD

AXES = """\
local_axis:
  label: Local
  help: Only here.
  values: {soft: {label: S}}
  defaults: [{value: soft, because: b}]
"""
WORDS = "- {find: leverage, use: use, why: plain words}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def house(folder: Path) -> Path:
    """A house library with its files where they stood before 2026-12."""
    templates = folder / "house" / "templates"
    templates.mkdir(parents=True)
    (templates / "terms.yaml").write_text(AXES, encoding="utf-8")
    (templates / "words.yaml").write_text(WORDS, encoding="utf-8")
    return folder / "house"


def test_nothing_is_due_to_deals_of_today(folder: Path, moudraft: Run) -> None:
    for example in EXAMPLES:
        (folder / example.name).write_bytes(example.read_bytes())
    before = contents(folder)
    paths = sorted(before)
    for flags in ((), ("--check",)):
        result = moudraft("upgrade", *paths, *flags)
        assert (result.code, result.out) == (0, "")
        assert result.err.splitlines() == [f"{path}: nothing to do" for path in paths]
    assert contents(folder) == before


def test_a_deal_with_former_names_is_written_anew_and_kept(
    folder: Path, moudraft: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(former_deals, "FORMER_NAMES", NAMES)
    old, new = (b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (OLD, NEW))
    (folder / "deal.yaml").write_bytes(old)
    check = moudraft("upgrade", "deal.yaml", "--check")
    assert check.code == 1
    assert contents(folder) == {"deal.yaml": old}
    result = moudraft("upgrade", "deal.yaml")
    assert (result.code, result.out) == (0, check.out)
    assert "deal.yaml:10: leaving is called exit now (since 2027-02)\n" in result.out
    (kept,) = set(contents(folder)) - {"deal.yaml"}
    assert kept.startswith("deal (kept 20")
    assert f"so that is kept as {kept}\n" in result.err
    assert result.err.endswith("deal.yaml: upgraded. Next: moudraft check deal.yaml\n")
    assert contents(folder) == {"deal.yaml": new, kept: old}
    again = moudraft("upgrade", "deal.yaml")
    assert (again.code, again.err) == (0, "deal.yaml: nothing to do\n")


def test_the_files_of_a_house_library_go_to_their_places(house: Path, moudraft: Run) -> None:
    assert moudraft("upgrade", "house", "--check").code == 1
    assert set(contents(house)) == {"templates/terms.yaml", "templates/words.yaml"}
    before = read_library(house)
    result = moudraft("upgrade", "house")
    assert result.code == 0
    assert result.out.replace("\\", "/").splitlines() == [
        "house/templates/terms.yaml: its place is clauses/axes.yaml (since 2026-12)",
        "house/templates/words.yaml: its place is clauses/words-to-avoid.yaml (since 2026-12)",
    ]
    assert contents(house) == {"clauses/axes.yaml": AXES.encode(), "clauses/words-to-avoid.yaml": WORDS.encode()}
    after = read_library(house)
    assert after.axes.keys() == before.axes.keys()
    assert [(each.find, each.use) for each in after.words] == [(each.find, each.use) for each in before.words]
    assert moudraft("upgrade", "house").err == "house: nothing to do\n"


@pytest.mark.parametrize("former", FORMER_FILES, ids=lambda each: each.before)
@pytest.mark.many(keep=1)
@pytest.mark.slow
def test_every_former_file_of_a_library_is_read_told_and_moved(former, folder: Path, moudraft: Run) -> None:
    bundled = (ROOT / former.now).read_bytes()
    place = folder / "house" / former.before
    place.parent.mkdir(parents=True)
    place.write_bytes(bundled)
    vision = folder / "house" / "clauses" / "vision.yaml"
    vision.parent.mkdir(exist_ok=True)
    vision.write_text("- {id: ours, text: Our vision.}\n", encoding="utf-8")
    said = moudraft("clauses", "check", "house")
    assert said.code == 0
    assert f"{former.before} is {former.now} since {former.since}; moudraft upgrade house moves it" in said.err
    assert moudraft("upgrade", "house").code == 0
    assert contents(folder) == {f"house/{former.now}": bundled, "house/clauses/vision.yaml": vision.read_bytes()}
    assert former.before not in moudraft("clauses", "check", "house").err


def test_a_library_that_has_a_file_in_both_places_is_left_alone(house: Path, moudraft: Run) -> None:
    (house / "clauses").mkdir()
    (house / "clauses" / "axes.yaml").write_text("other: {}\n", encoding="utf-8")
    before = contents(house)
    for flags in ((), ("--check",)):
        result = moudraft("upgrade", "house", *flags)
        assert result.code == 2
        assert "terms.yaml is called clauses/axes.yaml now, and this library has both" in result.err
    assert contents(house) == before


def test_one_that_cannot_be_upgraded_stops_all_before_anything_is_changed(
    house: Path, folder: Path, moudraft: Run
) -> None:
    (folder / "deal.yaml").write_text("moudraft: 1\n", encoding="utf-8")
    (folder / "empty").mkdir()
    before = contents(folder)
    result = moudraft("upgrade", "house", "deal.yaml", "nowhere.yaml", "empty")
    assert result.code == 2
    for said in (
        'deal.yaml:1: the key "parties" is missing',
        "nowhere.yaml: there is no",
        "empty: this folder holds no",
    ):
        assert said in result.err
    assert contents(folder) == before


def test_a_deal_for_a_later_moudraft_is_refused(folder: Path, moudraft: Run) -> None:
    (folder / "deal.yaml").write_text(NEW.replace("moudraft: 1", "moudraft: 9"), encoding="utf-8")
    result = moudraft("upgrade", "deal.yaml")
    assert result.code == 2
    assert "this deal is written for format 9; this moudraft reads format 1" in result.err
