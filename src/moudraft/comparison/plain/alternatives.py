"""Alternatives that a file holds for older and newer programs: the one that Word shows."""

from __future__ import annotations

from typing import Any

from moudraft.comparison.plain.story import Story
from moudraft.office.namespaces import MC, W

_KNOWN = ("wps", "wpg", "wpc", "wp14", "w14", "w15", "w16se", "w16cid", "a14", "v", "o", "w10", "wp", "pic")


def chosen(alternatives: Any, story: Story | None) -> Any:
    """Of alternatives for older and newer programs, the one that Word shows; other words in the rest are told."""
    choices = [each for each in alternatives if each.tag == f"{MC}Choice"]
    known = [each for each in choices if set((each.get("Requires") or "").split()) <= set(_KNOWN)]
    fallback = [each for each in alternatives if each.tag == f"{MC}Fallback"]
    found = (known or fallback or choices or [alternatives])[0]
    shown = _letters(found)
    for each in (*choices, *fallback):
        if story and each is not found and _letters(each) not in ("", shown):
            story.tell("unread", "other words for older programs", "".join(each.itertext(f"{W}t")))
    return found


def _letters(element: Any) -> str:
    return "".join("".join(element.itertext(f"{W}t")).split())
