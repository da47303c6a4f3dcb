"""A list pasted into one text of a deal: how it is known, and the sentence that a careful person would have typed."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from moudraft import english
from moudraft.deal import Deal
from moudraft.deal.pasted_text import is_either, without_stop
from moudraft.lazy_patterns import lazy_pattern

BULLETS = "\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25e6\uf0a7\uf0b7\u00b7"
_SIGN = rf"[{BULLETS}*\u2010-\u2015\u2212-]"
MARK = rf"(?:{_SIGN}(?=\s)|\(?(?:[a-hj-z]|[ivx]{{1,4}}|[0-9]{{1,2}})\)(?=\s)|[0-9]{{1,2}}\.(?=\s+\D))"
BEGINS = lazy_pattern(rf"\s*({MARK})\s+\S")
LINE = lazy_pattern(rf"\n[ \t]*({MARK})\s+\S")
INSIDE = lazy_pattern(rf"(?:\A|[:;,.])\s*({MARK})\s+\S|([{BULLETS}])\s*\S", re.DOTALL)
_LINES = lazy_pattern(rf"(?:\A|\n)[ \t]*{MARK}\s+(?=\S)")
_PIECES = lazy_pattern(rf"(?:\A|(?<=[:;,.]))\s*{_SIGN}\s+(?=\S)|\s*[{BULLETS}]\s*(?=\S)")
_AFTER = lazy_pattern(r"(?<=[.!?])[ \t]*\n\s*(?=\S)")
_SIGNS = tuple("*)-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_UNUSUAL = (*"\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
"""Spaces that no keyboard has a key for, and that JSON does not spell with a backslash."""
NOT_PRINTED = ("key", "clauses", "lines", "source", "comments", "accepted")
"""What of a deal is no text that a draft prints, or is Markdown by right."""


def list_mark(text: str) -> tuple[str, bool]:
    """The mark of a list in a text, and whether a whole list stands there; no mark where there is none."""
    if text.isascii() and not any(sign in text for sign in ")*-."):
        return "", False
    lines = LINE.findall(text)
    inside = [one or other for one, other in INSIDE.findall(text)]
    first = BEGINS.match(text)
    if lines or len(inside) > 1:
        return (lines or inside)[0], True
    return (first[1] if first else inside[0] if inside and inside[0] in BULLETS else ""), False


def in_a_sentence(text: str) -> str:
    """A text in which a list was pasted, as one sentence with its lines in a row; any other text as it is.

    What introduces the list stays before it, and what follows it behind it, as a sentence of its own.
    """
    if not list_mark(text)[1]:
        return text
    first = BEGINS.match(text)
    marks = [*([first[1]] if first else []), *LINE.findall(text)]
    apart = _LINES if LINE.search(text) else _PIECES
    lead, *pieces = apart.split(text)
    # Letters in a running sentence are the person's own, and those that another line speaks of have to stay.
    if not pieces or any(text.count(each) > marks.count(each) for each in marks if each[-1] in ")."):
        return text
    last, *after = _AFTER.split(pieces[-1], maxsplit=1)
    items = [without_stop(" ".join(each.split())) for each in [*pieces[:-1], last]]
    said = english.joined([each for each in items if each], "or" if any(map(is_either, pieces[:-1])) else "and")
    lead = " ".join(lead.split()).rstrip(" ,;:.")
    whole = f"{lead}: {said}" if lead else said
    return f"{whole}. {' '.join(after[0].split())}" if after else whole


def with_sentences(deal: Deal) -> Deal:
    """The deal as it prints: its pasted lists in sentences. The deal itself where there are none."""
    return _with_sentences(deal) if _may_hold_a_list(deal) else deal


def _may_hold_a_list(deal: Deal) -> bool:
    """Whether a list may have been pasted anywhere: few deals hold one, and to go through all of one takes long."""
    whole = msgspec.json.encode(msgspec.structs.replace(deal, lines={}, comments={})).decode()
    if not whole.isascii() and any(each in whole for each in (*BULLETS, *_UNUSUAL)):
        return True
    # A backslash begins the spelling of a line's end, or of another such space.
    if any(sign in whole and (f"{sign} " in whole or f"{sign}\\" in whole) for sign in _SIGNS):
        return True
    # A figure with its stop: to look at what stands before each stop takes less than to look for ten figures.
    return any(before[-1:].isdecimal() for stop in (". ", ".\\") for before in whole.split(stop)[:-1])


def _with_sentences(value: Any) -> Any:
    """A value with every text in it in a sentence: the value itself where nothing changes, which is the usual case."""
    if isinstance(value, str):
        return in_a_sentence(value)
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name not in NOT_PRINTED]
        parts = {name: getattr(value, name) for name in names}
        made = {name: _with_sentences(each) for name, each in parts.items()}
        changed = {name: each for name, each in made.items() if each is not parts[name]}
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, dict):
        pairs = {_with_sentences(name): _with_sentences(each) for name, each in value.items()}
        return value if all(one is other for one, other in zip(pairs.values(), value.values(), strict=False)) else pairs
    if isinstance(value, tuple | list):
        whole = [_with_sentences(each) for each in value]
        return value if all(one is other for one, other in zip(whole, value, strict=True)) else type(value)(whole)
    return value
