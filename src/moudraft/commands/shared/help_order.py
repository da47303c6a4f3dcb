"""Commands whose help begins with examples, since those are what most people look for."""

from __future__ import annotations

import click


class Command(click.Command):
    """A command whose epilog (its examples) stands first in its help."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples_first(self, ctx, formatter)


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
