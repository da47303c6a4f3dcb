"""A settings file begun for a person to go on with: each setting, what it does, and an example to take the mark off."""

from __future__ import annotations

import json

from moudraft.settings import SETTINGS

BEGINNING = """\
# The settings of moudraft for this folder and those below it. moudraft settings shows what holds, and why.
# A line that begins with # sets nothing: take the mark off to use it.
"""
EXAMPLES = "# What these lines say is an example: put in your own."


def settings_begun(body: str = "", **used: str) -> str:
    """The text of a ``moudraft.toml``: what is ``used`` from the first, one's own ``body``, the rest as comments."""
    parts = [BEGINNING]
    for name, setting in SETTINGS.items():
        lines = [f"# {line}" for line in _wrapped(setting.help)]
        if name in used:
            lines.append(f"{name} = {_quoted(used[name])}")
        elif name == "body" and body:
            _table, _name, *more = setting.example.split("\n")
            lines += ["[body]", f"name = {_quoted(body)}", EXAMPLES, *(f"# {line}" for line in more)]
        else:
            lines += [f"# {line}" for line in setting.example.split("\n")]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    """A text as TOML writes it; JSON writes basic strings the same way, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)
