"""Odd deals: few and many parties, 200 objectives, one of 10,000 characters, any paper with any way of governing.

Whatever a deal is like, its Word file has nothing wrong in it, to both validators and to our own eye, and opens.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from moudraft import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.problems import MoudraftError
from tests.sampling import some_of
from tests.writers.word.constructs import constructs, unlike
from tests.writers.word.integrity import faults
from tests.writers.word.office import audit_errors, opened, sdk_errors
from tests.writers.word.reading import changed

TODAY = datetime.date(2026, 11, 21)
LIBRARY = load_library()
LONG = (
    " ".join(f"make service number {number} easier to find and to use," for number in range(1, 201))[:9_990]
    + " for good"
)
OPEN = [{"id": "host", "members": ["Place 1"]}, {"id": "user", "open": "yes"}]
ODD: dict[str, dict[str, Any]] = {
    "one-party": {"count": 1, "classes": OPEN},
    "two": {"count": 2},
    "fifteen": {"count": 15},
    "sixty": {"count": 60},
    "many-objectives": {"count": 2, "objectives": [f"reduce the cost of service {n}" for n in range(1, 201)]},
    "a-long-objective": {"count": 2, "objectives": [LONG, "a short one"]},
}


def made(template: str, count: int = 3, **more: Any) -> Draft:
    parties = [
        {"name": f"Place {n} District Council", "short_name": f"Place {n}", "kind": "district"}
        for n in range(1, count + 1)
    ]
    deal = {"moudraft": "1", "template": template, "title": "Working Together", "parties": parties, **more}
    return draft(load_deal(deal), today=TODAY, library=LIBRARY, checks=())


def wrong_with(drafts: Mapping[str, Draft]) -> Iterator[str]:
    """All that is wrong with the Word files of these drafts; each is opened, and those unlike the others are judged."""
    files = {name: each.docx(final=number % 2 == 1) for number, (name, each) in enumerate(drafts.items())}
    for name, docx in files.items():
        yield from (f"{name}: {fault}" for fault in faults(docx))
    for name, docx in unlike(files).items():
        yield from (f"{name}: {fault}" for fault in (*sdk_errors(docx), *audit_errors(docx)))
    for name, words in opened(files).items():
        said = " ".join(words.replace("\u00a0", " ").split())
        yield from (f"{name}: {each} is not in it" for each in drafts[name].document.parties if each not in said)


@pytest.mark.office
@pytest.mark.many(keep=4)
@pytest.mark.parametrize("template", LIBRARY.templates)
def test_a_paper_of_an_odd_deal_is_sound_and_opens(template: str) -> None:
    drafts = {name: made(template, **odd) for name, odd in ODD.items()}
    assert list(wrong_with(drafts)) == []


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.many(keep=4)
@pytest.mark.parametrize("template", LIBRARY.templates)
def test_a_paper_is_sound_and_opens_with_any_way_of_governing(template: str) -> None:
    models = some_of(list(LIBRARY.axes["governance"].values), 20)
    drafts = {model: made(template, governance=[{"model": model}]) for model in models}
    assert list(wrong_with(drafts)) == []


@pytest.mark.parametrize("template", LIBRARY.templates)
def test_one_party_without_others_who_may_join_is_refused_in_words(template: str) -> None:
    with pytest.raises(MoudraftError, match="a deal needs at least two parties"):
        made(template, count=1)


def test_what_none_before_it_held_is_seen() -> None:
    docx = _one()
    small = changed(docx, "word/document.xml", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="none"/>')
    assert list(unlike({"first": docx, "same": docx, "changed": small})) == ["first", "changed"]
    assert constructs(small) - constructs(docx)


@functools.cache
def _one() -> bytes:
    return made("heads-of-terms").docx()
