"""Words to avoid, as ``clauses/words-to-avoid.yaml`` lists them, found in the text of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.library_texts import library_text
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found
from moudraft.lazy_patterns import lazy_pattern
from moudraft.said import ClauseName, Sayable, parts

if TYPE_CHECKING:
    from moudraft.library import WordRule

BY_EFFECT = ("binding", "non-binding")
MOST_KEPT = 512
"""Texts and words found that are kept in one process."""
Wanted = Callable[["WordRule"], bool]


def avoided(draft: Context, wanted: Wanted) -> Iterator[Found]:
    """What the wanted word rules find in the deal's own words and in the library's words that the draft prints."""
    effects = {"all", "heads-of-terms", *(each.effect for each in draft.all_provisions)}
    rules = [rule for rule in draft.library.words if wanted(rule) and rule.where in effects]
    sought = _sought(tuple(rule.signs for rule in rules))
    title, own_words, texts = draft.deal.title, draft.printed, library_text(draft)
    sought.look_through([title, *(own.text for own, _ in own_words), *(text for text, *_ in texts)])
    for rule in (rules[number] for number in sought.near(title)):
        if rule.where == "all" and (found := _word(rule.find, title)):
            yield _found(rule, found, "the title", draft.at("title"), "")
    for own, passage in own_words:
        for rule in (rules[number] for number in sought.near(own.text)):
            found = _word(rule.find, own.text)
            if found and applies(draft, rule, passage.provision.effect, found):
                place = draft.place(passage.provision)
                yield _found(rule, found, f"the deal\u2019s words at {place}", draft.at(own.key), place)
    for text, where, provision, own_effect in texts:
        for rule in (rules[number] for number in sought.near(text)):
            if rule.where == "heads-of-terms" or (rule.where in BY_EFFECT and own_effect):
                continue
            found = _word(rule.find, text)
            if found and applies(draft, rule, provision.effect, found, own_effect):
                place = draft.place(provision)
                yield _found(rule, found, ("the wording ", ClauseName(provision.clause), f" at {place}"), where, place)


def applies(draft: Context, rule: WordRule, effect: str, found: str, own_effect: str = "") -> bool:
    """Whether a word is wrong where it stands.

    What is wrong in Heads of Terms alone is looked for in the deal's words only: a wording serves every template.

    A wording that says for itself which effect it is written for (``own_effect``) is exempt from rules of effect: its
    author chose the verb. So are the two verbs of a declaration, which has a ladder of its own.
    """
    if rule.where == "heads-of-terms":
        return draft.selection.template.instrument == "hot"
    if rule.where not in BY_EFFECT:
        return True
    if own_effect or rule.where != effect:
        return False
    return not (draft.selection.template.instrument == "declaration" and _DECLARES.match(found))


_DECLARES = lazy_pattern(r"(?:agree|undertak)", re.IGNORECASE)


def _found(rule: WordRule, word: str, whose: Sayable, where: Place, place: str) -> Found:
    message = (f"\u201c{word}\u201d in ", *parts(whose), f": {rule.why}")
    return Found(message, where, f"write instead: {rule.use}", place, rule.severity)


class _Sought:
    """Which of several words may stand in a text, by their signs; kept by text, for those of the library recur."""

    def __init__(self, signs: tuple[tuple[str, ...], ...]) -> None:
        self._signs = signs
        self._near: dict[str, tuple[int, ...]] = {}

    def look_through(self, texts: Iterable[str]) -> None:
        """Look through some texts: what stands in none of them all together is not looked for in each."""
        if len(self._near) > MOST_KEPT:
            self._near.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._near]
        if not new:
            return
        whole = "\n".join(new).lower()
        some = [number for number, signs in enumerate(self._signs) if _any_in(signs, whole)]
        for text in new:
            lower = text.lower()
            self._near[text] = tuple(number for number in some if _any_in(self._signs[number], lower))

    def near(self, text: str) -> tuple[int, ...]:
        """The numbers of the words that may stand in a text."""
        if text not in self._near:
            self.look_through((text,))
        return self._near[text]


@lru_cache(maxsize=16)
def _sought(signs: tuple[tuple[str, ...], ...]) -> _Sought:
    return _Sought(signs)


def _any_in(signs: tuple[str, ...], text: str) -> bool:
    for each in signs:  # noqa: SIM110  asked some thousand times of a draft: a plain loop is twice as quick
        if each in text:
            return True
    return False


@lru_cache(maxsize=MOST_KEPT)
def _word(find: str, text: str) -> str:
    """The words that a pattern finds in a text, or nothing."""
    found = _pattern(find).search(text)
    return found[0] if found else ""


@cache
def _pattern(find: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{find})(?!\w)", re.IGNORECASE)
