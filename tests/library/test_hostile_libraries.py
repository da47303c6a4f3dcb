"""House libraries as nobody should write them are refused with file and line, or draft; none crashes, none hangs.

``MOUDRAFT_FUZZ=5000`` tries so many of them, from the seed ``MOUDRAFT_FUZZ_FROM``; without it a few are tried.
"""

from __future__ import annotations

import datetime
import functools
import os
import time
from collections.abc import Iterator
from typing import Any

import pytest

from moudraft.deal import Deal
from moudraft.deal.deal_file import load_deal
from moudraft.drafting import draft
from moudraft.library import Library, Source
from moudraft.library.reading import library_files, template_file
from moudraft.library.reading.library_files import Reader
from moudraft.library.reading.soundness import library_problems
from moudraft.library.reading.sources import built_in_files
from moudraft.problems import MoudraftError
from tests.library.hostile_files import PATTERNS, hostile_files, quoted

TRIES = int(os.environ.get("MOUDRAFT_FUZZ", "40"))
FIRST = int(os.environ.get("MOUDRAFT_FUZZ_FROM", "0"))
TODAY = datetime.date(2026, 11, 21)
SLOWEST = 20.0
BUILT_IN = built_in_files()
PARTIES = [
    {"name": "Northmoor District Council", "short_name": "Northmoor", "kind": "district"},
    {"name": "Eastvale Borough Council", "short_name": "Eastvale", "kind": "borough"},
]
DEALS: list[dict[str, Any]] = [
    {"template": "mou", "objectives": [{"text": "cut cost", "measure": "m"}, "environment"], "vision": ["be simple"]},
    {"template": "heads-of-terms", "red_lines": ["not-a-merger", {"id": "veto", "means": "opt-out"}]},
    {"template": "inter-authority-agreement", "governance": ["programme-board"], "terms": {"exit": {"rule": "notice"}}},
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def remembered() -> Iterator[None]:
    """What the files of ours parse to is kept: only what is hostile is read each time."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (library_files, "parse"), (library_files, "parse_wordings"), (library_files, "parse_words"),
            (template_file, "parse"), (template_file, "parse_words"),
        ):  # fmt: skip
            patch.setattr(module, name, functools.lru_cache(maxsize=20_000)(getattr(module, name)))
        yield


def house(files: dict[str, str]) -> Library:
    """The built-in library with a house's files laid over it, as ``--library`` reads them."""
    layers = {**BUILT_IN}
    for name, text in files.items():
        layers[name] = (*layers.get(name, ()), Source(f"house/{name}", text))
    library = Reader(layers).library("tried")
    problems = library_problems(library)
    if problems:
        raise MoudraftError(problems)
    return library


def deals(files: dict[str, str]) -> list[Deal]:
    """Deals that ask for the clauses of a house, together and each by itself."""
    own = [name[len("clauses/") : -len(".md")] for name in files if name.endswith(".md")]
    common = {"moudraft": 1, "title": "T", "parties": PARTIES}
    asked = [*DEALS, *({**more, "clauses": {"add": [clause]}} for clause in own for more in DEALS[:2])]
    return [load_deal({**common, **more}, name="deal.yaml") for more in asked]


def try_out(files: dict[str, str]) -> str:
    """What comes of a house library: refused, or drafted, or what a draft with it was refused for."""
    try:
        library = house(files)
    except MoudraftError as error:
        for problem in error.problems:
            assert problem.location.file, problem
        assert any(each.location.file.startswith("house/") for each in error.problems), str(error)
        return "refused"
    for deal in deals(files):
        try:
            made = draft(deal, today=TODAY, library=library)
        except MoudraftError as error:
            assert all(problem.location.file for problem in error.problems), str(error)
            continue
        made.markdown().encode("utf-8")
        made.docx()
    return "drafted"


@pytest.mark.many(keep=12)
@pytest.mark.parametrize("seed", range(FIRST, FIRST + TRIES))
@pytest.mark.slow
def test_a_hostile_house_library_is_refused_with_its_file_or_drafts(seed: int) -> None:
    files = hostile_files(seed, {name: layers[-1].text for name, layers in BUILT_IN.items()})
    began = time.process_time()
    try_out(files)
    assert time.process_time() - began < SLOWEST, files


@pytest.mark.many(keep=8)
@pytest.mark.parametrize("pattern", PATTERNS, ids=ascii)
def test_a_word_to_avoid_that_cannot_be_looked_for_is_refused_with_its_line(pattern: str) -> None:
    words = f"- {{find: fine, use: other, why: so}}\n- {{find: {quoted(pattern)}, use: other, why: so}}\n"
    try:
        library = house({"clauses/words-to-avoid.yaml": words})
    except MoudraftError as error:
        assert [str(each.location) for each in error.problems] == ["house/clauses/words-to-avoid.yaml:2"]
        return
    for deal in deals({}):
        draft(deal, today=TODAY, library=library)
