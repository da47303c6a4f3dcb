"""The modules of moudraft, and what each imports, read off their source."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "moudraft"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module by its name within the package (``commands.draft``), parsed."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


@cache
def outside(name: str) -> frozenset[str]:
    """The packages from outside that a module imports, for types alone included."""
    found = set()
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return frozenset(found - {"moudraft", "__future__"})


@cache
def inside(name: str) -> frozenset[str]:
    """The modules of moudraft that a module imports when it runs, inside functions included."""
    return frozenset(_imported(modules()[name]) - {name, "__init__"})


@cache
def inside_for_types(name: str) -> frozenset[str]:
    """The same, with those imported for types alone."""
    return frozenset(_imported(modules()[name], for_types=True) - {name, "__init__"})


def _imported(node: ast.AST, for_types: bool = False) -> set[str]:
    found: set[str] = set()
    for child in ast.iter_child_nodes(node):
        if not for_types and isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.ImportFrom) and child.module and child.module.split(".")[0] == "moudraft":
            within = child.module.removeprefix("moudraft").lstrip(".")
            for alias in child.names:
                full = f"{within}.{alias.name}".lstrip(".")
                found.add(full if full in modules() else within or "__init__")
        found |= _imported(child, for_types)
    return found
