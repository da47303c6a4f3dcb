"""What there is to upgrade in a deal or in a house library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from moudraft.files.replacing import Outgoing


class Due(NamedTuple):
    """The changes due to one path, in words: a deal to be written, or files of a library to be moved."""

    path: Path
    changes: list[str]
    deal: Outgoing | None = None
    moves: tuple[tuple[Path, Path], ...] = ()


def due(path: Path) -> Due:
    """What is due to a deal, or to a folder that is a house library; raises ``MoudraftError`` where it is neither."""
    return _library_due(path) if path.is_dir() else _deal_due(path)


def _deal_due(path: Path) -> Due:
    from moudraft.deal.deal_file import read_deal
    from moudraft.deal.editing.edits import edit_deal
    from moudraft.deal.editing.renaming import renamed
    from moudraft.deal.former_deals import upgraded
    from moudraft.files.replacing import Outgoing
    from moudraft.files.targets import check_target
    from moudraft.yaml_source.by_name import refuse_toml
    from moudraft.yaml_source.text_file import parse, read_file

    refuse_toml(path, "upgraded in place")
    target = check_target(path, force=True)
    tree = parse(read_file(path), str(path))
    read_deal(tree)  # what cannot be read cannot be upgraded
    made = upgraded(tree)
    if not made.changes:
        return Due(path, [])
    text = path.read_bytes().decode("utf-8")  # with the byte-order mark, if it has one
    content = edit_deal(renamed(text, made.keys, made.values), made.data).encode("utf-8")
    return Due(path, [f"{where}: {what}" for where, what in made.changes], Outgoing(target, content, ours=False))


def _library_due(house: Path) -> Due:
    from moudraft.library.reading.former_files import both, to_move
    from moudraft.problems import Location, MoudraftError, Problem, raise_if

    if not any((house / name).is_dir() for name in ("clauses", "templates")):
        hint = "name deals by their files"
        raise MoudraftError(Problem(Location(str(house)), "this folder holds no clauses and no templates", hint))
    former = to_move(house)
    raise_if([both(house, each) for each in former if (house / each.now).exists()])
    changes = [f"{house / each.before}: its place is {each.now} (since {each.since})" for each in former]
    return Due(house, changes, moves=tuple((house / each.before, house / each.now) for each in former))


def move(before: Path, now: Path) -> None:
    """Give a file its new place, where nothing stands."""
    from moudraft.files.replacing import place_new
    from moudraft.files.targets import make_folder
    from moudraft.problems import Location, MoudraftError, Problem

    make_folder(now.parent)
    try:
        place_new(before, now)
    except OSError as error:
        problem = Problem(Location(str(before)), f"cannot be moved to {now}: {error.strerror}", "move it by hand")
        raise MoudraftError(problem) from None
