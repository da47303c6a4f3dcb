"""What ``load_deal`` takes: a path, as a ``Path`` or as text; YAML text; plain data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moudraft import MoudraftError, load_deal
from moudraft.yaml_source.text_file import parse
from tests.conftest import ROOT

DEAL = ROOT / "examples" / "shared-services.yaml"
TEXT = DEAL.read_text(encoding="utf-8")


@pytest.fixture
def deal(folder: Path) -> Path:
    (folder / "deal.yaml").write_text(TEXT, encoding="utf-8")
    return folder / "deal.yaml"


def test_a_path_as_text_is_a_path(deal: Path) -> None:
    wanted = load_deal(Path("deal.yaml"))
    assert wanted.source == "deal.yaml"
    assert load_deal("deal.yaml") == load_deal("./deal.yaml") == wanted
    assert load_deal(str(deal), name="deal.yaml") == wanted


@pytest.mark.parametrize("name", ["my deal.yaml", "deal", "a: b.yaml", "title:.yaml", "déjà.yaml"])
def test_a_file_is_read_whatever_it_is_called(name: str, folder: Path) -> None:
    (folder / name).write_text(TEXT, encoding="utf-8")
    assert load_deal(name).title == "Shared Services Partnership"


def test_text_is_text_even_where_a_file_of_that_name_is_there(folder: Path) -> None:
    (folder / "title: A").write_text(TEXT, encoding="utf-8")
    with pytest.raises(MoudraftError, match='the key "parties" is missing'):
        load_deal(text="title: A")
    assert load_deal("title: A").title == "Shared Services Partnership"


def test_yaml_is_yaml_however_it_is_laid_out(folder: Path) -> None:
    on_one_line = json.dumps(parse(TEXT, "deal").data)
    assert load_deal(TEXT).title == load_deal(on_one_line).title == load_deal(text=on_one_line).title


@pytest.mark.parametrize("missing", ["nowhere.yaml", "C:\\deals\\deal.yaml", "deal", "- a", "x" * 5000])
def test_a_path_that_leads_nowhere_is_said_as_a_path(missing: str, folder: Path) -> None:
    with pytest.raises(MoudraftError) as caught:
        load_deal(missing)
    (problem,) = caught.value.problems
    assert problem.location.file == missing
    assert "there is no such file" in problem.message or "cannot be read" in problem.message


def test_one_line_that_begins_with_a_key_is_yaml(folder: Path) -> None:
    with pytest.raises(MoudraftError, match='the key "parties" is missing'):
        load_deal("moudraft: 1")


@pytest.mark.parametrize("empty", ["", "  ", "\t"])
def test_nothing_is_an_empty_deal(empty: str) -> None:
    with pytest.raises(MoudraftError):
        load_deal(empty)


@pytest.mark.parametrize(("source", "text"), [(None, None), (TEXT, TEXT)])
def test_one_source_and_one_alone_is_asked_for(source: str | None, text: str | None) -> None:
    with pytest.raises(TypeError, match="a source or text"):
        load_deal(source, text=text)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for asked in ({"source": text}, {"text": text}):
        with pytest.raises(MoudraftError):
            load_deal(**asked)
