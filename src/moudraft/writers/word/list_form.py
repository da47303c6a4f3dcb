"""The lists of a style file as text with places in it, so that a draft fills them in and reads no XML."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Iterable

import msgspec

from moudraft.document.numbering import STATEMENT
from moudraft.writers.word.run_xml import escape
from moudraft.writers.word.word_names import W

STATEMENTS = "(moudraft: the letter of statements)"
NOUN = "(moudraft: the noun of schedules)"
FORMAT = "(moudraft: the form of their numbers)"
MORE = "(moudraft: further lists)"
"""What stands in the places, the last of them in a comment."""


class Restart(msgspec.Struct, frozen=True, gc=False):
    """Where a list goes on with another number than it would: its definition, the level, and that number."""

    definition: int
    level: int
    start: int


class ListForm(msgspec.Struct, frozen=True):
    """numbering.xml with its places; ``format`` is how it has schedules numbered, and ``last`` its highest list.

    ``prefixed`` is whether it calls the names of Word by the prefix that ours have.
    """

    xml: str
    format: str
    last: int
    prefixed: bool = True

    def filled(self, noun: str, lettered: bool, restarts: Iterable[Restart]) -> bytes:
        """The part: schedules under their noun, in letters or else as the file has them, and a list for each restart.

        Those get the numbers that come after the last of the file.
        """
        more = "".join(self._list(number, each) for number, each in enumerate(restarts, self.last + 1))
        text = self.xml.replace(STATEMENTS, STATEMENT).replace(NOUN, escape(noun))
        text = text.replace(FORMAT, "upperLetter" if lettered else self.format)
        return text.replace(f"<!--{MORE}-->", more).encode()

    def _list(self, number: int, restart: Restart) -> str:
        names = "" if self.prefixed else f' xmlns:w="{W}"'
        start = f'<w:startOverride w:val="{restart.start}"/>'
        return (
            f'<w:num{names} w:numId="{number}"><w:abstractNumId w:val="{restart.definition}"/>'
            f'<w:lvlOverride w:ilvl="{restart.level}">{start}</w:lvlOverride></w:num>'
        )
