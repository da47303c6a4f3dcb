"""F713: a number given twice, once wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.library_texts import library_text_with
from moudraft.checks.support.rule import Found, rule
from moudraft.english import number_word
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import ClauseName
from moudraft.selection.facts import COUNCILS

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {
    **{word: n for n, word in enumerate(ONES, 1)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(ONES[:9], 1)},
}
# Any word will do in the patterns, since which are numbers is looked up: a pattern of all of them is slow to make.
WORD_FIRST = lazy_pattern(r"(?<![\w-])([a-z]+(?:-[a-z]+)?)\s*\(\s*(\d{1,3})\s*\)", re.IGNORECASE)
FIGURE_FIRST = lazy_pattern(r"(?<![\w.])(\d{1,3})\s*\(\s*([a-z]+(?:-[a-z]+)?)\s*\)", re.IGNORECASE)
IN_BRACKETS = lazy_pattern(r"\(\s*\d|\d\s*\(", signs=("(",))
FIRST_OF_A_LIST = lazy_pattern(r"\(\s*1\s*\)")
PARTIES = "councils|partners|parties|signatories"
NOUN = lazy_pattern(rf"\b(?:{PARTIES})\b", re.IGNORECASE, signs=tuple(PARTIES.split("|")))
COUNTED = lazy_pattern(
    r"\b(?P<count>both(?:\s+the)?|(?:all\s+|the\s+|all\s+the\s+)[a-z]+(?:-[a-z]+)?)\s+"
    rf"(?P<noun>{PARTIES})\b"
    r"(?!\s+(?:that|which|who|whose|with|in|of|on|at|from|for|affected|concerned|involved|named|above|below)\b)",
    re.IGNORECASE,
)


@rule("F713", "warning", "info")
def numbers_disagree(draft: Context) -> Iterator[Found]:
    """A number stands in words and in figures and the two differ, or the parties are counted wrongly.

    Why: Of "three (4) months" nobody can say which was meant, and a court may have to. "The four Councils" in a paper
    of five may be meant, and should then say which, so a count that is too low is for information, and one that is too
    high a warning.

    Flagged::

        objectives: [{text: answer each enquiry within three (4) months}]

    Fine::

        objectives: [{text: answer each enquiry within three (3) months}]
    """
    for own in draft.own_words:
        for words in twice(own.text):
            yield Found(f"\u201c{words}\u201d gives two numbers", draft.at(own.key), "keep the one that is meant")
        yield from _counted(draft, own.key, own.text)
    for text, where, provision, _ in library_text_with(draft, "("):
        for words in twice(text):
            clause = ClauseName(provision.clause)
            message = (f"\u201c{words}\u201d in the wording ", clause, " gives two numbers")
            yield Found(message, where, "keep the one that is meant", draft.place(provision))


def twice(text: str) -> Iterator[str]:
    """Each place of a text that gives a number in words and in figures and they differ."""
    if not IN_BRACKETS.search(text):
        return
    if FIRST_OF_A_LIST.search(WORD_FIRST.sub(lambda found: "" if found[1].lower() in NUMBERS else found[0], text)):
        return  # a list typed in a line, "(1) one (2) two", and not numbers given twice
    for pattern, word, figure in ((WORD_FIRST, 1, 2), (FIGURE_FIRST, 2, 1)):
        for found in pattern.finditer(text):
            if NUMBERS.get(found[word].lower(), int(found[figure])) != int(found[figure]):
                yield found[0]


def _counted(draft: Context, key: str, text: str) -> Iterator[Found]:
    # "The Partnership" holds the letters of a noun: a look for the word itself spares most drafts the long pattern.
    for found in COUNTED.finditer(text) if NOUN.search(text) else ():
        counted = found["count"].lower().split()
        actual = _count(draft, found["noun"].lower())
        said = 2 if counted[0] == "both" else NUMBERS.get(counted[-1], actual)
        # Two where there are more is another rule's matter (P306), which knows more ways of saying it.
        if said != actual and not 2 == said < actual:
            message = f"\u201c{found[0]}\u201d is {number_word(said)}, and the deal has {number_word(actual)}"
            hint = "count them again, or say which of them are meant"
            yield Found(message, draft.at(key), hint, "", "warning" if said > actual else "info")


def _count(draft: Context, noun: str) -> int:
    return len(draft.parties_in(COUNCILS) if noun == "councils" else draft.deal.parties)
