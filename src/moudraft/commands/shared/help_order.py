"""Commands whose help begins with examples, since those are what most people look for; each heeds the settings."""

from __future__ import annotations

from typing import Any

import click


def _be_quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    from moudraft.commands.shared.this_run import this_run

    if value:
        this_run().quiet = True


QUIET_OPTION = click.Option(
    ["-q", "--quiet"], is_flag=True, expose_value=False, callback=_be_quiet,
    help="Say nothing but what was asked for, and errors.",
)  # fmt: skip


class Plain(click.Command):
    """A command whose epilog (its examples) stands first in its help."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Those of the command, and ``-q``, which every command has and none is told of."""
        *own, help = super().get_params(ctx)
        return [*own, QUIET_OPTION, help]

    def make_parser(self, ctx: click.Context) -> Any:
        """What reads the words of a run, and knows ``-o`` at once.

        Click first looks for a long option of that name, and for all that are like it, which costs as much as a rule.
        """
        parser: Any = super().make_parser(ctx)
        long, short = getattr(parser, "_long_opt", None), getattr(parser, "_short_opt", None)
        if isinstance(long, dict) and isinstance(short, dict):
            long |= short
        return parser

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples_first(self, ctx, formatter)


class Command(Plain):
    """Such a command that heeds the settings."""

    def invoke(self, ctx: click.Context) -> Any:
        from moudraft.commands.shared.settled import settle

        settle(ctx)
        return super().invoke(ctx)


class Group(click.Group):
    """A group of commands whose epilog (its examples) stands first in its help."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples_first(self, ctx, formatter)


def examples_first(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write a command's help: how it is called, its examples, what it does, its options."""
    command.format_usage(ctx, formatter)
    command.format_epilog(ctx, formatter)
    command.format_help_text(ctx, formatter)
    command.format_options(ctx, formatter)
