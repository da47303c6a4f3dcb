"""A502: a list that was typed."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern
from moudraft.office.look.word_look import Plain, WordLook, beginning

FEWEST = 2
MARK = lazy_pattern(r"(\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[-\u2013\u2022*\u00b7\u25aa\u25cf])\s+\S")
END = Plain("", "", False, False, False, False, False)


@rule("A502", "warning")
def typed_list(file: WordLook) -> Iterator[Found]:
    """Paragraphs that follow one another begin with numbers or marks that were typed.

    Why: A list of Word's own is announced with the number of its entries, and goes on being numbered; one that was
    typed is a row of paragraphs (WCAG 2.2, 1.3.1).

    Flagged: (three paragraphs that begin with 1., 2. and 3., typed)

    Fine: (the same three in a numbered list)
    """
    run: list[Plain] = []
    for each in (*file.paragraphs, END):
        if not each.numbered and not each.heading and not each.in_table and typed(each.text):
            run.append(each)
            continue
        if len(run) >= FEWEST:
            said = f"{len(run)} paragraphs from {beginning(run[0].text)} on are a list that was typed"
            yield Found(said, hint="mark them, and choose a numbered or a bulleted list")
        run = []


def typed(text: str) -> bool:
    return bool(MARK.match(text))
