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


def printed_names() -> Iterator[tuple[str, str]]:
    """What the library prints as it stands, and no parser sets: names of clauses, and the words of choices."""
    library = built_in()
    yield from ((f"clause {clause.id}", clause.title) for clause in library.clauses.values())
    details = {f"{axis.id}.{name}": detail for axis in library.axes.values() for name, detail in axis.details.items()}
    details |= {f"{list}.{name}": detail for list, asked in library.lists.items() for name, detail in asked.items()}
    for name, detail in details.items():
        yield from ((f"{name}: {value}", words) for value, words in detail.values.items())
        if isinstance(detail.default, str):
            yield name, detail.default


def test_quotation_marks_are_those_of_a_printer_and_email_is_spelt_in_one_way() -> None:
    found = [name for name, text in (*SHORT, *wording_texts(), *printed_names()) if re.search("['\"]|[Ee]-mail", text)]
    assert found == []


def test_only_a_paper_that_appoints_lead_officers_calls_anybody_that() -> None:
    """Elsewhere the hole describes them: a step of a ladder may name no office that the paper gives nobody."""
    appointing = set(built_in().in_role("lead-officers"))
    found = [
        name for name, text in wording_texts()
        if "the lead officers" in text.lower() and name.partition("#")[0] not in appointing
    ]  # fmt: skip
    assert found == []


def test_the_library_leaves_no_duty_without_someone_to_owe_it() -> None:
    assert [name for name, text in (*SHORT, *wording_texts()) if ownerless(text)] == []


def test_the_library_gives_no_number_twice_asserts_no_approval_and_leaves_no_placeholder() -> None:
    found = [
        name for name, text in (*SHORT, *wording_texts()) if [*twice(text), *asserting(text)] or placeholders(text)
    ]
    assert found == []
