"""A clean draft is clean on its bytes: nothing of what an internal one tells is in it, in any form it is written in.

Secrets are planted in everything that a deal and a library hold and no paper prints, and looked for in every part of
every file; what an internal draft has more than a clean one is proved to be in the one and not in the other.
"""

from __future__ import annotations

import getpass
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from tests import tiny
from tests.conftest import ROOT
from tests.variants.made import DAY
from tests.whole.test_private_lines import LINES, PARTIES, TERMS, private

FORMS = ("docx", "html", "txt", "md", "ast", "svg")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEVER = (
    "commentRangeStart", "commentReference", "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "vanish",
    "webHidden", "specVanish", "docVars", "rsids", "attachedTemplate", "mailMerge", "annotationRef",
)  # fmt: skip
"""What may hold words that no reader sees, or tell of a person or a place."""
EXAMPLES = ("shared-services", "joint-committee", "west-essex")
PLANTED = re.compile(r"PLANTED-[A-Z]+")


def words_of(content: bytes) -> str:
    """All that a file holds, the parts of a package unpacked and their names with them."""
    if content[:2] != b"PK":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        held = [*package.namelist(), *(package.read(name).decode("utf-8", "replace") for name in package.namelist())]
        held += [each.comment.decode("latin-1") + each.extra.decode("latin-1") for each in package.infolist()]
    return "\n".join(held)


def planted(lines: list[dict[str, Any]], terms: dict[str, Any], template: str) -> Draft:
    """A deal with a secret in everything that it keeps for itself, its own place among them."""
    waived = {"by": "PLANTED-BY", "on": "2030-01-01", "why": "PLANTED-WHY"}
    data = {
        "moudraft": 1, "template": template, "title": "Two councils", "parties": PARTIES, "date": "2027-02-01",
        "red_lines": [{**line, "reason": "PLANTED-REASON"} for line in lines]
        + [{"text": "PLANTED-LINE nothing moves", "private": True, "waiver": waived}],
        "terms": terms, "accepted": {"F704": "PLANTED-ACCEPTED"}, "x-notes": "PLANTED-OWN",
        "clauses": {"leave_out": {"general/force-majeure": "PLANTED-LEFTOUT"}},
        "programme": [{"text": "attract private investment to the towns"}],
    }  # fmt: skip
    deal = load_deal(text=json.dumps(data), name="/home/PLANTED-PATH/deal.yaml")
    return draft(deal, today=DAY, library=load_library())


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=3, unique_by=str), st.sampled_from(TERMS),
       st.sampled_from(["mou", "heads-of-terms", "alliance"]), st.booleans())  # fmt: skip
def test_no_planted_secret_is_in_a_clean_draft_and_each_is_told_in_an_internal_one(
    lines: list[dict[str, Any]], terms: dict[str, Any], template: str, hidden: bool
) -> None:
    lines = private([{**line, "waiver": None} for line in lines]) if hidden else lines
    lines = [{key: value for key, value in line.items() if value is not None} for line in lines]
    made = planted(lines, terms, template)
    for form in FORMS:
        found = set(PLANTED.findall(words_of(made.content(form))))
        # What a line says in its own words is printed, unless it is private.
        assert found <= (set() if hidden else {"PLANTED-TEXT"}), form
    told = set(PLANTED.findall(words_of(made.content("docx", internal=True))))
    assert not {"PLANTED-PATH", "PLANTED-OWN"} & told
    assert "PLANTED-LINE" in told


def test_what_a_library_says_of_its_clauses_is_in_no_clean_draft() -> None:
    body = tiny.clause(
        "## one\n~~~\nnote: PLANTED-NOTE\n~~~\n1. x\n\n## two\n~~~\nposition: fallback\n~~~\n1. PLANTED-FALLBACK",
        {"note": "PLANTED-CLAUSENOTE"},
    )
    library = tiny.library({"a/a": body})
    made = draft(tiny.deal(), today=DAY, library=library, checks=())
    for form in FORMS:
        assert not PLANTED.findall(words_of(made.content(form))), form
    told = set(PLANTED.findall(words_of(made.content("docx", internal=True))))
    assert told == {"PLANTED-NOTE", "PLANTED-CLAUSENOTE", "PLANTED-FALLBACK"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_note_of_an_example_is_in_its_clean_draft(name: str) -> None:
    made = draft(load_deal(ROOT / "examples" / f"{name}.yaml"), today=DAY, library=load_library())
    clean = {form: " ".join(re.sub(r"<[^>]*>", " ", words_of(made.content(form))).split()) for form in FORMS}
    notes = made.notes()
    assert notes
    for line in (line for note in notes for line in note.lines):
        if line.lead in ("Here because", "Wording", "Turned down", "Note", "Keeps the red line", "Asked for by"):
            assert not [form for form, text in clean.items() if len(line.text) > 40 and line.text in text], line


@pytest.mark.parametrize("final", [False, True])
def test_a_clean_word_file_has_nothing_that_hides_words_or_tells_of_a_person(final: bool) -> None:
    made = draft(load_deal(ROOT / "examples" / "shared-services.yaml"), today=DAY, library=load_library())
    docx = made.content("docx", final=final)
    held = words_of(docx)
    for secret in (getpass.getuser(), str(Path.home()), str(ROOT), "manifesto commitment", "Neither reception desk"):
        assert secret not in held or secret == "root"
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert not [name for name in package.namelist() if re.search("comment|people|customXml|thumbnail", name)]
        for name in (name for name in package.namelist() if name.endswith(".xml")):
            root = etree.fromstring(package.read(name))
            tags = {etree.QName(each).localname for each in root.iter(etree.Element) if each.tag.startswith(W)}
            assert not tags & set(NEVER), name
            assert not [key for each in root.iter(etree.Element) for key in each.attrib if "rsid" in key], name
            if name == "docProps/core.xml":
                texts = {etree.QName(each).localname: each.text for each in root}
                assert texts["creator"] == "Northmoor District Council and Eastvale Borough Council"
                assert not {"lastModifiedBy", "keywords", "description", "category"} & set(texts)


def test_the_author_is_whoever_the_deal_names_unless_the_caller_does() -> None:
    data = {"moudraft": 1, "template": "mou", "title": "Two councils", "parties": PARTIES, "author": "Legal Services"}
    made = draft(load_deal(text=json.dumps(data), name="deal.yaml"), today=DAY, library=load_library())
    assert "<dc:creator>Legal Services</dc:creator>" in words_of(made.content("docx"))
    assert "<dc:creator>A. Clerk</dc:creator>" in words_of(made.content("docx", author="A. Clerk"))
    assert 'w:author="Legal Services"' in words_of(made.content("docx", internal=True))
