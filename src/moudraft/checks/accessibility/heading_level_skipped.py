"""A103: headings that jump a level."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.office.look.word_look import WordLook, beginning


@rule("A103", "error")
def heading_level_skipped(file: WordLook) -> Iterator[Found]:
    """A heading stands more than one level below the heading before it.

    Why: Whoever goes through a paper by its headings takes a missing level for a part that is lost (WCAG 2.2, 1.3.1).

    Flagged: (a heading of level 3 right after one of level 1)

    Fine: (a heading of level 2 after one of level 1)
    """
    before = 0
    for heading in file.headings:
        if heading.level > before + 1:
            after = f"one of level {before}" if before else "no other"
            said = f"the heading {beginning(heading.text)} is of level {heading.level} and follows {after}"
            yield Found(said, hint=f"make it a heading of level {before + 1}")
        before = heading.level
