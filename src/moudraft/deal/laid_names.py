"""A party that is given another name: nothing of the one before it stays unsaid, and what speaks of it follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moudraft.deal.names_spoken import all_renamed
from moudraft.problems import Problem, raise_if
from moudraft.yaml_source.tree import Tree

_SMALL = {"a", "an", "and", "for", "in", "of", "on", "the"}
# What names the body itself, and would be another's: the name the draft calls it by, and where it sits.
_OWN = ("short_name", "address")


def laid(base: Tree, lay: Callable[[Tree], Tree]) -> Tree:
    """A deal with values laid over it (``lay``: by ``--set``, a row, an option), its parties' names all of a piece.

    Where a party's short name is another, what the base says of that party follows. Raises ``MoudraftError`` with each
    part of a party that would be printed of another body.
    """
    made = lay(base)
    refuse_stuck_names(base, made)
    before, after = (list(map(_short_name, _parties(tree))) for tree in (base, made))
    new = {old: now for old, now in zip(before, after, strict=False) if old and now and old not in after}
    return lay(Tree(all_renamed(base.data, new), base.file, base.lines, base.comments, base.cuts)) if new else made


def refuse_stuck_names(base: Tree, laid: Tree) -> None:
    """Refuse a party whose name was laid over another's while that other's own parts stay: every one of them."""
    problems: list[Problem] = []
    for n, (before, after) in enumerate(zip(_parties(base), _parties(laid), strict=False)):
        if not (isinstance(before, dict) and isinstance(after, dict)):
            continue
        old, new, short = before.get("name"), after.get("name"), before.get("short_name")
        if not (isinstance(old, str) and isinstance(new, str) and isinstance(short, str)) or old == new:
            continue
        if not fits(short, old) or fits(short, new):
            continue
        for part in _OWN:
            kept = before.get(part)
            if isinstance(kept, str) and kept and after.get(part) == kept and kept != new:
                key = f"parties.{n}.{part}"
                message = f'{key} is still "{_cut(kept)}", of {_cut(old)}, and the name is now {_cut(new)}'
                problems.append(Problem(laid.where(f"parties.{n}.name"), message, f"give {key} with the name"))
    raise_if(problems)


def fits(short: str, name: str) -> bool:
    """Whether a short name can be one of a name: its words stand there, or its letters are initials of it."""
    words, wanted = _words(name), _words(short)
    initials = "".join(word[0] for word in words)
    return all(word in words or (len(word) > 1 and word in initials) for word in wanted)


def _words(text: str) -> list[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return [word for word in plain.split() if word not in _SMALL]


def _short_name(party: Any) -> str:
    short = party.get("short_name") if isinstance(party, dict) else None
    return short if isinstance(short, str) else ""


def _parties(tree: Tree) -> list[Any]:
    parties = tree.data.get("parties") if isinstance(tree.data, dict) else None
    return parties if isinstance(parties, list) else []


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
