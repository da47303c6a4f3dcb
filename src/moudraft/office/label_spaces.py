"""The space between the noun and the number of a label that a list writes ("Schedule 1"), in Word files of ours."""

from __future__ import annotations

NBSP = "\u00a0"
LABEL_SPACE = "\u202f\u202f"
"""Two narrow ones that bind, together about as wide as a usual one.

Behind the usual one that binds, LibreOffice loses the number where a reference ends a line, and at other spaces it
breaks the line; a single narrow one is no space to whoever copies the text of a PDF, and one as wide as a figure leaves
a gap.
"""
FORMER = ("\u2004",)
"""What earlier releases set there: their files are read as today's are."""


def with_usual_space(text: str) -> str:
    """A text, or its XML, with the usual space that binds where a label has its own."""
    for each in (LABEL_SPACE, *FORMER):
        text = text.replace(each, NBSP)
    return text
