"""Completion in PowerShell, which click knows nothing of: the set-up that a person loads, and the answers to it."""

from __future__ import annotations

import os
import re
from typing import Any

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

# PowerShell itself offers files where nothing comes back. The line is cut where the cursor stands.
_SOURCE = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.Extent.Text
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    if ($length -lt $line.Length) { $line = $line.Substring(0, $length) }
    $before = $env:%(complete_var)s, $env:COMP_WORDS, $env:COMP_CWORD, [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_WORDS = $line
        $env:COMP_CWORD = $wordToComplete
        & '%(prog_name)s' | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        $env:%(complete_var)s, $env:COMP_WORDS, $env:COMP_CWORD, [Console]::OutputEncoding = $before
    }
}
"""


_WORD = re.compile(r"""(?:'(?:[^']|'')*'?|"(?:[^"`]|`.|"")*"?|`.|[^\s'"`])+""", re.DOTALL)
_PIECE = re.compile(r"""'((?:[^']|'')*)'?|"((?:[^"`]|`.|"")*)"?|`(.)|([^'"`]+)""", re.DOTALL)


def words_of(line: str) -> list[str]:
    """The words of a line as PowerShell parts them: a backslash stands for itself, and a backtick does not."""
    return ["".join(map(_meant, _PIECE.finditer(word[0]))) for word in _WORD.finditer(line)]


def _meant(piece: re.Match[str]) -> str:
    single, double, escaped, bare = piece.groups()
    if single is not None:
        return single.replace("''", "'")
    if double is not None:
        return re.sub(r'`(.)|"(")', lambda found: found[1] or found[2], double, flags=re.DOTALL)
    return str(escaped if bare is None else bare)


class PowerShellComplete(ShellComplete):
    """What PowerShell is offered: a line for each word, its help behind a tab."""

    name = "powershell"
    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is being typed, and that one."""
        words = words_of(os.environ.get("COMP_WORDS", ""))
        words = words[2 if words[:1] in (["&"], ["."]) else 1 :]  # a program may be called by an operator
        typed = os.environ.get("COMP_CWORD", "")
        if typed and words and words[-1] == typed.strip("'\""):
            words.pop()
        return words, typed.strip("'\"")

    def format_completion(self, item: CompletionItem) -> str:
        if item.type != "plain":
            return ""
        value = str(item.value)
        quoted = "'" + value.replace("'", "''") + "'" if any(each in value for each in " '$`\"@#") else value
        return f"{quoted}\t{' '.join((item.help or '').split())}".rstrip("\t")

    def complete(self) -> str:
        """Every word on offer, without those that PowerShell finds itself."""
        return "\n".join(filter(None, super().complete().split("\n")))


def register() -> Any:
    """Make the shell known to click."""
    return add_completion_class(PowerShellComplete)
