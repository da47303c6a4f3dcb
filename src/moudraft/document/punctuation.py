"""The punctuation of lists, and of values where they stand between words of the library."""

from __future__ import annotations

from typing import Literal

import msgspec

from moudraft.deal.pasted_text import ends_in_abbreviation
from moudraft.document import Inline, Paragraph, Text, plain_text
from moudraft.lazy_patterns import lazy_pattern

After = Literal["words", "value", "nothing"]
"""What was printed just before: words of the library, a value, or a value that is empty."""
_GOES_ON = lazy_pattern(r"[,;:)]\s*\S|\s+[a-z(]")


def following(out: list[Inline], words: str, after: After) -> str:
    """The library's words as they follow what is in ``out``, whose end may lose a stop or a space to them."""
    last = out[-1] if out else None
    if after == "nothing":
        if last is None:
            return words.lstrip(" .,;:")
        if isinstance(last, Text) and last.text.endswith(" "):
            if words[:1] == " ":
                return words[1:]
            if words[:1] in tuple(".,;:)"):
                out[-1] = Text(last.text.rstrip(" "))
        return words
    if words.startswith(".") and plain_text(tuple(out[-1:])).endswith((".", "!", "?")):
        return words[1:]
    if after == "value":
        unstopped(out, words)
    return words


def unstopped(out: list[Inline], words: str) -> None:
    """Take the full stop off a value at the end of ``out`` with which the sentence goes on."""
    last = out[-1] if out else None
    if isinstance(last, Text) and last.text.endswith(".") and _GOES_ON.match(words) and _is_stopped(last.text):
        out[-1] = Text(last.text.removesuffix("."))


def _is_stopped(text: str) -> bool:
    """Whether a text ends with a full stop of its own, that the sentence around it has no use for."""
    return text.endswith(".") and text.strip(". ") != "" and not text.endswith("..") and not ends_in_abbreviation(text)


def punctuated(items: list[Paragraph], end: str, *, either: bool = False) -> list[Paragraph]:
    """The items of a list with ``;``, ``; and`` and the last stop where they belong.

    A list whose items are all sentences keeps full stops. An item written with ``; or`` makes the list an *or*, and
    so does ``either``.
    """
    texts = [plain_text(item.content).rstrip() for item in items]
    if all(text.endswith((".", "!", "?")) for text in texts) and (end == "." or len(items) > 1):
        return items
    joint = "or" if either or any(text.endswith(("; or", ", or")) for text in texts) else "and"
    out = []
    for index, item in enumerate(items):
        left = len(items) - 1 - index
        stop = end if left == 0 else f"; {joint}" if left == 1 else ";"
        if item.children:
            out.append(msgspec.structs.replace(item, children=tuple(punctuated(list(item.children), stop))))
        else:
            out.append(msgspec.structs.replace(item, content=ended(item.content, stop)))
    return out


def ended(content: tuple[Inline, ...], stop: str) -> tuple[Inline, ...]:
    """The content with its own closing ``;``, ``,``, ``; and`` or ``.`` replaced by ``stop``."""
    last = content[-1] if content else None
    if not isinstance(last, Text):
        return (*content, Text(stop))
    text = last.text.rstrip()
    for ending in ("; and", "; or", ", and", ", or"):
        text = text.removesuffix(ending)
    if not text.endswith(("...", "etc.")):
        text = text.rstrip(" ;,").removesuffix(".") if text.rstrip(" ;,").endswith(".") else text.rstrip(" ;,")
    return (*content[:-1], Text(text + (stop.removeprefix(".") if text.endswith(".") else stop)))
