"""``moudraft style``: begin a house style, check one, and show which of its styles play which part."""

from __future__ import annotations

import click

from moudraft.commands.shared.help_order import Group
from moudraft.commands.style import check_style, new_style, show_style

EXAMPLES = """\b
Examples:
  moudraft style show firm.dotx              which of its styles are used for what
  moudraft style show firm.dotx --map        the same as a style.yaml to change
  moudraft style check firm.dotx             whether anything is guessed, built in or left behind
  moudraft style new house.docx              a style file to begin from, with every style there is
"""


@click.group("style", cls=Group, epilog=EXAMPLES)
def command() -> None:
    """Draft in your own house style: any .docx or .dotx of yours, given to --style as it is."""


command.add_command(show_style.command)
command.add_command(check_style.command)
command.add_command(new_style.command)
