"""References in a list share one noun: "paragraphs 7.5, 7.6 and 10.7"."""

from __future__ import annotations

import msgspec

from moudraft import english
from moudraft.document.inline import CrossReference, Inline, Text


def together(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """References in a list share one noun: "paragraphs 7.5, 7.6 and 10.7", not "paragraph 7.5, paragraph 7.6 and …"."""
    out: list[Inline] = []
    at = 0
    while at < len(content):
        end = _end_of_list(content, at)
        if end > at + 1:
            first = content[at]
            assert isinstance(first, CrossReference)
            out.append(msgspec.structs.replace(first, noun=_plural(first.noun)))
            out += [_bare(each) for each in content[at + 1 : end]]
        else:
            out.append(content[at])
        at = max(end, at + 1)
    return tuple(out)


def _end_of_list(content: tuple[Inline, ...], at: int) -> int:
    """Where a list of numbered references of one noun that begins here ends, past its "and"; ``at`` if none does."""
    first, end, place = content[at], at, at
    if not isinstance(first, CrossReference) or not first.number or not first.noun:
        return at
    joint = ""
    while place < len(content):
        each = content[place]
        if not isinstance(each, CrossReference) or not each.number:
            break
        if each.noun and _plural(each.noun) != _plural(first.noun):
            break
        end = place + 1 if joint == " and " else end
        following = content[place + 1] if place + 1 < len(content) else None
        if joint == " and " and not (isinstance(following, Text) and following.text == " to "):
            break
        if not isinstance(following, Text) or following.text not in (", ", " and ", " to "):
            break
        joint = joint if following.text == " to " else following.text
        place += 2
    return end


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else english.plural(noun)


def _bare(inline: Inline) -> Inline:
    return msgspec.structs.replace(inline, noun="") if isinstance(inline, CrossReference) else inline
