"""Words come out exactly as they went in, whatever they are."""

from __future__ import annotations

import io
import re

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moudraft.document import Blank, DefinedTerm, Emphasis, Row, Table, Text
from tests.writers.word.integrity import faults
from tests.writers.word.made import only, read, written
from tests.writers.word.nodes import HOSTILE, cell, paragraph, words
from tests.writers.word.reading import W, text_of

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_written(text: str) -> str:
    """What a .docx can hold of a text: one kind of line break, and a mark where XML has no place for a character."""
    return ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def run_with(reading, words):
    return next(run for run in reading.body.iter(W + "r") if words in "".join(t.text or "" for t in run.iter(W + "t")))


@settings(max_examples=300, deadline=None)
@given(st.text())
@pytest.mark.slow
def test_any_text_comes_back_literally(text):
    reading = written(only(paragraph("plain", "", text)))
    assert reading.paragraphs[-1].text == as_written(text)
    assert faults(reading.docx) == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab &<>\"'{}%[]*@\t\n \u00a0א\u0627\U0001f600")))
def test_markup_spaces_and_scripts_come_back_literally_in_a_table_cell(text):
    table = Table((cell("Head"),), (Row((cell(text),)),), (100,), text)
    assert written(only(table)).paragraphs[-1].text == as_written(text)


def test_hostile_text_prints_exactly():
    shown = [each.text for each in read().paragraphs if each.label == "4.2"]
    assert shown == [HOSTILE]


def test_hostile_text_prints_exactly_to_python_docx_too():
    opened = python_docx.Document(io.BytesIO(read().docx))
    assert HOSTILE in [each.text for each in opened.paragraphs]


def test_a_newline_is_a_line_break_and_a_tab_a_tab():
    last = written(only(paragraph("plain", "", "one\ntwo\tthree"))).paragraphs[-1].element
    assert [each.tag.removeprefix(W) for each in last.find(W + "r")] == ["t", "br", "t", "tab", "t"]


def test_right_to_left_script_is_marked_and_the_words_round_it_are_not():
    reading = read()
    assert run_with(reading, "مرحبا بكم").find(f"{W}rPr/{W}rtl") is not None
    assert run_with(reading, "שלום").find(f"{W}rPr/{W}rtl") is not None
    assert run_with(reading, "Two lines").find(f"{W}rPr/{W}rtl") is None


def test_a_defined_term_has_curly_quotes_in_its_character_style():
    run = run_with(read(), "Partnership")
    runs = written(only(paragraph("plain", "", DefinedTerm(words("Term"))))).paragraphs[-1].element.findall(W + "r")
    assert "".join(text_of(each) for each in runs) == "\u201cTerm\u201d"
    assert {each.find(f"{W}rPr/{W}rStyle").get(W + "val") for each in runs} == {"DefinedTerm"}
    assert run is not None


def test_a_blank_is_highlighted_and_says_what_is_to_be_confirmed():
    run = written(only(paragraph("plain", "", Blank("the sum")))).paragraphs[-1].element.find(W + "r")
    assert text_of(run) == "[to confirm: the sum]"
    assert run.find(f"{W}rPr/{W}highlight").get(W + "val") == "yellow"
    assert run.find(f"{W}rPr/{W}rStyle").get(W + "val") == "Blank"


@pytest.mark.parametrize(("strong", "tag"), [(False, "i"), (True, "b")])
def test_emphasis_is_italic_or_bold(strong, tag):
    emphasis = Emphasis((Text("so"),), strong=strong)
    run = written(only(paragraph("plain", "", emphasis))).paragraphs[-1].element.find(W + "r")
    other = {"i": "b", "b": "i"}[tag]
    assert run.find(f"{W}rPr/{W}{tag}") is not None
    assert run.find(f"{W}rPr/{W}{other}") is None


def test_emphasis_inside_emphasis_is_both():
    nested = Emphasis((Emphasis((Text("so"),), strong=True),))
    properties = written(only(paragraph("plain", "", nested))).paragraphs[-1].element.find(f"{W}r/{W}rPr")
    assert [each.tag.removeprefix(W) for each in properties] == ["b", "bCs", "i", "iCs"]
