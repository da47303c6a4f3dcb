"""The kind of a party that a deal leaves out, where the register of public bodies has its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from moudraft.yaml_source.tree import Tree

if TYPE_CHECKING:
    from moudraft.register.entries import Register


def with_kinds(tree: Tree, register: Callable[[], Register]) -> Tree:
    """The tree with the kind of each party that has a name in the register and no kind; the name's place is its.

    The register is read only where a party has no kind. One whose name it does not have stays without.
    """
    parties = tree.data.get("parties") if isinstance(tree.data, dict) else None
    if not isinstance(parties, list):
        return tree
    without = {n: each for n, each in enumerate(parties) if _lacks_kind(each)}
    if not without:
        return tree
    from moudraft.register.name_index import fold

    listed = register().listed
    found = {n: body.kind for n, each in without.items() if (body := listed.get(fold(each["name"])))}
    told = [{**each, "kind": found[n]} if n in found else each for n, each in enumerate(parties)]
    lines = {f"parties.{n}.kind": tree.where(f"parties.{n}.name") for n in found}
    return Tree({**tree.data, "parties": told}, tree.file, {**tree.lines, **lines}, tree.comments, tree.cuts)


def _lacks_kind(party: Any) -> bool:
    return isinstance(party, dict) and "kind" not in party and isinstance(party.get("name"), str)
