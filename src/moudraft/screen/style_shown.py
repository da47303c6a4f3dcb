"""A style file for a person: its roles as a table, and as a map to change."""

from __future__ import annotations

import json

from moudraft.records.style_data import RoleData, StyleData

_HOW = {
    "map": "style.yaml", "name": "its name", "other name": "another name for it", "level": "guessed by its level",
    "look": "guessed by its list and look", "built in": "built in",
}  # fmt: skip
_BUILT_IN = "built-in"


def style_shown(facts: StyleData) -> str:
    """Each role with its style, how it was found, and how it is numbered."""
    rows = [("part", "style", "found by", "number")]
    rows += [(each.role, each.style, _HOW[each.how], each.number) for each in facts.roles]
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    lines = [facts.file]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append(f"  {'  '.join([*cells, row[3]])}".rstrip())
    if len(facts.pages) > 2:
        lines.append("Even pages have headers and footers of their own.")
    if facts.left_out:
        lines.append(f"Left out of what is drafted: {', '.join(facts.left_out)}")
    return "\n".join(lines)


def style_map(facts: StyleData) -> str:
    """``style.yaml`` as it would have to read for what was found: a line to change for each role."""
    lines = [
        "# Which style of this file plays which part in a draft. Change a line, or take it out to have it found again;",
        f"# \"{_BUILT_IN}\" is moudraft's own, on the file's text. This lies beside the style file as style.yaml.",
        "roles:",
    ]
    return "\n".join([*lines, *(f"  {each.role}: {_quoted(each)}" for each in facts.roles)])


def _quoted(each: RoleData) -> str:
    return json.dumps(_BUILT_IN if each.how == "built in" else each.style, ensure_ascii=False)
