"""A long draft is put by as it is written: the file is the same whether much, little or nothing of it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from moudraft.deal.deal_file import load_deal
from moudraft.drafting import Draft, draft, load_library
from moudraft.writers.word import paragraph_xml
from tests.conftest import ROOT
from tests.writers.word.made import TODAY

LIBRARY = load_library()


def in_pieces(made: Draft, at_once: int, internal: bool, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(paragraph_xml, "_AT_ONCE", at_once)
    return made.content("docx", internal=internal)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("internal", [False, True], ids=["shared", "internal"])
def test_a_draft_put_by_in_pieces_is_the_same_file(
    example: Path, internal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = draft(load_deal(example), library=LIBRARY, today=TODAY)
    whole = in_pieces(made, 1 << 30, internal, monkeypatch)
    for at_once in (1, 7):
        assert in_pieces(made, at_once, internal, monkeypatch) == whole
