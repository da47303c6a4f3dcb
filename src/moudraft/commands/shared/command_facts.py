"""What click knows of a command, as data."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import click

from moudraft.records.command_data import ArgumentData, CommandData, CommandLine, OptionData


def command_data(command: click.Command, ctx: click.Context) -> CommandData:
    """A command as it is declared, with the examples of its help."""
    params = command.get_params(ctx)
    return CommandData(
        command=ctx.command_path,
        usage=ctx.command_path + "".join(f" {piece}" for piece in command.collect_usage_pieces(ctx)),
        about=cleandoc(command.help or ""),
        examples=tuple(_examples(command.epilog or "")),
        arguments=tuple(_argument(each, ctx) for each in params if isinstance(each, click.Argument)),
        options=tuple(_option(each, ctx) for each in params if isinstance(each, click.Option)),
        commands=tuple(_inner(command, ctx)) if isinstance(command, click.Group) else (),
    )


def _examples(epilog: str) -> Iterator[str]:
    lines = (line.strip() for line in epilog.splitlines())
    return (line for line in lines if line.startswith("moudraft ") or " | moudraft " in line or "$(moudraft " in line)


def _inner(group: click.Group, ctx: click.Context) -> Iterator[CommandLine]:
    for name in group.list_commands(ctx):
        found = group.get_command(ctx, name)
        assert found is not None, name
        yield CommandLine(name=name, about=found.get_short_help_str(limit=1000))


def _argument(argument: click.Argument, ctx: click.Context) -> ArgumentData:
    return ArgumentData(
        name=argument.make_metavar(ctx).strip("[].…"), required=argument.required, several=argument.nargs == -1,
        choices=_choices(argument),
    )  # fmt: skip


def _option(option: click.Option, ctx: click.Context) -> OptionData:
    default = None if option.is_flag or option.multiple else option.get_default(ctx)
    return OptionData(
        names=(*option.opts, *option.secondary_opts),
        value="" if option.is_flag or option.count else option.make_metavar(ctx),
        required=option.required,
        several=option.multiple,
        choices=_choices(option),
        default=_plain(default),
        about=option.help or "",
    )


def _choices(param: click.Parameter) -> tuple[str, ...]:
    return tuple(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else ()


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float) else None
