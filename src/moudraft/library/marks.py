"""The Markdown that clause files are written in: CommonMark with tables, and two marks of our own.

``{{ hole }}`` and ``[@reference]`` are rules of the parser, so that nothing inside them is read as Markdown; HTML,
links, images, code and the like are switched off.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

HOLE = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
REFERENCE = re.compile(r"\[@([a-z0-9][a-z0-9/-]*)\]")


def typographic(text: str, before: str = "") -> str:
    """Straight quotation marks as a printer sets them. ``before`` is the character in front of ``text``."""
    out: list[str] = []
    for character in text:
        if character in "'\"":
            opening = not before or before.isspace() or before in "([\u201c\u2018\u2014"
            pair = "\u2018\u2019" if character == "'" else "\u201c\u201d"
            character = pair[0] if opening else pair[1]
        out.append(character)
        before = character
    return "".join(out).replace(" -- ", " \u2013 ")


@cache
def markdown() -> MarkdownIt:
    """The parser, made once in a process: importing it costs more than most drafts."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["html_inline", "html_block", "link", "image", "autolink", "entity", "backticks", "reference"])
    parser.inline.ruler.before("escape", "hole", _hole_rule)
    parser.inline.ruler.before("escape", "clause_reference", _reference_rule)
    return parser


def _hole_rule(state: StateInline, silent: bool) -> bool:
    return _mark_rule(state, silent, HOLE, "hole")


def _reference_rule(state: StateInline, silent: bool) -> bool:
    return _mark_rule(state, silent, REFERENCE, "clause_reference")


def _mark_rule(state: StateInline, silent: bool, pattern: re.Pattern[str], name: str) -> bool:
    found = pattern.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push(name, "", 0).content = found[1]
    state.pos = found.end()
    return True
