"""A401: letters that are too small."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.printed_text import by_style, where
from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import Printed, WordLook


@rule("A401", "warning")
def text_too_small(file: WordLook) -> Iterator[Found]:
    """Text is smaller than 12 points; at the edges of the page, smaller than 9.

    Why: 12 points is the least that public bodies ask of what they publish, and what is read on paper cannot be made
    larger there.

    Flagged: (paragraphs of 10 points)

    Fine: (paragraphs of 12 points, and page numbers of 10)
    """
    for style, printed in by_style(each for each in file.printed if each.size < 2 * least(each)).items():
        smallest = min(each.size for each in printed)
        said = f"\u201c{style}\u201d is set in {smallest / 2:g} points, and {least(printed[0])} are the least"
        yield Found(f"{said} ({where(printed)})", hint=f"set the style in {least(printed[0])} points or more")


def least(printed: Printed) -> int:
    """The least size in points of a text where it stands."""
    return 12 if printed.story == "body" else 9
