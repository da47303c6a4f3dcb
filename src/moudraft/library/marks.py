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
    # What was escaped stays apart from the rest of the text: it is meant to print.
    parser.disable("text_join", ignoreInvalid=True)
    parser.inline.ruler.before("escape", "hole", _hole_rule)
    parser.inline.ruler.before("escape", "clause_reference", _reference_rule)
    return parser


def _hole_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    # No further than the next hole: else each of ten thousand that are open would look to the end of the text.
    start = state.pos + 2
    opening = state.src.find("{{", start)
    end = state.src.find("}}", start, opening if opening >= 0 else len(state.src))
    return end >= 0 and _taken(state, silent, "hole", state.src[start:end].strip(), end + 2)


def _reference_rule(state: StateInline, silent: bool) -> bool:
    found = REFERENCE.match(state.src, state.pos)
    return bool(found) and _taken(state, silent, "clause_reference", found[1], found.end())  # type: ignore[index,union-attr]


def _taken(state: StateInline, silent: bool, name: str, content: str, end: int) -> bool:
    if not silent:
        state.push(name, "", 0).content = content
    state.pos = end
    return True
