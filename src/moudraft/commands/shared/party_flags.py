"""``--for PARTY``: the party that a paper is made for."""

from __future__ import annotations

from collections.abc import Callable

import click

from moudraft.commands.shared import complete
from moudraft.commands.shared.flags import F


def for_option(help: str) -> Callable[[F], F]:
    """``--for``: a party by its short name."""
    return click.option("--for", "party", metavar="PARTY", default="", shell_complete=complete.parties, help=help)
