"""The library keeps the house list of words itself: its short items, definitions, bodies and wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from moudraft.checks.effect.duty_without_owner import ownerless
from moudraft.checks.facts_and_dates.approval_asserted import asserting
from moudraft.checks.facts_and_dates.numbers_disagree import twice
from moudraft.checks.facts_and_dates.placeholder_left import placeholders
from moudraft.library import WordRule
from moudraft.library.wording import Hole, Inline, Words, walk, walk_lines
from tests.checks.drafts import built_in

RULES = [rule for rule in built_in().words if rule.where != "heads-of-terms"]


def printed(content: tuple[Inline, ...]) -> str:
    """A run of the library as it may print, with a verb or a name in each hole."""
    return "".join(_printed(part) for part in walk(content))


def _printed(part: Inline) -> str:
    if isinstance(part, Words):
        return part.text
    if not isinstance(part, Hole):
        return ""
    return {"will": "will", "paper": "this Memorandum"}.get(part.expression.lower(), "they")


def short_texts() -> Iterator[tuple[str, str]]:
    """Each text of the library that a paper of any effect may print, with what it is called."""
    library = built_in()
    for name, items in library.items.items():
        for item in items.values():
            yield from ((f"{name} {item.id}", text) for text in (printed(item.text), item.title, item.measure))
    for definition in library.definitions.values():
        yield from ((f"definition {definition.id}", text) for text in (definition.term, printed(definition.text)))
    for model in library.models.values():
        for content in (model.members, model.reports_to, model.advised_by, model.led_by, model.purpose):
            yield f"model {model.id}", printed(content)


SHORT = [(name, text) for name, text in short_texts() if text]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.find[:30])
def test_no_short_item_definition_or_body_uses_a_word_to_avoid(rule: WordRule) -> None:
    word = re.compile(rf"(?<!\w)(?:{rule.find})(?!\w)", re.IGNORECASE)
    assert [f"{name}: {text}" for name, text in SHORT if word.search(text)] == []


def wording_texts() -> Iterator[tuple[str, str]]:
    for clause in built_in().clauses.values():
        for wording in clause.wordings:
            for content, _each, _line in walk_lines(wording.body):
                yield f"{clause.id}#{wording.name}", printed(content)


def test_the_library_leaves_no_duty_without_someone_to_owe_it() -> None:
    assert [name for name, text in (*SHORT, *wording_texts()) if ownerless(text)] == []


def test_the_library_gives_no_number_twice_asserts_no_approval_and_leaves_no_placeholder() -> None:
    found = [
        name for name, text in (*SHORT, *wording_texts()) if [*twice(text), *asserting(text)] or placeholders(text)
    ]
    assert found == []
