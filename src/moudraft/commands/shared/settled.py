"""Settings put to use: an option that nobody gave takes what ``moudraft.toml`` or the environment has for it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec
from click.core import ParameterSource

if TYPE_CHECKING:
    from moudraft.deal import Deal
    from moudraft.problems import Location
    from moudraft.settings import Given, Settings

T = TypeVar("T", bound=msgspec.Struct)
KEPT = "moudraft.settings"
"""Under this name the settings of a run are kept with its context."""
OPTIONS = ("library", "style")
"""Settings that stand for an option of the same name."""
_WHERE = ("deal_path", "sources", "paths", "new_path", "options_path")
"""The parameters that may name the deal, beside or above which settings stand."""


def settle(ctx: click.Context) -> None:
    """Fill the options of a command from the settings that hold for its deal, or for the folder at hand."""
    settings = ctx.meta[KEPT] = settings_beside(ctx.params)
    for name in _left_to_settings(ctx):
        value = settings.value(name)
        if value is not None and ctx.params[name] is None:
            ctx.params[name] = Path(value)


def settings_beside(params: Mapping[str, Any]) -> Settings:
    """The settings that hold for the deal that the parameters of a command name, or for the folder at hand."""
    from moudraft.settings.settings_file import settings_for

    return settings_for(_folder(params))


def settled_for(path: Path, options: T) -> T:
    """The options of a command for one of its deals, with the settings that hold there; these are then at hand."""
    ctx = click.get_current_context(silent=True)
    if ctx is None:
        return options
    settings = ctx.meta[KEPT] = settings_beside({"deal_path": path})
    said = {name: settings.value(name) for name in _left_to_settings(ctx)}
    return msgspec.structs.replace(options, **{name: Path(value) if value else None for name, value in said.items()})


def named_paths() -> dict[str, Path]:
    """The library and the style that the command line names; those of the settings hold without being named."""
    ctx = click.get_current_context(silent=True)
    if ctx is None:
        return {}
    left = _left_to_settings(ctx)
    return {name: ctx.params[name] for name in OPTIONS if ctx.params.get(name) and name not in left}


def _left_to_settings(ctx: click.Context) -> list[str]:
    """The options of a command that nobody gave, and that settings may give."""
    asked = (name for name in OPTIONS if name in ctx.params)
    return [name for name in asked if ctx.get_parameter_source(name) in (None, ParameterSource.DEFAULT)]


def settings_at_hand() -> Settings:
    """The settings of the command that runs; none where moudraft is called from Python."""
    from moudraft.settings import Settings

    ctx = click.get_current_context(silent=True)
    found = ctx.meta.get(KEPT) if ctx is not None else None
    return found if found is not None else Settings()


def settings_for_options() -> Mapping[str, Given]:
    """The settings at hand that stand for options of a draft, but for those that the command line goes before."""
    ctx = click.get_current_context(silent=True)
    said = ctx.get_parameter_source if ctx is not None else lambda name: None
    taken = {name: each for name, each in settings_at_hand().given.items() if name in (*OPTIONS, "output")}
    return {name: each for name, each in taken.items() if said(name) in (None, ParameterSource.DEFAULT)}


def laid_under() -> Mapping[str, tuple[Any, Location]]:
    """What the settings say where a deal says nothing, by its key in the deal, with its place."""
    given = settings_at_hand().given
    found: dict[str, tuple[Any, Location]] = {}
    if posture := given.get("posture"):
        found["clauses.posture"] = (posture.value, posture.location)
    if author := given.get("author"):
        found["author"] = (author.value, author.location)
    if accept := given.get("accept"):
        found |= {f"accepted.{code}": (why, accept.location) for code, why in accept.value.items()}
    return found


def _folder(params: Mapping[str, Any]) -> Path:
    """The folder of the deal that a command is about, else the folder at hand."""
    for name in _WHERE:
        value = params.get(name)
        path = value[0] if isinstance(value, tuple) and value else value
        if isinstance(path, Path) and str(path) != "-":
            # A name that no file can have is told by whoever reads it.
            with contextlib.suppress(OSError, ValueError):
                return path if path.is_dir() else path.parent
    return Path()


def named_beside(deal_path: Path, deal: Deal | None, ending: str) -> Path:
    """Where a draft goes that nobody named: beside its deal, called as the settings say or as the deal is."""
    pattern = settings_at_hand().value("output")
    if pattern is None or deal is None:
        return deal_path.parent / (deal_path.stem + ending)
    from moudraft.settings.output_names import output_name

    return deal_path.parent / (output_name(pattern, deal, deal_path.stem) + ending)
