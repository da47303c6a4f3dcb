"""F717: a text of which the rest was read as a comment."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.yaml_source.in_plain_words import label


@rule("F717", "warning", wants={"deal": "comments"})
def text_cut_short(draft: Context) -> Iterator[Found]:
    """The rest of a text was read as a comment, because a space and a # stand in it.

    Why: In YAML a # after a space begins a comment. "Deliver project #4 on time" is then "Deliver project", and nobody
    sees it: the paper is whole, and says something else. A comment in earnest has a space after its #.

    Flagged: (In a deal file: the title ``Service #2``, without quotation marks.)

    Fine: (In a deal file: the title ``"Service #2"``; or ``Service  # the second``, which is a comment.)
    """
    for path, rest in draft.deal.comments.items():
        message = f"{label(path)} ends before \u201c{rest}\u201d, which was read as a comment"
        yield Found(message, draft.at(path), "put the whole text in quotes; or a space after the #, if it is a comment")
