"""A word of a deal as the map that says more, where something is set inside it: ``chair`` becomes ``{rule: chair}``."""

from __future__ import annotations

from moudraft.deal import LISTS
from moudraft.deal.deal_shape import OWN_LISTS
from moudraft.yaml_source.reaching import reached, replaced
from moudraft.yaml_source.tree import Tree

RULED = ("chair", "decision", "standing")
"""Parts of a body that are a word, or a map with the word as its rule."""
MAIN = {**dict.fromkeys(RULED, "rule"), "meets": "then", "escalates_to": "to", "groups": "", "standing_orders": "rule"}
"""What a word in place of a map means in it; nothing where it only says that there is one."""


def lifted(tree: Tree, key: str) -> Tree:
    """The tree, where a key goes through the word of a term or an item, with that word as a map; all else as it was."""
    steps = key.split(".")
    tree = _item_lifted(tree, steps)
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


def _item_lifted(tree: Tree, steps: list[str]) -> Tree:
    """An id or a text in a list, or the one body, as the map that says more of it."""
    head = steps[0]
    if head not in ("red_lines", "governance", *LISTS) or not isinstance(tree.data, dict):
        return tree
    one = head == "governance" and isinstance(tree.data.get(head), str)
    at = steps[: 1 if one else 2]
    word = reached(tree.data, at)
    if len(steps) <= len(at) or not isinstance(word, str) or not word.strip():
        return tree
    is_text = head in OWN_LISTS or " " in word.strip()
    name = "model" if head == "governance" else "text" if is_text else "id"
    above = ".".join(at)
    lines = {**tree.lines, f"{above}.{name}": tree.where(above)}
    return Tree(replaced(tree.data, at, {name: word}), tree.file, lines, tree.comments, tree.cuts)
