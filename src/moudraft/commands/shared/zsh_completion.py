"""Completion in zsh: click's own, but that no space follows a key that still waits for its value."""

from __future__ import annotations

from typing import Any

from click.shell_completion import ZshComplete, add_completion_class

_ADDS = "compadd -U -V unsorted -a completions"
_ADDS_KEYS = f"""local -a waiting=(${{(M)completions:#*=}})
        completions=("${{(@)completions:#*=}}")
        (( $#waiting )) && compadd -U -V unsorted -S '' -a waiting
        (( $#completions )) && {_ADDS}"""


class KeysWait(ZshComplete):
    """What zsh is offered, with the keys for ``--set`` apart."""

    source_template = ZshComplete.source_template.replace(_ADDS, _ADDS_KEYS)


def register() -> Any:
    """Put it in the place of click's own."""
    return add_completion_class(KeysWait)
