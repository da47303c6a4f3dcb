"""Every command there is, those inside groups too, with the module that declares it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import NamedTuple

import click

from moudraft import commands
from moudraft.cli import cli


class Declared(NamedTuple):
    """A command by the words it is called with (``clauses show``), and the module that declares and runs it."""

    words: str
    command: click.Command
    module: ModuleType


def every_command() -> list[Declared]:
    """All commands, in the order of the help."""
    found = {id(each.command): each for each in _modules()}
    return [Declared(words, command, found[id(command)]) for words, command in _below(cli, "")]


def _below(group: click.Group, words: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        full = f"{words} {name}".strip()
        if isinstance(command, click.Group):
            yield from _below(command, full)
        else:
            yield full, command


def _modules() -> Iterator[ModuleType]:
    for info in walk_packages(commands.__path__, "moudraft.commands."):
        module = import_module(info.name)
        if isinstance(getattr(module, "command", None), click.Command):
            yield module
