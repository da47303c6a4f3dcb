"""What each version of the clause library said, by hash: so that a deal can be told what has changed since it was made.

``clauses/versions/<version>.json`` maps each wording (``safeguards/veto#opt-out``) to the hash of its words;
``tools/record_version.py`` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from moudraft.data import path as bundled
from moudraft.library import Library
from moudraft.selection import Choice


def record(library: Library) -> dict[str, str]:
    """The hash of every wording of a library, by clause and name."""
    clauses = sorted(library.clauses.values(), key=lambda clause: clause.id)
    return {f"{clause.id}#{wording.name}": wording.hash for clause in clauses for wording in clause.wordings}


def recorded(version: str) -> dict[str, str] | None:
    """What a version said, or None where nothing is recorded of it. A house library's own mark (``+…``) is ignored."""
    name = version.partition("+")[0]
    if not name.replace(".", "").isdigit():
        return None
    try:
        text = bundled(f"clauses/versions/{name}.json").read_text(encoding="utf-8")
    except OSError:
        return None
    return msgspec.json.decode(text, type=dict[str, str])


def changed_since(version: str, choices: Iterable[Choice]) -> list[str] | None:
    """The clauses of a draft that are worded otherwise than in a version, or None where nothing is recorded of it."""
    then = recorded(version)
    if then is None:
        return None
    chosen = {f"{choice.clause.id}#{choice.wording.name}": choice for choice in choices}
    return [choice.clause.id for key, choice in chosen.items() if then.get(key) != choice.wording.hash]
