"""``moudraft completion``: the set-up that makes the shell complete commands, options and ids."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from moudraft.commands.shared import flags
from moudraft.commands.shared.help_order import Command
from moudraft.commands.shared.outputs import print_json, show

EXAMPLES = """\b
Examples:
  eval "$(moudraft completion bash)"                                for this shell; or put it in ~/.bashrc
  eval "$(moudraft completion zsh)"                                 for this shell; or put it in ~/.zshrc
  moudraft completion fish > ~/.config/fish/completions/moudraft.fish
  moudraft completion powershell | Out-String | Invoke-Expression   for this shell; or put it in $PROFILE
"""
VARIABLE = "_MOUDRAFT_COMPLETE"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What ``moudraft completion`` is asked."""

    shell: str
    as_json: bool = False


@click.command("completion", cls=Command, epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
@flags.json_option
def command(**given: Any) -> int:
    """Print the set-up for completion in your shell.

    Once it is loaded, Tab completes commands, options and what is to be chosen: ids of clauses and red lines, codes
    of rules, meetings, the parties of the deal, and after --set every key of a deal and what it may be. Your library
    counts. Bash must be 4.4 or later.
    """
    return run(Options(**given))


def run(options: Options) -> int:
    """Print the script for a shell: click's own, or ours where click's does not do."""
    from click.shell_completion import get_completion_class

    from moudraft.commands.shared import bash_completion, powershell, zsh_completion

    for shell in (bash_completion, powershell, zsh_completion):
        shell.register()
    made = get_completion_class(options.shell)
    assert made is not None, options.shell
    completer = made(click.Command("moudraft"), {}, "moudraft", VARIABLE)
    # click's own ``source`` first runs bash to ask its version; the text is the same without.
    script = completer.source_template % completer.source_vars()
    if options.as_json:
        from moudraft.records.small_outputs import CompletionScript

        print_json(CompletionScript(shell=options.shell, script=script))
    else:
        show(script)
    return 0
