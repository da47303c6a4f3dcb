"""``moudraft completion``: the set-up that makes the shell complete commands, options and ids."""

from __future__ import annotations

import click

from moudraft.commands.shared import options

EXAMPLES = """\b
Examples:
  eval "$(moudraft completion bash)"                                for this shell; or put it in ~/.bashrc
  eval "$(moudraft completion zsh)"                                 for this shell; or put it in ~/.zshrc
  moudraft completion fish > ~/.config/fish/completions/moudraft.fish
"""
VARIABLE = "_MOUDRAFT_COMPLETE"


@click.command("completion", cls=options.Command, epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the set-up for completion in your shell.

    Once it is loaded, Tab completes commands and options, ids of clauses, templates and red lines, and rule codes.
    Bash must be 4.4 or later.
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None, shell
    completer = made(ctx.find_root().command, {}, "moudraft", VARIABLE)
    # click's own ``source`` first runs bash to ask its version; the text is the same without.
    click.echo(completer.source_template % completer.source_vars())
    return 0
