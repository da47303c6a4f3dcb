"""What an options file holds: its form, and the axes, choices and bundles it is read into."""

# Annotations here are real objects, not text: msgspec would compile each text annotation again at every start.

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from moudraft.library.condition import Condition
from moudraft.problems import Location
from moudraft.yaml_source.tree import Tree

RED_LINES = "red_lines"


class OptionsFileForm(msgspec.Struct, forbid_unknown_fields=True):
    """What ``OPTIONS.yaml`` may hold."""

    base: str
    moudraft: int = 1
    title: str = ""
    vary: dict[str, Any] = {}
    bundles: dict[str, dict[str, Any]] = {}
    matrix: bool = True
    exclude: Any = msgspec.UNSET


class Choice(msgspec.Struct, frozen=True):
    """One value of an axis. ``sets`` is laid over the base by deal key; red lines are added to it and taken from it.

    ``is_base`` says that the base has it so already.
    """

    label: str
    sets: dict[str, Tree] = {}
    add: tuple[Any, ...] = ()
    remove: tuple[str, ...] = ()
    is_base: bool = False
    where: Location = Location("")


class VaryAxis(msgspec.Struct, frozen=True):
    """What is varied: a deal key, with the choices in the order given."""

    key: str
    label: str
    choices: tuple[Choice, ...]


class Bundle(msgspec.Struct, frozen=True):
    """Choices that go together under one name, by axis key; a key no axis has is given for this bundle alone."""

    name: str
    choices: dict[str, Choice]


class Options(msgspec.Struct, frozen=True):
    """What an options file says. ``base`` is the tree of the base deal; ``exclude`` leaves combinations out.

    ``under`` is what settings say where neither the base nor an option does.
    """

    title: str
    base_path: Path
    base: Tree
    axes: tuple[VaryAxis, ...]
    bundles: tuple[Bundle, ...]
    matrix: bool
    exclude: Condition
    source: str
    where: Location
    aliases: dict[str, str] = {}
    under: Mapping[str, tuple[Any, Location]] = {}

    def red_line_id(self, line: Any) -> str:
        """The id of a red line as a deal gives it, or its text."""
        name = str(line.get("id") or line.get("text") or "") if isinstance(line, dict) else str(line)
        return self.aliases.get(name.strip().upper(), name.strip())
