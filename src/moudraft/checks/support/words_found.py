"""Words to avoid, as ``clauses/words-to-avoid.yaml`` lists them, found in the text of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from moudraft.checks.support.context import Context
from moudraft.checks.support.own_words import printed
from moudraft.checks.support.pointing import Place
from moudraft.checks.support.rule import Found
from moudraft.document import Provision
from moudraft.lazy_patterns import lazy_pattern
from moudraft.library.condition import Condition, Facts
from moudraft.library.wording import Body, GridRow, Inline, Line, Words, walk
from moudraft.problems import Location
from moudraft.said import ClauseName, Sayable, parts

if TYPE_CHECKING:
    from moudraft.library import WordRule

BY_EFFECT = ("binding", "non-binding")
Wanted = Callable[["WordRule"], bool]


def avoided(draft: Context, wanted: Wanted) -> Iterator[Found]:
    """What the wanted word rules find in the deal's own words and in the library's words that the draft prints."""
    texts = [draft.deal.title, *(own.text for own, _ in printed(draft)), *(text for text, *_ in library_text(draft))]
    whole = "\n".join(texts).lower()
    rules = [rule for rule in draft.library.words if wanted(rule) and _may_stand(rule.find, whole)]
    finds = tuple(rule.find for rule in rules)
    for number, found in _hits(finds, draft.deal.title):
        if rules[number].where == "all":
            yield _found(rules[number], found, "the title", draft.at("title"), "")
    for own, passage in printed(draft):
        for number, found in _hits(finds, own.text):
            if applies(draft, rules[number], passage.provision.effect, found):
                place = draft.place(passage.provision)
                yield _found(rules[number], found, f"the deal\u2019s words at {place}", draft.at(own.key), place)
    for text, where, provision, own_effect in library_text(draft):
        for number, found in _hits(finds, text):
            rule = rules[number]
            if rule.where != "heads-of-terms" and applies(draft, rule, provision.effect, found, own_effect):
                place = draft.place(provision)
                yield _found(rule, found, ("the wording ", ClauseName(provision.clause), f" at {place}"), where, place)


def library_text(draft: Context) -> Sequence[tuple[str, Place, Provision, str]]:
    """Each run of the library's words in the draft: text, place, provision, and the effect its wording is for."""
    return draft.once(_library_texts)


def _library_texts(draft: Context) -> list[tuple[str, Place, Provision, str]]:
    return list(_library_text(draft))


def _library_text(draft: Context) -> Iterator[tuple[str, Place, Provision, str]]:
    for provision in draft.document.all_provisions():
        wording = draft.choices[provision.id].wording
        for content, line in _standing(wording.body, draft.facts):
            text = "\u00b7".join(part.text for part in walk(content) if isinstance(part, Words))
            if text.strip():
                yield text, Location(wording.location.file, line or wording.location.line), provision, wording.effect


def _standing(body: Body, facts: Facts) -> Iterator[tuple[tuple[Inline, ...], int]]:
    """Each run of inlines whose line may stand in the draft; what a line asks of the item at hand is left open."""
    waiting: list[Line | GridRow] = []
    for block in body:
        if isinstance(block, Line):
            waiting.append(block)
        else:
            yield from ((cell, 0) for cell in block.header)
            waiting.extend(block.rows)
    for each in waiting:
        if not _can_hold(each.when, facts):
            continue
        if isinstance(each, Line):
            yield each.content, each.line
            waiting.extend(each.children)
        else:
            yield from ((cell, each.line) for cell in each.cells)


def _can_hold(when: Condition, facts: Facts) -> bool:
    asked = ([line for line in lines if not line.name.startswith("item.")] for lines in when)
    return not when or any(all(line.holds(facts) for line in lines) for lines in asked)


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


@lru_cache(maxsize=4096)
def _hits(finds: tuple[str, ...], text: str) -> tuple[tuple[int, str], ...]:
    """Which patterns a text holds, by number, with the words found; kept, since the library's texts recur."""
    lower = text.lower()
    near = ((number, find) for number, find in enumerate(finds) if _may_stand(find, lower))
    found = ((number, _pattern(find).search(text)) for number, find in near)
    return tuple((number, match[0]) for number, match in found if match)


def _may_stand(find: str, lower: str) -> bool:
    """Whether a text in small letters may hold what a pattern finds."""
    beginnings = _beginnings(find)
    return not beginnings or any(beginning in lower for beginning in beginnings)


@cache
def _beginnings(find: str) -> tuple[str, ...]:
    """Letters one of which a text must hold for a pattern to match: to make fifty patterns takes longer than to look.

    Empty where a pattern has no plain beginning, so that it has to be tried.
    """
    beginnings: list[str] = []
    if "\\" in find:
        return ()
    for alternative in _alternatives(find):
        plain = _PLAIN.match(alternative)
        letters = plain[0] if plain else ""
        if alternative[len(letters) : len(letters) + 1] in ("?", "*", "{"):
            letters = letters[:-1]
        if len(letters) < 3:
            return ()
        beginnings.append(letters.lower())
    return tuple(beginnings)


def _alternatives(find: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, character in enumerate(find):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and not depth:
            yield find[start:at]
            start = at + 1
    yield find[start:]


_PLAIN = lazy_pattern(r"[\w ]+")


@cache
def _pattern(find: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{find})(?!\w)", re.IGNORECASE)
