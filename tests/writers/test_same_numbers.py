"""Every form of a draft carries the numbers that Word shows: at each paragraph, and in each reference."""

from __future__ import annotations

import datetime
import functools
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from markdown_it import MarkdownIt

from moudraft import draft, load_deal
from moudraft.document import CrossReference, Document
from moudraft.drafting import Draft
from tests.conftest import EXAMPLES, Run
from tests.writers.page.page_read import PageRead, tidy
from tests.writers.word.agreement import expectations
from tests.writers.word.reading import Reading

TODAY = datetime.date(2026, 11, 21)
each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
Labelled = list[tuple[str, str]]
BEGINNING = 40


@functools.cache
def drafted(example: Path) -> Draft:
    return draft(load_deal(example), today=TODAY, checks=())


def in_word(made: Draft) -> Labelled:
    """The labels that Word's own live numbering gives, worked out from the file, each with the words after it."""
    return [(each.label, each.text) for each in Reading(made.docx()).paragraphs if each.label]


def in_ast(made: Draft) -> Labelled:
    """Those that a script finds in the JSON, by walking it."""
    document = msgspec.json.decode(made.ast(), type=Document)
    return [(each.label, each.text) for each in expectations(document) if each.label]


def in_page(made: Draft) -> Labelled:
    return PageRead(made.content("html").decode("utf-8")).labelled()


def in_plain_text(made: Draft) -> Labelled:
    return list(_lines(made.content("txt").decode("utf-8"), "-"))


def in_markdown(made: Draft) -> Labelled:
    """Those that a reader of Markdown shows. A table's cells are lines of their own, as a list's entries are."""
    tokens = MarkdownIt("commonmark").enable("table").parse(made.markdown())
    out = []
    depth = 0
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline":
            words = "".join("\n" if "break" in each.type else each.content for each in token.children or [])
            text = words.replace("<br>", "\n")
            out.append(f"\u2022 {text}" if depth and not _labels_of(text) else text)
    return list(_lines("\n".join(out), "\u2022"))


LABEL = re.compile(r"(S?\d+(?:\.\d+)*\.?|\([A-Za-z]+\)|\(\d+\)|(?:Schedule|Annex|Appendix) \d+)(?=\s|:|$)")


def _labels_of(text: str) -> str:
    found = LABEL.match(text)
    return found[1].rstrip(".") if found else ""


def _lines(text: str, bullet: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        line = line.strip()
        if line.startswith(f"{bullet} "):
            yield "\u2022", line[2:]
        elif label := _labels_of(line):
            yield label, line[len(label) :].lstrip(".:\u2013 ")


def alike(label: str, words: str) -> tuple[str, str]:
    return tidy(label).rstrip("."), re.sub(r"\W+", " ", tidy(words))[:BEGINNING].strip()


def expected(made: Draft) -> Labelled:
    return [alike(*each) for each in in_word(made)]


FORMS: dict[str, Any] = {"ast": in_ast, "html": in_page, "txt": in_plain_text, "md": in_markdown}


@pytest.mark.parametrize("form", FORMS)
@each_example
def test_each_paragraph_has_the_label_that_word_shows(example: Path, form: str) -> None:
    made = drafted(example)
    found = [alike(*each) for each in FORMS[form](made)]
    wanted = expected(made)
    assert missing(wanted, found) == []
    if form in ("ast", "html"):
        assert found == wanted


def missing(wanted: Labelled, found: Labelled) -> Labelled:
    """What is wanted and not found in this order; a line of a text may look numbered and be none."""
    rest = iter(found)
    return [each for each in wanted if not any(each == other for other in rest)][:1]


@each_example
def test_each_reference_reads_as_it_does_in_word(example: Path) -> None:
    made = drafted(example)
    shown = [each.shown for each in Reading(made.docx()).references()]
    wanted = [each for each in made.document.inlines() if isinstance(each, CrossReference) and each.number]
    assert len(shown) <= len(wanted)
    texts = {form: tidy(made.content(form).decode("utf-8").replace("\\", "")) for form in ("md", "txt", "html")}
    for each in wanted:
        for form, text in texts.items():
            assert tidy(each.text) in text, f"{each.text} is not in the {form}"


def test_a_wrong_number_would_be_seen() -> None:
    made = drafted(EXAMPLES[0])
    wanted = expected(made)
    wrong = [(label.replace("1.2", "1.3"), words) for label, words in wanted]
    assert wrong != wanted and missing(wanted, wrong) and not missing(wanted, [("9", "x"), *wanted])


def test_the_json_of_a_draft_is_what_its_schema_says(moudraft: Run) -> None:
    schema = json.loads(moudraft("schema", "ast").out)
    assert schema == json.loads(moudraft("schema", "document").out)
    made = json.loads(drafted(EXAMPLES[0]).ast())
    assert made["format"] == schema["version"] == 1
    jsonschema.Draft202012Validator(schema).validate(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**made, "numbering": "roman"})


def test_a_page_and_markdown_are_written_faster_than_word() -> None:
    made = drafted(next(each for each in EXAMPLES if each.stem == "inter-authority-agreement"))

    def least(form: str) -> float:
        """The least of several times, which is what other work on the machine adds nothing to."""
        times = []
        for _ in range(5):
            start = time.perf_counter()
            made.content(form)
            times.append(time.perf_counter() - start)
        return min(times)

    assert max(least("html"), least("md"), least("txt")) < least("docx")
