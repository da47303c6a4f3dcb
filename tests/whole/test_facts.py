"""The sheets of facts, each written as a deal: every fact is said, exactly, and none is asked again.

The tables in ``tests/facts/`` pair each fact with words that one line of the draft must hold together.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator

import pytest
import yaml

from moudraft import draft, load_deal
from moudraft.tracing.both_ways import trace_of
from moudraft.writers.to_markdown import to_markdown
from tests.conftest import ROOT

SHEETS = tuple(sorted(path.stem for path in (ROOT / "tests" / "facts").glob("*.yaml")))
TODAY = datetime.date(2026, 11, 29)
MOST_WORDS = 2800
LONGER = {"wenbrook": 5470, "harnwick": 3740}
"""What has a table of particulars for each set of data."""
_SET = re.compile(r"\| (Data set \S+) \|")
MOST_UNASKED = 10
_MARKS = re.compile(r"[*\\]")


@functools.cache
def lines(sheet: str) -> tuple[str, ...]:
    """The lines of the draft: paragraphs, list items and rows of tables, without marks of Markdown."""
    made = draft(load_deal(ROOT / "examples" / "facts" / f"{sheet}.yaml"), today=TODAY)
    plain = (_MARKS.sub("", line) for line in to_markdown(made.document).splitlines() if line.strip())
    return tuple(_with_sets(plain))


def _with_sets(given: Iterable[str]) -> Iterator[str]:
    """The lines, each row of a set of personal data with the name of its set."""
    of_set = ""
    for line in given:
        of_set = (found[1] if (found := _SET.match(line)) else of_set) if line.startswith("|") else ""
        yield f"{of_set} {line}" if of_set else line


def facts(sheet: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((ROOT / "tests" / "facts" / f"{sheet}.yaml").read_text("utf-8"))
    return found


def saying(sheet: str, phrases: list[str]) -> list[str]:
    return [line for line in lines(sheet) if all(phrase.casefold() in line.casefold() for phrase in phrases)]


FACTS = [(sheet, fact) for sheet in SHEETS for fact in facts(sheet)]


@pytest.mark.parametrize(("sheet", "fact"), FACTS, ids=[f"{sheet}: {fact}" for sheet, fact in FACTS])
def test_the_draft_says_it(sheet: str, fact: str) -> None:
    said = saying(sheet, facts(sheet)[fact])
    assert said, f"nothing in the draft says: {fact}"


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_draft_is_short(sheet: str) -> None:
    words = [word for word in " ".join(lines(sheet)).split() if word != "<br>"]
    assert len(words) <= LONGER.get(sheet, MOST_WORDS)


ASKED_ALTHOUGH_GIVEN = ("who chairs", "who leads the Project Board", "until when it runs", "how long it lasts")


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_answer_reached_the_draft_and_every_paragraph_was_asked_for(sheet: str) -> None:
    made = draft(load_deal(ROOT / "examples" / "facts" / f"{sheet}.yaml"), today=TODAY)
    found = trace_of(made)
    assert not [leaf.key for leaf in found.leaves if leaf.state == "unplaced"]
    assert found.counts.unasked_percent <= MOST_UNASKED


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_that_was_given_is_asked_again(sheet: str) -> None:
    assert not [line for line in lines(sheet) for asked in ASKED_ALTHOUGH_GIVEN if f"[to confirm: {asked}" in line]
