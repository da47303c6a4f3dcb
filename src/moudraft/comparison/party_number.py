"""Words that follow from how many parties there are: "either Council" is "any Council" once a third joins.

A paragraph of which nothing else changed says what it said, to more or to fewer, and one line tells of all of them. The
words are those that the two drafts were filled with, name by name; nothing is guessed from what stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from moudraft import english
from moudraft.comparison.comparing import PartPair
from moudraft.comparison.piece_pairs import LinePair
from moudraft.document.drafted import Drafted

NAMES = (
    "both", "each", "either", "neither", "other", "others", "others_possessive", "one_another", "between", "parties",
    "the_parties", "groups_of_them", "party_count", "leadership", "leaders",
)  # fmt: skip
VERB = "others.s"
"""The ending of a verb after the others: takes, take."""


class PartyNumber:
    """The words of two drafts that follow from the number of their parties, by what each was in the old one."""

    def __init__(self, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        words: dict[str, set[str]] = {}
        for name in NAMES:
            if old.get(name) and name in new:
                for one, other in ((old[name], new[name]), (english.capital(old[name]), english.capital(new[name]))):
                    words.setdefault(one, set()).add(other)
        self.words = {one: sorted({one, *others}) for one, others in words.items()}
        self.verb = old.get(VERB, "") != new.get(VERB, "")
        longest = sorted(self.words, key=len, reverse=True)
        self.known = (
            re.compile("|".join(rf"\b{re.escape(each)}(?![\w\u2019])" for each in longest)) if longest else None
        )

    def explains(self, pair: PartPair) -> bool:
        """Whether all that changed in a part are words that follow from the number of parties."""
        return bool(pair.old and pair.new) and all(map(self._line, pair.lines()))

    def _line(self, line: LinePair) -> bool:
        if line.change in ("same", "referred"):
            return True
        if line.old is None or line.new is None or self.known is None:
            return False
        return re.fullmatch(self._pattern(line.old.text), line.new.text) is not None

    def _pattern(self, text: str) -> str:
        """What a line may say with another number of parties."""
        assert self.known
        out, end = "", 0
        for found in self.known.finditer(text):
            out += self._between(text[end : found.start()], after=bool(end))
            out += f"(?:{'|'.join(map(re.escape, self.words[found[0]]))})"
            end = found.end()
        return out + self._between(text[end:], after=bool(end))

    def _between(self, text: str, *, after: bool) -> str:
        """Words between those of the parties; the verb right after these may have another ending."""
        verb = re.match(r"( \w+?)s?\b", text) if after and self.verb else None
        return f"{re.escape(verb[1])}s?{re.escape(text[verb.end() :])}" if verb else re.escape(text)


def party_number(old: Drafted, new: Drafted) -> PartyNumber | None:
    """The words that follow, where the two deals have other numbers of parties."""
    if len(old.deal.parties) == len(new.deal.parties):
        return None
    return PartyNumber(_names(old), _names(new))


def _names(made: Drafted) -> dict[str, str]:
    from moudraft.document.vocabulary import Vocabulary

    found = Vocabulary(made.deal, made.selection, made.library, "non-binding").names
    wanted: Iterable[str] = (*NAMES, VERB)
    return {name: words for name in wanted if isinstance(words := found.get(name), str)}
