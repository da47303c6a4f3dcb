"""Completion in Bash, where click's own stops at ``=`` and at names with a space in them.

Bash cuts a line into words at ``=`` and ``:`` too, and puts what it is given in the place of the last of these alone,
without quotes. So the whole line comes here as it is typed, and what goes back is what is to stand there.
"""

from __future__ import annotations

import os
import re
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

# ``$2`` is the word that Bash will put another in the place of.
_SOURCE = """\
%(complete_func)s() {
    local completion type value response
    response=$(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_CWORD="$2" %(complete_var)s=bash_complete "$1")
    while IFS= read -r completion; do
        type=${completion%%%%,*}
        value=${completion#*,}
        case $type in
            dir) COMPREPLY=(); compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            plain)
                COMPREPLY+=("$value")
                [[ $value == *= ]] && compopt -o nospace 2>/dev/null ;;
        esac
    done <<< "$response"
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_SPECIAL = re.compile(r"[^\w@%+=:,./-]")
_OPTION = re.compile(r"^--[\w-]+=")
_QUOTED = re.compile(r"""\\.|'[^']*'|"(?:\\.|[^"\\])*\"""", re.DOTALL)


class WholeLine(BashComplete):
    """What Bash is offered, worked out from the line up to the cursor."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is being typed, and that one, without their quotes."""
        words = split_arg_string(os.environ.get("COMP_WORDS", "") + "x")
        return words[1:-1], words[-1][:-1]

    def format_completion(self, item: CompletionItem) -> str:
        if item.type != "plain":
            return f"{item.type},"
        line, replaced = os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_CWORD", "")
        inside = re.search("['\"]", _QUOTED.sub("", line))
        plain = replaced.lstrip("'\"") if inside else "".join(split_arg_string(replaced))
        before = _OPTION.sub("", self.get_completion_args()[1].removesuffix(plain))
        value = str(item.value).removeprefix(before)
        return f"plain,{value if inside else _SPECIAL.sub(_escaped, value)}"


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]


def register() -> Any:
    """Put it in the place of click's own."""
    return add_completion_class(WholeLine)
