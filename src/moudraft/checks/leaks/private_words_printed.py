"""K901: the words of a private red line, or the reason for it, in the document."""

from __future__ import annotations

from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.document import Document, plain_text

FEWEST_WORDS = 2
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


@rule("K901", "error", wants={"deal": "red_lines.private"})
def private_words_printed(draft: Context) -> Iterator[Found]:
    """The words of a private red line, or the reason given for it, stand in the document.

    Why: A private line is the holder's own. Its words reach the other side as soon as they stand in a title, an
    objective or a definition, whoever typed them there. They are not repeated here.

    Flagged::

        red_lines: [{text: neither reception desk closes, reason: manifesto commitment, private: true}]
        objectives: [{text: see that neither reception desk closes}]

    Fine::

        red_lines: [{text: neither reception desk closes, reason: manifesto commitment, private: true}]
    """
    for line in draft.deal.red_lines:
        secrets = (("words", line.text), ("reason", line.reason)) if line.private else ()
        for part, secret in secrets:
            if len(secret.split()) < FEWEST_WORDS:
                continue
            place = _place(draft, _plain(secret))
            if place is not None:
                verb = "are" if part == "words" else "is"
                message = f"the {part} of a private red line {verb} in the document{place}"
                hint = "take the words out of the answer that prints them"
                yield Found(message, draft.at(line.key), hint, place.removeprefix(" at "))


def _place(draft: Context, secret: str) -> str | None:
    """Where a secret stands: `` at paragraph 2.1``, nothing for a cover or a heading, or None."""
    # All of the paper is looked through at once: a secret that does not stand in it stands in no paragraph.
    for passage in draft.passages if secret in draft.once(_all_plain) else ():
        if secret in _plain(passage.text):
            return f" at {draft.place(passage.provision)}"
    return "" if any(secret in _plain(text) for text in _around(draft.document)) else None


def _all_plain(draft: Context) -> str:
    return _plain(draft.text)


def _around(document: Document) -> Iterator[str]:
    """The text outside the provisions: cover, headings, header, signatures."""
    for content in (*document.cover.parts(), document.execution_intro):
        yield plain_text(content)
    yield from (document.title, document.header, *document.parties, *document.terms)
    yield from (section.heading for section in document.sections)
    yield from (schedule.heading for schedule in document.schedules)
    for block in document.execution_blocks:
        yield from (plain_text(content) for _label, content in block.lines)


def _plain(text: str) -> str:
    """Text without regard to capitals, spacing, quotation marks or its last stop."""
    return " ".join(text.casefold().translate(QUOTES).split()).rstrip(".;,")
