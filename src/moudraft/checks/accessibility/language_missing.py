"""A102: a file that does not say its language."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A102", "error")
def language_missing(file: WordLook) -> Iterator[Found]:
    """The usual text of the file is in no language.

    Why: A screen reader chooses its voice by the language, and Word its spelling and its line ends (WCAG 2.2, 3.1.1).

    Flagged: (a file whose styles name no language)

    Fine: (a file whose usual text is in English (United Kingdom))
    """
    if not file.language:
        hint = "mark all of it, and choose its language: in Word, Review, Language, Set Proofing Language"
        yield Found("the text is in no language", hint=hint)
