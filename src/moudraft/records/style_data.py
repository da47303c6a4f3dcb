"""A style file for scripts: which of its styles play which part, and how each was found."""

# Annotations here are real objects, not text: schemas are made of them.

import msgspec

from moudraft.writers.word.house_style import StyleSheet
from moudraft.writers.word.word_names import ROLES


class RoleData(msgspec.Struct, frozen=True, kw_only=True):
    """A role, and the style that plays it. ``how`` is ``map``, ``name``, ``other name``, ``level``, ``look`` or
    ``built in``; ``number`` is how its list numbers it (empty: it does not)."""

    role: str
    usual: str
    kind: str
    style: str
    how: str
    number: str


class StyleData(msgspec.Struct, frozen=True, kw_only=True):
    """A style file. ``own_numbers`` is whether its numbers look otherwise than moudraft's; ``left_out`` is what no
    draft carries of it; ``pages`` are the kinds of page that have headers and footers of their own."""

    format: int = 1
    file: str
    roles: tuple[RoleData, ...]
    own_numbers: bool
    pages: tuple[str, ...]
    left_out: tuple[str, ...]


def style_data(file: str, sheet: StyleSheet) -> StyleData:
    """The facts of a style file that has been read."""
    roles = []
    for role, (style, how) in sheet.played.items():
        link = sheet.links.get(role)
        level = sheet.levels.get((link.definition, link.level)) if link else None
        number = f"{level.text} ({level.format})" if level else ""
        spec = ROLES[role]
        roles.append(RoleData(role=role, usual=spec.style, kind=spec.kind, style=style, how=how, number=number))
    return StyleData(
        file=file, roles=tuple(roles), own_numbers=sheet.foreign, pages=sheet.pages, left_out=sheet.dropped
    )
