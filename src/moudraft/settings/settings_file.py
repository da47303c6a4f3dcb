"""The settings that hold for a folder: the environment, then ``moudraft.toml`` beside or above, then a person's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moudraft.settings import FILE, SETTINGS, Given, Settings, Source

if TYPE_CHECKING:
    from moudraft.yaml_source.tree import Tree

OWN = "MOUDRAFT_SETTINGS"
"""The variable that names a person's own settings file; empty, there is none."""


def settings_for(folder: Path) -> Settings:
    """The settings for what lies in a folder. Raises ``MoudraftError`` with every problem of the files at once."""
    files: list[tuple[Path, Source]] = [(each, "project") for each in project_files(folder)[:1]]
    own = own_file()
    if own is not None and own.is_file() and not any(_same(own, path) for path, _source in files):
        files.append((own, "own"))
    if not files and not any(os.environ.get(each.variable) for each in SETTINGS.values() if each.variable):
        return Settings()
    from moudraft.problems import gathered

    given: dict[str, Given] = {}
    read = gathered(_from_environment, *(lambda at=at: _from_file(*at) for at in files))
    for found in reversed(read):
        given |= found
    return Settings({name: given[name] for name in SETTINGS if name in given}, tuple(str(path) for path, _ in files))


def project_files(folder: Path) -> list[Path]:
    """The ``moudraft.toml`` of a folder and of those above it, the nearest first. The nearest alone is read."""
    try:
        here = folder.resolve()
        return [path for each in (here, *here.parents) if (path := each / FILE).is_file()]
    except (OSError, ValueError):
        return []  # a name that no folder can have is told by whoever reads what stands in it


def own_file() -> Path | None:
    """Where a person's own settings stand, whether or not there are any."""
    chosen = os.environ.get(OWN)
    if chosen is not None:
        return Path(chosen) if chosen.strip() else None
    from platformdirs import user_config_path

    return user_config_path("moudraft", appauthor=False) / FILE


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _from_environment() -> dict[str, Given]:
    from moudraft.problems import Location

    here = Path.cwd()
    said = {each.variable: os.environ.get(each.variable, "") for each in SETTINGS.values() if each.variable}
    data = {name: said[each.variable] for name, each in SETTINGS.items() if said.get(each.variable)}
    if not data:
        return {}
    from moudraft.yaml_source.text_file import from_data
    from moudraft.yaml_source.tree import Tree

    tree = from_data(data, "the environment")
    lines = {name: Location(SETTINGS[name].variable) for name in data}
    return dict(_given(Tree(tree.data, tree.file, {**tree.lines, **lines}), here, "environment"))


def _from_file(path: Path, source: Source) -> dict[str, Given]:
    from moudraft.yaml_source.text_file import read_file
    from moudraft.yaml_source.toml_text import parse_toml

    return dict(_given(parse_toml(read_file(path), str(path)), path.parent, source))


def _given(tree: Tree, base: Path, source: Source) -> Iterator[tuple[str, Given]]:
    """Each setting of a tree; a relative path is meant from ``base``."""
    from moudraft.problems import gathered
    from moudraft.settings.settings_shape import SettingsForm
    from moudraft.yaml_source.fitting import convert

    gathered(lambda: convert(tree, SettingsForm), lambda: _raise_unsound(tree))
    data: Mapping[str, Any] = tree.data
    for name, value in data.items():
        if SETTINGS[name].path:
            value = str(base / Path(value).expanduser())
        yield name, Given(value, source, tree.where(name))


def _raise_unsound(tree: Tree) -> None:
    """Raise what a shape cannot tell: an empty text, a name of a file with holes that nothing fills."""
    from moudraft.problems import Problem, raise_if
    from moudraft.settings.output_names import unknown_holes

    problems = [
        Problem(tree.where(name), f"{name} is empty", "write something, or take the line out")
        for name, value in tree.data.items() if isinstance(value, str) and not value.strip()
    ]  # fmt: skip
    pattern = tree.data.get("output")
    if isinstance(pattern, str):
        problems += [Problem(tree.where("output"), *each) for each in unknown_holes(pattern)]
    raise_if(problems)
