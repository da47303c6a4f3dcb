"""What the checks say, for somebody who has never seen a deal file: labels and titles in the place of keys and ids."""

from __future__ import annotations

import re
from collections.abc import Callable

from moudraft.english import joined
from moudraft.library import Library

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SETTLED = re.compile(rf"\bterms\.(\w+) is ({_ID}(?:(?:, | and ){_ID})*)")
_OTHER = rf"(?:(?P<or> \(or | or )(?P<other>{_ID})\b)?"
_ANSWER = re.compile(rf"\bterms\.(\w+): ({_ID}){_OTHER}")
_BODY = re.compile(rf"(?<![\w.])governance(?: is|:) ({_ID}){_OTHER}")
_CARRIES = re.compile(rf" \((?:it|a wording that) carries {_ID}\)")
_CARRIED = re.compile(rf"\bcarries ({_ID})\b")
_BARE = re.compile(rf"(?<![\w“/.:-])(?:means: )?({_ID}-{_ID}|tiered)(?![\w”/.:-])")
_WORDING = re.compile(rf" \(({_ID}/{_ID}), wording [^)]*\)")
_CLAUSE = re.compile(rf"(?<![\w/]){_ID}/{_ID}(?![\w/])")
_KEY = re.compile(r"\bterms\.(\w+)(?:\.\w+)?\b")


def in_plain_words(text: str, library: Library) -> str:
    """A message or a way out of a check with the words of the questions: ``“Leaving” is “At any time”``."""

    def value(axis: str, id: str) -> str:
        known = library.axes[axis].values.get(id)
        return f"“{known.label}”" if known else id

    def settled(found: re.Match[str]) -> str:
        if found[1] not in library.axes:
            return found[0]
        ids = re.split(", | and ", found[2])
        return f"“{library.axes[found[1]].label}” is {joined([value(found[1], id) for id in ids])}"

    def answer(found: re.Match[str]) -> str:
        axis = library.axes.get(found[1])
        if axis is None or found[2] not in axis.values:
            return found[0]
        return f"“{axis.label}”: {value(axis.id, found[2])}{_other(found, lambda id: value(axis.id, id))}"

    def body(found: re.Match[str]) -> str:
        if found[1] not in library.models:
            return found[0]
        return f"the body is “{library.models[found[1]].title}”{_other(found, model)}"

    def model(id: str) -> str:
        return f"“{library.models[id].title}”" if id in library.models else id

    def clause(id: str) -> str:
        return f"“{library.clauses[id].title}”" if id in library.clauses else id

    def bare(id: str) -> str:
        """The label of an answer named without its question, where there is only one of the name."""
        labels = {axis.values[id].label for axis in library.axes.values() if id in axis.values}
        return f"“{labels.pop()}”" if len(labels) == 1 else id

    text = _CARRIES.sub("", text)
    text = _CARRIED.sub(lambda found: f"carries “{found[1].replace('-', ' ')}”", text)
    text = _SETTLED.sub(settled, text)
    text = _ANSWER.sub(answer, text)
    text = _BODY.sub(body, text)
    text = _WORDING.sub(lambda found: f" ({clause(found[1])})", text)
    text = _CLAUSE.sub(lambda found: clause(found[0]), text)
    text = _BARE.sub(lambda found: bare(found[1]), text)
    return _KEY.sub(lambda found: f"“{library.axes[found[1]].label}”" if found[1] in library.axes else found[0], text)


def _other(found: re.Match[str], words: Callable[[str], str]) -> str:
    """The second of two answers that will do, where there is one."""
    return f"{found['or']}{words(found['other'])}" if found["or"] else ""
