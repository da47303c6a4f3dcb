"""A403: what only a colour says."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.printed_text import by_style, where
from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook


@rule("A403", "warning")
def colour_alone(file: WordLook) -> Iterator[Found]:
    """Words within a paragraph are set apart by colour or highlight, and by nothing else.

    Why: Many people do not tell colours apart, and a printer in black does not either (WCAG 2.2, 1.4.1).

    Flagged: (three words of a paragraph in red)

    Fine: (the same words in red and in bold, or in red and in square brackets)
    """
    alone = (each for each in file.printed if each.stands_out and not each.marked and not in_brackets(each.text))
    for style, printed in by_style(each for each in alone if each.story == "body").items():
        said = f"words in \u201c{style}\u201d stand out by colour alone ({where(printed)})"
        yield Found(said, hint="set them in bold too, or between square brackets")


def in_brackets(text: str) -> bool:
    return text.startswith("[") or text.endswith("]")
