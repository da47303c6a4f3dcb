"""What is wrong with own provisions and changes of stock words although their shape is right: names, sizes, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moudraft.deal.values import SLUG, date_fault, is_tbc
from moudraft.problems import Problem
from moudraft.yaml_source.fitting import at
from moudraft.yaml_source.in_plain_words import label, shown
from moudraft.yaml_source.tree import Tree

MOST = {"own": 60, "amend": 60, "text": 30, "list": 26, "define": 30}
"""How many own provisions, paragraphs of one, items below a paragraph and terms a deal may have."""
LONGEST = {"title": 120, "text": 3000, "to": 3000, "was": 6000, "why": 2000, "key": 60}
"""How many characters each may have."""
_SHORTER = "make several of it: a provision that long is a paper of its own"
_IN_FULL = "leave it out until its words are settled"


def own_faults(tree: Tree) -> Iterator[Problem]:
    """Every fault of ``clauses.own`` and ``clauses.amend`` that their shape does not show."""
    if "clauses" not in tree.data:
        return
    for pattern in ("clauses.own", "clauses.amend", "clauses.own.*.text", "clauses.own.*.text.*.list",
                    "clauses.own.*.define"):  # fmt: skip
        for path, value in at(tree.data, pattern):
            yield from _count(tree, path, value)
    for path, own in at(tree.data, "clauses.own.*"):
        if isinstance(own, dict):
            yield from _provision(tree, path, own)
    for path, amended in at(tree.data, "clauses.amend.*"):
        if isinstance(amended, dict):
            yield from _amendment(tree, path, amended)
    yield from _keys(tree)
    for pattern in ("clauses.own.*.approved.on", "clauses.amend.*.approved.on"):
        for path, day in at(tree.data, pattern):
            if isinstance(day, str) and day.strip():
                fault = ("on cannot be tbc", "leave approved out until it is") if is_tbc(day) else None
                fault = fault or date_fault(day, partial=False)
                if fault:
                    yield Problem(tree.where(path), *fault)


def _count(tree: Tree, path: str, value: Any) -> Iterator[Problem]:
    most = MOST[path.rpartition(".")[2]]
    if isinstance(value, list | dict) and len(value) > most:
        yield Problem(tree.where(path), f"{label(path)} has {len(value)} entries; {most} is the most", _SHORTER)
    elif isinstance(value, list) and not value:
        yield Problem(tree.where(path), f"{label(path)} is empty", "take the line out")


def _provision(tree: Tree, path: str, own: dict[str, Any]) -> Iterator[Problem]:
    key = own.get("key")
    if isinstance(key, str) and key.strip() and (not SLUG.fullmatch(key.strip()) or is_tbc(key)):
        hint = "a key has small letters, digits and hyphens, as in public-involvement"
        yield Problem(tree.where(f"{path}.key"), f'key cannot be "{shown(key)}"', hint)
    if own.get("after") and _yes(own.get("schedule")):
        message = "a provision stands after a clause or is a schedule, and not both"
        yield Problem(tree.where(f"{path}.schedule"), message, "take out one of after and schedule")
    for name in ("key", "title", "why"):
        yield from _length(tree, f"{path}.{name}", own.get(name), LONGEST[name])
    for part, text in _texts(own, path):
        yield from _length(tree, part, text, LONGEST["text"])
        if is_tbc(text):
            yield Problem(tree.where(part), "words of an own provision cannot be tbc", _IN_FULL)


def _amendment(tree: Tree, path: str, amended: dict[str, Any]) -> Iterator[Problem]:
    if bool(amended.get("to")) == _yes(amended.get("out")):
        which = "has both to and out" if amended.get("to") else "says neither what the words are now nor that they go"
        yield Problem(tree.where(path), f"this change of stock words {which}", "give to: the words, or out: yes")
    for name in ("to", "was", "why"):
        yield from _length(tree, f"{path}.{name}", amended.get(name), LONGEST[name])
    number = amended.get("sentence")
    if isinstance(number, str) and number.strip().isdecimal() and int(number) < 1:
        yield Problem(tree.where(f"{path}.sentence"), "paragraphs of a wording are counted from 1")


def _texts(own: dict[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    text = own.get("text")
    for n, line in enumerate(text if isinstance(text, list) else []):
        if isinstance(line, dict):
            yield f"{path}.text.{n}.text", line.get("text")
            listed = line.get("list")
            for m, each in enumerate(listed if isinstance(listed, list) else []):
                yield f"{path}.text.{n}.list.{m}", each
        else:
            yield f"{path}.text.{n}", line
    if not isinstance(text, list):
        yield f"{path}.text", text
    defined = own.get("define")
    for term, meaning in (defined if isinstance(defined, dict) else {}).items():
        yield f"{path}.define.{term}", meaning


def _length(tree: Tree, path: str, text: Any, most: int) -> Iterator[Problem]:
    if isinstance(text, str) and len(text) > most:
        message = f"{label(path)} has {len(text)} characters; {most} is the most"
        yield Problem(tree.where(path), message, _SHORTER)


def _keys(tree: Tree) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, key in at(tree.data, "clauses.own.*.key"):
        if isinstance(key, str) and key.strip():
            other = first.setdefault(key.strip(), path)
            if other != path:
                message = f'two own provisions have the key "{shown(key)}" (the other at {tree.where(other)})'
                yield Problem(tree.where(path), message, "give each its own key")


def _yes(value: Any) -> bool:
    return (isinstance(value, str) and value.strip().lower() in ("yes", "true", "1")) or value is True
