"""Runs of text gathered by the style that they are in, and how far two colours are apart (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moudraft.english import counted
from moudraft.office.look.word_look import Printed, beginning


def by_style(printed: Iterable[Printed]) -> dict[str, list[Printed]]:
    """The runs by the name of their style, in the order in which they come: what is put right is the style."""
    found: dict[str, list[Printed]] = {}
    for each in printed:
        found.setdefault(each.style, []).append(each)
    return found


def where(printed: Sequence[Printed]) -> str:
    """How many places, and the first of them by its words."""
    return f"{counted(len(printed), 'place')}, the first {beginning(printed[0].text)}"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: from 1, where they are the same, to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
