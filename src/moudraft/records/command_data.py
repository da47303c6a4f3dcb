"""A command of the command line, for scripts: how it is called, and each of its arguments and options."""

# Annotations here are real objects, not text: schemas are made of them.

from typing import Any

import msgspec


class ArgumentData(msgspec.Struct, frozen=True, kw_only=True):
    """An argument. ``choices`` are all that it may be; empty, they are not counted."""

    name: str
    required: bool
    several: bool
    choices: tuple[str, ...] = ()


class OptionData(msgspec.Struct, frozen=True, kw_only=True):
    """An option. ``value`` is what is to be given with it; empty, it is a flag."""

    names: tuple[str, ...]
    value: str
    required: bool
    several: bool
    choices: tuple[str, ...] = ()
    default: Any = None
    about: str


class CommandLine(msgspec.Struct, frozen=True, kw_only=True):
    """One of several commands, and what it does in a line."""

    name: str
    about: str


class CommandData(msgspec.Struct, frozen=True, kw_only=True):
    """A command, or a group of ``commands``."""

    format: int = 1
    command: str
    usage: str
    about: str
    examples: tuple[str, ...] = ()
    arguments: tuple[ArgumentData, ...] = ()
    options: tuple[OptionData, ...] = ()
    commands: tuple[CommandLine, ...] = ()
