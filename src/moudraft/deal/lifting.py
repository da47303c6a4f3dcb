"""A word of a deal as the map that says more, where something is set inside it: ``chair`` becomes ``{rule: chair}``."""

from __future__ import annotations

from moudraft.yaml_source.reaching import reached, replaced
from moudraft.yaml_source.tree import Tree

RULED = ("chair", "decision", "standing")
"""Parts of a body that are a word, or a map with the word as its rule."""
MAIN = {**dict.fromkeys(RULED, "rule"), "meets": "then", "escalates_to": "to", "groups": ""}
"""What a word in place of a map means in it; nothing where it only says that there is one."""


def lifted(tree: Tree, key: str) -> Tree:
    """The tree, where a key goes through the word of a term or a body, with that word as a map; all else as it was."""
    steps = key.split(".")
    if steps[0] not in ("governance", "terms") or not isinstance(tree.data, dict):
        return tree
    part = 2 if len(steps) > 2 and steps[1].isdecimal() else 1
    is_term = steps[0] == "terms"
    if len(steps) < part + 2 or (not is_term and steps[part] not in MAIN):
        return tree
    data, above = tree.data, ".".join(steps[: part + 1])
    word = reached(data, steps[: part + 1])
    if not isinstance(word, str) or not word.strip():
        return tree
    name = "rule" if is_term else MAIN[steps[part]]
    made = replaced(data, steps[: part + 1], {name: word} if name else {})
    lines = {**tree.lines, f"{above}.{name}": tree.where(above)} if name else tree.lines
    return Tree(made, tree.file, lines, tree.comments, tree.cuts)
