"""B609: a duty that nobody owes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moudraft.checks.support.context import Context
from moudraft.checks.support.rule import Found, rule
from moudraft.lazy_patterns import lazy_pattern

IRREGULAR = frozenset((
    "kept", "made", "given", "held", "set", "paid", "taken", "shown", "told", "sent", "put", "met", "borne",
    "drawn", "found", "brought", "written", "left", "read", "dealt", "built", "bought", "sold", "spent", "run",
    "split",
))  # fmt: skip
PASSIVE = lazy_pattern(
    r"\b(?:will|shall|must)\s+(?:(?:also|then|always|only|normally)\s+)?be\s+(?:\w+ly\s+)?(\w+)",
    re.IGNORECASE,
    signs=("will", "shall", "must"),
)
# Not duties: states, rights, and what happens of itself.
STATES = frozenset((
    "allowed", "permitted", "entitled", "required", "expected", "based", "needed", "limited", "located",
    "composed", "comprised", "deemed", "regarded", "treated", "affected", "bound", "concerned", "interested",
    "involved", "satisfied", "pleased", "prepared", "committed", "delayed", "increased", "reduced", "improved",
    "achieved", "called", "named",
))  # fmt: skip
# The words before a passive that make it a condition or a question, not a duty.
CONDITION = lazy_pattern(
    r"\b(?:if|when|where|which|that|who|how|what|whether|unless|until|so|because|as|than|before|after|once|nothing|"
    r"nobody|none|no)\b",
    re.IGNORECASE,
)
BY = lazy_pattern(r"\bby\s+(\w+)|\bbetween\b", re.IGNORECASE)
# What follows "by" and is not who does it: a day, a way.
NOT_WHO = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "then", "email", "post",
))  # fmt: skip
# "It is agreed that", "The Councils recognise that": what follows is a sentence of its own.
OPENING = lazy_pattern(
    r"^.{0,60}?\b(?:agree|agreed|intend|intended|propose|proposed|recognise|accept|accepted|understood) that\b",
    re.IGNORECASE,
)
SENTENCE = lazy_pattern(r"(?<=[.;:!?])\s+")


@rule("B609", "info")
def duty_without_owner(draft: Context) -> Iterator[Found]:
    """A sentence says that something is to be done, and nobody is named to do it.

    Why: "Information will be shared" gives no one a duty: each party may think it is another's, and no one can be asked
    why it was not done. A sentence in the active voice, or one with "by" and a name, says whose it is. What describes a
    state or states a condition is left alone.

    Flagged::

        principles: [{text: details of vacant posts will be shared each month}]

    Fine::

        principles: [{text: each Council shares details of its vacant posts}]
    """
    own = {}
    for words in draft.own_words:
        if ownerless(words.text) and (passage := draft.saying(words.text)):
            own[id(passage)] = draft.at(words.key)
    for passage in draft.passages:
        for sentence in ownerless(passage.text):
            place = draft.place(passage.provision)
            message = f"nobody is named to do this at {place}: \u201c{sentence}\u201d"
            where = own.get(id(passage)) or draft.wording_location(passage.provision)
            yield Found(message, where, "say who will do it", place)


def ownerless(text: str) -> list[str]:
    """The sentences of a text, cut short, that lay down a duty in the passive with no one to owe it."""
    if "be " not in text or not PASSIVE.search(text):
        return []
    return [_short(sentence) for sentence in SENTENCE.split(text) if _ownerless(sentence)]


def _ownerless(sentence: str) -> bool:
    sentence = OPENING.sub("", sentence)
    found = next((found for found in PASSIVE.finditer(sentence) if _participle(found[1].lower())), None)
    if found is None or found[1].lower() in STATES:
        return False
    return not CONDITION.search(sentence[: found.start()]) and not _owed(sentence)


def _participle(word: str) -> bool:
    return word in IRREGULAR or (word.endswith("ed") and len(word) > 2)


def _owed(sentence: str) -> bool:
    """Whether it is said who acts: by whom, or between whom; "by June" and "by writing" do not say it."""
    for found in BY.finditer(sentence):
        word = (found[1] or "").lower()
        day = word[:1].isdigit() or word in NOT_WHO or (word == "the" and sentence[found.end() :].startswith(" end"))
        if not (day or (word.endswith("ing") and len(word) > 3)):
            return True
    return False


def _short(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:10]) + (" \u2026" if len(words) > 10 else "")
