"""A301: a picture that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A301", "error")
def picture_without_words(file: WordLook) -> Iterator[Found]:
    """A picture has no alternative text, and is not marked as decoration.

    Why: Whoever cannot see it is told that there is a picture, and no more (WCAG 2.2, 1.1.1).

    Flagged: (a crest in the header without Alt Text)

    Fine: (the same crest with the Alt Text “Crest of Northmoor District Council”)
    """
    for picture in file.pictures:
        if not picture.words and not picture.decorative:
            where = "" if picture.story == "body" else f" in a {picture.story}"
            hint = "in Word, mark the picture, and say in Alt Text what it shows, or that it is decorative"
            yield Found(f"a picture{where} has no alternative text", hint=hint)
