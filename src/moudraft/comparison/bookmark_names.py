"""A file whose bookmarks go by other names (a scrubbed one), given ours again where its words tell which is which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from moudraft.comparison.laid_flat import Line, Part
from moudraft.office.namespaces import W

OURS = "_mou_"
_REFERS = re.compile(r"(\bREF\s+)(\S+)")


def names_regained(parts: Sequence[Part], guide: Sequence[Part]) -> dict[str, str]:
    """Our name for each bookmark of another name: from the line of the guide that says the same, or begins its part."""
    by_text: dict[str, list[Line]] = {}
    for line in (line for part in guide for line in part.lines()):
        if _ours(line):
            by_text.setdefault(line.text, []).append(line)
    first = {part.id: next(part.lines(), None) for part in guide}
    found: dict[str, str] = {}
    waiting: list[tuple[Line, Line]] = []
    for part in parts:
        for at, line in enumerate(part.lines()):
            if not _others(line):
                continue
            if same := by_text.get(line.text):
                found |= dict(zip(_others(line), _ours(same.pop(0)), strict=False))
            elif at == 0 and (begins := first.get(part.id)) is not None:
                waiting.append((line, begins))
    taken = set(found.values())
    for line, begins in waiting:
        found |= {name: our for name, our in zip(_others(line), _ours(begins), strict=False) if our not in taken}
    return found


def _ours(line: Line) -> list[str]:
    return [name for name in line.bookmarks if name.startswith(OURS)]


def _others(line: Line) -> list[str]:
    return [name for name in line.bookmarks if not name.startswith(OURS)]


def give_names(root: Any, names: dict[str, str]) -> None:
    """Give bookmarks, and whatever points at them, other names, in the tree itself."""
    for mark in root.iter(f"{W}bookmarkStart"):
        mark.set(f"{W}name", names.get(mark.get(f"{W}name") or "", mark.get(f"{W}name") or ""))
    for link in root.iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor") in names:
            link.set(f"{W}anchor", names[link.get(f"{W}anchor")])
    for asked in root.iter(f"{W}instrText"):
        if asked.text:
            asked.text = _REFERS.sub(lambda found: found[1] + names.get(found[2], found[2]), asked.text)
