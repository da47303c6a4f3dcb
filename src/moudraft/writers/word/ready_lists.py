"""Lists made ready when a style file is read: places in them for what our labels say, and for the lists of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from moudraft.office.label_spaces import LABEL_SPACE
from moudraft.writers.word.list_form import FORMAT, MORE, NOUN, STATEMENTS, ListForm
from moudraft.writers.word.word_names import W, qualified


def ready_lists(numbering: bytes, schedule: tuple[int, int], statement: tuple[int, int]) -> ListForm:
    """The lists of a numbering part; the levels of schedules and statements are each a definition and a level in it."""
    root = etree.fromstring(numbering)
    format = ""
    for level in _levels(root, *schedule):
        # As the draft does: "Schedule 1", "Appendix 1" or "Annex A"; and for a statement "S1".
        _set(level, "lvlText", f"{NOUN}{LABEL_SPACE}%{schedule[1] + 1}")
        format = _set(level, "numFmt", FORMAT) or format
    for level in _levels(root, *statement):
        _set(level, "lvlText", f"{STATEMENTS}%{statement[1] + 1}")
    lists = [each for each in root if each.tag == qualified("num")]
    lists[-1].addnext(etree.Comment(MORE))
    last = max(int(each.get(qualified("numId")) or 0) for each in lists)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ListForm(written.decode("utf-8"), format, last, root.nsmap.get("w") == W)


def _levels(root: Any, definition: int, depth: int) -> Iterator[Any]:
    for each in root.iter(qualified("abstractNum")):
        if each.get(qualified("abstractNumId")) == str(definition):
            levels = [level for level in each if level.get(qualified("ilvl")) == str(depth)]
            yield from levels[:1]  # a list that another program wrote may lack it


def _set(level: Any, name: str, value: str) -> str:
    """Set what a level says of itself, where it does; and what it said."""
    found = level.find(qualified(name))
    if found is None:
        return ""
    said = found.get(qualified("val")) or ""
    found.set(qualified("val"), value)
    return str(said)
