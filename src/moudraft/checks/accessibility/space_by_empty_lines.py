"""A503: room made by empty paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.rule import Found, rule
from moudraft.english import counted
from moudraft.office.look.word_look import WordLook

FEWEST = 3


@rule("A503", "info")
def space_by_empty_lines(file: WordLook) -> Iterator[Found]:
    """Three or more empty paragraphs follow one another.

    Why: Each is read out as blank, and the room that they make is another on every page. A page break, or space
    before a paragraph, makes the same room.

    Flagged: (four empty paragraphs before the signatures)

    Fine: (a paragraph with a page break before it)
    """
    run = places = 0
    for each in (each for each in file.paragraphs if not each.in_table):
        run = 0 if each.spoken else run + 1
        places += run == FEWEST
    if places:
        said = f"{counted(places, 'place')} where room is made by {FEWEST} or more empty paragraphs"
        yield Found(said, hint="take them out, and give the next paragraph space before it, or a page break")
