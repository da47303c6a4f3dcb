"""Where each entry of a data file stands, by what it is called: so that a fault in it is told at its own line."""

from __future__ import annotations

from moudraft.library.reading.overlay import entry_places, pair_id
from moudraft.yaml_source.text_file import parse

LISTED = """\
- id: one
  text: a
- find: word
  text: b
- lines: [veto, sovereignty]
  text: c
- text: nothing to call it by
"""
MAPPED = """\
models:
  board:
    title: a
  team:
    title: b
entries:
  - id: one
    nested:
      deep: too deep to be an entry
"""


def places(text: str) -> dict[str, int]:
    return {id: where.line for id, where in entry_places(parse(text, "x.yaml")).items()}


def test_entries_of_a_list_stand_under_their_id_their_word_or_their_pair() -> None:
    assert places(LISTED) == {"one": 1, "word": 3, "veto sovereignty": 5, "": 7}
    assert pair_id(["veto", "sovereignty"]) == "veto sovereignty"


def test_entries_in_the_lists_and_maps_of_a_map_stand_under_theirs() -> None:
    found = places(MAPPED)
    assert found == {"models": 1, "board": 2, "team": 4, "entries": 6, "one": 7}
