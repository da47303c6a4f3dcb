"""YAML text as plain maps, lists and text, with the line of every part and every problem at once.

Built from libyaml's events (see :mod:`moudraft.yaml_source.tree_builder`).
"""

from __future__ import annotations

from typing import Any

import msgspec

from moudraft.problems import Location, MoudraftError, Problem, raise_if
from moudraft.yaml_source.characters import raw_characters
from moudraft.yaml_source.cut_values import Cut, hashes_guarded
from moudraft.yaml_source.depth import refuse_deep
from moudraft.yaml_source.in_plain_words import in_plain_words
from moudraft.yaml_source.tree_builder import Builder, TooMuchError


class Tree(msgspec.Struct, frozen=True):
    """What a file says: ``data`` (maps, lists and text, nothing guessed) and the place of each dotted path.

    ``lines`` holds the line of the key for a map's entry and of the item for a list's; ``""`` is the whole.
    ``comments`` holds, by the path of the value before it, what was read as a comment and looks like text; ``cuts``
    the texts that a comma ended, which stand in ``data`` as they were typed.
    """

    data: Any
    file: str
    lines: dict[str, Location]
    comments: dict[str, str] = {}
    cuts: tuple[Cut, ...] = ()

    def where(self, path: str) -> Location:
        """The place of a dotted path, or of the nearest path above it that has one."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, Location(self.file))


def loader() -> Any:
    """libyaml's loader, or Python's own where there is none."""
    # Imported here and in ``parse``: a run that finds what it needs among what is kept reads no YAML at all.
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse(text: str, file: str, first_line: int = 1) -> Tree:
    """Read one YAML document whose first line is ``first_line`` of ``file``.

    Raises ``MoudraftError`` with every problem that can be told before the text stops making sense. Merge
    keys, tags, keys that are not text, second documents and characters Word cannot hold are refused.
    """
    import yaml

    text = text.removeprefix("\ufeff")
    raise_if(list(raw_characters(text, file, first_line)))
    refuse_deep(text, file, first_line)
    builder = Builder(text, file, first_line)
    try:
        for event in yaml.parse(text, Loader=loader()):
            builder.take(event)
    except TooMuchError:
        pass
    except yaml.MarkedYAMLError as error:
        builder.problems.append(in_plain_words(error, text, file, first_line))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure loader raises bare ValueErrors
        builder.report(Location(file), f"this is not YAML that can be read: {' '.join(str(error).split())}")
    raise_if(builder.problems)
    if not builder.documents:
        raise MoudraftError(Problem(Location(file), "there is nothing in it"))
    return Tree(builder.data, file, builder.lines, builder.comments, tuple(builder.cuts.values()))


def parse_typed(text: str, file: str) -> Tree:
    """As ``parse``, for a value typed on a command line or in a cell: a ``#`` in it begins no comment."""
    guarded, guard = hashes_guarded(text)
    tree = parse(guarded, file)
    if not guard:
        return tree
    lines = {path.replace(guard, ""): where for path, where in tree.lines.items()}
    cuts = tuple(Cut(*(_unguarded(part, guard) for part in msgspec.structs.astuple(each))) for each in tree.cuts)
    return Tree(_unguarded(tree.data, guard), file, lines, {}, cuts)


def _unguarded(value: Any, guard: str) -> Any:
    if isinstance(value, dict):
        return {key.replace(guard, ""): _unguarded(inner, guard) for key, inner in value.items()}
    if isinstance(value, list):
        return [_unguarded(inner, guard) for inner in value]
    return value.replace(guard, "") if isinstance(value, str) else value
